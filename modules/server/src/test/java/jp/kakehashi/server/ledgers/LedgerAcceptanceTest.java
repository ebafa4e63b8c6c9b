package jp.kakehashi.server.ledgers;

import static jp.kakehashi.server.ledgers.Site.LEDGER;
import static jp.kakehashi.server.ledgers.Site.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerAcceptanceTest {
    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private RowState stored() {
        return site.database.read(
                db -> site.stores.tables().row(db, Site.definition(), row).orElseThrow().state());
    }

    @Test
    void aNewRowGetsItsPlaceAndItsNumber() {
        assertEquals(1, site.accept(site.keeper, site.create(site.keeper, row, "name", "髙橋")));
        UUID second = UUID.randomUUID();
        assertEquals(2, site.accept(site.other, site.create(site.other, second, "name", "佐藤")));
        assertTrue(stored().value(field("number")).matches("R\\d+-0001"));
        var page = site.page(site.keeper, 0);
        assertEquals(2, page.changes().size());
        assertEquals(2, page.lastSeq());
        assertTrue(page.changes().get(1).assigned().get(field("number")).endsWith("-0002"));
        assertEquals(page.changes().get(1).hash(), page.head().hash());
    }

    @Test
    void whatTwoPeopleWroteComesBackWhereItBreaksARuleTogether() {
        String ruled =
                Site.DEFINITION.replace("version: 1", "version: 2")
                        + """
                        rules:
                          - {wrong: 'fee > 100 && EMPTY(place)', at: place, says: 場所が要ります}
                        """;
        site.publish(site.administrator, new DefinitionYaml().read(ruled));
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a", "place", "橋"));
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "fee", "101"));
        // Saw no fee: made on the version before there was the rule, it stands.
        site.accept(site.other, site.edit(site.other, row, 1, "place", null));
        site.accept(site.keeper, site.edit(site.keeper, row, 3, "place", "橋"));
        Change onNew = Site.under(2, site.edit(site.other, row, 4, "place", null));
        assertEquals("problem.value.rule", site.returned(site.other, onNew));
        Change because =
                Site.under(
                        2,
                        site.change(
                                site.other,
                                row,
                                ChangeKind.EDIT,
                                4,
                                new ChangeNote(null, null, null, "移設中", null),
                                null,
                                Site.edits(4, "place", null)));
        site.accept(site.other, because);
        assertNull(stored().value(field("place")));
    }

    @Test
    void differentCellsOfOneRowBothStand() {
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a", "fee", "1"));
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "name", "b"));
        site.accept(site.other, site.edit(site.other, row, 1, "fee", "2"));
        assertEquals("b", stored().value(field("name")));
        assertEquals("2", stored().value(field("fee")));
        assertEquals(List.of(), site.page(site.keeper, 0).conflicts());
    }

    @Test
    void theSameCellWrittenUnseenIsAConflictThatItsOwnerDecides() {
        Conflict conflict = conflictOverFee();
        assertEquals("3", stored().value(field("fee")));
        assertEquals("3", conflict.standing().value());
        assertEquals("2", conflict.kept().value());
        assertEquals("職員1001", conflict.kept().author().name());

        Change byAuthor = site.resolve(site.other, row, conflict.id(), 3, "fee", "2");
        assertEquals("problem.conflict.rights", site.returned(site.other, byAuthor));
        Change decision = site.resolve(site.owner, row, conflict.id(), 3, "fee", "2");
        assertEquals(4, site.accept(site.owner, decision));
        assertEquals("2", stored().value(field("fee")));
        List<Conflict> after = site.page(site.keeper, 3).conflicts();
        assertEquals(List.of(conflict.resolvedBy(decision.id())), after);
        Change late = site.resolve(site.owner, row, conflict.id(), 4, "fee", "3");
        assertEquals("problem.conflict.decided", site.returned(site.owner, late));
    }

    @Test
    void aDecisionNamesTheConflictsOwnCell() {
        Conflict conflict = conflictOverFee();
        assertEquals(
                "problem.conflict.other_cell",
                site.returned(
                        site.owner, site.resolve(site.owner, row, conflict.id(), 3, "name", "x")));
        assertEquals(
                "problem.conflict.unknown",
                site.returned(
                        site.owner,
                        site.resolve(site.owner, row, UUID.randomUUID(), 3, "fee", "2")));
    }

    @Test
    void eitherAuthorDecidesWhereTheDefinitionSaysSo() {
        authorsDecide(2, "");
        Conflict conflict = conflictOverFee();
        CallerSession third = site.caller("7007", "tax", "keeper");
        Change byThird = site.resolve(third, row, conflict.id(), 3, "fee", "2");
        assertEquals("problem.conflict.rights", site.returned(third, byThird));
        site.accept(site.other, site.resolve(site.other, row, conflict.id(), 3, "fee", "2"));
    }

    @Test
    void anAuthorWhoMayNoLongerWriteTheLedgerDecidesNothing() {
        authorsDecide(2, "");
        Conflict conflict = conflictOverFee();
        CallerSession reader = site.caller("2002", "citizen", "viewer");
        Change decision = site.resolve(reader, row, conflict.id(), 3, "fee", "9");
        assertEquals("problem.conflict.rights", site.returned(reader, decision));
        assertEquals("3", stored().value(field("fee")));
        assertTrue(site.page(site.owner, 2).conflicts().getFirst().open());
    }

    @Test
    void anAuthorWhoMayNoLongerWriteTheCellDecidesNothing() {
        authorsDecide(2, "");
        Conflict conflict = conflictOverFee();
        authorsDecide(3, ", write: {sections: [civil]}");
        Change byOther = site.resolve(site.other, row, conflict.id(), 3, "fee", "9");
        assertEquals("problem.conflict.rights", site.returned(site.other, byOther));
        site.accept(site.keeper, site.resolve(site.keeper, row, conflict.id(), 3, "fee", "2"));
    }

    @Test
    void anAuthorWhoMayNoLongerWriteDoesNotDecideOverADeletion() {
        authorsDecide(2, "");
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a"));
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "name", "b"));
        site.accept(site.other, site.change(site.other, row, ChangeKind.DELETE, 1));
        Conflict conflict = site.page(site.owner, 0).conflicts().getFirst();
        CallerSession reader = site.caller("2002", "citizen", "viewer");
        assertEquals(
                "problem.conflict.rights",
                site.returned(reader, site.resolve(reader, row, conflict.id(), 3)));
        site.accept(site.other, site.resolve(site.other, row, conflict.id(), 3));
    }

    @Test
    void anOwnerWhoDoesNotWriteBringsARowBackOnlyToDecideOverItsDeletion() {
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a"));
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "name", "b"));
        site.accept(site.other, site.change(site.other, row, ChangeKind.DELETE, 2));
        assertEquals("problem.ledger.write", site.returned(site.owner, restored(site.owner, 3)));
        site.accept(site.keeper, restored(site.keeper, 3));
        site.accept(site.other, site.change(site.other, row, ChangeKind.DELETE, 1));
        Conflict conflict = site.page(site.owner, 4).conflicts().getFirst();
        assertNull(conflict.field());
        assertEquals("problem.ledger.write", site.returned(site.viewer, restored(site.viewer, 5)));
        site.accept(site.owner, restored(site.owner, 5));
        assertFalse(stored().deleted());
        site.accept(site.owner, site.resolve(site.owner, row, conflict.id(), 6));
        Change again = site.change(site.owner, row, ChangeKind.DELETE, 7);
        assertEquals("problem.ledger.write", site.returned(site.owner, again));
    }

    private Change restored(CallerSession by, long seen) {
        return site.change(by, row, ChangeKind.RESTORE, seen);
    }

    private void authorsDecide(int version, String ofFee) {
        String yaml =
                Site.DEFINITION
                        .replace("version: 1", "version: " + version)
                        .replace("authorsResolve: false", "authorsResolve: true")
                        .replace("max: \"1000000\"", "max: \"1000000\"" + ofFee);
        site.publish(site.administrator, new DefinitionYaml().read(yaml));
    }

    private Conflict conflictOverFee() {
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a", "fee", "1"));
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "fee", "2"));
        site.accept(site.other, site.edit(site.other, row, 1, "fee", "3"));
        return site.page(site.owner, 2).conflicts().getFirst();
    }

    @Test
    void aDeletionThatMeetsAnUnseenEditIsAConflict() {
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a"));
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "name", "b"));
        site.accept(site.other, site.change(site.other, row, ChangeKind.DELETE, 1));
        assertTrue(stored().deleted());
        Conflict conflict = site.page(site.owner, 0).conflicts().getFirst();
        assertNull(conflict.field());
        assertTrue(conflict.standing().deletion());
        site.accept(site.owner, site.resolve(site.owner, row, conflict.id(), 3));
        assertEquals(
                "problem.row.deleted",
                site.returned(site.keeper, site.edit(site.keeper, row, 4, "name", "c")));
    }

    @Test
    void aPushSentAgainHasTheSameOutcomeAndNoEffect() {
        Change create = site.create(site.keeper, row, "name", "a");
        Change edit = site.edit(site.keeper, row, 0, "name", "b");
        List<Outcome> first = site.push(site.keeper, create, edit);
        assertEquals(first, site.push(site.keeper, create, edit));
        assertEquals(List.of(first.get(1)), site.push(site.keeper, edit));
        assertEquals(first.get(0), site.push(site.keeper, create, create).get(1));
        assertEquals(2, site.page(site.keeper, 0).lastSeq());
    }

    @Test
    void aChangeSentTwiceInOnePushIsAcceptedOnce() {
        Change create = site.create(site.keeper, row, "name", "a");
        assertEquals(
                List.of(1L, 1L),
                site.push(site.keeper, create, create).stream().map(Outcome::seq).toList());
    }

    @Test
    void aReplayByAnotherUserOrWithAnotherContentIsRefusedByName() {
        Change create = site.create(site.keeper, row, "name", "a");
        site.accept(site.keeper, create);
        assertEquals("problem.change.other_author", site.returned(site.other, create));
        Author stolen = site.other.actor().on(site.other.device());
        assertEquals("problem.change.other_author", site.returned(site.other, create.by(stolen)));
        Change forged =
                new Change(
                        create.id(),
                        LEDGER,
                        row,
                        ChangeKind.CREATE,
                        Site.edits(0, "name", "forged"),
                        0,
                        1,
                        create.author(),
                        create.madeAt(),
                        ChangeNote.NONE,
                        null);
        assertEquals("problem.change.other_content", site.returned(site.keeper, forged));
        assertEquals("a", stored().value(field("name")));
    }

    @Test
    void nobodyPushesInAnothersNameOrFromAnothersDevice() {
        Change create = site.create(site.keeper, row, "name", "a");
        assertEquals("problem.change.other_author", site.returned(site.other, create));
        Author elsewhere = new Author("1001", "職員1001", "honsho", "pc-9");
        assertEquals(
                "problem.change.other_device", site.returned(site.keeper, create.by(elsewhere)));
        Author renamed = new Author("1001", "市長", "honsho", "pc-1001");
        site.accept(site.keeper, create.by(renamed));
        assertEquals(
                "職員1001", site.page(site.keeper, 0).changes().getFirst().change().author().name());
    }

    @Test
    void aBadChangeComesBackWithoutStoppingTheOthers() {
        UUID second = UUID.randomUUID();
        List<Outcome> outcomes =
                site.push(
                        site.keeper,
                        site.create(site.keeper, row, "name", "a", "fee", "9999999"),
                        site.create(site.keeper, second, "name", "b"),
                        site.edit(site.keeper, row, 0, "name", "c"));
        assertEquals("problem.value.above", outcomes.get(0).problem().key());
        assertEquals(1, outcomes.get(1).seq());
        assertEquals("problem.row.unknown", outcomes.get(2).problem().key());
        assertEquals(1, site.page(site.keeper, 0).lastSeq());
    }

    @Test
    void aReasonOverrulesChecksButNotUniqueness() {
        ChangeNote reason = new ChangeNote(null, null, null, "申請者が氏名を伏せる", null);
        Change nameless =
                site.change(
                        site.keeper,
                        row,
                        ChangeKind.CREATE,
                        0,
                        reason,
                        null,
                        Site.edits(0, "permit", "道占-1"));
        site.accept(site.keeper, nameless);
        UUID second = UUID.randomUUID();
        Change same =
                site.change(
                        site.keeper,
                        second,
                        ChangeKind.CREATE,
                        0,
                        reason,
                        null,
                        Site.edits(0, "permit", "道占-1"));
        assertEquals("problem.value.not_unique", site.returned(site.keeper, same));
        assertEquals(
                "problem.value.required",
                site.returned(site.keeper, site.create(site.keeper, second, "fee", "1")));
    }

    @Test
    void uniquenessHoldsWithinAPushAndThroughDeletion() {
        UUID second = UUID.randomUUID();
        List<Outcome> outcomes =
                site.push(
                        site.keeper,
                        site.create(site.keeper, row, "name", "a", "permit", "1"),
                        site.create(site.keeper, second, "name", "b", "permit", "1"));
        assertEquals("problem.value.not_unique", outcomes.get(1).problem().key());
        List<Outcome> freed =
                site.push(
                        site.keeper,
                        site.change(site.keeper, row, ChangeKind.DELETE, 1),
                        site.create(site.keeper, second, "name", "b", "permit", "1"),
                        site.change(site.keeper, row, ChangeKind.RESTORE, 1));
        assertNull(freed.get(1).problem());
        assertEquals("problem.value.not_unique", freed.get(2).problem().key());
        site.accept(site.keeper, site.edit(site.keeper, second, 3, "permit", "2"));
        site.accept(site.keeper, site.change(site.keeper, row, ChangeKind.RESTORE, 2));
    }

    @Test
    void whatAChangeClaimsToHaveSeenExists() {
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a"));
        assertEquals(
                "problem.change.seen_ahead",
                site.returned(site.keeper, site.edit(site.keeper, row, 2, "name", "b")));
        assertEquals(
                "problem.change.empty", site.returned(site.keeper, site.edit(site.keeper, row, 1)));
        assertEquals(
                "problem.row.exists",
                site.returned(site.keeper, site.create(site.keeper, row, "name", "b")));
        assertEquals(
                "problem.value.yen",
                site.returned(site.keeper, site.edit(site.keeper, row, 1, "fee", "12円")));
        assertEquals(
                "problem.change.individual_number",
                site.returned(
                        site.numbers,
                        site.edit(site.numbers, row, 1, "my_number", "123456789018")));
    }

    @Test
    void aThousandChangesAreTheMostOfOnePush() {
        List<Change> many = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            many.add(site.create(site.keeper, UUID.randomUUID(), "name", "a"));
        }
        assertEquals(
                "problem.push.too_many",
                Refusal.of(() -> site.push(site.keeper, many.toArray(Change[]::new))));
    }
}
