package jp.kakehashi.server.ledgers;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.ledger.LedgerStores;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// Rows that nobody writes now, because somebody is asked to decide about them as they stand. Made
/// inside a transaction for the rows of one step.
final class RowLocks {
    private final Map<UUID, UUID> locked;

    RowLocks(
            DSLContext db,
            LedgerStores stores,
            LedgerDefinition definition,
            Collection<UUID> rows) {
        // A ledger may have stopped asking for approval with drafts still under way.
        this.locked = stores.logs().approvals().locked(db, definition.id(), rows);
    }

    /// Why `row` cannot be written; null when it can.
    @Nullable Problem fault(UUID row) {
        return locked.containsKey(row) ? Problem.refused("problem.approval.locked") : null;
    }

    boolean holds(UUID row) {
        return locked.containsKey(row);
    }
}
