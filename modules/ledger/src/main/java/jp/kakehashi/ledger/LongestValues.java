package jp.kakehashi.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowState;

/// A row that nobody wrote: of each field the longest value of some rows, and whose they are.
///
/// @param rows the rows that the values are of
public record LongestValues(RowState row, List<UUID> rows) {
    /// Never changes.
    public LongestValues {
        rows = List.copyOf(rows);
    }

    /// Goes through `rows` once.
    public static LongestValues of(
            List<FieldDefinition> fields, Iterator<RowState> rows, PrintProgress progress) {
        Map<FieldId, String> values = new HashMap<>();
        Map<FieldId, Integer> lengths = new HashMap<>();
        Map<FieldId, UUID> whose = new HashMap<>();
        long done = 0;
        while (rows.hasNext()) {
            RowState row = rows.next();
            if (!progress.at(done++, -1)) {
                throw Problem.invalid("problem.document.cancelled").asException();
            }
            for (FieldDefinition field : fields) {
                String words = CellWords.of(field, row);
                String value = row.value(field.id());
                if (words != null && value != null) {
                    int length = length(words);
                    if (length > lengths.getOrDefault(field.id(), 0)) {
                        lengths.put(field.id(), length);
                        values.put(field.id(), value);
                        whose.put(field.id(), row.row());
                    }
                }
            }
        }
        Set<UUID> ids = new HashSet<>(whose.values());
        return new LongestValues(
                new RowState(new UUID(0, 0), 1, false, values, Map.of(), null), List.copyOf(ids));
    }

    /// A kanji is twice as wide as a Latin letter.
    private static int length(String words) {
        return words.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }
}
