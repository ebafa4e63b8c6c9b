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

/// The application for certificates of taxes.
final class TaxBlank {
    private static final List<String> KINDS =
            List.of("income", "exempt", "resident", "assets", "car", "corporate");

    private final BlankPage page;

    private TaxBlank(BlankPage page) {
        this.page = page;
    }

    static void draw(BlankPage page) {
        new TaxBlank(page).draw();
    }

    private void draw() {
        page.head("第15号様式（第21条関係）", 90, 23, 17);
        page.code(BlankPage.RIGHT - 26, 11);
        page.words("鶴岡市長　様", 10, BlankPage.LEFT + 1, 31.5);
        page.line(92, 28, 72, 7, words("申請日　令和"), day(ask("request", "申請日").required(), 9.5));
        page.words("次のとおり証明書の交付を申請します。太線の枠の中を記入してください。", 8, BlankPage.LEFT + 1, 39);
        page.at(40);
        applicant();
        taxpayer();
        certificates();
        land();
        use();
        page.notes(
                "（注）　1　代理人の方は、委任状が必要です。同じ世帯の親族の方は、所得・課税に関する証明に限り、委任状は要りません。",
                "　　　　2　法人の証明の申請には、代表者印を押した申請書又は委任状が必要です。",
                "　　　　3　納付して2週間以内の税の納税証明には、領収証書をお持ちください。");
        office();
        page.foot("令和8年4月1日から適用");
        rules();
    }

    private void applicant() {
        page.section("① 窓口に来た方");
        page.table(
                Pen.BOLD,
                Row.of(
                        10,
                        Cell.head(26, "住　所"),
                        Cell.write(0, ask("addr", "窓口に来た方の住所").required())),
                Row.of(
                        17,
                        Cell.rows(
                                108,
                                Row.of(
                                                7,
                                                Cell.small(26, "フリガナ"),
                                                Cell.write(
                                                        0, ask("kana", "窓口に来た方のフリガナ").required()))
                                        .soft(),
                                Row.of(
                                        10,
                                        Cell.head(26, "氏　名"),
                                        Cell.write(0, ask("name", "窓口に来た方の氏名").required()))),
                        Cell.titled(0, "電話番号", write(ask("tel", "電話番号").required()))),
                Row.of(
                        9,
                        Cell.head(26, "生年月日"),
                        Cell.of(0, eraDay(ask("birth", "窓口に来た方の生年月日").required(), 10, "大 昭 平 令"))),
                Row.of(
                        9,
                        Cell.head(26, "②との関係"),
                        Cell.of(
                                0,
                                ticks(
                                        ask("rel", "②の方との関係").required(),
                                        "本人",
                                        "同じ世帯の親族",
                                        "代理人",
                                        "法人の社員",
                                        "その他"),
                                write(ask("rel_other", "その他の関係").when("rel == \"rel4\"")))));
    }

    private void taxpayer() {
        page.section("② 証明が必要な方（①と同じときは記入不要）");
        page.table(
                Pen.BOLD,
                Row.of(
                        10,
                        Cell.head(26, "住所・所在地"),
                        Cell.write(0, ask("payer_addr", "証明が必要な方の住所").when("rel != \"rel0\""))),
                Row.of(
                                7,
                                Cell.small(26, "フリガナ"),
                                Cell.write(0, ask("payer_kana", "証明が必要な方のフリガナ")),
                                Cell.small(50, "電話番号"))
                        .soft(),
                Row.of(
                        10,
                        Cell.head(26, "氏名・名称"),
                        Cell.write(0, ask("payer_name", "証明が必要な方の氏名").when("rel != \"rel0\"")),
                        Cell.write(50, ask("payer_tel", "証明が必要な方の電話番号"))));
    }

    private static Row kind(int at, String name) {
        String id = KINDS.get(at);
        String chosen = "cert_" + id;
        return Row.of(
                8.1,
                Cell.of(0, tick(ask(chosen, name), name)),
                Cell.of(
                        58,
                        ring(ask("era_" + id, name + "の年度の元号").when(chosen), "平成 令和"),
                        write(ask("year_" + id, name + "の年度").when(chosen), 13),
                        words("年度")),
                Cell.of(24, write(ask("copies_" + id, name + "の通数").when(chosen)), words("通")));
    }

