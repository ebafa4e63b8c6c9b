package jp.kakehashi.documents.print;

import java.util.List;
import java.util.stream.IntStream;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.print.LedgerPrint.Column;

/// Rows of a ledger with everything that is hard on paper. All persons are invented.
final class RoadLedger {
    static final List<Column> COLUMNS =
            List.of(
                    new Column("許可番号", ValueKind.CODE, false),
                    new Column("申請者氏名", ValueKind.TEXT, false),
                    new Column("住所", ValueKind.TEXT, false),
                    new Column("占用物件", ValueKind.TEXT, false),
                    new Column("占用面積（㎡）", ValueKind.NUMBER, false),
                    new Column("占用料", ValueKind.YEN, true),
                    new Column("許可日", ValueKind.DATE, false),
                    new Column("期間満了日", ValueKind.DATE, false),
                    new Column("更新", ValueKind.CHECK, false),
                    new Column("電話番号", ValueKind.CODE, false),
                    new Column("備考", ValueKind.LONG_TEXT, false));

    private static final List<String> NAMES =
            List.of(
                    "山田 太郎",
                    "葛\uDB40\uDD03城 花子",
                    "𠮷野家商店株式会社 代表取締役 𠮷野 次郎",
                    "髙﨑 邉",
                    "雄物川電力ネットワーク株式会社 横手電力センター");

    private RoadLedger() {}

    static List<List<String>> rows(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(RoadLedger::row).toList();
    }

    static List<String> row(int i) {
        return List.of(
                "R8-%04d".formatted(i),
                NAMES.get(i % NAMES.size()),
                "秋田県横手市中央町８番２号",
                i % 3 == 0 ? "電柱・支線（第１種）" : "看板",
                i * 7 % 90 + ".5",
                Long.toString(i * 1230L),
                "2026-04-01",
                "2029-03-31",
                Boolean.toString(i % 2 == 0),
                "0182-35-%04d".formatted(i),
                i % 4 == 0
                        ? "隣接地の所有者の同意書を添付すること。「横断歩道」から５ｍ以内は不可（道路法第32条）、詳細はhttps://www.city.example.jp/kurashi/1001139/index.html?page=12"
                                + " を参照。"
                        : "");
    }
}
