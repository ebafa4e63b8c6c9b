package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefinitionYamlTest {
    private final DefinitionYaml yaml = new DefinitionYaml();

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        LedgerDefinition definition = Samples.definition();
        assertEquals(definition, yaml.read(yaml.write(definition)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required: true|requierd: true|/fields/1/requierd",
                "type: person|type: persona|/fields/1/type",
                "version: 1|version: 0|/version",
                "id: fee|id: name|/fields/2/id",
                "min: \"0\"|min: zero|/fields/2/min",
                "tone: ok|tone: green|/fields/4/choices/0/tone",
                "type: text, individualNumber|type: yen, individualNumber|/fields/5/individualNumber",
                "owner: civil|owner: [civil]|/owner",
            })
    void mistakeIsRefusedWithItsPlace(String right, String wrong, String place) {
        String text = Samples.YAML.replace(right, wrong);
        assertFalse(text.equals(Samples.YAML));
        var e = assertThrows(ProblemException.class, () -> yaml.read(text));
        assertEquals("problem.pack.content[" + place + "]", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"'a: [1'", "'a: 1\na: 2'", "'\u0000'"})
    void brokenYamlIsRefusedByName(String text) {
        var e = assertThrows(ProblemException.class, () -> yaml.read(text));
        assertTrue(e.problem().key().startsWith("problem.pack."), e.getMessage());
    }

    @Test
    void aliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "x]\n");
        }
        assertThrows(ProblemException.class, () -> yaml.read(bomb.toString()));
    }
}
