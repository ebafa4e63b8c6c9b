package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoundedTextTest {
    private static final String ENDLESS = "a".repeat(399) + "b";

    @ParameterizedTest
    @ValueSource(strings = {"(.*a){20}c", "(x?)(a|aa)+\\1c", "(.*)(.*)(.*)(.*)(.*)c"})
    void catastrophicExpressionEndsAfterItsSteps(String expression) {
        BoundedText text = new BoundedText(ENDLESS);
        assertFalse(text.matches(Pattern.compile(expression)));
        assertTrue(text.steps() > BoundedText.STEPS, () -> "" + text.steps());
        assertTrue(text.steps() < 2 * BoundedText.STEPS, () -> "" + text.steps());
    }

    @Test
    void valueThatTakesTooLongIsToldAsNotFittingThePattern() {
        FieldId place = new FieldId("place");
        LedgerDefinition definition =
                new DefinitionYaml()
                        .read(
                                """
                                ledger: signs
                                version: 1
                                name: {ja: 看板, en: Signs}
                                owner: civil
                                fields:
                                  - {id: place, name: {ja: 場所, en: Place}, type: text, pattern: "(.*)(.*)(.*)(.*)(.*)c"}
                                """);
        RowCheck check = new RowCheck(definition);
        assertEquals(
                List.of("problem.value.pattern"),
                check.warnings(ChangeKind.EDIT, Map.of(place, ENDLESS), Map.of()).stream()
                        .map(Problem::key)
                        .toList());
        assertEquals(
                List.of(),
                check.warnings(ChangeKind.EDIT, Map.of(place, "a".repeat(20) + "c"), Map.of()));
    }

    @Test
    void expressionThatDescendsTooDeepDoesNotMatch() {
        assertFalse(BoundedText.matches(Pattern.compile("(a|b)*"), "a".repeat(1_000_000)));
    }

    @Test
    void longValueOfAnHonestExpressionMatches() {
        String address = "[\\p{L}0-9 ]{1,20000}";
        assertTrue(BoundedText.matches(Pattern.compile(address), "馬場町 9".repeat(4_000)));
    }
}
