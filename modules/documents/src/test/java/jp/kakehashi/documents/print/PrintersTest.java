package jp.kakehashi.documents.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.print.DocFlavor;
import javax.print.PrintService;
import javax.print.StreamPrintServiceFactory;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintedPages;
import jp.kakehashi.documents.print.Printers.Copied;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a printer gets, by a service that writes PostScript into memory.
class PrintersTest {
    @TempDir Path folder;

    private static PrintService into(ByteArrayOutputStream out) {
        return StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
                DocFlavor.SERVICE_FORMATTED.PAGEABLE, "application/postscript")[0]
                .getPrintService(out);
    }

    @Test
    void everyPageReachesThePrinter() {
        Path file = folder.resolve("table.pdf");
        List<List<String>> rows =
                java.util.stream.IntStream.range(0, 60).mapToObj(RoadLedger::row).toList();
        int pages =
                new LedgerPrint(PrintedPages.job(PrintedPages.fonts()))
                        .write(
                                file,
                                new LedgerPrint.Table(
                                        "台帳",
                                        RoadLedger.COLUMNS,
                                        0,
                                        PageFormat.of(Paper.A3, true),
                                        9),
                                rows.iterator(),
                                60)
                        .pages();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintService service = into(out);
        Printers printers = new Printers(() -> List.of(service));
        String name = printers.names().getFirst();
        printers.send(file, name, "台帳", new Copied(1, false));
        String sent = out.toString(StandardCharsets.ISO_8859_1);
        assertTrue(sent.startsWith("%!PS"));
        assertTrue(pages > 1);
        assertEquals(pages, sent.split("(?m)^%%Page: ").length - 1);
    }

    @Test
    void aPrinterThatIsGoneIsNamed() {
        Printers none = new Printers(List::of);
        assertEquals(List.of(), none.names());
        Problem told =
                assertThrows(
                                ProblemException.class,
                                () ->
                                        none.send(
                                                folder.resolve("x.pdf"),
                                                "窓口1",
                                                "台帳",
                                                new Copied(1, false)))
                        .problem();
        assertEquals("problem.document.printer_gone", told.key());
        assertEquals(List.of("窓口1"), told.args());
    }
}
