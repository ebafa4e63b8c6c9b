package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.ledger.SampleLedger.ID;
import static jp.kakehashi.storage.ledger.SampleLedger.change;
import static jp.kakehashi.storage.ledger.SampleLedger.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import jp.kakehashi.storage.ledger.SealedCellStore.SealedCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the fixed tables of the spine keep, on whatever database.
abstract class SpineStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final Bodies bodies = new Bodies();
    private final HistoryStore history = new HistoryStore(bodies);
    private Database database;

    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void historyIsAChainThatEachEntryContinues() {
        UUID row = UUID.randomUUID();
        List<AcceptedChange> first =
                List.of(change(1, row, "text", "一"), change(2, row, "text", "二"));
        List<AcceptedChange> linked = append(Head.START, first);
        Head head = database.read(db -> history.head(db, ID));
        assertEquals(new Head(2, linked.get(1).hash()), head);
        append(head, List.of(change(3, UUID.randomUUID(), "text", "三")));

        assertEquals(linked, database.read(db -> history.byRow(db, ID, row)));
        assertEquals(linked.subList(1, 2), database.read(db -> history.after(db, ID, 1, 1)));
        UUID id = linked.getFirst().change().id();
        assertEquals(
                Map.of(id, linked.getFirst()),
                database.read(db -> history.byChange(db, List.of(id, UUID.randomUUID()))));
        assertEquals(
                Map.of(2L, linked.get(1)),
                database.read(db -> history.bySeq(db, ID, List.of(2L, 9L))));
        String previous = HashChain.START;
        for (var entry : database.read(db -> history.entries(db, ID, 0, 10))) {
            assertEquals(entry.hash(), HistoryStore.link(previous, ID, entry.seq(), entry.body()));
            previous = entry.hash();
        }
        String last = previous;
        assertEquals(Optional.of(last), database.read(db -> history.hashAt(db, ID, 3)));
        assertEquals(Optional.empty(), database.read(db -> history.hashAt(db, ID, 4)));
    }

    @Test
    void aGapInTheOrderIsRefused() {
        AcceptedChange second = change(2, UUID.randomUUID(), "text", "x");
        assertThrows(IllegalArgumentException.class, () -> append(Head.START, List.of(second)));
    }

    @Test
    void aReplicaKeepsEachChangeOnce() {
        AcceptedChange one = change(5, UUID.randomUUID(), "text", "x");
        AcceptedChange two = change(9, UUID.randomUUID(), "text", "y");
        write(tx -> history.add(tx, ID, List.of(one)));
        write(tx -> history.add(tx, ID, List.of(one, two)));
        assertEquals(List.of(one, two), database.read(db -> history.after(db, ID, 0, 10)));
    }

    @Test
    void aConflictStaysOpenUntilItIsDecidedOnce() {
        ConflictStore conflicts = new ConflictStore(bodies);
        Conflict conflict = conflict(4);
        Conflict other = conflict(6);
        write(tx -> conflicts.open(tx, List.of(conflict, other)));
        write(tx -> conflicts.open(tx, List.of(conflict)));
        assertEquals(
                List.of(conflict, other), database.read(db -> conflicts.ofLedger(db, ID, false)));
        int open = database.read(db -> conflicts.countOpen(db, ID));
        assertEquals(2, open);
        UUID by = UUID.randomUUID();
        boolean first = database.write(tx -> conflicts.resolve(tx, conflict.id(), by, 8));
        assertTrue(first);
        boolean second = database.write(tx -> conflicts.resolve(tx, conflict.id(), by, 9));
        assertFalse(second);
        write(tx -> conflicts.put(tx, List.of(conflict)));
        assertEquals(
                Optional.of(conflict.resolvedBy(by)),
                database.read(db -> conflicts.find(db, conflict.id())));
        assertEquals(List.of(other), database.read(db -> conflicts.ofLedger(db, ID, false)));
        assertEquals(
                List.of(), database.read(db -> conflicts.openOf(db, ID, List.of(conflict.row()))));
        assertEquals(
                List.of(other),
                database.read(db -> conflicts.openOf(db, ID, List.of(other.row()))));
        assertEquals(List.of(other), database.read(db -> conflicts.between(db, ID, 4, 7)));
        assertEquals(
                List.of(conflict.resolvedBy(by)),
                database.read(db -> conflicts.between(db, ID, 6, 8)));
    }

    @Test
    void everyVersionOfADefinitionIsKept() {
        DefinitionStore definitions = new DefinitionStore(bodies);
        LedgerDefinition one = SampleLedger.definition(1);
        LedgerDefinition two = SampleLedger.definition(2, FieldType.YEN);
        write(tx -> definitions.put(tx, one, NOON, "1001"));
        write(tx -> definitions.put(tx, two, NOON, "1001"));
        write(tx -> definitions.put(tx, two, NOON, "1001"));
        assertEquals(Optional.of(two), database.read(db -> definitions.newest(db, ID)));
        assertEquals(Optional.of(one), database.read(db -> definitions.version(db, ID, 1)));
        assertEquals(List.of(one, two), database.read(db -> definitions.versions(db, ID)));
        assertEquals(List.of(two), database.read(definitions::allNewest));
    }

    @Test
    void numbersBeginAgainWithTheFiscalYearAndHaveNoGaps() {
        NumberStore numbers = new NumberStore();
        Instant lastOfMarch = Instant.parse("2026-03-31T14:59:59Z");
        Instant firstOfApril = Instant.parse("2026-03-31T15:00:00Z");
        assertEquals("R7-0001", next(numbers, "R{year}-{n:4}", lastOfMarch));
        assertEquals("R7-0002", next(numbers, "R{year}-{n:4}", lastOfMarch));
        assertEquals("R8-0001", next(numbers, "R{year}-{n:4}", firstOfApril));
        assertEquals("R7-0003", next(numbers, "R{year}-{n:4}", lastOfMarch));
        assertEquals("第1号", next(numbers, "第{n}号", firstOfApril));
        assertThrows(
                IllegalStateException.class,
                () ->
                        database.write(
                                tx -> {
                                    next(tx, numbers, "R{year}-{n:4}", NOON);
                                    throw new IllegalStateException("undone");
                                }));
        assertEquals("R8-0002", next(numbers, "R{year}-{n:4}", NOON));
    }

    private String next(NumberStore numbers, String pattern, Instant at) {
        return database.write(tx -> next(tx, numbers, pattern, at));
    }

    private static String next(Tx tx, NumberStore numbers, String pattern, Instant at) {
        NumberSeries series = numbers.series(tx, ID, at);
        String number = series.next(id("text"), pattern);
        series.save();
        return number;
    }

    @Test
    void viewingsWaitToBeSentAndFormOneChainOnTheServer() {
        ViewingStore viewings = new ViewingStore(bodies);
        StoredViewing one = viewing();
        StoredViewing two = viewing();
        write(tx -> viewings.note(tx, List.of(one, two)));
        assertEquals(2, database.read(db -> viewings.unsent(db, 10)).size());
        write(tx -> viewings.sent(tx, List.of(one.id())));
        assertEquals(List.of(two), database.read(db -> viewings.unsent(db, 10)));

        StoredViewing three = viewing();
        StoredViewing four = viewing();
        int added = database.write(tx -> viewings.append(tx, List.of(three, four, three)));
        assertEquals(2, added);
        int again = database.write(tx -> viewings.append(tx, List.of(four)));
        assertEquals(0, again);
        String previous = HashChain.START;
        List<ViewingStore.Entry> entries = database.read(db -> viewings.entries(db, 0, 10));
        assertEquals(List.of(1L, 2L), entries.stream().map(ViewingStore.Entry::seq).toList());
        for (ViewingStore.Entry entry : entries) {
            assertEquals(entry.hash(), viewings.link(previous, entry.seq(), entry.viewing()));
            previous = entry.hash();
        }
        assertEquals(
                List.of(three),
                database.read(db -> viewings.ofRow(db, ID, three.rows().getFirst())).stream()
                        .map(ViewingStore.Entry::viewing)
                        .toList());
    }

    @Test
    void aSealedCellIsReplacedAndRemoved() {
        SealedCellStore sealed = new SealedCellStore();
        UUID row = UUID.randomUUID();
        SealedCell cell = cell(row, "AAAA");
        SealedCell newer = cell(row, "BBBB");
        write(tx -> sealed.put(tx, cell));
        write(tx -> sealed.put(tx, newer));
        assertEquals(
                Optional.of(newer), database.read(db -> sealed.find(db, ID, row, id("my_number"))));
        assertEquals(List.of(newer), database.read(db -> sealed.ofRow(db, ID, row)));
        write(tx -> sealed.remove(tx, ID, row, id("my_number")));
        assertEquals(List.of(), database.read(db -> sealed.ofRow(db, ID, row)));
    }

    private static SealedCell cell(UUID row, String text) {
        return new SealedCell(ID, row, id("my_number"), UUID.randomUUID(), text, NOON, "1001");
    }

    private static StoredViewing viewing() {
        return new StoredViewing(
                UUID.randomUUID(),
                NOON,
                "1001",
                "honsho",
                "pc-1",
                ID,
                "card",
                "窓口での照会",
                List.of(UUID.randomUUID(), UUID.randomUUID()),
                NOON,
                NOON.minusSeconds(90));
    }

    private static Conflict conflict(long seq) {
        return new Conflict(
                UUID.randomUUID(), ID, UUID.randomUUID(), id("text"), side(seq), side(2), null);
    }

    private static Conflict.Side side(long seq) {
        return new Conflict.Side(
                UUID.randomUUID(), seq, "値" + seq, false, SampleLedger.AUTHOR, NOON, NOON);
    }

    private List<AcceptedChange> append(Head head, List<AcceptedChange> changes) {
        return database.write(tx -> history.append(tx, ID, head, changes));
    }

    private void write(Consumer<Tx> work) {
        database.write(
                tx -> {
                    work.accept(tx);
                    return null;
                });
    }
}
