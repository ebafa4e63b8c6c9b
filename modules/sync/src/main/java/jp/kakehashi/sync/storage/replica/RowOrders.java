package jp.kakehashi.sync.storage.replica;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerQueries;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.SelectionIndex;
import jp.kakehashi.sync.storage.ReplicaStores;
import org.jooq.Query;

/// The indexes by which people page through a ledger. They are built when its rows are here and may
/// already be worked with: a new ledger of 200,000 rows would otherwise arrive in twice the time.
/// They are built on the sync thread; the questions may come from any.
public final class RowOrders {
    /// Ledgers with fewer rows need no index for a question: going through them is quick.
    public static final int LARGE = 50_000;

    /// Each index makes every edit a little slower.
    private static final int MOST_QUESTIONS = 12;

    private static final String ORDERED = "ordered.";
    private static final String QUESTIONS = "ordered.questions.";

    private final Database database;
    private final ReplicaStores stores;
    private final KnownDefinitions definitions;
    private final LedgerQueries queries;
    private final Map<LedgerId, Integer> built = new ConcurrentHashMap<>();
    private final Map<LedgerId, Set<RowSelection>> wanted = new ConcurrentHashMap<>();
    private final Map<LedgerId, Set<String>> answered = new ConcurrentHashMap<>();

    RowOrders(Database database, ReplicaStores stores, KnownDefinitions definitions) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.queries = new LedgerQueries(stores.tables());
    }

    /// Questions that are asked again and again: each gets an index at the end of the next round,
    /// where the ledger is large. Of too many the first count.
    public void want(LedgerId ledger, Collection<RowSelection> questions) {
        wanted.put(ledger, new LinkedHashSet<>(questions));
    }

    /// The index by which the first rows of a question come at once; empty when there is none yet.
    public Optional<SelectionIndex> index(LedgerDefinition definition, RowSelection question) {
        return queries.index(definition, question)
                .filter(
                        index ->
                                index.usual()
                                        ? isBuilt(definition)
                                        : answered(definition.id()).contains(index.name()));
    }

    /// Builds what is missing for ledgers that are wholly here, an index at a time so that edits
    /// get in between.
    public void build() {
        for (LedgerDefinition definition : definitions.all()) {
            if (!isBuilt(definition) && isHere(definition)) {
                build(definition);
            }
            Set<RowSelection> questions =
                    isBuilt(definition) ? wanted.remove(definition.id()) : null;
            if (questions != null) {
                build(definition, questions);
            }
        }
    }

    private void build(LedgerDefinition definition, Set<RowSelection> questions) {
        if (database.read(db -> queries.countAbout(db, definition)) < LARGE) {
            return;
        }
        for (RowSelection question : questions) {
            Set<String> there = answered(definition.id());
            queries.index(definition, question)
                    .filter(index -> !index.usual())
                    .filter(index -> !there.contains(index.name()))
                    .filter(index -> there.size() < MOST_QUESTIONS)
                    .ifPresent(index -> build(definition.id(), index, there));
        }
    }

    private void build(LedgerId ledger, SelectionIndex index, Set<String> there) {
        Set<String> more = new TreeSet<>(there);
        more.add(index.name());
        database.define(
                List.of(index.create()),
                tx -> stores.settings().put(tx, QUESTIONS + ledger, String.join("\n", more)));
        answered.put(ledger, more);
    }

    private Set<String> answered(LedgerId ledger) {
        return answered.computeIfAbsent(
                ledger,
                id ->
                        database.read(db -> stores.settings().get(db, QUESTIONS + id))
                                .map(names -> Set.of(names.split("\n", -1)))
                                .orElse(Set.of()));
    }

    private boolean isHere(LedgerDefinition definition) {
        return database.read(db -> stores.checkpoints().of(db, definition.id())).isPresent();
    }

    private boolean isBuilt(LedgerDefinition definition) {
        String version = Integer.toString(definition.version());
        int known =
                built.computeIfAbsent(
                        definition.id(),
                        id ->
                                database.read(db -> stores.settings().get(db, ORDERED + id))
                                                .filter(version::equals)
                                                .isPresent()
                                        ? definition.version()
                                        : 0);
        return known == definition.version();
    }

    private void build(LedgerDefinition definition) {
        for (Query order : stores.tables().orders(definition)) {
            database.define(List.of(order), tx -> {});
        }
        String version = Integer.toString(definition.version());
        database.write(
                tx -> {
                    stores.settings().put(tx, ORDERED + definition.id(), version);
                    return true;
                });
        built.put(definition.id(), definition.version());
    }
}
