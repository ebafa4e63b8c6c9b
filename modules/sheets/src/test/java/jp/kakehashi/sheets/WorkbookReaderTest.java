package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookReaderTest {
    @TempDir Path folder;

    private final WorkbookReader reader = new WorkbookReader();

    @Test
    void theSampleLedgerIsUnderstoodWithoutAProblem() throws IOException {
        Path file = folder.resolve("sample.xlsx");
        new SampleWorkbooks().roadOccupancy(file, 400, 8);
        SheetTable table = reader.read(file).getFirst();
        assertEquals("A4:K404", table.range());
        assertEquals(List.of(4), table.headerRows());
        assertEquals(400, table.rows().size());
        assertEquals(List.of(), table.problems());
        assertEquals(
                "許可番号 text, 氏名 person, 住所 text, 電話 phone, 占用場所 text, 許可年月日 date, 終了 date, 占用料 yen,"
                        + " 状態 choice, 担当 choice, 備考 text",
                String.join(
                        ", ",
                        table.fields().stream()
                                .map(f -> f.name() + " " + f.type().code())
                                .toList()));
        for (List<String> row : table.rows()) {
            assertTrue(row.get(5).matches("2026-\\d\\d-\\d\\d"), row.get(5));
            assertTrue(row.get(7).matches("\\d+"), row.get(7));
        }
    }

    @Test
    void theSameSeedMakesTheSameSample() throws IOException {
        Path one = folder.resolve("1.xlsx");
        Path two = folder.resolve("2.xlsx");
        new SampleWorkbooks().roadOccupancy(one, 50, 3);
        new SampleWorkbooks().roadOccupancy(two, 50, 3);
        assertEquals(reader.read(one).getFirst().rows(), reader.read(two).getFirst().rows());
    }

    @Test
    void daysAndNumbersAreReadHoweverTheyAreTyped() throws IOException {
        SheetTable table =
                csv("氏名,許可年月日,占用料\n髙橋,令和5年2月1日,\"1,200円\"\n山﨑,R5.2.1,▲５００\n渡邉,2023/2/1,△1000\n");
        assertEquals(List.of("髙橋", "2023-02-01", "1200"), table.rows().get(0));
        assertEquals(List.of("山﨑", "2023-02-01", "-500"), table.rows().get(1));
        assertEquals(List.of("渡邉", "2023-02-01", "-1000"), table.rows().get(2));
        assertEquals(SheetFieldType.YEN, table.fields().get(2).type());
    }

    @Test
    void aDayThatCannotBeIsListedWithItsCellAndWhatWasMeant() throws IOException {
        SheetTable table =
                csv(
                        "氏名,終了\n"
                                + "A子,R5.2.1\n"
                                + "B子,平成33年5月1日\n"
                                + "C子,R5.2.30\n"
                                + "D子,R6.1.1\n"
                                + "E子,未定\n"
                                + "F子,R6.2.1\n"
                                + "G子,R6.3.1\n");
        assertEquals(SheetFieldType.DATE, table.fields().get(1).type());
        assertEquals(
                List.of(
                        new SheetProblem(
                                "list",
                                "B3",
                                SheetProblem.Kind.AFTER_ERA,
                                "平成33年5月1日",
                                "2021-05-01"),
                        new SheetProblem(
                                "list", "B4", SheetProblem.Kind.NO_SUCH_DAY, "R5.2.30", null),
                        new SheetProblem("list", "B6", SheetProblem.Kind.NOT_A_DATE, "未定", null)),
                table.problems());
        assertEquals("未定", table.rows().get(4).get(1));
        assertEquals("B6", table.address(4, 1));
    }

    @Test
    void codesKeepTheirZerosAndMarksAreChecks() throws IOException {
        SheetTable table =
                csv("コード,届出,電話\n0012,○,0235-25-2111\n0100,×,０２３５－２５－２１１１\n0007,,090-1111-2222\n");
        assertEquals("0012", table.rows().get(0).get(0));
        assertEquals(SheetFieldType.TEXT, table.fields().get(0).type());
        assertEquals(SheetFieldType.CHECK, table.fields().get(1).type());
        assertEquals(Arrays.asList("0007", null, "090-1111-2222"), table.rows().get(2));
        assertEquals(SheetFieldType.PHONE, table.fields().get(2).type());
    }

    @Test
    void titlesTotalsAndNotesAreNotRows() throws IOException {
        SheetTable table =
                csv("道路占用料一覧,,\n,,令和5年度\n氏名,場所,金額\n甲,本町,100\n〃,大宝寺,200\n合計,,300\n※端数は切り捨て,,\n");
        assertEquals(List.of(3), table.headerRows());
        assertEquals("A3:C5", table.range());
        assertEquals(List.of(List.of("甲", "本町", "100"), List.of("甲", "大宝寺", "200")), table.rows());
        assertEquals(
                List.of(SheetProblem.Kind.TOTAL_ROW, SheetProblem.Kind.NOTE_ROW),
                table.problems().stream().map(SheetProblem::kind).toList());
    }

    @Test
    void everyEncodingOfACityHallIsTold() throws IOException {
        String text = "氏名,住所\n髙橋①,大網〜\n﨑,㈱\n";
        Path utf = folder.resolve("utf.csv");
        Files.writeString(utf, "\uFEFF" + text);
        Path old = folder.resolve("old.csv");
        Files.write(old, text.replace("〜", "～").getBytes(Charset.forName("windows-31j")));
        Path wide = folder.resolve("wide.csv");
        Files.write(wide, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertEquals("UTF-8", reader.read(utf).getFirst().encoding());
        assertEquals("windows-31j", reader.read(old).getFirst().encoding());
        assertEquals("UTF-16LE", reader.read(wide).getFirst().encoding());
        assertEquals("髙橋①", reader.read(old).getFirst().rows().getFirst().getFirst());
        assertEquals("氏名", reader.read(wide).getFirst().fields().getFirst().name());
    }

    @Test
    void serialsOfEveryFormatAreDaysAndTimes() throws IOException {
        Path file = folder.resolve("serial.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "t", "1.0")) {
            Worksheet sheet = book.newWorksheet("s");
            String[] formats = {
                "[$-411]ggge\"年\"m\"月\"d\"日\";@",
                "[$-411]ge.m.d",
                "yyyy/m/d",
                "m\"月\"d\"日\"",
                "h:mm",
                "0000",
                "#,##0.00E+00",
                "G/標準",
                "yyyy/m/d h:mm",
                "\"¥\"#,##0"
            };
            for (int c = 0; c < formats.length; c++) {
                sheet.value(0, c, "列" + (char) ('あ' + c));
                sheet.value(1, c, c == 4 ? 0.4375 : c == 8 ? 44958.5 : c == 5 ? 31 : 44958);
                sheet.style(1, c).format(formats[c]).set();
            }
        }
        SheetTable table = reader.read(file).getFirst();
        assertEquals(
                List.of(
                        "2023-02-01",
                        "2023-02-01",
                        "2023-02-01",
                        "2023-02-01",
                        "10:30",
                        "0031",
                        "44958",
                        "44958",
                        "2023-02-01T12:00",
                        "44958"),
                table.rows().getFirst());
        assertEquals(SheetFieldType.YEN, table.fields().get(9).type());
    }

    @Test
    void theYear1904AndThePhantomLeapDayAreMinded() {
        CellReading usual = new CellReading(false);
        CellReading mac = new CellReading(true);
        assertEquals(LocalDate.of(2023, 2, 1).toString(), usual.text(day("44958")));
        assertEquals("2023-02-01", mac.text(day("43496")));
        assertEquals("1900-02-28", usual.text(day("59")));
        assertEquals("60", usual.text(day("60")));
        assertEquals("1900-03-01", usual.text(day("61")));
        assertEquals("0.3", CellReading.plain(new java.math.BigDecimal("0.30000000000000004")));
    }

    private static RawCell day(String serial) {
        return new RawCell.Numeric(
                new java.math.BigDecimal(serial), new NumberFormat(NumberFormat.Shape.DATE));
    }

    private SheetTable csv(String text) throws IOException {
        Path file = folder.resolve("list.csv");
        Files.writeString(file, text);
        return reader.read(file).getFirst();
    }
}
