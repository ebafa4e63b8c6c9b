package jp.kakehashi.documents.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.form.BlankForm.PageSize;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.form.FormTemplate.Field;
import jp.kakehashi.documents.page.PaperFile;
import jp.kakehashi.documents.page.PaperInfo;
import jp.kakehashi.documents.page.Sheet;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.RowLink;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Old blank forms filled in from records: all pages of the blank for each record. The blank itself
/// is in the file once, however many records there are. For one thread.
public final class FormPrint {
    private final PrintJob job;

    /// A printer for one job.
    public FormPrint(PrintJob job) {
        this.job = job;
    }

    /// What goes on one copy of the form.
    ///
    /// @param values by field name, canonical text; a missing one is empty
    /// @param link where a CODE field leads, or null
    public record Filling(Map<String, String> values, @Nullable RowLink link) {
        /// Never changes.
        public Filling {
            values = Map.copyOf(values);
        }
    }

    /// Writes the PDF; it appears whole or not at all.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.template_off_page` when a
    ///     field lies beside the blank, `problem.document.code_too_small`, and as
    ///     {@link jp.kakehashi.documents.print.LedgerPrint#write}
    public PrintReport write(
            Path file,
            FormTemplate template,
            BlankForm blank,
            Iterator<Filling> fillings,
            long total) {
        check(template, blank);
        try (PaperFile paper = new PaperFile(job.fonts(), file)) {
            keep(blank, paper);
            FieldDrawing drawing = new FieldDrawing(job.fonts(), paper);
            long done = 0;
            while (fillings.hasNext()) {
                job.tell(done, total);
                done++;
                copy(template, blank, fillings.next(), paper, drawing, done);
            }
            if (done == 0) {
                copy(template, blank, new Filling(Map.of(), null), paper, drawing, 0);
            }
            job.tell(done, total);
            return paper.save(
                    new PaperInfo(template.name(), job.printedBy(), job.at(), job.zone()));
        }
    }

    private void copy(
            FormTemplate template,
            BlankForm blank,
            Filling filling,
            PaperFile paper,
            FieldDrawing drawing,
            long number) {
        for (int page = 1; page <= blank.pages().size(); page++) {
            PageSize size = blank.pages().get(page - 1);
            Sheet sheet = paper.addSheet(Mm.points(size.widthMm()), Mm.points(size.heightMm()));
            sheet.picture(name(page));
            for (Field field : template.fields()) {
                if (field.page() == page) {
                    String value = filling.values().getOrDefault(field.name(), "");
                    drawing.draw(sheet, field, value, filling.link(), number + " " + field.name());
                }
            }
            if (job.training()) {
                sheet.watermark(job.words().training());
            }
        }
    }

    private static void check(FormTemplate template, BlankForm blank) {
        for (Field field : template.fields()) {
            boolean there = field.page() <= blank.pages().size();
            PageSize page = there ? blank.pages().get(field.page() - 1) : null;
            boolean on = page != null && on(page, field.box());
            for (FormTemplate.Choice choice : field.details().choices()) {
                on = on && on(page, choice.box());
            }
            if (!on) {
                throw Problem.invalid("problem.document.template_off_page", field.name())
                        .asException();
            }
        }
    }

    private static boolean on(@Nullable PageSize page, Box box) {
        return page != null
                && box.x() + box.width() <= page.widthMm() + 0.5
                && box.y() + box.height() <= page.heightMm() + 0.5;
    }

    private static void keep(BlankForm blank, PaperFile paper) {
        try (PDDocument source = blank.open()) {
            CosCopy copy = new CosCopy(paper.document());
            int number = 0;
            for (var page : source.getPages()) {
                number++;
                COSDictionary pictures =
                        page.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
                if (pictures == null
                        || !(copy.copy(pictures.getDictionaryObject(BlankRebuilding.PICTURE))
                                instanceof COSStream picture)) {
                    throw new IllegalStateException("a blank's page without its picture");
                }
                paper.keep(name(number), picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int page) {
        return "Blank" + page;
    }
}
