package jp.kakehashi.bench.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.WorkbookWriter.Column;
import org.jspecify.annotations.Nullable;

/// Twelve columns as a department's ledger has them, of invented values; the same for the same
/// seed. Made once, so that neither side's time has the making in it.
final class BenchTable {
    static final List<Column> COLUMNS =
            List.of(
                    new Column("受付番号", SheetFieldType.TEXT, 0),
                    new Column("氏名", SheetFieldType.PERSON, 0),
                    new Column("フリガナ", SheetFieldType.TEXT, 0),
                    new Column("住所", SheetFieldType.TEXT, 0),
                    new Column("電話", SheetFieldType.PHONE, 0),
                    new Column("申請日", SheetFieldType.DATE, 0),
                    new Column("決定日", SheetFieldType.DATE, 0),
                    new Column("面積", SheetFieldType.NUMBER, 0),
                    new Column("金額", SheetFieldType.YEN, 0),
                    new Column("件数", SheetFieldType.NUMBER, 0),
                    new Column("状態", SheetFieldType.CHOICE, 0),
                    new Column("備考", SheetFieldType.TEXT, 0));

    private static final String[] FAMILY = {"髙橋", "佐藤", "五十嵐", "渡邉", "本間", "齋藤", "阿部", "伊藤"};
    private static final String[] KANA = {
        "タカハシ", "サトウ", "イガラシ", "ワタナベ", "ホンマ", "サイトウ", "アベ", "イトウ"
    };
    private static final String[] GIVEN = {"一郎", "花子", "健", "千代", "悠真", "美咲"};
    private static final String[] GIVEN_KANA = {"イチロウ", "ハナコ", "ケン", "チヨ", "ユウマ", "ミサキ"};
    private static final String[] PLACE = {"大網字七ツ滝", "下名川字落合", "熊出字中村", "馬場町", "本町一丁目"};
    private static final String[] STATE = {"受付", "審査中", "決定", "取下げ"};
    private static final String[] NOTE = {"現地確認済", "前年と同じ内容", "電話で連絡", "書類の追加あり"};
    private static final long FIRST_DAY = LocalDate.of(2019, 5, 1).toEpochDay();

    private final List<List<@Nullable String>> rows;

    BenchTable(int count, long seed) {
        Random random = new Random(seed);
        this.rows = IntStream.range(0, count).mapToObj(row -> row(row, random)).toList();
    }

    /// The rows in canonical form.
    Iterator<List<@Nullable String>> rows() {
        return rows.iterator();
    }

    private static List<@Nullable String> row(int row, Random random) {
        int family = random.nextInt(FAMILY.length);
        int given = random.nextInt(GIVEN.length);
        LocalDate day = LocalDate.ofEpochDay(FIRST_DAY + random.nextInt(2_500));
        List<@Nullable String> cells = new ArrayList<>(COLUMNS.size());
        cells.add("R8-%06d".formatted(row + 1));
        cells.add(FAMILY[family] + " " + GIVEN[given]);
        cells.add(KANA[family] + " " + GIVEN_KANA[given]);
        cells.add("鶴岡市" + PLACE[random.nextInt(PLACE.length)] + random.nextInt(1, 300) + "番地");
        cells.add("0235-%02d-%04d".formatted(random.nextInt(100), random.nextInt(10_000)));
        cells.add(day.toString());
        cells.add(day.plusDays(random.nextInt(40)).toString());
        cells.add(random.nextInt(1, 400) + "." + random.nextInt(1, 10));
        cells.add(Integer.toString(random.nextInt(500_000) * 10));
        cells.add(Integer.toString(random.nextInt(1, 20)));
        cells.add(STATE[random.nextInt(STATE.length)]);
        cells.add(random.nextInt(3) == 0 ? NOTE[random.nextInt(NOTE.length)] : null);
        return cells;
    }
}
