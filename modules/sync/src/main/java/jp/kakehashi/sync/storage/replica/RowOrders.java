package jp.kakehashi.sync.storage.replica;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.sync.storage.ReplicaStores;
import org.jooq.Query;

/// The indexes by which people page through a ledger. They are built when its rows are here and may
/// already be worked with: a new ledger of 200,000 rows would otherwise arrive in twice the time.
/// For the sync thread.
public final class RowOrders {
    private static final String ORDERED = "ordered.";

    private final Database database;
    private final ReplicaStores stores;
    private final KnownDefinitions definitions;
    private final Map<LedgerId, Integer> built = new ConcurrentHashMap<>();

    RowOrders(Database database, ReplicaStores stores, KnownDefinitions definitions) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
    }

    /// Builds what is missing for ledgers that are wholly here, an index at a time so that edits
    /// get in between.
    public void build() {
        for (LedgerDefinition definition : definitions.all()) {
            if (!isBuilt(definition) && isHere(definition)) {
                build(definition);
            }
        }
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
