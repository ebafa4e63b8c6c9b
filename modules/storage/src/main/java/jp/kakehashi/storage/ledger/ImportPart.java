package jp.kakehashi.storage.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.ChangeKind;
import org.jspecify.annotations.Nullable;

/// Changes of one import that stand one after the other in the history.
///
/// @param firstRow the least id of their rows when each of them made a new row, otherwise null
/// @param lastRow the greatest
record ImportPart(long first, long last, @Nullable UUID firstRow, @Nullable UUID lastRow) {

    /// As both databases order ids.
    static final Comparator<UUID> ORDER =
            Comparator.<UUID>comparingLong(id -> id.getMostSignificantBits() + Long.MIN_VALUE)
                    .thenComparingLong(id -> id.getLeastSignificantBits() + Long.MIN_VALUE);

    /// The part that is `run`.
    static ImportPart of(List<AcceptedChange> run) {
        long first = run.getFirst().seq();
        long last = run.getLast().seq();
        if (!run.stream().allMatch(each -> each.change().kind() == ChangeKind.CREATE)) {
            return new ImportPart(first, last, null, null);
        }
        List<UUID> rows = run.stream().map(each -> each.change().row()).sorted(ORDER).toList();
        return new ImportPart(first, last, rows.getFirst(), rows.getLast());
    }

    /// Whether all of its changes are known to have made new rows.
    boolean made() {
        return firstRow != null && lastRow != null;
    }

    /// How many changes it is.
    long size() {
        return last - first + 1;
    }

    /// This part and the one that follows it, of the same sort.
    ImportPart and(ImportPart next) {
        return new ImportPart(
                first, next.last, earlier(firstRow, next.firstRow), later(lastRow, next.lastRow));
    }

    private static @Nullable UUID earlier(@Nullable UUID one, @Nullable UUID other) {
        return one == null || other == null || ORDER.compare(one, other) <= 0 ? one : other;
    }

    private static @Nullable UUID later(@Nullable UUID one, @Nullable UUID other) {
        return one == null || other == null || ORDER.compare(one, other) >= 0 ? one : other;
    }
}
