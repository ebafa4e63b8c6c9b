package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;

/// Single steps by which rows go and come, and answers that tell nothing.
final class GuardedStepsTest extends GuardedOffice {
    @Test
    void writingToAHiddenRowIsAnsweredAsToOneThatNeverWas() {
        publish(Set.of());
        random = new Random(1);
        Person seer = new Person("p1", "civil");
        Person other = new Person("p2", "asahi");
        persons.addAll(List.of(seer, other));
        seer.sync();
        UUID row =
                seer.replica
                        .edits()
                        .create(LEDGER, Map.of(NAME, "名", MARK, "true"), ChangeNote.NONE)
                        .state()
                        .row();
        seer.sync();
        other.sync();
        UUID never = UUID.randomUUID();
        for (ChangeKind kind : List.of(ChangeKind.EDIT, ChangeKind.DELETE, ChangeKind.RESTORE)) {
            assertEquals(pushed(other, kind, never), pushed(other, kind, row), kind.name());
            assertEquals("problem.row.unknown", pushed(other, kind, row));
        }
        String resolved = pushed(other, ChangeKind.RESOLVE, never);
        assertEquals(resolved, pushed(other, ChangeKind.RESOLVE, row));
    }

    @Test
    void partOfARowComesBackWithAnEditThatMetItsDeletion() {
        publish(Set.of(NAME, MARK));
        random = new Random(4);
        Person seer = new Person("p1", "civil");
        Person second = new Person("p3", "care");
        Person other = new Person("p2", "asahi");
        persons.addAll(List.of(seer, second, other));
        seer.sync();
        UUID row =
                seer.replica
                        .edits()
                        .create(LEDGER, Map.of(NAME, "一", MARK, "true"), ChangeNote.NONE)
                        .state()
                        .row();
        seer.sync();
        second.sync();
        seer.replica.edits().delete(LEDGER, row, ChangeNote.NONE);
        seer.sync();
        other.sync();
        assertTrue(other.rows().getFirst().state().deleted());

        second.replica.edits().edit(LEDGER, row, Map.of(ADDRESS, "町"), ChangeNote.NONE);
        second.sync();
        other.sync();
        assertFalse(other.rows().getFirst().state().deleted());
    }

    @Test
    void rowThatComesBackIsNotOlderThanItCame() {
        publish(Set.of());
        random = new Random(3);
        Person seer = new Person("p1", "civil");
        Person other = new Person("p2", "asahi");
        persons.addAll(List.of(seer, other));
        seer.sync();
        UUID row =
                seer.replica
                        .edits()
                        .create(LEDGER, Map.of(NAME, "一", MARK, "true"), ChangeNote.NONE)
                        .state()
                        .row();
        seer.sync();
        other.sync();
        seer.replica.edits().edit(LEDGER, row, Map.of(MARK, "false"), ChangeNote.NONE);
        seer.replica.edits().edit(LEDGER, row, Map.of(NAME, "二"), ChangeNote.NONE);
        seer.replica.edits().edit(LEDGER, row, Map.of(NAME, "三"), ChangeNote.NONE);
        seer.sync();
        other.most = 1;
        // The other ledger of this office takes one, too.
        other.left = 2;
        assertThrows(ProblemException.class, other.exchange::round);
        assertEquals("三", other.rows().getFirst().state().value(NAME));
        assertEquals(4, other.rows().getFirst().state().seq());
    }

    private String pushed(Person person, ChangeKind kind, UUID row) {
        List<Edit> edits =
                kind == ChangeKind.EDIT
                        ? List.of(new Edit(ADDRESS, "住所", null, 0, null))
                        : List.of();
        Change change =
                new Change(
                        UUID.randomUUID(),
                        LEDGER,
                        row,
                        kind,
                        edits,
                        0,
                        1,
                        person.actor.on("device-" + person.actor.staff()),
                        new SystemClock().instant(),
                        ChangeNote.NONE,
                        kind == ChangeKind.RESOLVE ? UUID.randomUUID() : null);
        Messages.ProblemMessage problem =
                person.line.push(LEDGER, List.of(change)).getFirst().problem();
        assertTrue(problem != null, "accepted");
        return problem.key();
    }

    @Test
    void guardThatComesLaterTakesRowsAwayAndOneThatGoesBringsThemBack() {
        LedgerDefinition first = definition(1, Set.of()).guardedBy(null);
        HeadOffice owner = office.office(ADMIN, "d9");
        owner.publish(first);
        random = new Random(2);
        Person other = new Person("p2", "asahi");
        persons.add(other);
        other.sync();
        other.replica.edits().create(LEDGER, Map.of(NAME, "名1", MARK, "true"), ChangeNote.NONE);
        other.replica.edits().create(LEDGER, Map.of(NAME, "名2"), ChangeNote.NONE);
        other.sync();
        assertEquals(2, other.rows().size());

        owner.publish(definition(2, Set.of()));
        other.sync();
        assertEquals(1, other.rows().size());

        owner.publish(definition(3, Set.of()).guardedBy(null));
        other.sync();
        assertEquals(2, other.rows().size());
    }

    @Test
    void onlyAnAdministratorChangesWhoSeesRows() {
        publish(Set.of());
        HeadOffice owner = office.office(TestOffice.actor("s0", "civil"), "d0");
        Problem problem =
                assertThrows(
                                ProblemException.class,
                                () -> owner.publish(definition(2, Set.of()).guardedBy(null)))
                        .problem();
        assertEquals("problem.definition.rights", problem.key());
    }

    private static final Actor ADMIN =
            new Actor("s9", "職員 s9", "honsho", "civil", Set.of(Actor.ADMINISTRATOR));
}
