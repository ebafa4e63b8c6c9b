package jp.kakehashi.practice.blanks;

import static jp.kakehashi.practice.blanks.Ask.ask;
import static jp.kakehashi.practice.blanks.Parts.boxes;
import static jp.kakehashi.practice.blanks.Parts.day;
import static jp.kakehashi.practice.blanks.Parts.eraDay;
import static jp.kakehashi.practice.blanks.Parts.gap;
import static jp.kakehashi.practice.blanks.Parts.push;
import static jp.kakehashi.practice.blanks.Parts.ring;
import static jp.kakehashi.practice.blanks.Parts.stamp;
import static jp.kakehashi.practice.blanks.Parts.tick;
import static jp.kakehashi.practice.blanks.Parts.ticks;
import static jp.kakehashi.practice.blanks.Parts.words;
import static jp.kakehashi.practice.blanks.Parts.write;

import java.util.List;

/// The notice of joining or leaving the national health insurance.
final class InsuranceBlank {
    private static final String JOIN = "kind == \"kind0\"";
    private static final String LEAVE = "kind == \"kind1\"";
    private static final int PERSONS = 3;

    private final BlankPage page;

    private InsuranceBlank(BlankPage page) {
        this.page = page;
    }

    static void draw(BlankPage page) {
        new InsuranceBlank(page).draw();
    }

    private void draw() {
        page.head("様式第1号（第2条関係）", 90, 22.5, 16);
        page.code(BlankPage.RIGHT - 26, 11);
        page.words("（宛先）鶴岡市長", 10, BlankPage.LEFT + 1, 31);
        page.line(92, 27.5, 72, 7, words("届出日　令和"), day(ask("told", "届出日").required(), 9.5));
        page.words("国民健康保険の資格について、次のとおり届け出ます。", 8.5, BlankPage.LEFT + 1, 39);
        page.at(42.5);
        kind();
        head();
        persons();
        employer();
        page.notes(
                "※　届出は、資格を取得し、又は喪失した日から14日以内にしてください。届出が遅れると、さかのぼって保険税を納めることがあります。",
                "※　世帯主が国民健康保険に加入していないときも、届出と納税は世帯主が行います。");
        office();
        page.foot("令和8年4月改正");
        rules();
    }

    private void kind() {
        page.table(
                Pen.BOLD,
                Row.of(
                        9,
                        Cell.head(26, "届出の種類"),
                        Cell.of(
                                0,
                                ring(ask("kind", "届出の種類").required(), "取得 喪失 変更"),
                                push(),
                                words("異動日　令和"),
                                day(ask("moved", "異動日").required(), 10))),
                Row.of(
                        9,
                        Cell.small(26, "取得の理由"),
                        Cell.of(
                                0,
                                ticks(
                                        ask("join", "取得の理由").when(JOIN),
                                        "転入",
                                        "社保離脱",
                                        "出生",
                                        "生保廃止",
                                        "後期離脱",
                                        "その他"))),
                Row.of(
                        9,
                        Cell.small(26, "喪失の理由"),
                        Cell.of(
                                0,
                                ticks(
                                        ask("leave", "喪失の理由").when(LEAVE),
                                        "転出",
                                        "社保加入",
                                        "死亡",
                                        "生保開始",
                                        "後期加入",
                                        "その他"))));
    }

    private void head() {
        page.section("世帯主");
        page.table(
                Pen.BOLD,
                Row.of(
                        10,
                        Cell.head(26, "住　所"),
                        Cell.of(0, words("鶴岡市"), write(ask("addr", "世帯主の住所").required()))),
                Row.of(
                        16.5,
                        Cell.rows(
                                104,
                                Row.of(
                                                6.5,
                                                Cell.small(26, "フリガナ"),
                                                Cell.write(0, ask("kana", "世帯主のフリガナ").required()))
                                        .soft(),
                                Row.of(
                                        10,
                                        Cell.head(26, "氏　名"),
                                        Cell.write(0, ask("name", "世帯主の氏名").required()))),
                        Cell.titled(0, "電話番号", write(ask("tel", "電話番号").required()))),
                Row.of(
                        9,
                        Cell.head(26, "個人番号"),
                        Cell.of(
                                0,
                                boxes(ask("number", "世帯主の個人番号").hidden(), 12, 4, 6.4, 7),
                                gap(4),
                                words("記号・番号", 7.5),
                                write(ask("card", "被保険者の記号・番号").when(LEAVE)))),
                Row.of(
                        9,
                        Cell.small(26, "窓口に来た方"),
                        Cell.of(
                                0,
                                ticks(ask("by", "窓口に来た方").required(), "世帯主", "同じ世帯の方", "代理人"),
                                words("氏名（"),
                                write(
                                        ask("by_name", "窓口に来た方の氏名")
                                                .when("by == \"by1\" || by == \"by2\"")),
                                words("）"))));
    }

    private void persons() {
        page.section("資格を取得し、又は喪失する方");
        Row[] rows = new Row[PERSONS];
        for (int i = 1; i <= PERSONS; i++) {
            rows[i - 1] = person(i);
        }
        page.table(Pen.BOLD, rows);
    }

