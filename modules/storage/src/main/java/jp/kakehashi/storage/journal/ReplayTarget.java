package jp.kakehashi.storage.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a journal is replayed into.
public interface ReplayTarget {
    /// The fixed tables are at `version` from here on.
    void schema(String version);

    /// One statement with its rows of bind values.
    void statement(String sql, List<@Nullable Object[]> rows);

    /// Everything since the last call belongs together and ends at `position`.
    void reached(Position position);
}
