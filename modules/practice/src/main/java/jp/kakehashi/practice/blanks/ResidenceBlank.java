package jp.kakehashi.practice.blanks;

import static jp.kakehashi.practice.blanks.Ask.ask;
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

/// The request for copies of the residence record, in two editions that differ by little.
final class ResidenceBlank {
    private static final String ANY =
            "cert_all || cert_part || cert_item || cert_past || cert_koseki";

    private final BlankPage page;
    private final boolean newest;

    ResidenceBlank(BlankPage page, boolean newest) {
        this.page = page;
        this.newest = newest;
    }

    void draw() {
        page.head("様式第1号（第3条関係）", 90, 23.5, 17);
        page.code(BlankPage.RIGHT - 26, 11);
        page.words("（宛先）鶴岡市長", 10, BlankPage.LEFT + 1, 31.5);
        page.line(92, 28, 72, 7, words("請求日　令和"), day(ask("request", "請求日").required(), 9.5));
        page.at(34.2);
        page.notes("太線の枠の中を黒のボールペンで書いてください。□には✓を、選ぶ言葉には○を付けてください。");
        applicant();
        subject();
        certificates();
        purpose();
        office();
        page.foot(newest ? "令和8年4月改正" : "令和7年4月改正");
        rules();
    }

    private void applicant() {
        page.section("１　窓口に来た方（請求する方）");
        String proxy = "rel2";
        page.table(
                Pen.BOLD,
                Row.of(
                        10,
                        Cell.head(26, "住　所"),
                        Cell.of(
                                0,
                                words("〒"),
                                write(ask("zip", "請求者の郵便番号"), 24),
                                write(ask("addr", "請求者の住所").required()))),
                Row.of(
                        17,
                        Cell.rows(
                                112,
                                Row.of(
                                                7,
                                                Cell.small(26, "フリガナ"),
                                                Cell.write(0, ask("kana", "請求者のフリガナ").required()))
                                        .soft(),
                                Row.of(
                                        10,
                                        Cell.head(26, "氏　名"),
                                        Cell.write(0, ask("name", "請求者の氏名").required()))),
                        Cell.titled(0, "電話番号（日中に連絡のつくもの）", write(ask("tel", "電話番号").required()))),
                Row.of(
                        9,
                        Cell.head(26, "生年月日"),
                        Cell.of(0, eraDay(ask("birth", "請求者の生年月日").required(), 11, "明 大 昭 平 令"))),
                Row.of(
                        9,
                        Cell.head(26, "２の方との\n関　係"),
                        Cell.of(
                                0,
                                ticks(
                                        ask("rel", "２の方との関係").required(),
                                        "本人",
                                        "同じ世帯の方",
                                        "代理人（委任状が必要）",
                                        "その他"),
                                words("（"),
                                write(ask("rel_other", "その他の関係").when("rel3")),
                                words("）"))));
        page.attachment("id_card", "窓口に来た方の本人確認書類", null);
        page.attachment("proxy", "委任状", proxy);
        page.attachment("reason", "請求する理由の分かる書類", "rel3");
    }

    private void subject() {
        page.section("２　だれの証明書が必要ですか");
        page.table(
                Pen.BOLD,
                Row.of(
                        10,
                        Cell.head(26, "住　所"),
                        Cell.of(
                                0,
                                tick(ask("same_addr", "１の住所と同じ"), "１と同じ"),
                                write(ask("subject_addr", "必要な方の住所").when("!same_addr && !rel0")))),
                Row.of(
                        17,
                        Cell.rows(
                                112,
                                Row.of(
                                                7,
                                                Cell.small(26, "フリガナ"),
                                                Cell.write(0, ask("subject_kana", "必要な方のフリガナ")))
                                        .soft(),
                                Row.of(
                                        10,
                                        Cell.head(26, "氏　名"),
                                        Cell.write(
                                                0, ask("subject_name", "必要な方の氏名").when("!rel0")))),
                        Cell.titled(0, "世帯主の氏名", write(ask("head_name", "世帯主の氏名")))),
                Row.of(
                        9,
                        Cell.head(26, "生年月日"),
                        Cell.of(
                                0,
                                eraDay(
                                        ask("subject_birth", "必要な方の生年月日").when("!rel0"),
                                        11,
                                        "明 大 昭 平 令"))));
    }

    private Row certificate(String id, String name, String detail, String fee) {
        String label = name + detail;
        return Row.of(
                8,
                Cell.of(0, tick(ask("cert_" + id, label), name), words(detail, 7)),
                Cell.of(
                        34,
                        push(),
                        write(ask("copies_" + id, label + "の通数").when("cert_" + id), 20),
                        words("通")),
                Cell.of(30, push(), words(fee, 8)));
    }

    private void certificates() {
        page.section("３　必要な証明書に✓を付け、通数を書いてください");
        page.table(
                Pen.BOLD,
                Row.of(
                        5.5,
                        Cell.small(0, "証明書の種類"),
                        Cell.small(34, "通　数"),
                        Cell.small(30, "手数料（1通）")),
                certificate("all", "住民票の写し（世帯全員）", "", "300円"),
                certificate("part", "住民票の写し（世帯の一部）", "", "300円"),
                certificate("item", "住民票記載事項証明書", "（様式のあるものは添えてください）", "300円"),
                certificate(
                        "past",
                        newest ? "住民票の除票の写し" : "除かれた住民票の写し",
                        "（死亡・転出された方）",
                        newest ? "300円" : "400円"),
                certificate("koseki", "戸籍の附票の写し", "（本籍が鶴岡市の方）", "300円"));
        String copies = "cert_all || cert_part || cert_past";
        page.space(2);
        page.table(0.3, newest ? four(copies) : three(copies));
    }

