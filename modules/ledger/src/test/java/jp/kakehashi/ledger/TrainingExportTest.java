package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.CsvEncoding;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.sheets.WorkbookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What leaves the training world is never taken for a ledger of the city.
final class TrainingExportTest {
    /// 訓練 as the writer escapes it.
    private static final String DRILL = "&#x8a13;&#x7df4;";

    @TempDir Path dir;

    private static RowState row(String name) {
        Map<FieldId, String> values = Map.of(new FieldId("name"), name);
        return new RowState(UUID.randomUUID(), 1, false, values, Map.of(), null);
    }

    private void write(LedgerExport export, Path file, String... names) {
        FieldDefinition name =
                new FieldDefinition(
                        new FieldId("name"),
                        new Label("氏名", "Name"),
                        FieldType.PERSON,
                        FieldChecks.NONE,
                        List.of(),
                        FieldAccess.OPEN,
                        false);
        export.write(
                file,
                "道路占用許可台帳",
                List.of(name),
                Arrays.stream(names).map(TrainingExportTest::row).iterator(),
                names.length,
                Progress.NONE,
                rows -> {});
    }

    @Test
    void aWorkbookSaysItInItsSheetAndOnEveryPage() throws IOException {
        Path file = dir.resolve("写し.xlsx");
        write(new LedgerExport(World.TRAINING), file);
        assertEquals("訓練_道路占用許可台帳", new WorkbookReader().read(file).getFirst().sheet());
        String sheet = sheet(file);
        assertTrue(sheet.matches("(?s).*<oddHeader>[^<]*" + DRILL + "[^<]*</oddHeader>.*"), sheet);
        assertTrue(sheet.matches("(?s).*<oddFooter>[^<]*" + DRILL + "[^<]*</oddFooter>.*"), sheet);
        write(new LedgerExport(World.PRODUCTION), file);
        assertEquals("道路占用許可台帳", new WorkbookReader().read(file).getFirst().sheet());
        assertFalse(sheet(file).contains(DRILL));
    }

    private static String sheet(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCsvSaysItInItsNameAndTakesNobodysPlace() throws IOException {
        LedgerExport export = new LedgerExport(World.TRAINING);
        Path file = dir.resolve("写し.csv");
        write(export, file);
        write(export, file);
        assertFalse(Files.exists(file));
        assertTrue(Files.exists(dir.resolve("訓練_写し.csv")));
        assertTrue(Files.exists(dir.resolve("訓練2_写し.csv")));
        assertEquals("訓練_台帳", export.name("台帳"));
        assertEquals("台帳", new LedgerExport(World.PRODUCTION).name("台帳"));
        assertEquals(file, new LedgerExport(World.PRODUCTION).place(file));
    }

    @Test
    void aCsvForOlderSystemsIsShiftJisOrNotThereAtAll() throws IOException {
        LedgerExport export = new LedgerExport(World.PRODUCTION).in(CsvEncoding.WINDOWS_31J);
        Path file = dir.resolve("渡す.csv");
        write(export, file, "髙橋 﨑");
        assertEquals(
                "氏名\r\n髙橋 﨑\r\n",
                new String(Files.readAllBytes(file), Charset.forName("windows-31j")));
        Path lacking = dir.resolve("渡せない.csv");
        Problem told =
                assertThrows(ProblemException.class, () -> write(export, lacking, "𠮷田")).problem();
        assertEquals("problem.sheet.unwritable", told.key());
        assertEquals(List.of("A2"), told.args());
        assertFalse(Files.exists(lacking));
    }
}
