package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowGuardTest {
    private static final String YAML =
            """
            ledger: persons
            version: 1
            name: 見本
            owner: shimin
            fields:
              - {id: name, name: 氏名, type: person}
              - {id: address, name: 住所, type: text}
              - {id: number, name: 番号, type: text, unique: true, write: {sections: [shimin]}}
              - {id: age, name: 計算, type: calculated, result: number, formula: "1 + 1"}
              - id: mark
                name: 支援措置
                type: choice
                choices:
                  - {code: "yes", name: あり}
                  - {code: "no", name: なし}
            guard:
              field: mark
              values: ["yes"]
              seenBy: {sections: [shimin]}
              shows: [mark, name]
            """;

    private final DefinitionYaml yaml = new DefinitionYaml();

    @Test
    void guardIsReadBackAsItIsWritten() {
        LedgerDefinition definition = yaml.read(YAML);
        assertEquals(definition, yaml.read(yaml.write(definition)));
        assertEquals("mark=yes>mark+name", definition.guard().word());
        assertEquals(definition.guard(), definition.viewedBy(java.util.List.of()).guard());
    }

    @Test
    void guardKeepsRowsFromThoseItDoesNotName() {
        LedgerDefinition definition = yaml.read(YAML);
        assertNull(definition.guardAgainst(actor("shimin")));
        assertNotNull(definition.guardAgainst(actor("zeimu")));
    }

    private static Actor actor(String section) {
        return new Actor("1", "職員", "honsho", section, Set.of(Actor.ADMINISTRATOR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "field: mark|field: other",
                "field: mark|field: name",
                "values: [\"yes\"]|values: [\"maybe\"]",
                "values: [\"yes\"]|values: []",
                "seenBy: {sections: [shimin]}|seenBy: {}",
                "shows: [mark, name]|shows: [name]",
                "shows: [mark, name]|shows: [mark, other]",
                "shows: [mark, name]|shows: [mark, age]",
                "unique: true, write: {sections: [shimin]}|unique: true",
                "name: 支援措置|name: 支援措置; read: {sections: [shimin]}",
            })
    void guardThatWouldTellOrKeepNothingIsRefused(String right, String wrong) {
        String text = YAML.replace(right, wrong.replace(";", "\n   "));
        assertEquals(false, text.equals(YAML));
        var e = assertThrows(ProblemException.class, () -> yaml.read(text));
        assertEquals("problem.pack.content[/guard]", e.getMessage());
    }
}
