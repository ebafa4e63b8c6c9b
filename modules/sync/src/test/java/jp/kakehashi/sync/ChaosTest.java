package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.OutboxState;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Eight workstations over a bad line: messages dropped, doubled, late and out of order, clocks a
/// day wrong. In the end all agree, every conflict is listed and no acknowledged edit is missing.
/// What ought to be is computed apart from the program's merge, from the server's order alone.
final class ChaosTest {
    private static final int CLIENTS = 8;
    private static final LedgerStores STORES = LedgerStores.create();

    @TempDir Path dir;
    private Random random;
    private final List<Client> clients = new ArrayList<>();
    private final List<UUID> rows = new ArrayList<>();
    private final Set<UUID> acknowledged = new HashSet<>();

    @Test
    void twoThousandEditsOverABadLineEndAlikeEverywhere() {
        run(2_000, Seeds.of(ChaosTest.class));
    }

    @Test
    @Tag("soak")
    void twentyThousandEditsOverABadLineEndAlikeEverywhere() {
        run(20_000, Seeds.of(ChaosTest.class));
    }

    private void run(int edits, long seed) {
        random = new Random(seed);
        try (TestOffice office = new TestOffice(dir, new SystemClock())) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Client(office, i));
            }
            clients.forEach(c -> c.tryUntilDone(c.exchange::round));
            for (int done = 0; done < edits; ) {
                Client client = clients.get(random.nextInt(CLIENTS));
                switch (random.nextInt(8)) {
                    case 0 -> client.attempt(client.exchange::round);
                    case 1 -> client.attempt(client.exchange::send);
                    case 2 -> client.takeLateNews();
                    default -> {
                        done += client.edit() ? 1 : 0;
                    }
                }
            }
            clients.forEach(c -> c.line.mend());
            for (int i = 0; i < 3; i++) {
                clients.forEach(c -> c.tryUntilDone(c.exchange::round));
            }
            check(office);
        } finally {
            clients.forEach(c -> c.replica.close());
        }
    }

    private void check(TestOffice office) {
        LedgerDefinition definition = TestOffice.definition(1);
        Map<UUID, RowState> server = rows(office.database(), definition);
        List<AcceptedChange> history =
                office.database()
                        .read(db -> STORES.history().after(db, definition.id(), 0, 1_000_000));
        List<Conflict> listed =
                office.database()
                        .read(db -> STORES.conflicts().ofLedger(db, definition.id(), true));
        Expected expected = new Expected(history);
        assertEquals(expected.values(), shown(server, definition, clients.getFirst().actor));
        assertEquals(expected.cellConflicts, cellConflicts(listed));
        Set<UUID> accounted = new HashSet<>();
        history.forEach(a -> accounted.add(a.change().id()));
        for (Client client : clients) {
            Map<UUID, RowState> here = rows(client.replica.database(), definition);
            assertEquals(
                    shown(server, definition, client.actor),
                    shown(here, definition, client.actor),
                    client.actor.staff());
            for (OutboxEntry left :
                    client.replica.database().read(client.replica.stores().outbox()::all)) {
                assertEquals(OutboxState.RETURNED, left.state());
                accounted.add(left.change().id());
            }
            assertEquals(permitted(listed, definition, client.actor), client.conflicts());
        }
        Set<UUID> missing = new HashSet<>(acknowledged);
        missing.removeAll(accounted);
        assertEquals(Set.of(), missing);
        assertTrue(listed.size() > 10, "the test has to provoke conflicts");
        System.out.printf(
                "%d changes, %d conflicts, %d rows%n",
                history.size(), listed.size(), server.size());
    }

    private static Set<UUID> permitted(
            List<Conflict> all, LedgerDefinition definition, Actor actor) {
        Set<UUID> ids = new TreeSet<>();
        for (Conflict each : all) {
            FieldId field = each.field();
            if (field == null || definition.mayRead(actor, definition.field(field).orElseThrow())) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    private static Map<UUID, RowState> rows(
            jp.kakehashi.storage.Database database, LedgerDefinition definition) {
        Map<UUID, RowState> found = new HashMap<>();
        database.read(
                db -> {
                    STORES.queries()
                            .scan(db, definition, r -> found.put(r.state().row(), r.state()));
                    return found;
                });
        return found;
    }

    private static Map<UUID, String> shown(
            Map<UUID, RowState> rows, LedgerDefinition definition, Actor actor) {
        Map<UUID, String> shown = new TreeMap<>();
        rows.forEach(
                (id, row) -> {
                    StringBuilder text = new StringBuilder(row.deleted() ? "deleted " : "");
                    for (FieldDefinition field : definition.fields()) {
                        boolean own = field.id().equals(TestOffice.NUMBER);
                        if (!own && definition.mayRead(actor, field)) {
                            text.append(row.value(field.id())).append('|');
                        }
                    }
                    shown.put(id, text.toString());
                });
        return shown;
    }

    private static Set<String> cellConflicts(List<Conflict> conflicts) {
        Set<String> found = new TreeSet<>();
        for (Conflict each : conflicts) {
            if (each.field() != null) {
                found.add(
                        each.standing().change() + " " + each.kept().change() + " " + each.field());
            }
        }
        return found;
    }

    /// A second opinion from the server's order: last writer of each cell, and who had not seen it.
    private static final class Expected {
        final Set<String> cellConflicts = new TreeSet<>();
        private final Map<UUID, Map<FieldId, Written>> cells = new TreeMap<>();
        private final Map<UUID, Boolean> deleted = new HashMap<>();

        private record Written(long seq, UUID change, String value) {}

        Expected(List<AcceptedChange> history) {
            for (AcceptedChange accepted : history) {
                Change change = accepted.change();
                Map<FieldId, Written> row =
                        cells.computeIfAbsent(change.row(), r -> new HashMap<>());
                if (change.kind() != ChangeKind.RESOLVE) {
                    deleted.put(change.row(), change.kind() == ChangeKind.DELETE);
                }
                for (Edit edit : change.edits()) {
                    Written before = row.get(edit.field());
                    if (change.kind() == ChangeKind.EDIT
                            && before != null
                            && before.seq() > edit.seenSeq()
                            && !before.change().equals(edit.basedOn())
                            && !Objects.equals(before.value(), edit.value())) {
                        cellConflicts.add(change.id() + " " + before.change() + " " + edit.field());
                    }
                    row.put(edit.field(), new Written(accepted.seq(), change.id(), edit.value()));
                }
            }
        }

        Map<UUID, String> values() {
            Map<UUID, String> shown = new TreeMap<>();
            cells.forEach(
                    (id, row) -> {
                        StringBuilder text = new StringBuilder(deleted.get(id) ? "deleted " : "");
                        for (FieldId field :
                                List.of(TestOffice.NAME, TestOffice.FEE, TestOffice.SECRET)) {
                            Written written = row.get(field);
                            text.append(written == null ? null : written.value()).append('|');
                        }
                        shown.put(id, text.toString());
                    });
            return shown;
        }
    }

    /// A clock that is up to a day wrong and jumps now and then.
    private final class WrongClock implements InstantSource {
        private final SystemClock right = new SystemClock();
        private Duration error = Duration.ZERO;

        @Override
        public java.time.Instant instant() {
            if (random.nextInt(100) == 0) {
                error = Duration.ofMinutes(random.nextInt(-24 * 60, 24 * 60));
            }
            return right.instant().plus(error);
        }
    }

    private final class Client {
        final Actor actor;
        final Replica replica;
        final LossyHeadOffice line;
        final Exchange exchange;
        private final List<Messages.Live> news = new ArrayList<>();

        Client(TestOffice office, int number) {
            actor = TestOffice.actor("s" + (number + 1), number < 6 ? "civil" : "welfare");
            WrongClock clock = new WrongClock();
            String device = "pc" + number;
            replica =
                    new Replica(
                            Databases.inMemory(),
                            new ReplicaOwner(actor, World.PRODUCTION, device, "朝"),
                            clock);
            line = new LossyHeadOffice(office.office(actor, device), random, 0.15);
            exchange = new Exchange(replica, line, office::heads);
        }

        Set<UUID> conflicts() {
            Set<UUID> ids = new TreeSet<>();
            replica.database()
                    .read(db -> replica.stores().conflicts().ofLedger(db, TestOffice.LEDGER, true))
                    .forEach(c -> ids.add(c.id()));
            return ids;
        }

        void attempt(Runnable work) {
            try {
                work.run();
            } catch (ProblemException e) {
                assertEquals("problem.line.down", e.problem().key());
            }
        }

        void tryUntilDone(Runnable work) {
            while (true) {
                try {
                    work.run();
                    return;
                } catch (ProblemException e) {
                    assertEquals("problem.line.down", e.problem().key());
                }
            }
        }

        /// News come late, twice and in any order.
        void takeLateNews() {
            long reached = replica.checkpoint(TestOffice.LEDGER).map(c -> c.seq()).orElse(0L);
            attempt(
                    () -> {
                        Messages.Page page =
                                line.changes(
                                        TestOffice.LEDGER,
                                        Math.max(0, reached - random.nextInt(5)),
                                        20);
                        news.add(new Messages.Live(TestOffice.LEDGER, page.lastSeq(), page));
                    });
            if (!news.isEmpty() && random.nextBoolean()) {
                int which = random.nextInt(news.size());
                Messages.Live live = news.get(which);
                if (random.nextBoolean()) {
                    news.remove(which);
                }
                attempt(() -> exchange.take(live));
            }
        }

        boolean edit() {
            try {
                if (rows.size() < 30 || random.nextInt(50) == 0) {
                    create();
                } else {
                    change(rows.get(random.nextInt(rows.size())));
                }
                note();
                return true;
            } catch (ProblemException e) {
                // Not here yet, or deleted: a person would see that.
                String key = e.problem().key();
                assertTrue(Set.of("problem.row.unknown", "problem.row.deleted").contains(key), key);
                return false;
            }
        }

        private void create() {
            rows.add(
                    replica.edits()
                            .create(
                                    TestOffice.LEDGER,
                                    Map.of(TestOffice.NAME, "名" + random.nextInt(100)),
                                    ChangeNote.NONE)
                            .state()
                            .row());
        }

        private void change(UUID row) {
            int what = random.nextInt(40);
            if (what == 0) {
                replica.edits().delete(TestOffice.LEDGER, row, ChangeNote.NONE);
            } else if (what < 3) {
                replica.edits().restore(TestOffice.LEDGER, row, ChangeNote.NONE);
            } else {
                Map<FieldId, String> values = new HashMap<>();
                values.put(TestOffice.NAME, what < 6 ? null : "名" + random.nextInt(20));
                if (random.nextBoolean()) {
                    values.put(TestOffice.FEE, "" + random.nextInt(9));
                }
                if (random.nextBoolean() && actor.section().equals("civil")) {
                    values.put(TestOffice.SECRET, "秘" + random.nextInt(9));
                }
                replica.edits().edit(TestOffice.LEDGER, row, values, ChangeNote.NONE);
            }
        }

        private void note() {
            replica.database()
                    .read(
                            db ->
                                    db.fetch(
                                                    "select change_id from outbox"
                                                            + " order by position desc limit 1")
                                            .getValues(0, UUID.class))
                    .forEach(acknowledged::add);
        }
    }
}
