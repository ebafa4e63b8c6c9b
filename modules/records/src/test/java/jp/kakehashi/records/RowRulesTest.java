package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What has to hold between the cells of a row.
class RowRulesTest {
    private static final FieldId FROM = new FieldId("from");
    private static final FieldId UNTIL = new FieldId("until");
    private static final FieldId STATE = new FieldId("state");
    private static final FieldId PERMIT = new FieldId("permit");
    private static final FieldId NOTE = new FieldId("note");
    private static final String LEDGER =
            """
            ledger: permits
            version: 1
            name: 許可
            owner: civil
            authorsResolve: false
            personal: true
            fields:
              - {id: from, name: 開始, type: date}
              - {id: until, name: 終了, type: date}
              - {id: state, name: 状態, type: choice, choices: [{code: valid, name: 有効}]}
              - {id: permit, name: 許可番号, type: text}
              - {id: note, name: 備考, type: text}
              - {id: secret, name: 内部, type: text, read: {roles: [keeper]}}
              - {id: sum, name: 計, type: calculated, formula: "1", result: number}
            """;
    private static final String RULES =
            """
            rules:
              - {wrong: until < from, at: until, says: {ja: 終了が開始より前です, en: Ends before it begins}}
              - {wrong: 'state = "valid" && EMPTY(permit)', at: permit, says: 有効には許可番号が要ります}
            """;

    private final DefinitionYaml yaml = new DefinitionYaml();
    private final LedgerDefinition definition = yaml.read(LEDGER + RULES);
    private final RowCheck check = new RowCheck(definition);

    private List<Problem> edit(Map<FieldId, String> before, FieldId field, @Nullable String value) {
        Map<FieldId, @Nullable String> written = new HashMap<>();
        written.put(field, value);
        return check.warnings(ChangeKind.EDIT, written, before);
    }

    @Test
    void aRuleOverTwoCellsIsToldAtItsFieldInBothLanguages() {
        assertEquals(
                List.of(
                        Problem.invalid(
                                "problem.value.rule",
                                UNTIL,
                                "終了が開始より前です",
                                "Ends before it begins")),
                edit(Map.of(FROM, "2026-04-01"), UNTIL, "2026-03-31"));
        assertEquals(List.of(), edit(Map.of(FROM, "2026-04-01"), UNTIL, "2026-04-01"));
    }

    @Test
    void itIsToldWhicheverOfItsCellsIsWritten() {
        assertEquals(1, edit(Map.of(UNTIL, "2026-03-31"), FROM, "2026-04-01").size());
    }

    @Test
    void whoeverWritesAnotherCellIsNotTold() {
        Map<FieldId, String> wrong = Map.of(FROM, "2026-04-01", UNTIL, "2026-03-31");
        assertEquals(List.of(), edit(wrong, NOTE, "電話あり"));
    }

    @Test
    void whatIsEmptyIsNotComparedButCanBeAskedFor() {
        assertEquals(List.of(), edit(Map.of(), UNTIL, "2026-03-31"));
        assertEquals(1, edit(Map.of(), STATE, "valid").size());
        assertEquals(List.of(), edit(Map.of(PERMIT, "道占-1"), STATE, "valid"));
        assertEquals(1, edit(Map.of(PERMIT, "道占-1", STATE, "valid"), PERMIT, null).size());
    }

    @Test
    void aNewRowIsLookedAtAsAWhole() {
        Map<FieldId, @Nullable String> written = new HashMap<>();
        written.put(FROM, "2026-04-01");
        written.put(UNTIL, "2026-03-31");
        written.put(STATE, "valid");
        assertEquals(
                List.of(UNTIL.value(), PERMIT.value()),
                check.warnings(ChangeKind.CREATE, written, Map.of()).stream()
                        .map(p -> p.args().getFirst())
                        .toList());
    }

    @Test
    void rulesAreWrittenAsTheyAreRead() {
        assertEquals(2, definition.rules().size());
        assertEquals(definition, yaml.read(yaml.write(definition)));
        assertEquals(definition.rules(), definition.viewedBy(List.of()).rules());
        assertTrue(check.ruled(PERMIT));
        assertFalse(check.ruled(NOTE));
    }

    @Test
    void aRuleForOtherEyesOrOfAnotherDayOrAboutAPersonIsRefused() {
        for (String rule :
                List.of(
                        "{wrong: 'EMPTY(secret)', at: until, says: x}",
                        "{wrong: 'EMPTY(until)', at: secret, says: x}",
                        "{wrong: 'EMPTY(until)', at: sum, says: x}",
                        "{wrong: 'EMPTY(until)', at: nobody, says: x}",
                        "{wrong: 'until < TODAY()', at: until, says: x}",
                        "{wrong: 'until < 今日()', at: until, says: x}",
                        "{wrong: 'note = \"山田太郎\"', at: note, says: x}",
                        "{wrong: '1 < 2', at: note, says: x}",
                        "{wrong: 'until', at: note, says: x}",
                        "{wrong: 'EMPTY(until)', at: 'a b', says: x}",
                        "{wrong: 'EMPTY(until)', at: note}",
                        "{wrong: 'EMPTY(until)', at: note, says: \"" + "x".repeat(81) + "\"}",
                        "{wrong: 'EMPTY(until)', at: note, says: 1234-5678-9018}",
                        "{wrong: 'EMPTY(until)', at: note, says: x, besides: y}",
                        "x")) {
            assertThrows(
                    ProblemException.class,
                    () -> yaml.read(LEDGER + "rules:\n  - " + rule + "\n"),
                    rule);
        }
    }
}
