package jp.kakehashi.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import jp.kakehashi.kernel.text.Wareki;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Makes workbooks as a department would hand them over, for demonstration and tests. All
/// persons and permits are invented; the sheet says so. The same seed gives the same cells.
public final class SampleWorkbooks {
    private static final List<String> HEADER =
            List.of("許可番号", "氏名", "住所", "電話", "占用場所", "許可年月日", "終了", "占用料", "状態", "担当", "備考");
    private static final double[] WIDTHS = {12, 16, 26, 16, 30, 20, 20, 12, 10, 10, 36};
    private static final String[] FAMILY = {
        "髙橋", "高橋", "五十嵐", "渡邉", "渡邊", "渡辺", "東海林", "山﨑", "山崎", "本間", "齋藤", "斎藤", "齊藤", "小野寺", "菅原",
        "長谷川", "工藤", "阿部", "伊藤", "佐藤", "吉田", "𠮷田", "佐々木", "太田", "大田", "櫻井", "黒澤", "濱田", "廣瀬", "中嶋",
        "遠藤", "今野", "加藤", "鈴木", "土田", "上野", "池田", "石川", "榎本", "五十嵐"
    };
    private static final String[] GIVEN = {
        "一郎", "千代", "健", "弘", "さくら", "勇", "フミ", "翔太", "美咲", "花子", "惠子", "眞一", "和夫", "節子", "悠真",
        "陽菜", "正", "キヨ", "龍一", "みつ", "德治", "清", "幸子", "大輔"
    };
    private static final String[] VILLAGE = {
        "下名川字落合", "大網字七ツ滝", "熊出字中村", "上田沢字落合", "行沢字中村", "下名川字中村", "大網字中村", "本郷字文珠", "越中山字名平",
        "松沢字水口"
    };
    private static final String[] WHAT = {
        "電柱", "看板", "排水管", "足場", "日よけ", "水道管", "工事用仮囲い", "案内標識", "通路橋"
    };
    private static final String[] STATE = {"有効", "有効", "有効", "有効", "更新待ち", "終了", "取消"};
    private static final String[] OFFICER = {"田村", "佐竹", "奥山", "川井", "小林"};
    private static final String[] NOTE = {
        "", "", "", "", "更新届は窓口で受付", "道路照明の移設を伴う", "冬期は除雪のため撤去", "前年と同じ内容", "現地確認済"
    };

    private final Wareki wareki = new Wareki();

    /// A maker of samples.
    public SampleWorkbooks() {}

    /// Writes 道路占用許可台帳 with `rows` rows below a title and a note: 和暦 in three ways of writing,
    /// names with 異体字, fees as numbers and as `1,200円`.
    public void roadOccupancy(Path file, int rows, long seed) throws IOException {
        Random random = new Random(seed);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Kakehashi", "1.0")) {
            Worksheet sheet = book.newWorksheet("占用許可");
            sheet.value(0, 0, "道路占用許可台帳（見本データ：氏名・住所・許可はすべて架空）");
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, "令和8年度　土木課・朝日庁舎共用");
            for (int c = 0; c < HEADER.size(); c++) {
                sheet.value(3, c, HEADER.get(c));
                sheet.style(3, c).bold().fillColor("E8EDF3").set();
                sheet.width(c, WIDTHS[c]);
            }
            sheet.freezePane(0, 4);
            for (int i = 0; i < rows; i++) {
                row(sheet, 4 + i, i + 1, random);
            }
        }
    }

    private void row(Worksheet sheet, int at, int number, Random random) {
        LocalDate permitted = LocalDate.of(2026, 4, 1).plusDays(random.nextInt(230));
        LocalDate until = permitted.plusDays(90 + random.nextInt(640));
        int fee = (8 + random.nextInt(400)) * 100;
        String village = pick(VILLAGE, random);
        sheet.value(at, 0, "道占-" + number);
        sheet.value(at, 1, pick(FAMILY, random) + "　" + pick(GIVEN, random));
        sheet.value(at, 2, village + (1 + random.nextInt(220)));
        sheet.value(
                at, 3, "0235-%02d-%04d".formatted(50 + random.nextInt(9), random.nextInt(10_000)));
        sheet.value(at, 4, village + "地内　" + pick(WHAT, random));
        day(sheet, at, 5, permitted, random.nextInt(10));
        day(sheet, at, 6, until, random.nextInt(10));
        if (random.nextInt(12) == 0) {
            sheet.value(at, 7, "%,d円".formatted(fee));
        } else {
            sheet.value(at, 7, fee);
            sheet.style(at, 7).format("#,##0").set();
        }
        sheet.value(at, 8, pick(STATE, random));
        sheet.value(at, 9, pick(OFFICER, random));
        String note = pick(NOTE, random);
        if (!note.isEmpty()) {
            sheet.value(at, 10, note);
        }
    }

    /// Most days as era-formatted serials, some typed in words, some short.
    private void day(Worksheet sheet, int row, int column, LocalDate day, int way) {
        if (way < 6) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("[$-411]ggge\"年\"m\"月\"d\"日\"").set();
        } else if (way < 9) {
            sheet.value(row, column, wareki.formatLong(day));
        } else {
            sheet.value(row, column, wareki.formatShort(day));
        }
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
