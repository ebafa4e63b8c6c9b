package jp.kakehashi.storage.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import jp.kakehashi.records.FieldId;

/// Every row that matched a selection at one moment, in its order: by id only, sixteen bytes each,
/// so that any place of a million rows is at hand. Immutable.
public final class FoundRows {
    private final long[] ids;
    private final long all;
    private final Map<FieldId, BigDecimal> sums;

    /// @param all how many rows stood in the ledger, matching or not, deleted ones not counted
    /// @param sums of the number and yen fields over the rows that matched; a field without any
    ///     value is not among them
    FoundRows(List<UUID> rows, long all, Map<FieldId, BigDecimal> sums) {
        this.ids = new long[2 * rows.size()];
        int at = 0;
        for (UUID row : rows) {
            ids[at++] = row.getMostSignificantBits();
            ids[at++] = row.getLeastSignificantBits();
        }
        this.all = all;
        this.sums = Map.copyOf(sums);
    }

    /// How many rows matched.
    public int size() {
        return ids.length / 2;
    }

    /// How many rows the ledger had then, deleted ones not counted.
    public long all() {
        return all;
    }

    /// Sums over the rows that matched; a field without any value is not among them.
    public Map<FieldId, BigDecimal> sums() {
        return sums;
    }

    /// The ids from place `offset` on, at most `limit`.
    public List<UUID> ids(long offset, int limit) {
        List<UUID> some = new ArrayList<>();
        int end = (int) Math.min(size(), offset + limit);
        for (int i = (int) Math.min(offset, size()); i < end; i++) {
            some.add(new UUID(ids[2 * i], ids[2 * i + 1]));
        }
        return some;
    }

    /// How many of them stand before `row`; empty when it is not among them.
    public OptionalLong place(UUID row) {
        for (int i = 0; i < ids.length; i += 2) {
            if (ids[i] == row.getMostSignificantBits()
                    && ids[i + 1] == row.getLeastSignificantBits()) {
                return OptionalLong.of(i / 2);
            }
        }
        return OptionalLong.empty();
    }
}