    private void certificates() {
        page.section("③ 必要な証明書（必要なものに✓を付け、年度と通数を書いてください）");
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(5.5, Cell.small(0, "証　明　書"), Cell.small(58, "年　度"), Cell.small(24, "通　数")));
        rows.add(kind(0, "所得・課税（非課税）証明書"));
        rows.add(kind(1, "所得証明書（児童手当・扶養申請用）"));
        rows.add(kind(2, "市県民税の納税証明書"));
        rows.add(kind(3, "固定資産評価・公課証明書"));
        rows.add(kind(4, "軽自動車税納税証明書（継続検査用）"));
        rows.add(kind(5, "法人市民税の納税証明書"));
        rows.add(
                Row.of(
                        8.1,
                        Cell.of(
                                0,
                                tick(ask("cert_else", "その他の証明書"), "その他（"),
                                write(ask("else_name", "その他の証明書の名称").when("cert_else")),
                                words("）")),
                        Cell.of(
                                58,
                                ring(ask("era_else", "その他の証明書の年度の元号"), "平成 令和"),
                                write(ask("year_else", "その他の証明書の年度"), 13),
                                words("年度")),
                        Cell.of(
                                24,
                                write(ask("copies_else", "その他の証明書の通数").when("cert_else")),
                                words("通"))));
        page.table(Pen.BOLD, rows.toArray(Row[]::new));
    }

    private void land() {
        page.space(2);
        page.table(
                0.3,
                Row.of(
                        9,
                        Cell.small(26, "物件の所在\n（固定資産）"),
                        Cell.of(0, words("鶴岡市"), write(ask("land", "物件の所在").when("cert_assets"))),
                        Cell.of(
                                40,
                                ring(ask("land_kind", "物件の種類").when("cert_assets"), "土地 家屋 両方"))),
                Row.of(
                        9,
                        Cell.small(26, "車両番号\n（軽自動車）"),
                        Cell.of(
                                0,
                                words("山形・庄内"),
                                write(ask("plate_kana", "車両番号の分類・かな")),
                                gap(2),
                                boxes(ask("plate", "車両番号").when("cert_car"), 4, 4, 7.5, 7.4)),
                        Cell.of(
                                66,
                                words("車検の満了日　令和", 7),
                                day(ask("expires", "車検の満了日").when("cert_car"), 9))));
    }

    private void use() {
        page.section("④ 使いみちと提出先");
        page.table(
                0.3,
                Row.of(
                        9,
                        Cell.of(
                                0,
                                ticks(
                                        ask("use", "使いみち"),
                                        "融資・保証",
                                        "扶養認定",
                                        "児童手当",
                                        "車検",
                                        "年金",
                                        "その他"),
                                words("（"),
                                write(ask("use_other", "使いみち（その他）").when("use == \"use5\"")),
                                words("）"))),
                Row.of(9, Cell.small(26, "提　出　先"), Cell.write(0, ask("submit_to", "提出先"))));
    }

    private void office() {
        page.space(2);
        page.clerks(
                "※ 職員記入欄",
                Row.of(
                        20,
                        Cell.titled(24, "受付", stamp(ask("office_in", "受付印"))),
                        Cell.titled(24, "発行", stamp(ask("office_out", "発行者印"))),
                        Cell.rows(
                                0,
                                Row.of(
                                        10,
                                        Cell.small(18, "本人確認"),
                                        Cell.of(
                                                0,
                                                tick(ask("seen_card", "個人番号カードを確認"), "個番カード"),
                                                tick(ask("seen_licence", "運転免許証を確認"), "免許証"),
                                                tick(ask("seen_two", "2点を確認"), "2点確認"),
                                                push(),
                                                tick(ask("seen_proxy", "委任状を確認"), "委任状"))),
                                Row.of(
                                        10,
                                        Cell.small(18, "手数料"),
                                        Cell.of(
                                                0,
                                                write(ask("copies", "合計通数"), 16),
                                                words("通"),
                                                gap(2),
                                                write(ask("fee", "手数料"), 32),
                                                words("円"),
                                                push(),
                                                ring(ask("fee_kind", "手数料の区分"), "有料 減免"))))));
    }

    private void rules() {
        page.attachment("id_card", "窓口に来た方の本人確認書類", null);
        page.attachment("proxy", "委任状", "rel == \"rel2\" || rel == \"rel3\"");
        page.attachment("inspection", "車検証", "cert_car");
        String any =
                String.join(" || ", KINDS.stream().map(k -> "cert_" + k).toList())
                        + " || cert_else";
        page.rule("no_certificate", "!(" + any + ")", "必要な証明書が一つも選ばれていません。");
        for (String kind : KINDS) {
            page.rule(
                    "copies_" + kind + "_alone",
                    "written(copies_" + kind + ") && !cert_" + kind,
                    "通数が書いてありますが、その証明書に✓がありません。");
            page.hint(
                    "year_" + kind + "_late",
                    "era_" + kind + " == \"era_" + kind + "1\" && number(year_" + kind + ") > 20",
                    "年度を確かめてください。");
        }
        page.rule(
                "corporate_person",
                "cert_corporate && rel == \"rel0\"",
                "法人の証明です。②に法人の名称を書いてもらってください。");
        page.hint(
                "request_future",
                "later_than_today(\"令和\", request_y, request_m, request_d)",
                "申請日が、まだ来ていない日です。");
        page.hint(
                "request_day",
                "no_such_day(\"令和\", request_y, request_m, request_d)",
                "申請日が、暦にない日です。");
    }
}
