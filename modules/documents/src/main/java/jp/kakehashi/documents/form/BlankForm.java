package jp.kakehashi.documents.form;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.child.ChildAnswer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.process.ChildProcess;
import jp.kakehashi.kernel.process.ChildProcess.Bounds;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// An old blank form, rebuilt so that it shows its pages and does nothing else: no scripts, no
/// actions, no files inside, no links. Immutable.
public final class BlankForm {
    private static final Bounds BOUNDS = new Bounds(256, Duration.ofSeconds(30), 80L << 20);
    private static final ChildAnswer CHILD =
            new ChildAnswer(
                    "problem.document.blank_too_large",
                    "problem.document.blank_too_long",
                    "problem.document.blank_damaged");

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

    /// Reads a PDF of any origin, in a child with a heap and a time of its own. Blocks, for 30 s at
    /// most.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.blank_not_found`,
    ///     `.blank_encrypted`, `.blank_damaged`, `.blank_no_pages`, `.blank_page_loop`,
    ///     `.blank_page_size`, `.blank_too_many_pages`, `.blank_too_large`, `.blank_too_long`
    public static BlankForm read(Path file) {
        return CHILD.of(
                () ->
                        new ChildProcess(BOUNDS)
                                .run(BlankChild.class, List.of(file.toAbsolutePath().toString())),
                BlankForm::answered);
    }

    /// The same of a PDF that came over the line: whoever sent it may have made it otherwise.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException as {@link #read(Path)}
    public static BlankForm read(byte[] pdf) {
        return CHILD.of(
                () -> new ChildProcess(BOUNDS).run(BlankChild.class, List.of(), pdf),
                BlankForm::answered);
    }

    private static BlankForm answered(DataInputStream answer) throws IOException {
        String problem = answer.readUTF();
        List<String> words = new ArrayList<>();
        for (int left = answer.readInt(); left > 0; left--) {
            words.add(answer.readUTF());
        }
        if (!problem.isEmpty()) {
            throw Problem.invalid(problem, words.toArray()).asException();
        }
        return of(answer.readAllBytes(), words);
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
