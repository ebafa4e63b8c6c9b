package jp.kakehashi.server.ledgers;

import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Rows that nobody writes now, because somebody is asked to decide about them as they stand. Made
/// inside a transaction for the rows of one step.
final class RowLocks {
    private final Map<UUID, UUID> locked;

    /// Of rows that are `locked`, each by a draft; a ledger may have stopped asking for approval
    /// with drafts still under way.
    RowLocks(Map<UUID, UUID> locked) {
        this.locked = locked;
    }

    /// Why `row` cannot be written; null when it can.
    @Nullable Problem fault(UUID row) {
        return locked.containsKey(row) ? Problem.refused("problem.approval.locked") : null;
    }

    boolean holds(UUID row) {
        return locked.containsKey(row);
    }
}
