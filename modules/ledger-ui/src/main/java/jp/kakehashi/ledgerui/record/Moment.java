package jp.kakehashi.ledgerui.record;

import java.util.List;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// One point of a history as it is drawn: an entry and the values it wrote.
public record Moment(HistoryEntry entry, List<Line> lines) {
    public Moment {
        lines = List.copyOf(lines);
    }

    /// One value. `struck`: another value stands in its place and nobody has to decide about it.
    public record Line(FieldId field, @Nullable String value, boolean struck) {}
}
