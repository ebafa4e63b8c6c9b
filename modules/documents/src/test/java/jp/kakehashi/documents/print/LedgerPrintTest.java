package jp.kakehashi.documents.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintedPages;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.print.LedgerPrint.Column;
import jp.kakehashi.documents.print.LedgerPrint.Table;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerPrintTest {
    private static final PrintFonts FONTS = PrintedPages.fonts();
    private static final PageFormat A4 = PageFormat.of(Paper.A4, false);
    private static final PageFormat A3 = PageFormat.of(Paper.A3, true);
    @TempDir Path folder;

    private static Table table(PageFormat format, int repeated) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < repeated; i++) {
            columns.addAll(RoadLedger.COLUMNS);
        }
        return new Table("道路占用許可台帳", columns, 0, format, LedgerPrint.USUAL_SIZE);
    }

    private PrintReport write(Path file, Table table, List<List<String>> rows) {
        return new LedgerPrint(PrintedPages.job(FONTS))
                .write(file, table, rows.iterator(), rows.size());
    }

    private static Table one(ValueKind kind, boolean total) {
        return new Table(
                "表",
                List.of(new Column("番号", ValueKind.CODE, false), new Column("値", kind, total)),
                0,
                A4,
                9);
    }

    @Test
    void pagesAreNumberedAndEachHasTheHeader() throws Exception {
        Path file = folder.resolve("a3.pdf");
        PrintReport report = write(file, table(A3, 1), RoadLedger.rows(120));
        assertTrue(report.clean(), report::toString);
        try (PrintedPages pages = new PrintedPages(file)) {
            assertEquals(report.pages(), pages.count());
            assertTrue(pages.count() > 2);
            for (int page = 1; page <= pages.count(); page++) {
                String text = pages.text(page);
                assertTrue(text.contains("許可番号"), text);
                assertTrue(text.contains(page + "／" + pages.count()), text);
                assertTrue(text.contains("印刷 令和8年11月22日 10:15　建設部 道路管理課　山田 太郎"), text);
            }
            assertTrue(pages.text().contains("R8-0120"));
            assertTrue(pages.text().contains("7,380"), "amounts are grouped");
            assertTrue(pages.text().contains("R8.4.1"), "days are 和暦");
        }
    }

    @Test
    void tooManyColumnsGoOnSeveralPagesAcrossWithTheKeyOnEach() throws Exception {
        Path file = folder.resolve("wide.pdf");
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : RoadLedger.rows(5)) {
            rows.add(Stream.of(row, row, row).flatMap(List::stream).toList());
        }
        write(file, table(A4, 3), rows);
        try (PrintedPages pages = new PrintedPages(file)) {
            assertTrue(pages.count() >= 3);
            for (int page = 1; page <= pages.count(); page++) {
                assertTrue(pages.text(page).contains("R8-0001"), pages.text(page));
                assertTrue(pages.text(page).contains("列 " + page + "／" + pages.count()));
            }
        }
    }

    @Test
    void samePrintIsTheSameFile() throws Exception {
        Path first = folder.resolve("1.pdf");
        Path second = folder.resolve("2.pdf");
        write(first, table(A3, 1), RoadLedger.rows(30));
        new LedgerPrint(PrintedPages.job(PrintedPages.fonts()))
                .write(second, table(A3, 1), RoadLedger.rows(30).iterator(), 30);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void sumsStandBelowTheLastRowAndWhatIsNoNumberIsReported() throws Exception {
        Path file = folder.resolve("sum.pdf");
        PrintReport report =
                write(
                        file,
                        one(ValueKind.YEN, true),
                        List.of(List.of("1", "1000"), List.of("2", "約500"), List.of("3", "-200")));
        assertEquals(PrintReport.Kind.NOT_SUMMED, report.entries().getFirst().kind());
        assertEquals("2 値", report.entries().getFirst().where());
        try (PrintedPages pages = new PrintedPages(file)) {
            assertTrue(pages.text().contains("合計 800"), pages.text());
        }
    }

    @Test
    void missingCharactersAreBoxedAndReportedWithTheirPlace() throws Exception {
        Path file = folder.resolve("missing.pdf");
        PrintReport report =
                write(file, one(ValueKind.TEXT, false), List.of(List.of("1", "山\uD884\uDDF5田😀")));
        assertEquals(
                List.of("U+311F5", "U+1F600"),
                report.entries().stream().map(PrintReport.Entry::codePoints).toList());
        assertEquals("1 値", report.entries().getFirst().where());
        try (PrintedPages pages = new PrintedPages(file)) {
            assertTrue(pages.text().contains("山\uD884\uDDF5田😀"), "still found by searching");
        }
    }

    @Test
    void variantIsDrawnAndNotItsPlainForm() throws Exception {
        long[] ink = new long[3];
        String[] names = {"葛\uDB40\uDD02", "葛", "葛\uDB40\uDD03"};
        List<int[]> pictures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path file = folder.resolve(i + ".pdf");
            assertTrue(
                    write(file, one(ValueKind.TEXT, false), List.of(List.of("1", names[i])))
                            .clean());
            try (PrintedPages pages = new PrintedPages(file)) {
                assertTrue(pages.text().contains("1 " + names[i]), pages.text());
                var picture = pages.picture(1, 200);
                int[] dots =
                        picture.getRGB(
                                0,
                                0,
                                picture.getWidth(),
                                picture.getHeight(),
                                null,
                                0,
                                picture.getWidth());
                pictures.add(dots);
                ink[i] = Arrays.stream(dots).filter(dot -> (dot & 0xFF) < 128).count();
            }
        }
        assertTrue(ink[0] > 0);
        assertFalse(Arrays.equals(pictures.get(0), pictures.get(1)), "variant as its plain form");
        assertFalse(Arrays.equals(pictures.get(0), pictures.get(2)), "one variant as another");
    }

    @Test
    void rowTallerThanAPageGoesOnOverPages() throws Exception {
        Path file = folder.resolve("tall.pdf");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("第").append(i).append("号、");
        }
        write(file, one(ValueKind.LONG_TEXT, false), List.of(List.of("R8-7777", text.toString())));
        try (PrintedPages pages = new PrintedPages(file)) {
            assertTrue(pages.count() > 1);
            for (int page = 1; page <= pages.count(); page++) {
                assertTrue(pages.text(page).contains("R8-7777"), "page " + page);
            }
            assertTrue(pages.text().replaceAll("\\s", "").contains("第0号、"));
            assertTrue(pages.text().replaceAll("\\s", "").contains("第2999号、"));
        }
    }

    @Test
    void printInTheTrainingWorldSaysSoOnEveryPage() throws Exception {
        Path file = folder.resolve("training.pdf");
        new LedgerPrint(PrintedPages.job(FONTS, true, PrintProgress.NONE))
                .write(file, table(A4, 1), RoadLedger.rows(60).iterator(), 60);
        try (PrintedPages pages = new PrintedPages(file)) {
            for (int page = 1; page <= pages.count(); page++) {
                assertTrue(pages.text(page).replaceAll("\\s", "").contains("訓練"), "page " + page);
            }
        }
    }

    @Test
    void cancelledPrintLeavesNoFile() {
        Path file = folder.resolve("cancelled.pdf");
        ProblemException problem =
                assertThrows(
                        ProblemException.class,
                        () ->
                                new LedgerPrint(
                                                PrintedPages.job(
                                                        FONTS, false, (done, total) -> done < 7))
                                        .write(
                                                file,
                                                table(A4, 1),
                                                RoadLedger.rows(60).iterator(),
                                                60));
        assertEquals("problem.document.cancelled", problem.problem().key());
        assertArrayEquals(new String[0], folder.toFile().list());
    }

    @Test
    void emptyLedgerIsAPageWithItsHeader() throws Exception {
        Path file = folder.resolve("empty.pdf");
        assertEquals(1, write(file, table(A4, 1), List.of()).pages());
        try (PrintedPages pages = new PrintedPages(file)) {
            assertTrue(pages.text().contains("1／1"), pages.text());
        }
    }
}
