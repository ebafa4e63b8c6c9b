package jp.kakehashi.records;

import static jp.kakehashi.records.Samples.ABE;
import static jp.kakehashi.records.Samples.change;
import static jp.kakehashi.records.Samples.edit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowCheckTest {
    private final LedgerDefinition definition = Samples.definition();
    private final RowCheck check = new RowCheck(definition);

    private List<String> errors(Edit... edits) {
        return check.errors(change(ABE, ChangeKind.EDIT, 1, edits)).stream()
                .map(Problem::key)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "nosuch, x, problem.change.unknown_field",
        "number, R8-0001, problem.change.automatic_number",
        "mynumber, 123456789018, problem.change.individual_number",
        "fee, 1.5, problem.value.yen",
        "fee, 0100, problem.value.not_canonical",
        "until, 2026-02-30, problem.value.date",
        "until, 令和8年2月1日, problem.value.date",
        "state, sleeping, problem.value.choice",
    })
    void whatNoReasonOverrulesIsAnError(String field, String value, String problem) {
        assertEquals(List.of(problem), errors(edit(new FieldId(field), value, 0, null)));
    }

    @Test
    void cellWrittenTwiceInOneChangeIsAnError() {
        Edit one = edit(Samples.FEE, "1", 0, null);
        assertEquals(List.of("problem.change.field_twice"), errors(one, one));
    }

    @Test
    void unpairedSurrogatesAndControlCharactersAreErrors() {
        for (String text : Arrays.asList("\ud842", "a\u0000b", "\udfb7\ud842", "a\u007f")) {
            assertEquals(
                    List.of("problem.value.character"), errors(edit(Samples.NAME, text, 0, null)));
        }
        assertEquals(List.of(), errors(edit(Samples.NAME, "𠮷田 邉\udb40\udd00", 0, null)));
    }

    @Test
    void missingRequiredCellOfANewRowIsAWarning() {
        var found = check.warnings(ChangeKind.CREATE, Map.of(Samples.FEE, "10"), Map.of());
        assertEquals("problem.value.required", found.getFirst().key());
        assertEquals(1, found.size());
    }

    @Test
    void untouchedRequiredCellIsNoWarningInAnEdit() {
        assertEquals(
                List.of(), check.warnings(ChangeKind.EDIT, Map.of(Samples.FEE, "10"), Map.of()));
    }

    @Test
    void emptiedRequiredCellAndValueOutOfRangeAreWarnings() {
        Map<FieldId, String> cells = new HashMap<>();
        cells.put(Samples.NAME, null);
        cells.put(Samples.FEE, "1000001");
        assertEquals(
                List.of("problem.value.required", "problem.value.above"),
                check.warnings(ChangeKind.EDIT, cells, Map.of()).stream()
                        .map(Problem::key)
                        .toList());
    }

    @Test
    void numbersAreComparedAsNumbers() {
        assertTrue(Values.order(FieldType.YEN).compare("9", "10") < 0);
        assertFalse(Values.order(FieldType.TEXT).compare("9", "10") < 0);
    }

    @Test
    void accessNeedsEverySetThatIsNamed() {
        AccessRule rule =
                new AccessRule(
                        java.util.Set.of("keeper"), java.util.Set.of(), java.util.Set.of("civil"));
        assertTrue(rule.admits(Samples.actor("civil", "keeper")));
        assertFalse(rule.admits(Samples.actor("civil")));
        assertFalse(rule.admits(Samples.actor("tax", "keeper")));
        assertTrue(AccessRule.EVERYONE.admits(Samples.actor("tax")));
    }

    @Test
    void accessBesidesAsksForNothingElse() {
        AccessRule rule = AccessRule.sections(java.util.Set.of("civil"), "administrator");
        assertTrue(rule.admits(Samples.actor("civil")));
        assertTrue(rule.admits(Samples.actor("info", "administrator")));
        assertFalse(rule.admits(Samples.actor("tax", "keeper")));
        AccessRule only = AccessRule.sections(java.util.Set.of(), "administrator");
        assertFalse(only.admits(Samples.actor("civil")));
        assertTrue(only.admits(Samples.actor("civil", "administrator")));
    }

    @Test
    void individualNumberIsReadableByNobodyThroughTheLedger() {
        FieldDefinition field = definition.field(new FieldId("mynumber")).orElseThrow();
        assertFalse(definition.mayRead(Samples.actor("civil", Actor.ADMINISTRATOR), field));
        assertFalse(definition.mayWrite(Samples.actor("civil", Actor.ADMINISTRATOR), field));
    }

    @Test
    void boundThatIsNoValueOfItsFieldBoundsNothing() {
        FieldDefinition fee = definition.field(Samples.FEE).orElseThrow();
        var checks = new FieldDefinition.FieldChecks(false, false, null, "abc", "10", null);
        LedgerDefinition kept =
                new LedgerDefinition(
                        definition.id(),
                        1,
                        definition.label(),
                        definition.owner(),
                        false,
                        false,
                        definition.access(),
                        List.of(
                                new FieldDefinition(
                                        fee.id(),
                                        fee.label(),
                                        fee.type(),
                                        checks,
                                        List.of(),
                                        fee.access(),
                                        false)));
        RowCheck loose = new RowCheck(kept);
        assertEquals(
                List.of(), loose.warnings(ChangeKind.EDIT, Map.of(Samples.FEE, "5"), Map.of()));
        assertEquals(
                List.of("problem.value.above"),
                loose.warnings(ChangeKind.EDIT, Map.of(Samples.FEE, "11"), Map.of()).stream()
                        .map(Problem::key)
                        .toList());
    }
}
