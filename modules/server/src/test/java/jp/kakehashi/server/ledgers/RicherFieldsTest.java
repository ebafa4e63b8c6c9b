package jp.kakehashi.server.ledgers;

import static jp.kakehashi.server.ledgers.Site.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.server.audit.storage.AuditVerification;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long texts by line, and what a definition with links and formulas has to keep.
class RicherFieldsTest {
    private static final String MORE =
            """
              - {id: notes, name: 経過, type: long_text}
              - {id: before, name: 前の許可, type: link, link: {ledger: permits, shows: number}}
              - {id: inside, name: 計, type: calculated, formula: secret + place, result: text}
            """;

    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
        site.publish(site.administrator, definition(2, MORE));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private static LedgerDefinition definition(int version, String more) {
        String text = Site.DEFINITION.replace("version: 1", "version: " + version);
        return new DefinitionYaml().read(text + more);
    }

    private Change notes(CallerSession by, long seq, String seen, String now) {
        Edit edit = new Edit(field("notes"), now, seen, seq, null);
        return site.change(by, row, ChangeKind.EDIT, seq, ChangeNote.NONE, null, List.of(edit));
    }

    private RowState stored() {
        return site.database.read(
                db -> site.stores.tables().row(db, definition(2, MORE), row).orElseThrow().state());
    }

    @Test
    void differentLinesOfALongTextAreOneTextEverywhere() {
        site.accept(site.keeper, site.create(site.keeper, row, "name", "髙橋", "notes", "a\nb\nc"));
        site.accept(site.other, notes(site.other, 1, "a\nb\nc", "A\nb\nc"));
        site.accept(site.keeper, notes(site.keeper, 1, "a\nb\nc", "a\nb\nC"));
        assertEquals("A\nb\nC", stored().value(field("notes")));
        Messages.Page page = site.page(site.other, 0);
        assertEquals(List.of(), page.conflicts());
        AcceptedChange last = page.changes().getLast();
        assertEquals("a\nb\nC", last.change().edits().getFirst().value());
        assertEquals(Map.of(field("notes"), "A\nb\nC"), last.assigned());
        AuditReport report =
                new AuditVerification(site.database, site.stores, site.clock)
                        .verify(
                                new Messages.Verify(List.of(page.head())),
                                site.authority.publicKey());
        assertTrue(report.whole(), report.findings().toString());
    }

    @Test
    void oneLineWrittenByTwoIsStillAConflict() {
        site.accept(site.keeper, site.create(site.keeper, row, "name", "髙橋", "notes", "a\nb"));
        site.accept(site.other, notes(site.other, 1, "a\nb", "A\nb"));
        site.accept(site.keeper, notes(site.keeper, 1, "a\nb", "X\nb"));
        assertEquals("X\nb", stored().value(field("notes")));
        assertEquals("A\nb", site.page(site.other, 0).conflicts().getFirst().kept().value());
    }

    @Test
    void whatIsCalculatedComesBackToWhoeverSendsIt() {
        assertEquals(
                "problem.change.calculated",
                site.returned(
                        site.keeper, site.create(site.keeper, row, "name", "髙橋", "inside", "x")));
        assertEquals(
                "problem.value.link",
                site.returned(
                        site.keeper, site.create(site.keeper, row, "name", "髙橋", "before", "x")));
    }

    @Test
    void linksAndResultsStayWhatTheyAreAndFormulasMayChange() {
        assertEquals("problem.definition.link_changed", refused("shows: number", "shows: name"));
        assertEquals("problem.definition.type_changed", refused("result: text", "result: number"));
        LedgerDefinition next = definition(3, MORE.replace("secret + place", "place"));
        site.publish(site.administrator, next);
    }

    private String refused(String right, String wrong) {
        LedgerDefinition next = definition(3, MORE.replace(right, wrong));
        return assertThrows(ProblemException.class, () -> site.publish(site.administrator, next))
                .problem()
                .key();
    }
}
