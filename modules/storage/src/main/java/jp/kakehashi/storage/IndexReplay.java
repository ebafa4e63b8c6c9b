package jp.kakehashi.storage;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import jp.kakehashi.storage.journal.Position;
import jp.kakehashi.storage.journal.ReplayTarget;
import org.jspecify.annotations.Nullable;

/// Brings an index up to the journal by running its statements again.
final class IndexReplay implements ReplayTarget {
    private static final int GROUPS_BETWEEN_TIDYING = 32;

    private final Index index;
    private final BooleanSupplier cancelled;
    private long groups;

    IndexReplay(Index index, BooleanSupplier cancelled) {
        this.index = index;
        this.cancelled = cancelled;
    }

    @Override
    public void schema(String version) {
        Migration.migrate(index.source(), version);
    }

    @Override
    public void statement(String sql, List<@Nullable Object[]> rows) {
        try {
            index.run(sql, rows);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    @Override
    public void reached(Position position) {
        if (cancelled.getAsBoolean()) {
            throw new ReplayCancelled();
        }
        try {
            index.commitAt(position);
            if (++groups % GROUPS_BETWEEN_TIDYING == 0) {
                index.tidy();
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// How many groups were replayed.
    long groups() {
        return groups;
    }

    /// The database is being closed; a snapshot can wait.
    static final class ReplayCancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReplayCancelled() {
            super("replay cancelled");
        }
    }
}