    private Row[] four(String when) {
        return new Row[] {
            Row.of(
                    8.2,
                    Cell.small(26, "書き入れる\n事　項"),
                    shown("show_head", "世帯主・続柄", when),
                    shown("show_domicile", "本籍・筆頭者", when)),
            Row.of(
                    8.2,
                    Cell.small(26, "（○で囲む）"),
                    shown("show_number", "個人番号", when),
                    shown("show_code", "住民票コード", when))
        };
    }

    private Row[] three(String when) {
        return new Row[] {
            Row.of(
                    8.2,
                    Cell.small(26, "書き入れる\n事　項"),
                    shown("show_head", "世帯主・続柄", when),
                    shown("show_domicile", "本籍・筆頭者", when)),
            Row.of(8.2, Cell.small(26, "（○で囲む）"), shown("show_number", "個人番号", when), Cell.of(0))
        };
    }

    private static Cell shown(String id, String name, String when) {
        return Cell.of(0, words(name), push(), ring(ask(id, name).when(when), "必要 不要"), gap(4));
    }

    private void purpose() {
        page.section("４　何に使いますか");
        page.table(
                Pen.BOLD,
                Row.of(
                        8,
                        Cell.of(
                                0,
                                ticks(
                                        ask("use", "使いみち").when(ANY),
                                        "年金",
                                        "就職・進学",
                                        "運転免許",
                                        "自動車登録",
                                        "金融機関",
                                        "その他"),
                                words("（"),
                                write(ask("use_other", "使いみち（その他）").when("use5")),
                                words("）"))),
                Row.of(8, Cell.head(26, "提出先"), Cell.write(0, ask("submit_to", "提出先"))));
    }

    private void office() {
        page.notes(
                "※　個人番号又は住民票コードを書き入れた住民票の写しは、本人又は同じ世帯の方が請求したときに限り、窓口でお渡しします。",
                "※　代理人の方に個人番号を書き入れた住民票の写しを請求されたときは、本人の住所に郵送します。",
                "※　偽りその他不正の手段により交付を受けたときは、住民基本台帳法第46条の規定により罰金に処せられることがあります。");
        page.space(2);
        page.clerks(
                "事務処理欄（記入しないでください）",
                Row.of(
                        22,
                        Cell.titled(28, "受付", stamp(ask("office_in", "受付印"))),
                        Cell.titled(28, "作成", stamp(ask("office_made", "作成者印"))),
                        Cell.titled(28, "照合・交付", stamp(ask("office_out", "交付者印"))),
                        Cell.rows(
                                0,
                                Row.of(
                                        14,
                                        Cell.small(16, "本　人\n確　認"),
                                        Cell.lines(
                                                0,
                                                java.util.List.of(
                                                        java.util.List.of(
                                                                tick(
                                                                        ask(
                                                                                "seen_card",
                                                                                "個人番号カードを確認"),
                                                                        "個人番号カード"),
                                                                tick(
                                                                        ask(
                                                                                "seen_licence",
                                                                                "運転免許証を確認"),
                                                                        "運転免許証")),
                                                        java.util.List.of(
                                                                tick(
                                                                        ask("seen_pass", "旅券を確認"),
                                                                        "旅券"),
                                                                tick(
                                                                        ask(
                                                                                "seen_stay",
                                                                                "在留カードを確認"),
                                                                        "在留カード"),
                                                                words("他"),
                                                                write(
                                                                        ask(
                                                                                "seen_other",
                                                                                "確認したほかの書類")))))),
                                Row.of(
                                        8,
                                        Cell.small(16, "手数料"),
                                        Cell.of(
                                                0,
                                                write(ask("fee", "手数料")),
                                                words("円"),
                                                gap(3),
                                                ring(ask("fee_kind", "手数料の区分"), "有料 無料"))))));
    }

    private void rules() {
        page.rule("no_certificate", "!(" + ANY + ")", "必要な証明書が一つも選ばれていません。");
        for (String id : new String[] {"all", "part", "item", "past", "koseki"}) {
            page.rule(
                    "copies_" + id + "_alone",
                    "written(copies_" + id + ") && !cert_" + id,
                    "通数が書いてありますが、その証明書に✓がありません。");
            page.hint("copies_" + id + "_many", "number(copies_" + id + ") > 10", "通数が10を超えています。");
        }
        page.rule(
                "proxy_number",
                "rel2 && show_number == \"show_number0\"",
                "代理人には、個人番号を書き入れた写しを窓口では渡せません。");
        page.hint(
                "request_future",
                "later_than_today(\"令和\", request_y, request_m, request_d)",
                "請求日が、まだ来ていない日です。");
        page.hint(
                "request_day",
                "no_such_day(\"令和\", request_y, request_m, request_d)",
                "請求日が、暦にない日です。");
        page.hint(
                "birth_future",
                "later_than_today(birth_era, birth_y, birth_m, birth_d)",
                "生年月日が、まだ来ていない日です。");
        page.hint(
                "birth_day", "no_such_day(birth_era, birth_y, birth_m, birth_d)", "生年月日が、暦にない日です。");
    }
}