    private static Row person(int number) {
        String id = "p" + number + "_";
        String who = number + "人目";
        Ask name = ask(id + "name", who + "の氏名");
        String there = "written(" + name.id() + ")";
        Ask birth = ask(id + "birth", who + "の生年月日").when(there);
        Ask sex = ask(id + "sex", who + "の性別").when(there);
        Ask relation = ask(id + "relation", who + "の続柄").when(there);
        Cell names =
                names(
                        ask(id + "kana", who + "のフリガナ").when(there),
                        number == 1 ? name.required() : name);
        Row sexes = Row.of(8.5, Cell.small(10, "性別"), Cell.of(0, ring(sex, "男 女")));
        Row relations = Row.of(8.5, Cell.small(10, "続柄"), Cell.write(0, relation));
        return Row.of(
                26.5,
                Cell.head(7, String.valueOf(number)),
                Cell.rows(
                        0,
                        Row.of(
                                17,
                                names,
                                Cell.titled(70, "生年月日", eraDay(birth, 9, "大 昭 平 令")),
                                Cell.rows(0, sexes, relations)),
                        numbers(
                                ask(id + "number", who + "の個人番号").hidden(),
                                ask(id + "card", who + "の資格確認書").when(there))));
    }

    private static Cell names(Ask kana, Ask name) {
        return Cell.rows(
                72,
                Row.of(7, Cell.small(17, "フリガナ"), Cell.write(0, kana)).soft(),
                Row.of(10, Cell.small(17, "氏　名"), Cell.write(0, name)));
    }

    private static Row numbers(Ask number, Ask card) {
        return Row.of(
                9.5,
                Cell.small(17, "個人番号"),
                Cell.of(0, boxes(number, 12, 4, 6.4, 7.4)),
                Cell.of(73, words("資格確認書", 7.5), ring(card, "返す 返さない 要る"), push()));
    }

    private void employer() {
        page.section("職場の健康保険（加入し、又はやめたとき）");
        page.table(
                0.3,
                Row.of(
                        9,
                        Cell.small(26, "事業所の名称"),
                        Cell.write(
                                0,
                                ask("employer", "事業所の名称")
                                        .when("join == \"join1\" || leave == \"leave1\"")),
                        Cell.small(22, "保険者の名称"),
                        Cell.write(56, ask("insurer", "保険者の名称"))),
                Row.of(
                        9,
                        Cell.small(26, "加入・喪失の日"),
                        Cell.of(
                                0,
                                words("令和"),
                                day(
                                        ask("work_day", "職場の健康保険の加入・喪失の日")
                                                .when("join == \"join1\" || leave == \"leave1\""),
                                        10)),
                        Cell.small(22, "本人・扶養"),
                        Cell.of(56, ring(ask("work_kind", "職場の健康保険の区分"), "本人 被扶養者"))));
    }

    private void office() {
        page.space(1.5);
        page.clerks(
                "事務処理欄（記入しないでください）",
                Row.of(
                        22,
                        Cell.titled(24, "受付", stamp(ask("office_in", "受付印"))),
                        Cell.titled(24, "入力", stamp(ask("office_typed", "入力者印"))),
                        Cell.titled(24, "確認", stamp(ask("office_checked", "確認者印"))),
                        Cell.rows(
                                0,
                                Row.of(
                                        13,
                                        Cell.small(18, "確認書類"),
                                        Cell.lines(
                                                0,
                                                List.of(
                                                        List.of(
                                                                tick(
                                                                        ask(
                                                                                "seen_card",
                                                                                "個人番号カードを確認"),
                                                                        "個番カード"),
                                                                tick(
                                                                        ask(
                                                                                "seen_licence",
                                                                                "運転免許証を確認"),
                                                                        "免許証")),
                                                        List.of(
                                                                tick(
                                                                        ask(
                                                                                "seen_lost",
                                                                                "資格喪失証明書を確認"),
                                                                        "社保の喪失証明"),
                                                                tick(
                                                                        ask(
                                                                                "seen_new",
                                                                                "新しい資格の通知を確認"),
                                                                        "社保の資格"))))),
                                Row.of(
                                        9,
                                        Cell.small(18, "記号番号"),
                                        Cell.of(
                                                0,
                                                boxes(ask("issued", "交付した記号番号"), 8, 4, 7, 7.2))))));
    }

    private void rules() {
        page.attachment("id_card", "窓口に来た方の本人確認書類", null);
        page.attachment("proxy", "委任状", "by == \"by2\"");
        page.attachment("lost", "健康保険の資格喪失証明書", "join == \"join1\"");
        page.attachment("new_card", "新しい健康保険の資格の分かるもの", "leave == \"leave1\"");
        page.attachment("numbers", "届け出る方全員の個人番号の分かるもの", JOIN);
        page.rule("join_and_leave", JOIN + " && leave != \"\"", "取得の届出ですが、喪失の理由に✓があります。");
        page.rule("leave_and_join", LEAVE + " && join != \"\"", "喪失の届出ですが、取得の理由に✓があります。");
        page.hint(
                "moved_future",
                "later_than_today(\"令和\", moved_y, moved_m, moved_d)",
                "異動日が、まだ来ていない日です。");
        page.hint("moved_day", "no_such_day(\"令和\", moved_y, moved_m, moved_d)", "異動日が、暦にない日です。");
        page.hint(
                "told_future",
                "later_than_today(\"令和\", told_y, told_m, told_d)",
                "届出日が、まだ来ていない日です。");
        for (int i = 1; i <= PERSONS; i++) {
            String birth = "p" + i + "_birth";
            page.hint(
                    birth + "_day",
                    "no_such_day("
                            + birth
                            + "_era, "
                            + birth
                            + "_y, "
                            + birth
                            + "_m, "
                            + birth
                            + "_d)",
                    i + "人目の生年月日が、暦にない日です。");
        }
    }
}
