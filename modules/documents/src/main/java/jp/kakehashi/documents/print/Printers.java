package jp.kakehashi.documents.print;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.print.DocFlavor;
import javax.print.DocPrintJob;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.Copies;
import javax.print.attribute.standard.JobName;
import javax.print.attribute.standard.Sides;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;

/// The printers that this computer knows, and sending a PDF of our own to one. Asking for them may
/// take seconds where a printer's server does not answer. Blocking; from any thread.
public final class Printers {
    private static final DocFlavor PAGES = DocFlavor.SERVICE_FORMATTED.PAGEABLE;

    private final Supplier<List<PrintService>> services;

    /// Those of this computer.
    public Printers() {
        this(() -> Arrays.asList(PrintServiceLookup.lookupPrintServices(PAGES, null)));
    }

    /// Those that `services` tells.
    public Printers(Supplier<List<PrintService>> services) {
        this.services = services;
    }

    /// How often and on which sides.
    public record Copied(int copies, boolean bothSides) {
        private static final int MOST = 99;

        /// One to 99 copies.
        public Copied {
            copies = Math.clamp(copies, 1, MOST);
        }
    }

    /// Their names, the usual one first; empty where there is none.
    public List<String> names() {
        PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
        String first = usual == null ? "" : usual.getName();
        return services.get().stream()
                .map(PrintService::getName)
                .sorted((a, b) -> Boolean.compare(b.equals(first), a.equals(first)))
                .toList();
    }

    /// Sends `pdf` to the printer `name` under `title`, which stands in the printer's list for all
    /// to read; returns when it is on its way.
    ///
    /// @throws ProblemException `problem.document.printer_gone`, `problem.document.printer_failed`
    public void send(Path pdf, String name, String title, Copied copied) {
        PrintService service =
                services.get().stream()
                        .filter(s -> s.getName().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Problem.unavailable("problem.document.printer_gone", name)
                                                .asException());
        File file = pdf.toFile();
        try (PDDocument document = Loader.loadPDF(file)) {
            PrintRequestAttributeSet wishes = new HashPrintRequestAttributeSet();
            wishes.add(new JobName(title, Locale.JAPAN));
            wish(service, wishes, new Copies(copied.copies()));
            wish(service, wishes, copied.bothSides() ? Sides.DUPLEX : Sides.ONE_SIDED);
            DocPrintJob job = service.createPrintJob();
            job.print(new SimpleDoc(new PDFPageable(document), PAGES, null), wishes);
        } catch (PrintException | IOException e) {
            throw new ProblemException(
                    Problem.unavailable("problem.document.printer_failed", name), e);
        }
    }

    /// A printer that cannot do it would refuse the whole job.
    private static void wish(
            PrintService service,
            PrintRequestAttributeSet wishes,
            javax.print.attribute.PrintRequestAttribute wish) {
        if (service.isAttributeCategorySupported(wish.getCategory())
                && service.isAttributeValueSupported(wish, PAGES, null)) {
            wishes.add(wish);
        }
    }
}
