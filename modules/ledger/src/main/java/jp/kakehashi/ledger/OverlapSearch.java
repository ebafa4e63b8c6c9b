package jp.kakehashi.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// Looks through a ledger's rows for those that an import would bring again. Holds the rows of the
/// file, never those of the ledger. A row that stands there once takes one row of the file with it.
final class OverlapSearch {
    private final List<FieldDefinition> fields = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final Map<List<@Nullable String>, Deque<Integer>> waiting = new HashMap<>();
    private final Map<String, List<Integer>> byNumber = new HashMap<>();
    private final @Nullable FieldDefinition number;

    OverlapSearch(ImportPreview preview) {
        List<FieldDefinition> all = preview.definition().fields();
        for (int i = 0; i < all.size(); i++) {
            if (preview.columns().contains(all.get(i).id())) {
                fields.add(all.get(i));
                places.add(i);
            }
        }
        this.number = ColumnMatch.number(fields);
        int at = number == null ? -1 : all.indexOf(number);
        for (int row = 0; row < preview.rows().size(); row++) {
            List<@Nullable String> cells = preview.rows().get(row);
            List<@Nullable String> key = new ArrayList<>(places.size());
            places.forEach(place -> key.add(cells.get(place)));
            waiting.computeIfAbsent(key, k -> new ArrayDeque<>()).add(row);
            String value = at < 0 ? null : cells.get(at);
            if (value != null) {
                byNumber.computeIfAbsent(value, v -> new ArrayList<>()).add(row);
            }
        }
    }

    Overlap among(Iterator<RowState> rows) {
        Set<Integer> identical = new HashSet<>();
        Set<Integer> numbered = new HashSet<>();
        while (!fields.isEmpty() && rows.hasNext()) {
            RowState row = rows.next();
            List<@Nullable String> key = new ArrayList<>(fields.size());
            fields.forEach(field -> key.add(row.value(field.id())));
            Deque<Integer> same = waiting.get(key);
            if (same != null && !same.isEmpty()) {
                identical.add(same.poll());
            }
            String value = number == null ? null : row.value(number.id());
            if (value != null) {
                numbered.addAll(byNumber.getOrDefault(value, List.of()));
            }
        }
        numbered.removeAll(identical);
        return new Overlap(identical, numbered.size(), true);
    }
}
