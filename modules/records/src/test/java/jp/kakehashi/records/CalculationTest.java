package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldDefinition.Formula;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CalculationTest {
    private static final FieldAccess WELFARE =
            new FieldAccess(AccessRule.sections(Set.of("welfare")), AccessRule.EVERYONE);

    private static FieldDefinition field(String id, FieldType type, FieldAccess access) {
        return new FieldDefinition(
                new FieldId(id),
                new Label(id, id),
                type,
                FieldChecks.NONE,
                List.of(),
                access,
                id.equals("mynumber"));
    }

    private static FieldDefinition calculated(String id, String formula, FieldType result) {
        return new FieldDefinition(
                new FieldId(id),
                new Label(id, id),
                FieldType.CALCULATED,
                FieldChecks.NONE,
                List.of(),
                FieldAccess.OPEN,
                false,
                null,
                new Formula(formula, result));
    }

    private static LedgerDefinition ledger(FieldDefinition... calculated) {
        List<FieldDefinition> fields = new java.util.ArrayList<>(List.of(calculated));
        fields.add(field("fee", FieldType.YEN, FieldAccess.OPEN));
        fields.add(field("months", FieldType.NUMBER, FieldAccess.OPEN));
        fields.add(field("name", FieldType.TEXT, FieldAccess.OPEN));
        fields.add(field("from", FieldType.DATE, FieldAccess.OPEN));
        fields.add(field("paid", FieldType.CHECK, FieldAccess.OPEN));
        fields.add(field("secret", FieldType.YEN, WELFARE));
        fields.add(field("notes", FieldType.LONG_TEXT, FieldAccess.OPEN));
        fields.add(field("mynumber", FieldType.TEXT, FieldAccess.OPEN));
        return new LedgerDefinition(
                Samples.LEDGER,
                1,
                new Label("x", "x"),
                "civil",
                false,
                false,
                FieldAccess.OPEN,
                fields);
    }

    private static @Nullable String value(String formula, FieldType result, String... cells) {
        LedgerDefinition definition = ledger(calculated("out", formula, result));
        assertTrue(FieldForms.fault(definition).isEmpty(), formula);
        Map<FieldId, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(new FieldId(cells[i]), cells[i + 1]);
        }
        return new Calculation(definition).with(row).get(new FieldId("out"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fee * months|YEN|3600",
                "FEE*MONTHS|YEN|3600",
                "fee / 7|NUMBER|171.4285714286",
                "FLOOR(fee * 1.1 / 7)|YEN|188",
                "ROUND(fee / 7, 1)|NUMBER|171.4",
                "IF(paid, 0, fee)|YEN|1200",
                "IF(fee > 1000 && !paid, \"高\" + name, \"低\")|TEXT|高松",
                "MAX(fee, months, 5)|NUMBER|1200",
                "DAYS(from, \"2026-04-01\")|NUMBER|1",
                "FISCAL_YEAR(from)|NUMBER|2025",
                "from >= \"2026-01-01\"|CHECK|true",
                "from|DATE|2026-03-31",
                "\"第\" + months + \"号\"|TEXT|第3号",
                "name = \"松\"|CHECK|true",
                "COALESCE(secret, 0) + fee|YEN|1200",
            })
    void formulaIsWorkedOut(String formula, FieldType result, String expected) {
        assertEquals(
                expected,
                value(
                        formula,
                        result,
                        "fee",
                        "1200",
                        "months",
                        "3",
                        "name",
                        "松",
                        "from",
                        "2026-03-31",
                        "paid",
                        "false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fee * months|YEN",
                "name + \"様\"|TEXT",
                "IF(paid, 1, 2)|NUMBER",
                "COALESCE(months, secret)|NUMBER",
                "fee / 0|NUMBER",
                "fee / 7|YEN",
                "fee|TEXT",
                "ROUND(fee, 999999999)|NUMBER",
                "DAYS(\"x\", \"y\")|NUMBER",
                "\"123456789018\"|TEXT",
                "\"\"|TEXT",
            })
    void whatCannotBeWorkedOutIsEmpty(String formula, FieldType result) {
        assertNull(value(formula, result, "fee", "1200"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fee +",
                "nosuch + 1",
                "fee ^ 99",
                "FACT(9)",
                "RANDOM()",
                "DT_NOW()",
                "STR_MATCHES(name, \"(a*)*b\")",
                "1e999999999",
                "1.5E9",
                "mynumber",
                "notes",
                "out + 1",
                "fee[0]",
                "fee.months",
                "PI",
                "ABS(-)",
                "ſecret",
                "",
            })
    void unsoundFormulaIsRefusedAndStaysEmpty(String formula) {
        LedgerDefinition definition = ledger(calculated("out", formula, FieldType.NUMBER));
        assertEquals(
                new FieldForms.Fault(0, "formula"), FieldForms.fault(definition).orElseThrow());
        assertFalse(new Calculation(definition).any());
    }

    @Test
    void longOrDeepFormulaIsRefused() {
        for (String formula :
                List.of("1+".repeat(250) + "1", "(".repeat(21) + "1" + ")".repeat(21))) {
            assertTrue(
                    FieldForms.fault(ledger(calculated("out", formula, FieldType.NUMBER)))
                            .isPresent());
        }
    }

    @Test
    void circleIsRefusedAndAChainIsWorkedOutInOrder() {
        FieldDefinition a = calculated("a", "b + 1", FieldType.NUMBER);
        FieldDefinition b = calculated("b", "c + 1", FieldType.NUMBER);
        assertTrue(
                FieldForms.fault(ledger(a, b, calculated("c", "a", FieldType.NUMBER))).isPresent());
        LedgerDefinition chain = ledger(a, b, calculated("c", "fee", FieldType.NUMBER));
        assertTrue(FieldForms.fault(chain).isEmpty());
        Map<FieldId, String> row = new Calculation(chain).with(Map.of(new FieldId("fee"), "5"));
        assertEquals("7", row.get(new FieldId("a")));
    }

    @Test
    void calculatedFieldIsReadOnlyByThoseWhoReadEverythingThatGoesIntoIt() {
        FieldDefinition direct = calculated("direct", "secret * 2", FieldType.YEN);
        FieldDefinition through = calculated("through", "direct + fee", FieldType.YEN);
        FieldDefinition offered = calculated("offered", "COALESCE(SECRET, 0)", FieldType.YEN);
        FieldDefinition free = calculated("free", "\"secret\" + fee", FieldType.TEXT);
        LedgerDefinition definition = ledger(direct, through, offered, free);
        Actor civil = Samples.actor("civil");
        for (FieldDefinition told : List.of(direct, through, offered)) {
            assertFalse(definition.mayRead(civil, told), told.id().value());
            assertTrue(definition.mayRead(Samples.actor("welfare"), told), told.id().value());
        }
        assertTrue(definition.mayRead(civil, free));
    }

    /// Whatever a formula says, it never hangs, throws or tells a field it does not own up to.
    @RepeatedTest(200)
    void noFormulaTellsMoreThanItsInputs(RepetitionInfo run) {
        long seed = 20_261_122L + run.getCurrentRepetition();
        Random random = new Random(seed);
        String[] words = {
            "fee",
            "secret",
            "SECRET",
            "name",
            "\"",
            "+",
            "*",
            "(",
            ")",
            "IF(",
            "1",
            ",",
            "paid",
            " ",
            "\\",
            "COALESCE(",
            "ſecret",
            "se",
            "cret",
            "-",
            "STR_LEFT(",
            "ROUND(",
            "/",
            "=",
            "months"
        };
        StringBuilder formula = new StringBuilder();
        for (int i = random.nextInt(12) + 1; i > 0; i--) {
            formula.append(words[random.nextInt(words.length)]);
        }
        FieldDefinition out = calculated("out", formula.toString(), FieldType.TEXT);
        LedgerDefinition definition = ledger(out);
        Calculation calculation = new Calculation(definition);
        boolean told = definition.mayRead(Samples.actor("civil"), out);
        Map<FieldId, String> row = new HashMap<>();
        row.put(new FieldId("fee"), "1200");
        row.put(new FieldId("name"), "松");
        row.put(new FieldId("paid"), "true");
        row.put(new FieldId("secret"), "777");
        String one = calculation.with(row).get(out.id());
        row.put(new FieldId("secret"), "888");
        String other = calculation.with(row).get(out.id());
        assertTrue(!told || java.util.Objects.equals(one, other), "seed " + seed + ": " + formula);
    }
}
