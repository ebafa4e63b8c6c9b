package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An office with a ledger of which not everybody sees every row, and persons at workstations whose
/// line brings small pages and breaks between them.
abstract class GuardedOffice {
    static final LedgerId LEDGER = new LedgerId("persons");
    static final FieldId NAME = new FieldId("name");
    static final FieldId ADDRESS = new FieldId("address");
    static final FieldId MARK = new FieldId("mark");
    static final LedgerStores STORES = LedgerStores.create();

    @TempDir Path dir;
    TestOffice office;
    final List<Person> persons = new ArrayList<>();
    Random random;
    private int written;

    @BeforeEach
    void open() {
        office = new TestOffice(dir, new SystemClock());
    }

    @AfterEach
    void close() {
        persons.forEach(p -> p.replica.close());
        office.close();
    }

    LedgerDefinition publish(Set<FieldId> shows) {
        LedgerDefinition definition = definition(1, shows);
        office.office(TestOffice.actor("s0", "civil"), "d0").publish(definition);
        return definition;
    }

    static LedgerDefinition definition(int version, Set<FieldId> shows) {
        AccessRule seers = AccessRule.sections(Set.of("civil", "care"));
        return new LedgerDefinition(
                        LEDGER,
                        version,
                        new Label("見本", "Sample"),
                        "civil",
                        true,
                        false,
                        FieldAccess.OPEN,
                        List.of(
                                field(NAME, FieldType.TEXT),
                                field(ADDRESS, FieldType.TEXT),
                                field(MARK, FieldType.CHECK)))
                .guardedBy(new RowGuard(MARK, Set.of("true"), seers, shows));
    }

    private static FieldDefinition field(FieldId id, FieldType type) {
        return new FieldDefinition(
                id,
                new Label(id.value(), id.value()),
                type,
                FieldChecks.NONE,
                List.of(),
                FieldAccess.OPEN,
                false);
    }

    /// A row as the oracle knows it.
    static final class Known {
        final Map<FieldId, String> values = new HashMap<>();
        final Set<String> everHeld = new HashSet<>();
        final Map<Long, Map<FieldId, String>> at = new HashMap<>();
        final List<Long> seqs = new ArrayList<>();
        boolean deleted;

        boolean marked() {
            return "true".equals(values.get(MARK));
        }

        void take(AcceptedChange accepted) {
            for (Edit edit : accepted.change().edits()) {
                values.remove(edit.field());
                String value = edit.value();
                if (value != null) {
                    values.put(edit.field(), value);
                    everHeld.add(value);
                }
            }
            ChangeKind kind = accepted.change().kind();
            deleted = kind == ChangeKind.DELETE || (kind == ChangeKind.RESOLVE && deleted);
            seqs.add(accepted.seq());
            at.put(accepted.seq(), Map.copyOf(values));
        }
    }

    Map<UUID, Known> known() {
        Map<UUID, Known> rows = new TreeMap<>();
        List<AcceptedChange> all =
                office.database()
                        .read(db -> STORES.history().after(db, LEDGER, 0, Integer.MAX_VALUE));
        for (AcceptedChange each : all) {
            rows.computeIfAbsent(each.change().row(), r -> new Known()).take(each);
        }
        return rows;
    }

    final class Person {
        final Actor actor;
        final Replica replica;
        final HeadOffice line;
        final Exchange exchange;
        int left = Integer.MAX_VALUE;
        int most = 4;

        Person(String staff, String section) {
            actor = TestOffice.actor(staff, section);
            String device = "device-" + staff;
            replica =
                    new Replica(
                            Databases.inMemory(),
                            new ReplicaOwner(actor, World.PRODUCTION, device, "朝"),
                            new SystemClock());
            line =
                    new PassingHeadOffice(office.office(actor, device)) {
                        @Override
                        public Messages.Page changes(LedgerId ledger, long after, int limit) {
                            if (left-- <= 0) {
                                throw Problem.unavailable("problem.line.down").asException();
                            }
                            Messages.Page page =
                                    super.changes(ledger, after, 1 + random.nextInt(most));
                            tellsNothingHidden(page);
                            return page;
                        }
                    };
            exchange = new Exchange(replica, line, office::heads);
        }

        /// Values are written once each, so that one of a hidden row in a page is a leak.
        private void tellsNothingHidden(Messages.Page page) {
            if (!actor.section().equals("asahi") || !page.ledger().equals(LEDGER)) {
                return;
            }
            String text = new Json().text(page);
            known().forEach(
                            (id, row) ->
                                    row.everHeld.stream()
                                            .filter(v -> row.marked() && v.startsWith("住"))
                                            .forEach(v -> assertFalse(text.contains(v), v)));
        }

        List<StoredRow> rows() {
            List<StoredRow> rows = new ArrayList<>();
            LedgerDefinition definition = replica.definitions().of(LEDGER);
            replica.database()
                    .read(
                            db -> {
                                STORES.queries().scan(db, definition, rows::add);
                                return rows;
                            });
            return rows;
        }

        void sync() {
            left = Integer.MAX_VALUE;
            exchange.round();
        }

        void send() {
            exchange.send();
        }

        void brokenRound() {
            left = random.nextInt(5);
            try {
                exchange.round();
            } catch (ProblemException broken) {
                assertEquals("problem.line.down", broken.problem().key());
            }
            Map<UUID, Known> known = known();
            for (StoredRow row : rows()) {
                UUID id = row.state().row();
                var pending =
                        replica.database()
                                .read(db -> replica.stores().outbox().pending(db, List.of(id)));
                if (pending.isEmpty() && !row.acceptedAt().equals(RowGuard.UNTOLD)) {
                    assertEquals(
                            known.get(id).at.get(row.state().seq()),
                            row.state().values(),
                            "a row as it stood at its sequence");
                }
            }
        }

        void write() {
            List<StoredRow> rows = rows();
            int what = rows.isEmpty() ? 0 : random.nextInt(20);
            try {
                if (what < 2) {
                    Map<FieldId, String> values = new HashMap<>();
                    values.put(NAME, "名" + written++);
                    values.put(ADDRESS, "住" + written++ + "番");
                    if (random.nextInt(3) == 0) {
                        values.put(MARK, "true");
                    }
                    replica.edits().create(LEDGER, values, ChangeNote.NONE);
                    return;
                }
                UUID row = rows.get(random.nextInt(rows.size())).state().row();
                if (what == 2) {
                    replica.edits().delete(LEDGER, row, ChangeNote.NONE);
                } else if (what == 3) {
                    replica.edits().restore(LEDGER, row, ChangeNote.NONE);
                } else if (what < 9) {
                    mark(row, random.nextBoolean());
                } else {
                    FieldId field = random.nextBoolean() ? NAME : ADDRESS;
                    String value = field.equals(NAME) ? "名" + written++ : "住" + written++ + "番";
                    replica.edits().edit(LEDGER, row, Map.of(field, value), ChangeNote.NONE);
                }
            } catch (ProblemException refused) {
                assertTrue(
                        Set.of("problem.row.guarded", "problem.row.deleted")
                                .contains(refused.problem().key()),
                        refused.problem().key());
            }
        }

        private void mark(UUID row, boolean on) {
            replica.edits().edit(LEDGER, row, Map.of(MARK, on ? "true" : "false"), ChangeNote.NONE);
        }
    }
}
