package jp.kakehashi.bench.find;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.PostalAddress;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerTables;
import jp.kakehashi.storage.ledger.StoredRow;

/// Residents who never lived: names with their variants and readings, addresses, days and numbers,
/// the same for the same seed. Twelve fields as an extract of residents has them.
public final class SampleResidents {
    private static final String[] FAMILIES =
            ("佐藤:サトウ 鈴木:スズキ 髙橋:タカハシ 高橋:タカハシ 田中:タナカ 渡辺:ワタナベ 渡邊:ワタナベ 渡邉:ワタナベ 伊藤:イトウ"
                            + " 山本:ヤマモト 中村:ナカムラ 小林:コバヤシ 加藤:カトウ 吉田:ヨシダ 𠮷田:ヨシダ 山田:ヤマダ 佐々木:ササキ"
                            + " 山口:ヤマグチ 斎藤:サイトウ 齋藤:サイトウ 斉藤:サイトウ 齊藤:サイトウ 松本:マツモト 井上:イノウエ 木村:キムラ"
                            + " 林:ハヤシ 清水:シミズ 山崎:ヤマザキ 山﨑:ヤマザキ 阿部:アベ 池田:イケダ 橋本:ハシモト 石川:イシカワ 前田:マエダ"
                            + " 藤田:フジタ 小川:オガワ 岡田:オカダ 後藤:ゴトウ 長谷川:ハセガワ 村上:ムラカミ 近藤:コンドウ 石井:イシイ 坂本:サカモト"
                            + " 遠藤:エンドウ 青木:アオキ 藤井:フジイ 西村:ニシムラ 福田:フクダ 太田:オオタ 三浦:ミウラ 岡本:オカモト 松田:マツダ"
                            + " 中川:ナカガワ 中野:ナカノ 原田:ハラダ 小野:オノ 小野寺:オノデラ 竹内:タケウチ 金子:カネコ 和田:ワダ 五十嵐:イガラシ"
                            + " 本間:ホンマ 菅原:スガワラ 東海林:ショウジ 工藤:クドウ 榎本:エノモト 邊見:ヘンミ 難波:ナンバ 栁田:ヤナギタ 濵田:ハマダ"
                            + " 浜田:ハマダ 德永:トクナガ 廣瀬:ヒロセ 広瀬:ヒロセ 國井:クニイ 芦澤:アシザワ")
                    .split(" ", -1);
    private static final String[] GIVEN =
            ("一郎:イチロウ 二郎:ジロウ 三郎:サブロウ 健:ケン 弘:ヒロシ 勇:イサム 翔太:ショウタ 大輔:ダイスケ 直樹:ナオキ 隆:タカシ"
                            + " 誠:マコト 豊:ユタカ 進:ススム 茂:シゲル 清:キヨシ 正:タダシ 花子:ハナコ 千代:チヨ さくら:サクラ 美咲:ミサキ"
                            + " フミ:フミ 和子:カズコ 幸子:サチコ 陽子:ヨウコ 恵子:ケイコ 久美子:クミコ 由美:ユミ 明美:アケミ 直美:ナオミ"
                            + " 愛:アイ 結衣:ユイ 葵:アオイ 蓮:レン 陽翔:ハルト 湊:ミナト 凛:リン 詩織:シオリ 眞一:シンイチ 惠子:ケイコ")
                    .split(" ", -1);
    private static final String[] TOWNS =
            ("馬場町 本町一丁目 本町二丁目 山王町 錦町 末広町 宝田 道形町 茅原 城南町 美咲町 大宝寺町 鳥居町 青龍寺 下名川字落合"
                            + " 上田沢字中村 行沢字七ツ滝 大網字中村 熊出字中村 羽黒町手向 櫛引町丸岡 藤島字笹花 温海戊 湯野浜一丁目 三瀬 加茂"
                            + " 大山三丁目 由良 小堅 田川")
                    .split(" ", -1);
    private static final String[] NOTES =
            ("転入届受理済 転居の届け出あり 本人確認書類は免許証 代理人による届出 世帯主変更 国民健康保険の加入を案内 通知書を再送付 電話にて確認"
                            + " 窓口で説明済み 住所の表記を訂正")
                    .split(" ", -1);

    private static final int BATCH = 5_000;

