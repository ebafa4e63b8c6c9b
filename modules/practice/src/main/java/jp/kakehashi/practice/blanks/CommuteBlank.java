package jp.kakehashi.practice.blanks;

import static jp.kakehashi.practice.blanks.Ask.ask;
import static jp.kakehashi.practice.blanks.Parts.boxes;
import static jp.kakehashi.practice.blanks.Parts.day;
import static jp.kakehashi.practice.blanks.Parts.gap;
import static jp.kakehashi.practice.blanks.Parts.push;
import static jp.kakehashi.practice.blanks.Parts.ring;
import static jp.kakehashi.practice.blanks.Parts.seal;
import static jp.kakehashi.practice.blanks.Parts.stamp;
import static jp.kakehashi.practice.blanks.Parts.tick;
import static jp.kakehashi.practice.blanks.Parts.ticks;
import static jp.kakehashi.practice.blanks.Parts.words;
import static jp.kakehashi.practice.blanks.Parts.write;

/// The application for the subsidy for pupils who come to school from far away.
final class CommuteBlank {
    private final BlankPage page;

    private CommuteBlank(BlankPage page) {
        this.page = page;
    }

    static void draw(BlankPage page) {
        new CommuteBlank(page).draw();
    }

    private void draw() {
        page.head("様式第1号（第5条関係）", 105, 45, 16);
        page.code(BlankPage.RIGHT - 26, 11);
        page.line(92, 18, 72, 7, push(), words("令和"), day(ask("request", "申請日").required(), 9.5));
        page.words("（宛先）鶴岡市教育委員会", 10, BlankPage.LEFT + 1, 29);
        page.at(50);
        guardian();
        page.space(2.5);
        page.line(5, words("鶴岡市遠距離通学費補助金の交付を受けたいので、鶴岡市遠距離通学費補助金交付要綱第5条の規定により、", 8.5));
        page.line(5, words("次のとおり関係書類を添えて申請します。", 8.5));
        page.space(1);
        pupils();
        way();
        money();
        promise();
        school();
        page.foot("令和8年4月1日施行");
        rules();
    }

    private void guardian() {
        double top = page.y();
        double end =
                page.table(
                        75,
                        top,
                        120,
                        0.25,
                        Row.of(
                                38,
                                Cell.upright(9, "申請者"),
                                Cell.rows(
                                        0,
                                        Row.of(
                                                10,
                                                Cell.plain(20, "住　所"),
                                                Cell.write(0, ask("addr", "保護者の住所").required())),
                                        Row.of(
                                                        7,
                                                        Cell.plain(20, "フリガナ"),
                                                        Cell.write(
                                                                0,
                                                                ask("kana", "保護者のフリガナ").required()))
                                                .soft(),
                                        Row.of(
                                                12,
                                                Cell.plain(20, "保護者氏名"),
                                                Cell.of(
                                                        0,
                                                        write(ask("name", "保護者の氏名").required()),
                                                        seal(ask("seal", "保護者の印").required(), 12))),
                                        Row.of(
                                                9,
                                                Cell.plain(20, "電話番号"),
                                                Cell.write(
                                                        0, ask("tel", "保護者の電話番号").required())))));
        page.at(end);
    }

    private static Row pupil(int number) {
        String id = "c" + number + "_";
        String who = number + "人目の児童生徒";
        Ask name = ask(id + "name", who + "の氏名");
        String there = "written(" + name.id() + ")";
        return Row.of(
                9.5,
                Cell.plain(7, String.valueOf(number)),
                Cell.of(56, write(number == 1 ? name.required() : name)),
                Cell.of(
                        0,
                        write(ask(id + "school", who + "の学校").when(there)),
                        ring(ask(id + "level", who + "の学校の種類").when(there), "小 中"),
                        words("学校")),
                Cell.of(20, write(ask(id + "grade", who + "の学年").when(there)), words("年")),
                Cell.of(
                        30,
                        boxes(ask(id + "km", who + "の通学距離"), 2, 2, 6.5, 7),
                        gap(0.8),
                        words(".", 10),
                        write(ask(id + "km_part", who + "の通学距離（小数）"), 8)));
    }

    private void pupils() {
        page.table(
                0.3,
                Row.of(
                        6,
                        Cell.plain(7, ""),
                        Cell.plain(56, "児童・生徒の氏名"),
                        Cell.plain(0, "在　学　校"),
                        Cell.plain(20, "学　年"),
                        Cell.plain(30, "片道の距離（km）")),
                pupil(1),
                pupil(2),
                pupil(3));
    }

