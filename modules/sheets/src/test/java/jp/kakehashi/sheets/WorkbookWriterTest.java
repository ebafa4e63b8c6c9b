package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import jp.kakehashi.kernel.ProblemException;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookWriterTest {
    private static final List<WorkbookWriter.Column> COLUMNS =
            List.of(
                    new WorkbookWriter.Column("氏名", SheetFieldType.PERSON, 0),
                    new WorkbookWriter.Column("許可年月日", SheetFieldType.DATE, 0),
                    new WorkbookWriter.Column("占用料", SheetFieldType.YEN, 0),
                    new WorkbookWriter.Column("時刻", SheetFieldType.TIME, 0),
                    new WorkbookWriter.Column("届出", SheetFieldType.CHECK, 0),
                    new WorkbookWriter.Column("備考", SheetFieldType.LONG_TEXT, 0));

    @TempDir Path folder;

    private final WorkbookWriter writer = new WorkbookWriter();
    private final WorkbookReader reader = new WorkbookReader();

    @Test
    void whatIsWrittenIsReadBackTheSame() throws IOException {
        List<List<String>> rows =
                List.of(
                        List.of(
                                "渡邉\uDB40\uDD00 一",
                                "2026-04-01",
                                "12400",
                                "08:30",
                                "true",
                                "一行\n二行"),
                        Arrays.asList(
                                "=cmd|'/c calc'!A1", "1873-01-01", "-500", "23:59", "false", null),
                        Arrays.asList(
                                "𠮷田", "1900-03-01", "0", "00:00", null, "_x0041_ \u0001 \ud800"));
        Path xlsx = folder.resolve("a.xlsx");
        assertEquals(3, writer.writeXlsx(xlsx, "台帳/2026", COLUMNS, rows.iterator()));
        SheetTable back = reader.read(xlsx).getFirst();
        assertEquals("台帳_2026", back.sheet());
        assertEquals(rows, back.rows());
        assertEquals(
                COLUMNS.stream().map(WorkbookWriter.Column::type).toList(),
                back.fields().stream().map(SheetTable.Field::type).toList());
        Path csv = folder.resolve("a.csv");
        assertEquals(3, writer.writeCsv(csv, COLUMNS, rows.subList(0, 2).iterator()) + 1);
        assertEquals(rows.subList(0, 2), reader.read(csv).getFirst().rows());
    }

    @Test
    void textThatLooksLikeAFormulaLeavesAsText() throws IOException {
        Path csv = folder.resolve("a.csv");
        List<WorkbookWriter.Column> two =
                List.of(
                        new WorkbookWriter.Column("備考", SheetFieldType.TEXT, 0),
                        new WorkbookWriter.Column("額", SheetFieldType.NUMBER, 0));
        List<List<String>> rows = new ArrayList<>();
        for (String bad : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "'=1", "-", "'a")) {
            rows.add(List.of(bad, "-5"));
        }
        writer.writeCsv(csv, two, rows.iterator());
        String text = Files.readString(csv);
        assertTrue(text.startsWith("\uFEFF備考,額\r\n'=1+1,-5\r\n"), text);
        text.lines().skip(1).forEach(l -> assertFalse(l.matches("[=+@\t＝].*|-.+,.*"), l));
        assertEquals(rows, reader.read(csv).getFirst().rows());
    }

    /// What a program that opens the file could take for a formula, after whatever it skips first.
    @Test
    void textThatLooksLikeAFormulaBehindBlanksLeavesAsTextAndComesBackTheSame() throws IOException {
        List<WorkbookWriter.Column> two =
                List.of(
                        new WorkbookWriter.Column("備考", SheetFieldType.TEXT, 0),
                        new WorkbookWriter.Column("額", SheetFieldType.NUMBER, 0));
        List<List<String>> rows = new ArrayList<>();
        for (String before :
                List.of(
                        "", " ", "   ", "\t", " \t", "\r", "\n", "\u3000", "\u00A0", "\uFEFF",
                        "\u200B")) {
            for (String sign : List.of("=", "+", "-", "@", "＝", "＋", "－", "＠")) {
                rows.add(List.of(before + sign + "cmd|' /C calc'!A0", "-5"));
                rows.add(List.of("'" + before + sign + "1", "-5"));
            }
        }
        Path csv = folder.resolve("a.csv");
        writer.writeCsv(csv, two, rows.iterator());
        assertEquals(rows, reader.read(csv).getFirst().rows());
        try (CsvReader<CsvRecord> cells = CsvReader.builder().ofCsvRecord(csv)) {
            cells.stream()
                    .skip(1)
                    .forEach(r -> assertTrue(r.getField(0).startsWith("'"), r::toString));
        }
        Path xlsx = folder.resolve("a.xlsx");
        writer.writeXlsx(xlsx, "s", two, rows.iterator());
        assertEquals(rows, reader.read(xlsx).getFirst().rows());
        try (ReadableWorkbook book = new ReadableWorkbook(xlsx.toFile());
                Stream<Row> read = book.getFirstSheet().openStream()) {
            read.forEach(
                    r -> {
                        assertEquals(CellType.STRING, r.getCell(0).getType());
                        assertNull(r.getCell(0).getFormula());
                    });
        }
    }

    @Test
    void aCellTooLongForExcelIsRefusedAndNothingIsLeft() throws IOException {
        Iterator<List<String>> rows =
                List.of(List.of("a".repeat(32_768), "", "", "", "", "")).iterator();
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> writer.writeXlsx(folder.resolve("b.xlsx"), "s", COLUMNS, rows));
        assertEquals("problem.sheet.cell_too_long", refused.problem().key());
        assertEquals(List.of("A2"), refused.problem().args());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whatWindowsLacksIsNamedBeforeAnythingIsWritten() throws IOException {
        List<WorkbookWriter.Column> two =
                List.of(
                        new WorkbookWriter.Column("氏名", SheetFieldType.PERSON, 0),
                        new WorkbookWriter.Column("備考", SheetFieldType.TEXT, 0));
        List<List<String>> rows =
                List.of(
                        List.of("髙橋", "大網〜馬場町−1‖¢£¬"),
                        List.of("𠮷田", "=1+1"),
                        List.of("佐藤", "咖茶é"));
        assertEquals(
                List.of(
                        new UnwritableCharacter(3, "氏名", "A3", "𠮷", 1),
                        new UnwritableCharacter(4, "備考", "B4", "咖", 1),
                        new UnwritableCharacter(4, "備考", "B4", "é", 3)),
                writer.unwritable(CsvForm.WINDOWS_31J, two, rows.iterator(), 100));
        Path csv = folder.resolve("a.csv");
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> writer.writeCsv(csv, CsvForm.WINDOWS_31J, two, rows.iterator()));
        assertEquals("problem.sheet.unwritable", refused.problem().key());
        assertEquals(List.of("A3"), refused.problem().args());
        assertFalse(Files.exists(csv));
        assertEquals(3, writer.writeCsv(csv, CsvForm.WINDOWS_31J_WITH_GETA, two, rows.iterator()));
        SheetTable back = reader.read(csv).getFirst();
        assertEquals("windows-31j", back.encoding());
        assertEquals(
                List.of(List.of("髙橋", "大網〜馬場町−1‖¢£¬"), List.of("〓田", "=1+1"), List.of("佐藤", "〓茶〓")),
                back.rows());
    }
}
