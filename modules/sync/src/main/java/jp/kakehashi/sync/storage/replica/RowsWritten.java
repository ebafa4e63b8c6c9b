package jp.kakehashi.sync.storage.replica;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// Rows of a ledger that now stand differently here, or are gone; null for all of them.
public record RowsWritten(LedgerId ledger, @Nullable List<UUID> rows) {
    public RowsWritten {
        rows = rows == null ? null : List.copyOf(rows);
    }

    /// Some rows.
    static RowsWritten some(LedgerId ledger, Collection<UUID> rows) {
        return new RowsWritten(ledger, List.copyOf(rows));
    }

    /// The whole ledger came anew.
    static RowsWritten all(LedgerId ledger) {
        return new RowsWritten(ledger, null);
    }
}
