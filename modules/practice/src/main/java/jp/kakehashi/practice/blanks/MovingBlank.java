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

import java.util.ArrayList;
import java.util.List;

/// The notice of somebody's moving in, out or within the city.
final class MovingBlank {
    private static final int PERSONS = 4;
    private static final String PROXY = "by == \"by2\"";

    private final BlankPage page;

    private MovingBlank(BlankPage page) {
        this.page = page;
    }

    static void draw(BlankPage page) {
        new MovingBlank(page).draw();
    }

    private void draw() {
        page.head("第1号様式", 84, 21.5, 17);
        page.code(BlankPage.RIGHT - 26, 11);
        page.words("鶴岡市長　あて", 9.5, BlankPage.LEFT + 1, 29.5);
        page.table(
                BlankPage.LEFT,
                33.5,
                148,
                Pen.BOLD,
                Row.of(
                        8.5,
                        Cell.plain(20, "届出の種類"),
                        Cell.of(
                                0,
                                ring(ask("kind", "届出の種類").required(), "転入 転居 転出 世帯変更"),
                                push(),
                                words("（一つを○で囲む）", 7))));
        page.at(44);
        days();
        places();
        persons();
        page.space(2);
        page.table(
                0.3,
                Row.of(
                        9,
                        Cell.plain(24, "外国籍の方"),
                        Cell.of(56, words("国籍・地域", 7.5), write(ask("nation", "国籍・地域"))),
                        Cell.of(
                                0,
                                words("在留カード等の番号", 7.5),
                                gap(2),
                                boxes(ask("stay", "在留カード等の番号"), 12, 12, 5.6, 6.8))),
                Row.of(9, Cell.plain(24, "備　　考"), Cell.write(0, ask("remarks", "備考"))));
        page.notes(
                "・　転入・転居は住み始めた日から14日以内に、転出は転出する前に届け出てください。届出をしないときは、過料に処せられることがあります。",
                "・　在留カードをお持ちの方は、全員の分を一緒にお出しください。個人番号は、窓口で職員が確認します。");
        office();
        page.foot("令和8年4月改正");
        rules();
    }

    private void days() {
        page.table(
                Pen.BOLD,
                Row.of(
                        8.5,
                        Cell.plain(20, "異　動　日"),
                        Cell.of(70, words("令和"), day(ask("moved", "異動日").required(), 11)),
                        Cell.plain(20, "届　出　日"),
                        Cell.of(0, words("令和"), day(ask("told", "届出日").required(), 11))),
                Row.of(
                        17,
                        Cell.plain(20, "窓口に\n来た方"),
                        Cell.rows(
                                90,
                                Row.of(
                                        7.5,
                                        Cell.of(
                                                0,
                                                ticks(
                                                        ask("by", "窓口に来た方").required(),
                                                        "本人",
                                                        "世帯主・家族",
                                                        "代理人（委任状）"))),
                                Row.of(
                                        9.5,
                                        Cell.plain(14, "氏名"),
                                        Cell.write(0, ask("by_name", "窓口に来た方の氏名").required()))),
                        Cell.rows(
                                0,
                                Row.of(
                                        7.5,
                                        Cell.plain(12, "電話"),
                                        Cell.write(0, ask("tel", "電話番号").required())),
                                Row.of(
                                        9.5,
                                        Cell.plain(12, "住所"),
                                        Cell.write(0, ask("by_addr", "代理人の住所").when(PROXY))))));
    }

    private void places() {
        page.space(2);
        page.table(
                Pen.BOLD,
                place("new", "新しい住所", "新しい世帯主"),
                place("old", "今までの住所", "今までの世帯主"),
                Row.of(
                        8.5,
                        Cell.plain(24, "本　　籍"),
                        Cell.write(0, ask("domicile", "本籍").when("kind == \"kind0\"")),
                        Cell.plain(20, "筆　頭　者"),
                        Cell.write(46, ask("first", "筆頭者").when("kind == \"kind0\""))));
    }

    private static Row place(String id, String where, String head) {
        return Row.of(
                16.5,
                Cell.plain(24, where),
                Cell.rows(
                        0,
                        Row.of(
                                        7,
                                        Cell.of(
                                                0,
                                                words("〒", 8),
                                                write(ask(id + "_zip", where + "の郵便番号"), 26),
                                                push(),
                                                words("方書（建物名・部屋番号）も書いてください", 6.5)))
                                .soft(),
                        Row.of(9.5, Cell.write(0, ask(id + "_addr", where).required()))),
                Cell.rows(
                        66,
                        Row.of(
                                        7,
                                        Cell.plain(20, "フリガナ"),
                                        Cell.write(0, ask(id + "_head_kana", head + "のフリガナ")))
                                .soft(),
                        Row.of(
                                9.5,
                                Cell.plain(20, "世　帯　主"),
                                Cell.write(0, ask(id + "_head", head).required()))));
    }

