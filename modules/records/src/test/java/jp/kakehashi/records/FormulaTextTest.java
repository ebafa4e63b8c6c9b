package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.FormulaFault.Why;
import jp.kakehashi.records.FormulaText.Use;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormulaTextTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LedgerDefinition FORM =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: roads
                            version: 1
                            name: {ja: 占用, en: Roads}
                            owner: civil
                            fields:
                              - {id: name, name: {ja: 氏名, en: Name}, type: person}
                              - {id: fee, name: {ja: 占用料, en: Fee}, type: yen}
                              - {id: area, name: {ja: 面積（㎡）, en: Area}, type: number}
                              - {id: until, name: {ja: 期限, en: Until}, type: date}
                              - {id: paid, name: {ja: 納付, en: Paid}, type: check}
                              - {id: notes, name: {ja: 備考, en: Notes}, type: long_text}
                              - id: state
                                name: {ja: 状態, en: State}
                                type: choice
                                choices:
                                  - {code: open, name: {ja: 受付中, en: Open}}
                                  - {code: done, name: {ja: 許可, en: Granted}}
                              - {id: secret, name: {ja: 生活保護, en: Welfare}, type: yen, read: {sections: [welfare]}}
                              - {id: number, name: {ja: 個人番号, en: My Number}, type: text, individualNumber: true}
                              - {id: twice, name: {ja: 倍額, en: Twice}, type: calculated, formula: "fee * 2", result: yen}
                            """);
    private static final FormulaText TEXT = eyes("civil");

    private static FormulaText eyes(String section) {
        Actor actor = new Actor("k1", "x", "honsho", section, java.util.Set.of());
        return new FormulaText(FORM, field -> FORM.mayRead(actor, field));
    }

    private static boolean holds(String typed, String... cells) {
        FormulaText.Reading reading = TEXT.read(typed, Use.CONDITION);
        assertNull(reading.fault(), typed);
        return RowFormula.of(FORM, reading.formula(), Use.CONDITION, TODAY).holds(row(cells));
    }

    private static Map<FieldId, String> row(String... cells) {
        Map<FieldId, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(new FieldId(cells[i]), cells[i + 1]);
        }
        return row;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "占用料 > 10000 && 期限 < TODAY()",
                "占用料＞１００００　かつ　期限＜今日（）",
                "(占用料 ≧ 10000.5 または 期限 = 令和9年1月1日) && !納付",
                "fee >= 12000 && until <= R8.11.21",
                "[面積（㎡）] × 2 = 7",
                "状態 = 「許可」 かつ 期限 ≠ 2026/11/22",
                "期限 - 今日() = -1",
                "期限 + 1 = 今日()",
                "倍額 = 24000",
                "含む(氏名, \"髙\") かつ 空(備考X) = いいえ",
                "年度(期限) = 2026",
            })
    void whatAClerkWritesIsUnderstood(String typed) {
        String known = typed.replace("備考X", "氏名");
        assertTrue(
                holds(
                        known,
                        "name",
                        "髙橋",
                        "fee",
                        "12000",
                        "area",
                        "3.5",
                        "until",
                        "2026-11-21",
                        "state",
                        "done"),
                typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "占有料 > 3|NAME|0|3",
                "占用料 > 3 && 生活保護 > 0|NAME|11|15",
                "個人番号 = \"1\"|NAME|0|4",
                "備考 = \"x\"|FIELD|0|2",
                "占用料 > 倍(3)|FUNCTION|6|7",
                "占用料 ; 3|SIGN|4|5",
                "氏名 = 「田中|OPEN|5|8",
                "期限 < \"あした\"|VALUE|5|10",
                "状態 = \"なし\"|VALUE|5|9",
                "占用料 > \"1\"|KINDS|4|5",
                "氏名 > 5|KINDS|3|4",
                "占用料 >|FORM|4|5",
                "占用料 + 1|CONDITION|0|7",
            })
    void aMistakeIsToldWithItsPlace(String typed, Why why, int from, int to) {
        assertEquals(new FormulaFault(why, from, to), TEXT.read(typed, Use.CONDITION).fault());
    }

    @Test
    void aFieldForOtherEyesIsAsUnknownAsOneThatDoesNotExist() {
        assertEquals(
                TEXT.read("存在無い > 0", Use.CONDITION).fault(),
                TEXT.read("生活保護 > 0", Use.CONDITION).fault());
        assertTrue(TEXT.fault("secret > 0", Use.CONDITION).isPresent());
        assertTrue(TEXT.fault("SECRET > 0", Use.CONDITION).isPresent());
        assertTrue(TEXT.fault("ſecret > 0", Use.CONDITION).isPresent());
        assertFalse(TEXT.words(true).contains("生活保護"));
        assertNull(eyes("welfare").read("生活保護 > 0", Use.CONDITION).fault());
        assertFalse(eyes("welfare").words(true).contains("個人番号"));
        assertEquals("?", TEXT.show("secret > 0", true));
    }

    @Test
    void whatIsStoredIsReadAsItWasTyped() {
        String typed = "(占用料 ≧ 10000 または [面積（㎡）] < 2.5) かつ 状態 = \"許可\" かつ 期限 < 今日() + 30";
        String stored = TEXT.read(typed, Use.CONDITION).formula();
        assertEquals(
                "(fee >= 10000 || area < 2.5) && state = \"done\" && until < TODAY() + 30", stored);
        assertEquals(typed, TEXT.show(stored, true));
        assertEquals(stored, TEXT.read(TEXT.show(stored, false), Use.CONDITION).formula());
        assertTrue(TEXT.fault(stored, Use.CONDITION).isEmpty());
    }

    @Test
    void whatIsEnormousOrHostileEndsAtOnce() {
        List<String> hostile =
                List.of(
                        "(".repeat(5_000_000),
                        "!".repeat(499) + "納付",
                        "(".repeat(30) + "1" + ")".repeat(30) + " > 0",
                        "1e999999999 > 0",
                        "9".repeat(400) + " * " + "9".repeat(90) + " > 0",
                        "占用料 > 2 ^ 2 ^ 2 ^ 99",
                        "FACT(999999) > 0",
                        "STR_MATCHES(氏名, \"(a+)+$\")",
                        "氏名.class = \"x\"",
                        "「" + "あ".repeat(600) + "」 = 氏名",
                        "四捨五入(占用料, 999999999) > 0",
                        "期限 + 999999999999 > 今日()",
                        "IF(".repeat(19) + "納付" + ", 納付, 納付)".repeat(19),
                        "ABS(-) > 0",
                        "切り捨て(-) > 0",
                        "\u0000\u202e\ud800");
        for (String typed : hostile) {
            FormulaText.Reading reading = TEXT.read(typed, Use.CONDITION);
            if (reading.fault() == null) {
                RowFormula.of(FORM, reading.formula(), Use.CONDITION, TODAY)
                        .holds(row("fee", "1", "name", "aaaaaaaaaaaaaaaaaaaaaaaaaaa!"));
            }
        }
        assertNotNull(TEXT.read(hostile.getFirst(), Use.CONDITION).fault());
        assertThrows(
                ProblemException.class, () -> RowFormula.of(FORM, "no >", Use.CONDITION, TODAY));
    }

    @Test
    void emptyCellsDoNotSpoilTheOtherHalf() {
        assertTrue(holds("占用料 > 10 または 期限 < 今日()", "fee", "20"));
        assertTrue(holds("日数(今日(), 期限) < 3 または 占用料 > 10", "fee", "20"));
        assertFalse(holds("期限 < 今日()"));
        assertFalse(holds("期限 ≧ 今日()"));
        assertTrue(holds("期限 ≠ 今日()"));
        assertTrue(holds("空(期限) かつ !納付"));
        assertTrue(holds("占用料 / 0 = 1 または 占用料 = 1", "fee", "1"));
    }

    /// An expression and what it means, made together.
    private record Meant(String typed, Predicate<Map<FieldId, String>> plain) {}

    @Test
    void anyExpressionPicksWhatPlainReckoningPicks() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Meant meant = condition(random, 3);
            FormulaText.Reading reading = TEXT.read(meant.typed(), Use.CONDITION);
            String said = "seed " + seed + ": " + meant.typed();
            assertNull(reading.fault(), said);
            String stored = reading.formula();
            assertEquals(stored, TEXT.read(TEXT.show(stored, true), Use.CONDITION).formula(), said);
            RowFormula formula = RowFormula.of(FORM, stored, Use.CONDITION, TODAY);
            for (int n = 0; n < 10; n++) {
                Map<FieldId, String> row = cells(random);
                assertEquals(meant.plain().test(row), formula.holds(row), said + " of " + row);
            }
        }
    }

    private static Map<FieldId, String> cells(Random random) {
        Map<FieldId, String> row = new HashMap<>();
        put(random, row, "fee", Integer.toString(random.nextInt(5) * 100));
        put(random, row, "area", random.nextInt(4) + ".5");
        put(random, row, "until", TODAY.plusDays(random.nextInt(7) - 3L).toString());
        put(random, row, "paid", Boolean.toString(random.nextBoolean()));
        put(random, row, "state", random.nextBoolean() ? "open" : "done");
        put(random, row, "name", List.of("田中", "髙橋", "中田").get(random.nextInt(3)));
        return row;
    }

    private static void put(Random random, Map<FieldId, String> row, String field, String value) {
        if (random.nextInt(4) > 0) {
            row.put(new FieldId(field), value);
        }
    }

    private static Meant condition(Random random, int depth) {
        int kind = depth == 0 ? random.nextInt(5) : random.nextInt(8);
        if (kind < 5) {
            return simple(random, kind);
        }
        Meant a = condition(random, depth - 1);
        Meant b = condition(random, depth - 1);
        return switch (kind) {
            case 5 ->
                    new Meant(
                            "(" + a.typed() + ") かつ (" + b.typed() + ")",
                            row -> a.plain().test(row) && b.plain().test(row));
            case 6 ->
                    new Meant(
                            "(" + a.typed() + ") || (" + b.typed() + ")",
                            row -> a.plain().test(row) || b.plain().test(row));
            default -> new Meant("!(" + a.typed() + ")", row -> !a.plain().test(row));
        };
    }

    private static Meant simple(Random random, int kind) {
        String sign = List.of("<", "≦", "=", "≠", "≧", ">").get(random.nextInt(6));
        int some = random.nextInt(5);
        return switch (kind) {
            case 0 ->
                    new Meant(
                            "占用料 * 2 " + sign + " " + some * 200,
                            row ->
                                    test(
                                            sign,
                                            number(row, "fee", 2),
                                            BigDecimal.valueOf(some * 200L)));
            case 1 ->
                    new Meant(
                            "[面積（㎡）] " + sign + " 占用料 / 100",
                            row -> {
                                BigDecimal fee = number(row, "fee", 1);
                                return test(
                                        sign,
                                        number(row, "area", 1),
                                        fee == null ? null : fee.movePointLeft(2));
                            });
            case 2 ->
                    new Meant(
                            "期限 - 今日() " + sign + " " + (some - 2),
                            row -> {
                                String until = row.get(new FieldId("until"));
                                return test(
                                        sign,
                                        until == null
                                                ? null
                                                : BigDecimal.valueOf(
                                                        ChronoUnit.DAYS.between(
                                                                TODAY, LocalDate.parse(until))),
                                        BigDecimal.valueOf(some - 2L));
                            });
            case 3 -> new Meant("状態 = 「許可」", row -> "done".equals(row.get(new FieldId("state"))));
            default -> new Meant("納付", row -> "true".equals(row.get(new FieldId("paid"))));
        };
    }

    private static @Nullable BigDecimal number(Map<FieldId, String> row, String field, int times) {
        String value = row.get(new FieldId(field));
        return value == null ? null : new BigDecimal(value).multiply(BigDecimal.valueOf(times));
    }

    private static boolean test(String sign, @Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return sign.equals("≠") && (a == null) != (b == null);
        }
        int order = a.compareTo(b);
        return switch (sign) {
            case "<" -> order < 0;
            case "≦" -> order <= 0;
            case "=" -> order == 0;
            case "≠" -> order != 0;
            case "≧" -> order >= 0;
            default -> order > 0;
        };
    }
}
