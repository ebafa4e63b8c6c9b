package jp.kakehashi.documents.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.kakehashi.documents.Mm;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// An old blank form, rebuilt so that it shows its pages and does nothing else: no scripts, no
/// actions, no files inside, no links. Immutable.
public final class BlankForm {
    private final byte[] pdf;
    private final List<PageSize> pages;
    private final List<String> leftOut;

    private BlankForm(byte[] pdf, List<PageSize> pages, List<String> leftOut) {
        this.pdf = pdf;
        this.pages = List.copyOf(pages);
        this.leftOut = List.copyOf(leftOut);
    }

    /// A page as one sees it.
    public record PageSize(double widthMm, double heightMm) {}

    /// Reads a PDF of any origin.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.blank_not_found`,
    ///     `.blank_encrypted`, `.blank_damaged`, `.blank_no_pages`, `.blank_page_loop`,
    ///     `.blank_page_size`, `.blank_too_many_pages`, `.blank_too_large`
    public static BlankForm read(Path file) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        Set<String> leftOut = BlankRebuilding.rebuild(file, pdf);
        return of(pdf.toByteArray(), List.copyOf(leftOut));
    }

    private static BlankForm of(byte[] pdf, List<String> leftOut) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PageSize> pages = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                var box = page.getMediaBox();
                pages.add(new PageSize(Mm.of(box.getWidth()), Mm.of(box.getHeight())));
            }
            return new BlankForm(pdf, pages, leftOut);
        } catch (IOException e) {
            throw new IllegalStateException("a rebuilt blank cannot be read", e);
        }
    }

    /// Its pages in order.
    public List<PageSize> pages() {
        return pages;
    }

    /// What would have acted in the original, by PDF's names (`JavaScript`, `OpenAction`,
    /// `EmbeddedFiles` …), and is not here any more; to be told to whoever brought the file.
    public List<String> leftOut() {
        return leftOut;
    }

    /// The rebuilt PDF, to be kept beside its template.
    public byte[] pdf() {
        return pdf.clone();
    }

    PDDocument open() throws IOException {
        return Loader.loadPDF(pdf);
    }
}
