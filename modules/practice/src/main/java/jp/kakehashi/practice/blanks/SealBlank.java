package jp.kakehashi.practice.blanks;

import static jp.kakehashi.practice.blanks.Ask.ask;
import static jp.kakehashi.practice.blanks.Parts.boxes;
import static jp.kakehashi.practice.blanks.Parts.day;
import static jp.kakehashi.practice.blanks.Parts.eraDay;
import static jp.kakehashi.practice.blanks.Parts.gap;
import static jp.kakehashi.practice.blanks.Parts.push;
import static jp.kakehashi.practice.blanks.Parts.ring;
import static jp.kakehashi.practice.blanks.Parts.seal;
import static jp.kakehashi.practice.blanks.Parts.stamp;
import static jp.kakehashi.practice.blanks.Parts.tick;
import static jp.kakehashi.practice.blanks.Parts.ticks;
import static jp.kakehashi.practice.blanks.Parts.words;
import static jp.kakehashi.practice.blanks.Parts.write;

import java.util.List;

/// The application for the registration of a seal.
final class SealBlank {
    private static final String PROXY = "by == \"by1\"";

    private final BlankPage page;

    private SealBlank(BlankPage page) {
        this.page = page;
    }

    static void draw(BlankPage page) {
        new SealBlank(page).draw();
    }

    private void draw() {
        page.head("様式第2号（第4条関係）", 90, 22, 17);
        page.code(BlankPage.RIGHT - 26, 11);
        page.words("（宛先）鶴岡市長", 10, BlankPage.LEFT + 1, 30.5);
        page.line(92, 27, 72, 7, words("申請日　令和"), day(ask("request", "申請日").required(), 9.5));
        page.words("次のとおり印鑑の登録について申請します。", 8.5, BlankPage.LEFT + 1, 38.5);
        page.at(42);
        kind();
        person();
        proxy();
        trust();
        means();
        page.notes(
                "※　登録できる印鑑は、1人1個です。印影が一辺8ミリメートルから25ミリメートルまでの正方形に収まるものに限ります。",
                "※　ゴム印その他変形しやすいもの、印影が不鮮明なもの、住民票に記載された氏名を表していないものは登録できません。",
                "※　代理人による申請のときは、本人の住所に照会書を郵送します。登録は、回答書をお持ちいただいた日になります。");
        office();
        page.foot("令和8年4月改正");
        page.attachment("id_card", "窓口に来た方の本人確認書類", null);
        page.attachment("seal", "登録する印鑑", "kind == \"kind0\" || kind == \"kind3\"");
        page.attachment("proxy", "代理人選任届（委任状）", PROXY);
        page.attachment("guarantee", "保証書", "means == \"means2\"");
        page.rule(
                "proxy_means",
                PROXY + " && means == \"means0\"",
                "代理人の申請では、官公署発行の証明書による即日の登録はできません。");
        page.rule(
                "proxy_alone",
                "written(proxy_name) && by == \"by0\"",
                "代理人の欄が書いてありますが、申請する方は本人になっています。");
        page.hint(
                "request_future",
                "later_than_today(\"令和\", request_y, request_m, request_d)",
                "申請日が、まだ来ていない日です。");
        page.hint(
                "request_day",
                "no_such_day(\"令和\", request_y, request_m, request_d)",
                "申請日が、暦にない日です。");
        page.hint(
                "birth_day", "no_such_day(birth_era, birth_y, birth_m, birth_d)", "生年月日が、暦にない日です。");
    }

    private void kind() {
        page.table(
                Pen.BOLD,
                Row.of(
                        9,
                        Cell.head(30, "申請の種類"),
                        Cell.of(
                                0,
                                ticks(
                                        ask("kind", "申請の種類").required(),
                                        "登録",
                                        "廃止",
                                        "登録証の亡失",
                                        "改印（廃止と登録）"))),
                Row.of(
                        9,
                        Cell.head(30, "申請する方"),
                        Cell.of(0, ticks(ask("by", "申請する方").required(), "本人", "代理人"))));
    }

    private void person() {
        page.section("１　登録する方（本人）");
        page.table(
                Pen.BOLD,
                Row.of(
                        52,
                        Cell.rows(
                                50,
                                Row.of(6, Cell.small(0, "登録する印鑑")),
                                Row.of(
                                        40,
                                        Cell.of(
                                                0,
                                                stamp(
                                                        ask("register_seal", "登録する印鑑")
                                                                .when(
                                                                        "kind == \"kind0\" || kind == \"kind3\"")))),
                                Row.of(6, Cell.small(0, "枠の中央に鮮明に押してください"))),
                        Cell.rows(
                                0,
                                Row.of(
                                        11,
                                        Cell.head(24, "住　所"),
                                        Cell.of(
                                                0,
                                                words("鶴岡市"),
                                                write(ask("addr", "本人の住所").required()))),
                                Row.of(
                                                7,
                                                Cell.small(24, "フリガナ"),
                                                Cell.write(0, ask("kana", "本人のフリガナ").required()))
                                        .soft(),
                                Row.of(
                                        14,
                                        Cell.head(24, "氏　名"),
                                        Cell.of(
                                                0,
                                                write(ask("name", "本人の氏名").required()),
                                                seal(ask("name_seal", "本人の印"), 14))),
                                Row.of(
                                        10,
                                        Cell.head(24, "生年月日"),
                                        Cell.of(
                                                0,
                                                eraDay(
                                                        ask("birth", "本人の生年月日").required(),
                                                        10,
                                                        "明 大 昭 平 令"))),
                                Row.of(
                                        10,
                                        Cell.head(24, "電話番号"),
                                        Cell.write(0, ask("tel", "本人の電話番号").required())))));
    }