    private void way() {
        page.space(2);
        page.table(
                0.3,
                Row.of(
                        9,
                        Cell.plain(28, "通学の方法"),
                        Cell.of(
                                0,
                                ticks(
                                        ask("way", "通学の方法").required(),
                                        "路線バス",
                                        "鉄道",
                                        "自家用車",
                                        "自転車",
                                        "その他"),
                                words("（"),
                                write(ask("way_other", "通学の方法（その他）").when("way == \"way4\"")),
                                words("）"))),
                Row.of(
                        9,
                        Cell.plain(28, "利用の区間"),
                        Cell.of(
                                0,
                                write(
                                        ask("from", "乗る停留所・駅")
                                                .when("way == \"way0\" || way == \"way1\""),
                                        54),
                                words("から"),
                                write(
                                        ask("to", "降りる停留所・駅")
                                                .when("way == \"way0\" || way == \"way1\""),
                                        54),
                                words("まで"))),
                Row.of(
                        9,
                        Cell.plain(28, "対象の期間"),
                        Cell.of(
                                0,
                                words("令和"),
                                write(ask("since_y", "期間の始まり（年）").required(), 10),
                                words("年"),
                                write(ask("since_m", "期間の始まり（月）").required(), 10),
                                words("月　から　令和"),
                                write(ask("until_y", "期間の終わり（年）").required(), 10),
                                words("年"),
                                write(ask("until_m", "期間の終わり（月）").required(), 10),
                                words("月　まで"))),
                Row.of(
                        10,
                        Cell.plain(28, "交付申請額"),
                        Cell.of(
                                0,
                                boxes(ask("amount", "交付申請額").required(), 7, 3, 8, 8),
                                gap(1),
                                words("円"),
                                push(),
                                words("（右に詰めて書いてください）", 7))));
    }

    private void money() {
        page.space(2);
        Ask bankKind = ask("bank_kind", "金融機関の種類").required();
        Ask branchKind = ask("branch_kind", "店の種類").required();
        Ask accountKind = ask("account_kind", "口座の種別").required();
        Part account = boxes(ask("account", "口座番号").required(), 7, 7, 8, 8);
        Row bank =
                Row.of(
                        13,
                        Cell.titled(
                                76,
                                "金融機関の名称",
                                write(ask("bank", "振込先の金融機関").required(), 36),
                                ring(bankKind, "銀行 信金 農協")),
                        Cell.titled(
                                0,
                                "店の名称",
                                write(ask("branch", "振込先の支店").required()),
                                ring(branchKind, "本店 支店")));
        Row number =
                Row.of(
                        11,
                        Cell.of(76, words("種別", 7.5), gap(2), ring(accountKind, "普通 当座")),
                        Cell.of(0, words("番号", 7.5), gap(2), account));
        Row kana =
                Row.of(
                        7,
                        Cell.plain(22, "フリガナ"),
                        Cell.write(0, ask("holder_kana", "口座名義のフリガナ").required()));
        Row holder =
                Row.of(10, Cell.plain(22, "口座名義"), Cell.write(0, ask("holder", "口座名義").required()));
        page.table(
                0.3,
                Row.of(
                        41,
                        Cell.plain(28, "振　込　先\n\n（保護者名義の\n口座に限る）"),
                        Cell.rows(0, bank, number, kana.soft(), holder)));
    }

    private void promise() {
        page.space(2);
        page.table(
                0.3,
                Row.of(
                        8.5,
                        Cell.of(
                                0,
                                tick(
                                        ask("consent", "市税の納付の状況を調べることへの同意").required(),
                                        "市が住民登録と市税の納付の状況を調べることに同意します。"))),
                Row.of(
                        8.5,
                        Cell.of(
                                0,
                                words("添付書類", 7.5),
                                gap(2),
                                tick(ask("with_pass", "定期券の写し"), "定期券の写し"),
                                tick(ask("with_map", "通学経路図"), "通学経路図"),
                                tick(ask("with_book", "通帳の写し"), "通帳の写し"))));
    }

    private void school() {
        page.space(0.8);
        page.clerks(
                "学校・教育委員会記入欄",
                Row.of(
                        24,
                        Cell.rows(
                                0,
                                Row.of(
                                        7,
                                        Cell.of(
                                                0,
                                                words("上記の児童・生徒が在学し、記載のとおり通学していることを証明します。", 7.5))),
                                Row.of(
                                        17,
                                        Cell.of(
                                                0,
                                                words("校長", 8),
                                                write(ask("principal", "校長の氏名")),
                                                seal(ask("principal_seal", "校長印"), 13)))),
                        Cell.titled(22, "受付", stamp(ask("office_in", "受付印"))),
                        Cell.rows(
                                44,
                                Row.of(
                                        12,
                                        Cell.plain(12, "決定"),
                                        Cell.of(0, ring(ask("decided", "交付の決定"), "交付 不交付"))),
                                Row.of(
                                        12,
                                        Cell.plain(12, "金額"),
                                        Cell.of(0, write(ask("granted", "交付決定額")), words("円"))))));
    }

    private void rules() {
        String ride = "way == \"way0\" || way == \"way1\"";
        page.attachment("pass", "定期券又は回数券の写し", ride);
        page.attachment("map", "通学経路図", "way == \"way2\" || way == \"way3\"");
        page.attachment("bank_book", "通帳の写し（口座番号と名義の分かる頁）", null);
        page.rule(
                "no_distance",
                "written(c1_name) && !written(c1_km_1) && !written(c1_km_2)",
                "1人目の通学距離が書いてありません。");
        page.hint(
                "near",
                "!written(c1_km_1) && number(c1_km_2) < 4 && c1_level == \"c1_level0\"",
                "小学校は、片道4キロメートル以上の通学が対象です。");
        page.hint(
                "request_future",
                "later_than_today(\"令和\", request_y, request_m, request_d)",
                "申請日が、まだ来ていない日です。");
        page.hint(
                "request_day",
                "no_such_day(\"令和\", request_y, request_m, request_d)",
                "申請日が、暦にない日です。");
        page.hint("period", "number(since_y) > number(until_y)", "対象の期間の終わりが、始まりより前です。");
    }
}
