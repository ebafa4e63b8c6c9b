package jp.kakehashi.documents.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintedPages;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.print.LedgerPrint.Column;
import jp.kakehashi.documents.print.LedgerPrint.Table;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Big List of Naughty Strings as values of cells.
class NaughtyTextTest {
    private static final PrintFonts FONTS = PrintedPages.fonts();
    @TempDir Path folder;

    private static List<String> naughty() throws Exception {
        Path shared = Path.of(System.getProperty("kakehashi.root")).resolveSibling("shared");
        Path list = shared.resolve("data").resolve("text").resolve("blns.json");
        boolean ci = "true".equals(System.getenv("CI")) && Files.exists(shared);
        Assumptions.assumeTrue(ci || Files.exists(list), "no list of naughty strings here");
        List<String> texts = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(list.toFile())) {
            texts.add(each.asText());
        }
        return texts;
    }

    @Test
    void everyCharacterIsFoundOnThePaperOrReportedOrUnseen() throws Exception {
        List<String> texts = naughty();
        List<List<String>> rows = new ArrayList<>();
        for (String text : texts) {
            rows.add(List.of(Integer.toString(rows.size() + 1), text, text));
        }
        Table table =
                new Table(
                        texts.get(texts.size() / 2),
                        List.of(
                                new Column("番号", ValueKind.CODE, false),
                                new Column("文", ValueKind.TEXT, false),
                                new Column("数", ValueKind.YEN, true)),
                        0,
                        PageFormat.of(Paper.A4, false),
                        9);
        Path file = folder.resolve("naughty.pdf");
        PrintReport report =
                new LedgerPrint(PrintedPages.job(FONTS)).write(file, table, rows.iterator(), 0);
        assertTrue(report.pages() > 1);
        Map<Integer, Integer> onPaper = new HashMap<>();
        try (PrintedPages pages = new PrintedPages(file)) {
            pages.text().codePoints().forEach(each -> onPaper.merge(each, 1, Integer::sum));
        }
        List<String> lost = new ArrayList<>();
        for (String text : texts) {
            for (Glyph glyph : FONTS.shape(text, FontFace.WORDS)) {
                boolean seen =
                        glyph.kind() != Glyph.Kind.UNSEEN && glyph.kind() != Glyph.Kind.LINE_END;
                if (seen && !glyph.text().isBlank() && !found(glyph, onPaper)) {
                    lost.add(glyph.toString());
                }
            }
        }
        assertEquals(List.of(), lost);
    }

    /// Readers of PDF give ligatures and presentation forms as their letters.
    private static boolean found(Glyph glyph, Map<Integer, Integer> onPaper) {
        String letters =
                Normalizer.normalize(Character.toString(glyph.codePoint()), Normalizer.Form.NFKC);
        return onPaper.containsKey(glyph.codePoint())
                || letters.codePoints().allMatch(onPaper::containsKey);
    }

    @Test
    void recordsAndLabelsBearThemToo() throws Exception {
        List<RecordPrint.Page> records = new ArrayList<>();
        List<LabelSheet.Label> labels = new ArrayList<>();
        for (String text : naughty()) {
            var entry = new RecordPrint.Entry(text, text, ValueKind.DATE);
            var section = new RecordPrint.Section(text, List.of(entry));
            records.add(new RecordPrint.Page(text, null, List.of(section)));
            labels.add(new LabelSheet.Label(List.of(new LabelSheet.Text(text, 12, true)), null));
        }
        PrintReport printed =
                new RecordPrint(PrintedPages.job(FONTS))
                        .write(
                                folder.resolve("records.pdf"),
                                "台帳",
                                PageFormat.of(Paper.A3, true),
                                records.iterator(),
                                0);
        assertTrue(printed.pages() >= records.size());
        PrintReport sheets =
                new LabelSheet(PrintedPages.job(FONTS))
                        .write(
                                folder.resolve("labels.pdf"),
                                "札",
                                LabelGrid.twelve(),
                                0,
                                labels.iterator());
        assertEquals((labels.size() + 11) / 12, sheets.pages());
    }
}