    private final Random random;

    /// Residents of one seed.
    public SampleResidents(long seed) {
        random = new Random(seed);
    }

    /// The form of their ledger.
    public static LedgerDefinition definition() {
        List<FieldDefinition> fields = new ArrayList<>();
        add(fields, "number", "番号", FieldType.TEXT);
        add(fields, "name", "氏名", FieldType.PERSON);
        add(fields, "kana", "フリガナ", FieldType.TEXT);
        add(fields, "born", "生年月日", FieldType.DATE);
        add(fields, "address", "住所", FieldType.ADDRESS);
        add(fields, "phone", "電話", FieldType.PHONE);
        add(fields, "household", "世帯番号", FieldType.TEXT);
        add(fields, "head", "世帯主", FieldType.PERSON);
        add(fields, "moved", "異動日", FieldType.DATE);
        add(fields, "tax", "税額", FieldType.YEN);
        add(fields, "ward", "行政区", FieldType.NUMBER);
        add(fields, "note", "備考", FieldType.LONG_TEXT);
        return new LedgerDefinition(
                new LedgerId("bench_residents"),
                1,
                new Label("住民（計測用）", "Residents (bench)"),
                "civil",
                false,
                false,
                new FieldAccess(AccessRule.EVERYONE, AccessRule.EVERYONE),
                fields);
    }

    private static void add(List<FieldDefinition> fields, String id, String name, FieldType type) {
        fields.add(
                new FieldDefinition(
                        new FieldId(id),
                        new Label(name, id),
                        type,
                        FieldChecks.NONE,
                        List.of(),
                        FieldAccess.OPEN,
                        false));
    }

    /// Makes their ledger in `database` with its indexes and `count` of them in it.
    public void fill(Database database, LedgerTables tables, int count) {
        LedgerDefinition definition = definition();
        database.define(tables.table(definition), tx -> {});
        for (int from = 0; from < count; from += BATCH) {
            List<StoredRow> rows = new ArrayList<>(BATCH);
            for (int n = from; n < from + BATCH; n++) {
                rows.add(row(n));
            }
            database.write(
                    tx -> {
                        tables.insert(tx, definition, rows);
                        return true;
                    });
        }
        database.define(tables.orders(definition), tx -> {});
    }

    /// The n-th resident.
    public StoredRow row(int n) {
        String[] family = pick(FAMILIES).split(":", -1);
        String[] given = pick(GIVEN).split(":", -1);
        String[] head = random.nextInt(3) == 0 ? pick(GIVEN).split(":", -1) : given;
        LocalDate born = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(34_000));
        LocalDate moved = LocalDate.of(1990, 4, 1).plusDays(random.nextInt(13_000));
        String rest = pick(TOWNS) + (1 + random.nextInt(40)) + "番" + (1 + random.nextInt(30)) + "号";
        String code = "997-" + "%04d".formatted(random.nextInt(900));
        Map<FieldId, String> values = new HashMap<>();
        values.put(new FieldId("number"), "J%07d".formatted(1_000_000 + n));
        values.put(new FieldId("name"), family[0] + "　" + given[0]);
        values.put(new FieldId("kana"), family[1] + " " + given[1]);
        values.put(new FieldId("born"), born.toString());
        values.put(new FieldId("address"), new PostalAddress(code, "山形県", "鶴岡市", rest).text());
        values.put(
                new FieldId("phone"),
                "0235-%02d-%04d".formatted(20 + random.nextInt(60), random.nextInt(10_000)));
        values.put(new FieldId("household"), "S%06d".formatted(n / 3));
        values.put(new FieldId("head"), family[0] + "　" + head[0]);
        values.put(new FieldId("moved"), moved.toString());
        values.put(new FieldId("tax"), Integer.toString(random.nextInt(4000) * 100));
        values.put(new FieldId("ward"), Integer.toString(1 + random.nextInt(99)));
        values.put(new FieldId("note"), pick(NOTES) + "。" + pick(NOTES) + "。");
        UUID id = new UUID(0x0190_0000_0000_7000L | (long) n << 16, 0x8000_0000_0000_0000L | n);
        return new StoredRow(
                new RowState(id, n + 1L, false, values, Map.of(), null), Instant.EPOCH);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
