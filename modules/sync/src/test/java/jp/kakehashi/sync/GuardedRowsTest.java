package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
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
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Random histories of marks that come and go: what stands in each replica is compared with what
/// its owner may see, worked out from the server's history apart from the program's own rules.
final class GuardedRowsTest {
    private static final LedgerId LEDGER = new LedgerId("persons");
    private static final FieldId NAME = new FieldId("name");
    private static final FieldId ADDRESS = new FieldId("address");
    private static final FieldId MARK = new FieldId("mark");
    private static final LedgerStores STORES = LedgerStores.create();
    private static final int STEPS = 300;

    @TempDir Path dir;
    private TestOffice office;
    private final List<Person> persons = new ArrayList<>();
    private Random random;
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

    @Test
    void replicasHoldWhatTheirOwnersSeeWhenRowsAreHidden() {
        run(Set.of(), Seeds.of(GuardedRowsTest.class));
    }

    @Test
    void replicasHoldWhatTheirOwnersSeeWhenPartsOfRowsAreShown() {
        run(Set.of(NAME, MARK), Seeds.of(GuardedRowsTest.class));
    }

    private void run(Set<FieldId> shows, long seed) {
        random = new Random(seed);
        publish(shows);
        for (String section : List.of("civil", "care", "asahi", "asahi")) {
            persons.add(new Person("p" + persons.size(), section));
        }
        persons.forEach(Person::sync);
        for (int i = 0; i < STEPS; i++) {
            Person person = persons.get(random.nextInt(persons.size()));
            switch (random.nextInt(10)) {
                case 0 -> person.brokenRound();
                case 1 -> person.send();
                case 2, 3 -> {
                    person.sync();
                    check(person, shows);
                }
                default -> person.write();
            }
        }
        persons.forEach(Person::sync);
        for (Person person : persons) {
            person.sync();
            check(person, shows);
            Person fresh = new Person(person.actor.staff() + "x", person.actor.section());
            persons.set(persons.indexOf(person), fresh);
            person.replica.close();
            fresh.sync();
            check(fresh, shows);
        }
    }

    private LedgerDefinition publish(Set<FieldId> shows) {
        LedgerDefinition definition = definition(1, shows);
        office.office(TestOffice.actor("s0", "civil"), "d0").publish(definition);
        return definition;
    }

    private static LedgerDefinition definition(int version, Set<FieldId> shows) {
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
    private static final class Known {
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

    private Map<UUID, Known> known() {
        Map<UUID, Known> rows = new TreeMap<>();
        List<AcceptedChange> all =
                office.database()
                        .read(db -> STORES.history().after(db, LEDGER, 0, Integer.MAX_VALUE));
        for (AcceptedChange each : all) {
            rows.computeIfAbsent(each.change().row(), r -> new Known()).take(each);
        }
        return rows;
    }

    private void check(Person person, Set<FieldId> shows) {
        Map<UUID, Known> known = known();
        boolean sees = !person.actor.section().equals("asahi");
        Map<UUID, Map<FieldId, String>> expected = new TreeMap<>();
        Set<UUID> whole = new TreeSet<>();
        known.forEach(
                (id, row) -> {
                    Map<FieldId, String> values = new TreeMap<>(row.values);
                    if (!sees && row.marked()) {
                        values.keySet().retainAll(shows);
                    } else {
                        whole.add(id);
                    }
                    if (whole.contains(id) || !shows.isEmpty()) {
                        expected.put(id, values);
                    }
                });
        Database replica = person.replica.database();
        Map<UUID, Map<FieldId, String>> held = new TreeMap<>();
        for (StoredRow row : person.rows()) {
            held.put(row.state().row(), new TreeMap<>(row.state().values()));
            assertEquals(known.get(row.state().row()).deleted, row.state().deleted());
        }
        assertEquals(expected, held, person.actor.section());
        Set<UUID> told =
                replica
                        .read(db -> person.replica.stores().history().after(db, LEDGER, 0, 99_999))
                        .stream()
                        .map(c -> c.change().row())
                        .collect(Collectors.toCollection(TreeSet::new));
        told.removeAll(whole);
        assertEquals(Set.of(), told, "history of rows that are not seen whole");
        assertEquals(
                conflicts(office.database(), whole),
                conflicts(replica, known.keySet()),
                "open conflicts");
        for (UUID id : known.keySet()) {
            asked(person, id, whole, shows, known.get(id));
        }
    }

    private void asked(Person person, UUID id, Set<UUID> whole, Set<FieldId> shows, Known row) {
        if (whole.contains(id)) {
            assertEquals(
                    row.seqs,
                    person.line.rowHistory(LEDGER, id, "試験").stream()
                            .map(AcceptedChange::seq)
                            .toList());
            return;
        }
        Problem problem =
                assertThrows(ProblemException.class, () -> person.line.rowHistory(LEDGER, id, "試験"))
                        .problem();
        assertEquals(
                shows.isEmpty() ? "problem.row.unknown" : "problem.row.guarded", problem.key());
    }

    private static Set<UUID> conflicts(Database database, Set<UUID> rows) {
        return database.read(db -> STORES.conflicts().ofLedger(db, LEDGER, false)).stream()
                .filter(c -> rows.contains(c.row()))
                .map(Conflict::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Somebody at a workstation whose line brings small pages and breaks between them.
    private final class Person {
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
