package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionMergeTest {
    private static final String BASE =
            """
            ledger: t
            version: 3
            name: 台帳
            owner: civil
            fields:
              - {id: a, name: A, type: text}
              - {id: b, name: B, type: number} # 面積
            """;

    private static LedgerDefinition read(String text) {
        return new DefinitionYaml().read(text);
    }

    @Test
    void bothPeoplesChangesStandWhereTheyDoNotMeet() {
        String mine = BASE.replace("name: B", "name: 面積");
        String theirs =
                BASE.replace("version: 3", "version: 4")
                        .replace("{id: a, name: A,", "{id: a, name: 件名, required: true,")
                        .concat("  - {id: c, name: C, type: date}\n");
        DefinitionMerge.Merged merged =
                DefinitionMerge.merge(
                        DefinitionDraft.of(mine), read(mine), read(BASE), read(theirs));
        assertEquals(List.of(), merged.both());
        LedgerDefinition result = read(merged.draft().text());
        assertEquals("件名", result.fields().get(0).label().ja());
        assertTrue(result.fields().get(0).checks().required());
        assertEquals("面積", result.fields().get(1).label().ja());
        assertEquals("c", result.fields().get(2).id().value());
        assertTrue(merged.draft().text().contains("# 面積"));
    }

    @Test
    void whatBothChangedIsNamedAndMineStays() {
        String mine = BASE.replace("name: B", "name: 面積");
        String theirs = BASE.replace("version: 3", "version: 4").replace("name: B", "name: 広さ");
        DefinitionMerge.Merged merged =
                DefinitionMerge.merge(
                        DefinitionDraft.of(mine), read(mine), read(BASE), read(theirs));
        assertEquals(1, merged.both().size());
        assertEquals("name", merged.both().getFirst().word());
        assertEquals("面積", read(merged.draft().text()).fields().get(1).label().ja());
    }

    @Test
    void orderAndFieldsThatCameOrWentAreTold() {
        String turned =
                BASE.replace("  - {id: a, name: A, type: text}\n", "")
                        .concat("  - {id: a, name: A, type: text}\n");
        assertEquals("fields", DefinitionMerge.between(read(BASE), read(turned)).getFirst().word());
        String less = BASE.replace("  - {id: a, name: A, type: text}\n", "");
        DefinitionMerge.Difference gone =
                DefinitionMerge.between(read(BASE), read(less)).getFirst();
        assertEquals("a", String.valueOf(gone.field()));
        assertEquals("", gone.word());
    }
}
