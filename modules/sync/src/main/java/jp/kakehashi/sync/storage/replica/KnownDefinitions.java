package jp.kakehashi.sync.storage.replica;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.sync.storage.ReplicaStores;

/// The definitions known here, newest version each. A newer one extends the ledger's table; a
/// ledger whose readable fields or rows are no longer the same is forgotten, to be fetched again.
// Thread-safe.
public final class KnownDefinitions {
    private static final String READABLE = "readable.";
    private static final String GUARD = "*";

    private final Database database;
    private final ReplicaStores stores;
    private final InstantSource clock;
    private final Map<LedgerId, LedgerDefinition> newest = new ConcurrentHashMap<>();

    KnownDefinitions(Database database, ReplicaStores stores, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.clock = clock;
        Set<String> closed = closed();
        for (LedgerDefinition each : database.read(stores.definitions()::allNewest)) {
            if (!closed.contains(each.id().value())) {
                newest.put(each.id(), each);
            }
        }
    }

    /// The newest definition of `ledger`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.unknown`
    public LedgerDefinition of(LedgerId ledger) {
        return find(ledger)
                .orElseThrow(() -> Problem.invalid("problem.ledger.unknown", ledger).asException());
    }

    /// The newest definition of `ledger`, if it is known.
    public Optional<LedgerDefinition> find(LedgerId ledger) {
        return Optional.ofNullable(newest.get(ledger));
    }

    /// Every ledger this person may open, by id.
    public List<LedgerDefinition> all() {
        return List.copyOf(new TreeMap<>(newest).values());
    }

    /// Takes over what head office says that `actor` may open. Ledgers that are no longer among
    /// them, or of which other fields may be read than before, lose their rows here; one's own
    /// unsent edits stay. Returns whether anything changed.
    public boolean take(List<LedgerDefinition> told, Actor actor) {
        boolean changed = false;
        Set<LedgerId> open = new HashSet<>();
        for (LedgerDefinition definition : told) {
            open.add(definition.id());
            changed |= take(definition, actor);
        }
        List<LedgerId> gone = new ArrayList<>(newest.keySet());
        gone.removeAll(open);
        for (LedgerId ledger : gone) {
            database.write(
                    tx -> {
                        stores.forget(tx, ledger);
                        stores.settings().put(tx, READABLE + ledger, "");
                        return true;
                    });
            newest.remove(ledger);
            changed = true;
        }
        if (changed) {
            Set<String> closed = new TreeSet<>();
            database.read(stores.definitions()::allNewest).forEach(d -> closed.add(d.id().value()));
            newest.keySet().forEach(l -> closed.remove(l.value()));
            database.write(
                    tx -> {
                        stores.settings().put(tx, "closed", String.join(",", closed));
                        return true;
                    });
        }
        return changed;
    }

    private boolean take(LedgerDefinition definition, Actor actor) {
        LedgerDefinition known = newest.get(definition.id());
        String name = READABLE + definition.id();
        String readable = readable(definition, actor);
        String before = database.read(db -> stores.settings().get(db, name)).orElse("");
        boolean same = known != null && known.version() == definition.version();
        if (same && before.equals(readable)) {
            return false;
        }
        boolean refetch = known == null || !alike(known, before, readable);
        database.define(
                stores.tables().table(definition),
                tx -> {
                    stores.definitions().put(tx, definition, clock.instant(), "");
                    stores.settings().put(tx, name, readable);
                    if (refetch) {
                        stores.forget(tx, definition.id());
                    }
                });
        newest.put(definition.id(), definition);
        return true;
    }

    /// Extends the ledger's table to `definition` inside the write that fills it from a snapshot.
    void takeFromSnapshot(Tx tx, LedgerDefinition definition, Actor actor) {
        stores.definitions().put(tx, definition, clock.instant(), "");
        stores.settings().put(tx, READABLE + definition.id(), readable(definition, actor));
        newest.merge(definition.id(), definition, (a, b) -> b.version() >= a.version() ? b : a);
    }

    private static boolean alike(LedgerDefinition known, String before, String now) {
        Set<String> was = Set.of(before.split(","));
        Set<String> is = Set.of(now.split(","));
        return kept(was).equals(kept(is))
                && known.fields().stream()
                        .map(f -> f.id().value())
                        .allMatch(f -> was.contains(f) == is.contains(f));
    }

    /// What was noted of rows that are kept from this person.
    private static Set<String> kept(Set<String> words) {
        return words.stream().filter(w -> w.startsWith(GUARD)).collect(Collectors.toSet());
    }

    private static String readable(LedgerDefinition definition, Actor actor) {
        String fields =
                definition.fields().stream()
                        .filter(f -> definition.mayRead(actor, f))
                        .map(FieldDefinition::id)
                        .map(FieldId::value)
                        .sorted()
                        .collect(Collectors.joining(","));
        RowGuard guard = definition.guardAgainst(actor);
        return guard == null ? fields : fields + "," + GUARD + guard.word().replace(',', ' ');
    }

    private Set<String> closed() {
        String text = database.read(db -> stores.settings().get(db, "closed")).orElse("");
        return Set.of(text.split(","));
    }
}
