package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is written is read back, wherever it stands on the sheet.
class RandomWorkbooksTest {
    private static final int RUNS = 60;
    private static final List<String> NAMES =
            List.of("氏名", "許可年月日", "占用料", "面積", "時刻", "届出", "備考", "場所", "整理番号");

    @TempDir Path folder;

    private final WorkbookReader reader = new WorkbookReader();

    @Test
    void aLedgerIsReadBackWhereverItStands() throws IOException {
        long seed = Seeds.of(RandomWorkbooksTest.class);
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(seed + run);
            String what = "seed " + seed + " run " + run;
            int fields = 3 + random.nextInt(NAMES.size() - 3);
            List<List<String>> rows = rows(random, fields, 8 + random.nextInt(30));
            ClerksBook book = new ClerksBook();
            int top = 1;
            for (int t = random.nextInt(3); t > 0; t--) {
                book.rowAt(top++, t % 2 == 0 ? "台帳（土木課）" : "令和5年度");
            }
            top += random.nextInt(3);
            int left = random.nextInt(4);
            book.rowAt(top, shifted(left, NAMES.subList(0, fields)));
            int at = top;
            int gap = random.nextInt(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                at += i == gap && i > 0 ? 2 : 1;
                book.rowAt(at, shifted(left, typed(rows.get(i))));
            }
            if (random.nextBoolean()) {
                book.rowAt(++at, shifted(left, Arrays.asList("合計", null, 12345)));
            }
            List<SheetTable> tables = reader.read(book.save(folder.resolve("r.xlsx")));
            assertEquals(1, tables.size(), what);
            SheetTable table = tables.getFirst();
            assertEquals(List.of(top), table.headerRows(), what);
            assertEquals(NAMES.subList(0, fields), names(table), what);
            assertEquals(rows, table.rows(), what);
        }
    }

    private static Object[] shifted(int left, List<?> values) {
        Object[] cells = new Object[left + values.size()];
        for (int i = 0; i < values.size(); i++) {
            cells[left + i] = values.get(i);
        }
        return cells;
    }

    /// Days as serials in an era format, numbers as numbers, checks as such.
    private static List<Object> typed(List<String> row) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String value = row.get(i);
            cells.add(
                    switch (i) {
                        case 1 ->
                                ClerksBook.in(
                                        ClerksBook.ERA,
                                        LocalDate.parse(value).toEpochDay() + 25_569);
                        case 2, 3 -> new java.math.BigDecimal(value);
                        case 5 -> Boolean.valueOf(value);
                        default -> value;
                    });
        }
        return cells;
    }

    private static List<List<String>> rows(Random random, int fields, int count) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> row = new ArrayList<>();
            row.add("佐藤" + (char) ('一' + random.nextInt(2_000)));
            row.add(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(30_000)).toString());
            row.add(String.valueOf(random.nextInt(1_000_000)));
            row.add(random.nextInt(1_000) + "." + (1 + random.nextInt(9)));
            row.add("%02d:%02d".formatted(random.nextInt(24), random.nextInt(60)));
            row.add(String.valueOf(random.nextBoolean()));
            row.add("メモ" + random.nextInt());
            row.add("本町" + random.nextInt(100) + "番地");
            row.add("%05d".formatted(random.nextInt(100_000)));
            rows.add(List.copyOf(row.subList(0, fields)));
        }
        return rows;
    }

    private static List<String> names(SheetTable table) {
        return table.fields().stream().map(SheetTable.Field::name).toList();
    }

    @Test
    void naughtyTextsAreReadBackAsTheyAre() throws IOException {
        Path texts = Path.of(System.getProperty("kakehashi.root"), "../shared/data/text/blns.json");
        if (!Files.exists(texts)) {
            Assumptions.abort("no ../shared/data/text beside the clone");
        }
        List<List<String>> rows = new ArrayList<>();
        for (String text : Files.readAllLines(texts)) {
            String line = text.strip().replaceFirst(",$", "");
            if (line.startsWith("\"") && line.length() > 1) {
                String value = unescaped(line.substring(1, line.length() - 1));
                rows.add(Arrays.asList("k" + rows.size(), value.isBlank() ? null : value));
            }
        }
        List<WorkbookWriter.Column> columns =
                List.of(
                        new WorkbookWriter.Column("整理番号", SheetFieldType.TEXT, 0),
                        new WorkbookWriter.Column("備考", SheetFieldType.TEXT, 0));
        Path xlsx = folder.resolve("naughty.xlsx");
        Path csv = folder.resolve("naughty.csv");
        new WorkbookWriter().writeXlsx(xlsx, "s", columns, rows.iterator());
        new WorkbookWriter().writeCsv(csv, columns, rows.iterator());
        for (Path file : List.of(xlsx, csv)) {
            List<List<String>> back = reader.read(file).getFirst().rows();
            assertEquals(rows.size(), back.size());
            IntStream.range(0, rows.size())
                    .forEach(i -> assertEquals(rows.get(i), back.get(i), file.toString()));
        }
    }

    private static String unescaped(String json) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char what = json.charAt(++i);
            switch (what) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    out.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> out.append(what);
            }
        }
        return out.toString();
    }
}
