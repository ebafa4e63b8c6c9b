package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands beside a value goes into the history as well.
class KeptOutTest {
    private static final String NUMBER = "123456789018";
    private static final String FOUND = "problem.value.individual_number";

    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private Change create(ChangeNote note) {
        return site.change(
                site.keeper,
                UUID.randomUUID(),
                ChangeKind.CREATE,
                0,
                note,
                null,
                Site.edits(0, "name", "a"));
    }

    private Change edit(String field, String value, String seen, long seenSeq) {
        return site.change(
                site.keeper,
                row,
                ChangeKind.EDIT,
                seenSeq,
                ChangeNote.NONE,
                null,
                List.of(new Edit(Site.field(field), value, seen, seenSeq, null)));
    }

    private static ChangeNote provisional(String number) {
        return new ChangeNote(null, null, null, null, number);
    }

    @Test
    void valueThatTheAuthorSawIsLookedAtToo() {
        site.published();
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a", "place", "b"));
        for (String seen : List.of(NUMBER, "ZZ " + NUMBER, "1234-5678-9018")) {
            assertEquals(FOUND, site.returned(site.keeper, edit("place", "c", seen, 1)));
        }
        site.accept(site.keeper, edit("place", "c", "b", 1));
    }

    @Test
    void whatIsThereFromBeforeCanBeOverwritten() {
        LedgerDefinition loose =
                new DefinitionYaml()
                        .read(
                                Site.DEFINITION.replace(
                                        "type: text, unique: true",
                                        "type: text, unique: true, pattern: \"[0-9]{12}\""));
        site.publish(site.administrator, loose);
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a", "permit", NUMBER));
        site.publish(
                site.administrator,
                new DefinitionYaml().read(Site.DEFINITION.replace("version: 1", "version: 2")));
        assertEquals(
                FOUND, site.returned(site.keeper, Site.under(2, edit("place", "c", NUMBER, 1))));
        site.accept(site.keeper, Site.under(2, edit("permit", "道占-1", NUMBER, 1)));
    }

    @Test
    void provisionalNumberHasItsForm() {
        site.published();
        for (String number :
                List.of(
                        NUMBER,
                        "朝-仮-" + NUMBER,
                        "朝",
                        "",
                        "x",
                        "\u0001\u0007",
                        "朝-仮-1\n",
                        "12345678-仮-9018")) {
            assertEquals(
                    "problem.change.provisional",
                    site.returned(site.keeper, create(provisional(number))),
                    number);
        }
        site.accept(site.keeper, create(provisional("朝-仮-0003")));
        site.accept(site.keeper, create(provisional("仮-仮-12345")));
    }

    @Test
    void controlCharactersStandInNoNote() {
        site.published();
        for (String words : List.of("\u001b]0;x\u0007", "a\u0001", "a\u007f", "a\u0085b")) {
            for (ChangeNote note :
                    List.of(
                            new ChangeNote(words, null, null, null, null),
                            new ChangeNote(null, words, null, null, null),
                            new ChangeNote(null, null, words, null, null),
                            new ChangeNote(null, null, null, words, null))) {
                assertEquals("problem.value.character", site.returned(site.keeper, create(note)));
            }
        }
        site.accept(site.keeper, create(new ChangeNote("二行に\nわたる\t理由", null, null, null, null)));
    }

    @Test
    void purposeIsMoreThanControlCharacters() {
        site.published();
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a"));
        for (String purpose : List.of("", " ", "\u0001\n", "\u3000\u0007", "\u200b\u00ad")) {
            assertEquals("problem.viewing.purpose", Refusal.of(() -> history(purpose)), purpose);
        }
        history("窓口での照会\u0007");
        String kept =
                site.database
                        .read(db -> site.stores.logs().viewings().ofRow(db, Site.LEDGER, row))
                        .getLast()
                        .viewing()
                        .purpose();
        assertEquals("窓口での照会", kept);
    }

    private void history(String purpose) {
        site.call(
                site.keeper,
                "GET",
                "/api/ledgers/{ledger}/rows/{row}/history",
                null,
                Map.of("row", row.toString(), "purpose", purpose));
    }

    @Test
    void restoringTellsNothingOfAFieldThatOneMayNotRead() {
        site.publish(
                site.administrator,
                new DefinitionYaml()
                        .read(
                                Site.DEFINITION.replace(
                                        "type: text\n    read: {sections: [civil]}",
                                        "type: text\n    unique: true\n    read: {sections: [civil]}")));
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a", "secret", "x"));
        site.accept(site.other, site.change(site.other, row, ChangeKind.DELETE, 1));
        UUID second = UUID.randomUUID();
        site.accept(site.keeper, site.create(site.keeper, second, "name", "b", "secret", "x"));
        assertEquals(
                "problem.row.not_restored",
                site.returned(site.other, site.change(site.other, row, ChangeKind.RESTORE, 2)));
        assertEquals(
                "problem.value.not_unique",
                site.returned(site.keeper, site.change(site.keeper, row, ChangeKind.RESTORE, 2)));
    }
}
