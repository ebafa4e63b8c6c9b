package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PurposeFormsTest {
    private static final String YAML =
            """
            ledger: persons
            version: 1
            name: 見本
            owner: shimin
            personal: true
            purposes: [窓口での証明, その他]
            fields:
              - {id: name, name: 氏名, type: person}
            """;

    private final DefinitionYaml yaml = new DefinitionYaml();

    @Test
    void purposesAreReadBackAsTheyAreWritten() {
        LedgerDefinition definition = yaml.read(YAML);
        assertEquals(List.of("窓口での証明", "その他"), definition.purposes());
        assertEquals(definition, yaml.read(yaml.write(definition)));
        assertEquals(definition.purposes(), definition.viewedBy(List.of()).purposes());
        assertEquals(definition.purposes(), definition.guardedBy(null).purposes());
    }

    @Test
    void listedPurposeIsAdmittedAloneAndWithMoreWords() {
        LedgerDefinition definition = yaml.read(YAML);
        assertTrue(definition.admitsPurpose("その他"));
        assertTrue(definition.admitsPurpose("その他 / 受付12番"));
        assertFalse(definition.admitsPurpose("その他いろいろ"));
        assertFalse(definition.admitsPurpose("記録の確認"));
        assertFalse(definition.admitsPurpose(""));
        assertTrue(definition.readFor(List.of()).admitsPurpose("記録の確認"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]x",
                "[\"\"]",
                "[同じ, 同じ]",
                "[窓口 / 電話]",
                "[1]",
                "窓口",
                "[123456789018の確認]",
                "[ながい目的ながい目的ながい目的ながい目的ながい目的ながい目的ながい目的ながい目的ながい目的ながい目的ながい目的ながい目的X]"
            })
    void whatIsNoListOfShortLinesIsRefused(String list) {
        String text = YAML.replace("[窓口での証明, その他]", list);
        assertThrows(ProblemException.class, () -> yaml.read(text));
    }

    @Test
    void onlyALedgerAboutPersonsAsks() {
        String text = YAML.replace("personal: true", "personal: false");
        assertThrows(ProblemException.class, () -> yaml.read(text));
    }
}
