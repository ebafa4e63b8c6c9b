package jp.kakehashi.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row as the changes up to `seq` left it.
///
/// @param values canonical text by field; an empty cell is absent
/// @param cellSeqs the sequence that last wrote each cell, also for cells that were emptied
/// @param provisional the number it carried before head office gave one, kept as an alias
public record RowState(
        UUID row,
        long seq,
        boolean deleted,
        Map<FieldId, String> values,
        Map<FieldId, Long> cellSeqs,
        @Nullable String provisional) {

    public RowState {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        cellSeqs = Collections.unmodifiableMap(new LinkedHashMap<>(cellSeqs));
    }

    /// The value of a cell, null when empty.
    public @Nullable String value(FieldId field) {
        return values.get(field);
    }

    /// The sequence that last wrote a cell, 0 when nobody has.
    public long cellSeq(FieldId field) {
        return cellSeqs.getOrDefault(field, 0L);
    }
}