    private void persons() {
        page.section("異動する方全員（新しい世帯での続柄を書いてください）");
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= PERSONS; i++) {
            rows.add(person(i));
        }
        page.table(Pen.BOLD, rows.toArray(Row[]::new));
    }

    private static Row person(int number) {
        String id = "p" + number + "_";
        String who = "異動する方" + number;
        Ask name = ask(id + "name", who + "の氏名");
        String there = "written(" + name.id() + ")";
        Ask birth = ask(id + "birth", who + "の生年月日").when(there);
        Ask sex = ask(id + "sex", who + "の性別").when(there);
        Ask kana = ask(id + "kana", who + "のフリガナ").when(there);
        Cell names =
                Cell.rows(
                        70,
                        Row.of(6, Cell.plain(14, "フリガナ"), Cell.write(0, kana)).soft(),
                        Row.of(
                                9,
                                Cell.plain(14, "氏　名"),
                                Cell.write(0, number == 1 ? name.required() : name)));
        return Row.of(
                24.5,
                Cell.plain(6, String.valueOf(number)),
                Cell.rows(
                        0,
                        Row.of(
                                15,
                                names,
                                Cell.titled(87, "生年月日", eraDay(birth, 9, "明 大 昭 平 令 西暦")),
                                Cell.titled(0, "性別", ring(sex, "男 女"))),
                        Row.of(
                                9.5,
                                Cell.plain(14, "続　柄"),
                                Cell.write(26, ask(id + "relation", who + "の続柄").when(there)),
                                Cell.plain(18, "個人番号"),
                                Cell.of(
                                        0,
                                        boxes(
                                                ask(id + "number", who + "の個人番号").hidden(),
                                                12,
                                                4,
                                                6,
                                                6.6)),
                                Cell.of(
                                        37,
                                        words("国保", 7.5),
                                        ring(ask(id + "nhi", who + "の国民健康保険"), "有 無")))));
    }

    private void office() {
        page.space(0.5);
        page.clerks(
                "職員記入欄",
                Row.of(
                        20,
                        Cell.titled(22, "受付", stamp(ask("office_in", "受付印"))),
                        Cell.titled(22, "入力", stamp(ask("office_typed", "入力者印"))),
                        Cell.titled(22, "審査", stamp(ask("office_checked", "審査者印"))),
                        Cell.rows(
                                0,
                                Row.of(
                                        10,
                                        Cell.plain(18, "本人確認"),
                                        Cell.of(
                                                0,
                                                tick(ask("seen_card", "個人番号カードを確認"), "個番カード"),
                                                tick(ask("seen_licence", "運転免許証を確認"), "免許証"),
                                                tick(ask("seen_stay", "在留カードを確認"), "在留"),
                                                tick(ask("seen_two", "2点を確認"), "2点"))),
                                Row.of(
                                        10,
                                        Cell.plain(18, "引き継ぎ"),
                                        Cell.of(
                                                0,
                                                tick(ask("to_nhi", "国保へ"), "国保"),
                                                tick(ask("to_pension", "年金へ"), "年金"),
                                                tick(ask("to_child", "子育てへ"), "子育て"),
                                                tick(ask("to_school", "学校教育へ"), "学校"),
                                                gap(1))))));
    }

    private void rules() {
        page.attachment("id_card", "窓口に来た方の本人確認書類", null);
        page.attachment("proxy", "委任状", PROXY);
        page.attachment("out_certificate", "転出証明書", "kind == \"kind0\"");
        page.attachment("number_card", "異動する方全員の個人番号カード", "kind == \"kind0\" || kind == \"kind1\"");
        for (int i = 2; i <= PERSONS; i++) {
            String id = "p" + i + "_";
            page.rule(
                    id + "nameless",
                    "!written("
                            + id
                            + "name) && (written("
                            + id
                            + "birth_y) || written("
                            + id
                            + "relation))",
                    i + "人目の生年月日や続柄がありますが、氏名がありません。");
        }
        page.hint(
                "moved_future",
                "(kind == \"kind0\" || kind == \"kind1\") && later_than_today(\"令和\", moved_y, moved_m, moved_d)",
                "転入・転居は、住み始めてからの届出です。異動日が、まだ来ていない日です。");
        page.hint("moved_day", "no_such_day(\"令和\", moved_y, moved_m, moved_d)", "異動日が、暦にない日です。");
        page.hint(
                "told_future",
                "later_than_today(\"令和\", told_y, told_m, told_d)",
                "届出日が、まだ来ていない日です。");
    }
}
