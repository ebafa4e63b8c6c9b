package jp.kakehashi.records;

import static jp.kakehashi.records.Samples.ABE;
import static jp.kakehashi.records.Samples.FEE;
import static jp.kakehashi.records.Samples.NAME;
import static jp.kakehashi.records.Samples.SATO;
import static jp.kakehashi.records.Samples.accepted;
import static jp.kakehashi.records.Samples.change;
import static jp.kakehashi.records.Samples.edit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MergeTest {
    private final List<AcceptedChange> order = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private RowState row;

    private void accept(Change change) {
        AcceptedChange next = accepted(order.size() + 1L, change);
        order.add(next);
        Merge.Result result = Merge.apply(row, next, seq -> order.get((int) seq - 1));
        row = result.row();
        conflicts.addAll(result.conflicts());
    }

    private void begin() {
        accept(
                change(
                        SATO,
                        ChangeKind.CREATE,
                        0,
                        edit(NAME, "髙橋", 0, null),
                        edit(FEE, "100", 0, null)));
    }

    @Test
    void differentCellsOfOneRowBothStand() {
        begin();
        accept(change(ABE, ChangeKind.EDIT, 1, edit(NAME, "高橋", 1, null)));
        accept(change(SATO, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        assertEquals("高橋", row.value(NAME));
        assertEquals("200", row.value(FEE));
        assertEquals(List.of(), conflicts);
    }

    @Test
    void laterOfTwoUnseenEditsStandsAndTheOtherIsKept() {
        begin();
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        accept(change(SATO, ChangeKind.EDIT, 1, edit(FEE, "300", 1, null)));
        assertEquals("300", row.value(FEE));
        assertEquals(1, conflicts.size());
        assertEquals("300", conflicts.getFirst().standing().value());
        assertEquals("200", conflicts.getFirst().kept().value());
        assertEquals(ABE, conflicts.getFirst().kept().author());
    }

    @Test
    void editOfAValueThatWasSeenIsNoConflict() {
        begin();
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        accept(change(SATO, ChangeKind.EDIT, 2, edit(FEE, "300", 2, null)));
        assertEquals(List.of(), conflicts);
    }

    @Test
    void equalValuesNeverConflict() {
        begin();
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        accept(change(SATO, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        assertEquals(List.of(), conflicts);
    }

    @Test
    void ownChainOfOfflineEditsNeverConflictsWithItself() {
        begin();
        Change first = change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null));
        accept(first);
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "250", 1, first.id())));
        assertEquals(List.of(), conflicts);
        assertEquals("250", row.value(FEE));
    }

    @Test
    void ownChainStillConflictsWithSomebodyWhoCameBetween() {
        begin();
        Change first = change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null));
        accept(first);
        accept(change(SATO, ChangeKind.EDIT, 2, edit(FEE, "900", 2, null)));
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "250", 1, first.id())));
        assertEquals(1, conflicts.size());
        assertEquals("900", conflicts.getFirst().kept().value());
    }

    @Test
    void deletionOfARowWithAnUnseenEditIsListed() {
        begin();
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        accept(change(SATO, ChangeKind.DELETE, 1));
        assertTrue(row.deleted());
        assertEquals(1, conflicts.size());
        assertNull(conflicts.getFirst().field());
        assertTrue(conflicts.getFirst().standing().deletion());
    }

    @Test
    void deletionSeesAnUnseenEditBehindTheDeletersOwn() {
        begin();
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        accept(change(SATO, ChangeKind.EDIT, 1, edit(NAME, "高橋", 1, null)));
        accept(change(SATO, ChangeKind.DELETE, 1));
        assertEquals(1, conflicts.size());
        assertEquals("200", conflicts.getFirst().kept().value());
    }

    @Test
    void editOfARowDeletedUnseenBringsItBackAndIsListed() {
        begin();
        accept(change(SATO, ChangeKind.DELETE, 1));
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        assertFalse(row.deleted());
        assertEquals(1, conflicts.size());
        assertTrue(conflicts.getFirst().kept().deletion());
    }

    @Test
    void decisionMadeWithoutSeeingANewerEditConflictsWithThatEdit() {
        begin();
        accept(change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null)));
        accept(change(SATO, ChangeKind.EDIT, 1, edit(FEE, "300", 1, null)));
        accept(change(ABE, ChangeKind.EDIT, 3, edit(FEE, "400", 3, null)));
        accept(change(SATO, ChangeKind.RESOLVE, 3, edit(FEE, "200", 3, null)));
        assertEquals(2, conflicts.size());
        assertEquals("400", conflicts.getLast().kept().value());
    }

    @Test
    void conflictHasTheSameNameOnEveryReplica() {
        begin();
        Change one = change(ABE, ChangeKind.EDIT, 1, edit(FEE, "200", 1, null));
        Change two = change(SATO, ChangeKind.EDIT, 1, edit(FEE, "300", 1, null));
        accept(one);
        accept(two);
        UUID first = conflicts.getFirst().id();
        AcceptedChange again = accepted(3, two);
        RowState before = Merge.fold(Merge.fold(null, order.get(0)), order.get(1));
        var result = Merge.apply(before, again, seq -> order.get((int) seq - 1));
        assertEquals(first, result.conflicts().getFirst().id());
    }
}
