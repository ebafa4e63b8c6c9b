package jp.kakehashi.documents.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintedPages;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.print.LabelSheet.Label;
import jp.kakehashi.documents.print.LabelSheet.Text;
import jp.kakehashi.documents.print.RecordPrint.Entry;
import jp.kakehashi.documents.print.RecordPrint.Section;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.RowLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsAndLabelsTest {
    private static final PrintFonts FONTS = PrintedPages.fonts();
    @TempDir Path folder;

    private static RowLink link(int i) {
        return new RowLink(
                "road_occupancy", new UUID(0x01890a5dac96774bL, 0xbcceb302099a8000L + i));
    }

    private static RecordPrint.Page record(int i, String remark) {
        List<Entry> entries = new ArrayList<>();
        List<String> row = RoadLedger.row(i);
        for (int column = 0; column < row.size(); column++) {
            var of = RoadLedger.COLUMNS.get(column);
            entries.add(new Entry(of.header(), row.get(column), of.kind()));
        }
        entries.add(new Entry("経過", remark, ValueKind.LONG_TEXT));
        return new RecordPrint.Page(
                row.getFirst() + "　" + row.get(1),
                link(i),
                List.of(
                        new Section("申請", entries.subList(0, 5)),
                        new Section("許可", entries.subList(5, entries.size()))));
    }

    @Test
    void eachRecordBeginsAPageWhoseCodeLeadsToItsRow() throws Exception {
        Path file = folder.resolve("records.pdf");
        List<RecordPrint.Page> records =
                List.of(record(1, ""), record(2, "経過を記す。\n".repeat(120)), record(3, ""));
        PrintReport report =
                new RecordPrint(PrintedPages.job(FONTS))
                        .write(file, "台帳", PageFormat.of(Paper.A4, false), records.iterator(), 3);
        assertTrue(report.clean(), report::toString);
        try (PrintedPages pages = new PrintedPages(file)) {
            int last = pages.count();
            assertTrue(last >= 5, "pages " + last);
            assertEquals(List.of(link(1).text()), pages.codes(1));
            assertEquals(List.of(link(2).text()), pages.codes(2));
            assertEquals(List.of(link(3).text()), pages.codes(last));
            assertTrue(pages.text(1).contains("1／1"));
            assertTrue(pages.text(2).contains("1／" + (last - 2)), pages.text(2));
            assertTrue(pages.text(3).contains("2／" + (last - 2)));
            assertTrue(pages.text(2).contains("葛") || pages.text(2).contains("𠮷"));
            String all = pages.text();
            assertEquals(120, all.split("経過を記す。", -1).length - 1);
        }
    }

    @Test
    void labelsLieInTheirPlacesWithTheirCodes() throws Exception {
        Path file = folder.resolve("labels.pdf");
        List<Label> labels = new ArrayList<>();
        for (int i = 1; i <= 13; i++) {
            labels.add(
                    new Label(
                            List.of(
                                    new Text("〒013-8601", 10, false),
                                    new Text("秋田県横手市中央町８番２号", 10, false),
                                    new Text(RoadLedger.row(i).get(1) + "　様", 14, true)),
                            link(i)));
        }
        PrintReport report =
                new LabelSheet(PrintedPages.job(FONTS))
                        .write(file, "宛名", LabelGrid.twelve(), 2, labels.iterator());
        assertTrue(report.clean(), report::toString);
        try (PrintedPages pages = new PrintedPages(file)) {
            assertEquals(2, pages.count());
            assertEquals(10, pages.codes(1).size());
            assertEquals(3, pages.codes(2).size());
            assertEquals(Optional.of(link(1)), RowLink.parse(pages.codes(1).getFirst()));
            assertTrue(pages.text(1).contains("葛\uDB40\uDD03城 花子　様"), pages.text(1));
        }
    }

    @Test
    void labelWithMoreThanItHoldsIsReportedAndOneTooSmallForItsCodeRefused() throws Exception {
        Path file = folder.resolve("full.pdf");
        Label full = new Label(List.of(new Text("とても長い住所。".repeat(60), 10, false)), null);
        PrintReport report =
                new LabelSheet(PrintedPages.job(FONTS))
                        .write(file, "宛名", LabelGrid.twentyFour(), 0, List.of(full).iterator());
        assertEquals(PrintReport.Kind.CUT, report.entries().getFirst().kind());
        LabelGrid small = new LabelGrid(4, 10, 40, 12, 10, 10, new LabelGrid.Pitch(45, 20));
        Label coded = new Label(List.of(new Text("棚", 10, false)), link(1));
        ProblemException problem =
                assertThrows(
                        ProblemException.class,
                        () ->
                                new LabelSheet(PrintedPages.job(FONTS))
                                        .write(file, "棚", small, 0, List.of(coded).iterator()));
        assertEquals("problem.document.label_too_small", problem.problem().key());
    }
}
