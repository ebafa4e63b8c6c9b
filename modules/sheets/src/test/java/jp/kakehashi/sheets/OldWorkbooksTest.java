package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.sheets.SheetProblem.Kind;
import jp.kakehashi.testkit.Seeds;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor.HSSFColorPredefined;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workbooks of Excel 97 to 2003.
class OldWorkbooksTest {
    @TempDir Path folder;

    @Test
    void anOldLedgerIsReadAsANewOne() throws IOException {
        SheetTable table = new WorkbookReader().read(ledger(null)).getFirst();
        assertEquals("台帳", table.sheet());
        assertEquals("A2:D8", table.range());
        assertEquals(
                List.of("氏名 person", "許可日 date", "占用料 yen", "備考 text"),
                table.fields().stream().map(f -> f.name() + " " + f.type().code()).toList());
        assertEquals(
                List.of(
                        Arrays.asList("佐藤", "2023-02-01", "1200", null),
                        Arrays.asList("髙橋", "2023-02-02", "-500", "旧町新町"),
                        Arrays.asList("本間", "2023-02-03", "300", "#DIV/0!"),
                        Arrays.asList("渡部", "2023-02-04", "400", "true"),
                        Arrays.asList("阿部", "2023-02-05", "500", "計算"),
                        Arrays.asList("斎藤", "2023-02-05", "600", null)),
                table.rows());
        assertEquals(
                List.of(
                        "D5 error_value #DIV/0!",
                        "A6 hidden_row 渡部",
                        "D4 struck_part 旧町新町 新町",
                        "A7 colour FFFF00",
                        "A8 struck_row 斎藤",
                        "C3 comment 減免",
                        "C2 hidden_column 占用料"),
                List.of(
                        shown(table, Kind.ERROR_VALUE),
                        shown(table, Kind.HIDDEN_ROW),
                        shown(table, Kind.STRUCK_PART),
                        shown(table, Kind.COLOUR),
                        shown(table, Kind.STRUCK_ROW),
                        shown(table, Kind.COMMENT),
                        shown(table, Kind.HIDDEN_COLUMN)));
    }

    @Test
    void aLockedOldWorkbookIsRefused() throws IOException {
        ProblemException refused =
                assertThrows(
                        ProblemException.class, () -> new WorkbookReader().read(ledger("secret")));
        assertEquals("problem.sheet.encrypted", refused.problem().key());
    }

    @Test
    void anOldWorkbookCutOrChangedAnywhereGivesTablesOrANamedProblem() throws IOException {
        long seed = Seeds.of(OldWorkbooksTest.class);
        Random random = new Random(seed);
        byte[] bytes = Files.readAllBytes(ledger(null));
        for (int run = 0; run < 400; run++) {
            byte[] bad = bytes.clone();
            if (run % 4 == 0) {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            } else {
                for (int n = random.nextInt(8); n >= 0; n--) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
            }
            Path file = Files.write(folder.resolve("bad.xls"), bad);
            try {
                new WorkbookReader().read(file);
            } catch (ProblemException named) {
                assertTrue(named.problem().key().startsWith("problem.sheet."));
            } catch (RuntimeException | StackOverflowError fault) {
                fail("seed " + seed + " run " + run, fault);
            }
        }
    }

    private static String shown(SheetTable table, Kind kind) {
        SheetProblem problem =
                table.problems().stream().filter(p -> p.kind() == kind).findFirst().orElseThrow();
        return problem.cell()
                + " "
                + kind.code()
                + " "
                + problem.saw()
                + (problem.suggests() == null ? "" : " " + problem.suggests());
    }

    private Path ledger(String password) throws IOException {
        Path file = folder.resolve("old.xls");
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            fill(book, book.createSheet("台帳"));
            if (password != null) {
                Biff8EncryptionKey.setCurrentUserPassword(password);
            }
            book.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        return file;
    }

    private static void fill(HSSFWorkbook book, HSSFSheet sheet) {
        row(sheet, 0, "占用台帳");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
        row(sheet, 1, "氏名", "許可日", "占用料", "備考");
        HSSFCellStyle era = book.createCellStyle();
        era.setDataFormat(book.createDataFormat().getFormat("[$-411]ge.m.d;@"));
        HSSFFont struck = book.createFont();
        struck.setStrikeout(true);
        HSSFCellStyle cancelled = book.createCellStyle();
        cancelled.setFont(struck);
        HSSFCellStyle yellow = book.createCellStyle();
        yellow.setFillForegroundColor(HSSFColorPredefined.YELLOW.getIndex());
        yellow.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        row(sheet, 2, "佐藤", 44958, 1200).getCell(1).setCellStyle(era);
        row(sheet, 3, "髙橋", "R5.2.2", "▲５００円");
        HSSFRichTextString half = new HSSFRichTextString("旧町新町");
        half.applyFont(0, 2, struck);
        sheet.getRow(3).createCell(3).setCellValue(half);
        row(sheet, 4, "本間", "令和5年2月3日", 300);
        sheet.getRow(4).createCell(3).setCellErrorValue(FormulaError.DIV0);
        row(sheet, 5, "渡部", "2023/2/4", 400).setZeroHeight(true);
        sheet.getRow(5).createCell(3).setCellValue(true);
        row(sheet, 6, "阿部", 44962, 500, "計算").getCell(1).setCellStyle(era);
        sheet.getRow(6).getCell(0).setCellStyle(yellow);
        row(sheet, 7, "斎藤", "〃", 600).forEach(c -> c.setCellStyle(cancelled));
        sheet.setColumnHidden(2, true);
        HSSFCell fee = sheet.getRow(2).getCell(2);
        HSSFClientAnchor anchor = new HSSFClientAnchor(0, 0, 0, 0, (short) 4, 2, (short) 6, 5);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(new HSSFRichTextString("減免"));
        fee.setCellComment(comment);
    }

    private static HSSFRow row(HSSFSheet sheet, int number, Object... values) {
        HSSFRow row = sheet.createRow(number);
        for (int c = 0; c < values.length; c++) {
            if (values[c] instanceof Number n) {
                row.createCell(c).setCellValue(n.doubleValue());
            } else {
                row.createCell(c).setCellValue(values[c].toString());
            }
        }
        return row;
    }
}
