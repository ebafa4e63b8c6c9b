package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.Test;

/// Random histories of marks that come and go: what stands in each replica is compared with what
/// its owner may see, worked out from the server's history apart from the program's own rules.
final class GuardedRowsTest extends GuardedOffice {
    private static final int STEPS = 300;

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
}