    private void proxy() {
        page.section("２　代理人（代理人が申請するとき）");
        page.table(
                Pen.BOLD,
                Row.of(
                        10,
                        Cell.head(30, "住　所"),
                        Cell.write(0, ask("proxy_addr", "代理人の住所").when(PROXY))),
                Row.of(
                                7,
                                Cell.small(30, "フリガナ"),
                                Cell.write(85, ask("proxy_kana", "代理人のフリガナ")),
                                Cell.small(0, "本人との関係"))
                        .soft(),
                Row.of(
                        12,
                        Cell.head(30, "氏　名"),
                        Cell.of(
                                85,
                                write(ask("proxy_name", "代理人の氏名").when(PROXY)),
                                seal(ask("proxy_seal", "代理人の印"), 12)),
                        Cell.write(0, ask("proxy_relation", "代理人と本人との関係"))),
                Row.of(
                        9,
                        Cell.head(30, "生年月日"),
                        Cell.of(
                                0,
                                eraDay(ask("proxy_birth", "代理人の生年月日").when(PROXY), 10, "大 昭 平 令"))),
                Row.of(
                        9,
                        Cell.head(30, "代理の理由"),
                        Cell.of(
                                0,
                                ticks(ask("why", "代理の理由").when(PROXY), "病気", "仕事", "高齢", "その他"),
                                words("（"),
                                write(ask("why_other", "代理の理由（その他）").when("why == \"why3\"")),
                                words("）"))));
    }

    private void trust() {
        page.space(2);
        page.table(
                Pen.BOLD,
                Row.of(
                        6.5,
                        Cell.of(
                                0,
                                words(
                                        "委任の旨（本人が書いてください）　私は、上記の者を代理人と定め、印鑑の登録の申請に関する権限を委任します。",
                                        7.5))),
                Row.of(
                        14,
                        Cell.titled(
                                52,
                                "委任した日",
                                words("令和"),
                                day(ask("trust", "委任した日").when(PROXY), 9.5)),
                        Cell.titled(
                                0,
                                "委任する方（本人）の氏名",
                                write(ask("trust_name", "委任する方の氏名").when(PROXY)),
                                seal(ask("trust_seal", "委任する方の印").when(PROXY), 10))));
    }

    private void means() {
        page.section("３　確認の方法");
        page.table(
                0.3,
                Row.of(
                        9,
                        Cell.of(
                                0,
                                ticks(ask("means", "確認の方法"), "官公署発行の顔写真付き証明書", "照会書・回答書", "保証書"))),
                Row.of(
                        9,
                        Cell.of(
                                0,
                                words("保証人の氏名"),
                                write(ask("guarantor", "保証人の氏名").when("means == \"means2\""))),
                        Cell.of(
                                84,
                                words("登録番号"),
                                gap(2),
                                boxes(
                                        ask("guarantor_no", "保証人の登録番号").when("means == \"means2\""),
                                        7,
                                        7,
                                        8,
                                        7.4))));
    }

    private void office() {
        page.space(2);
        page.clerks(
                "事務処理欄（記入しないでください）",
                Row.of(
                        24,
                        Cell.titled(24, "受付", stamp(ask("office_in", "受付印"))),
                        Cell.titled(24, "入力", stamp(ask("office_typed", "入力者印"))),
                        Cell.titled(24, "照合", stamp(ask("office_checked", "照合者印"))),
                        Cell.rows(
                                0,
                                Row.of(
                                        12,
                                        Cell.small(20, "登録番号"),
                                        Cell.of(
                                                0,
                                                boxes(ask("number", "登録番号"), 7, 7, 8, 7.4),
                                                push(),
                                                ring(ask("fee", "手数料"), "有料 無料"))),
                                Row.of(
                                        12,
                                        Cell.small(20, "本人確認"),
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
                                                                        "免許証"),
                                                                tick(
                                                                        ask("seen_pass", "旅券を確認"),
                                                                        "旅券")),
                                                        List.of(
                                                                tick(
                                                                        ask(
                                                                                "seen_stay",
                                                                                "在留カードを確認"),
                                                                        "在留カード"),
                                                                words("他"),
                                                                write(
                                                                        ask(
                                                                                "seen_other",
                                                                                "確認したほかの書類")))))))));
    }
}
