package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import jp.kakehashi.ledger.Reimport.Changed;
import jp.kakehashi.ledger.Reimport.Gone;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.RowState;
import jp.kakehashi.wire.Messages.ImportRun;
import org.jspecify.annotations.Nullable;

/// Lays a newer file beside the rows of its ledger. Holds the rows of the file and, of the
/// ledger's, only what differs. Pure.
final class ReimportSearch {
    private static final int LISTED = 100;

    private final ImportPreview preview;
    private final FieldDefinition key;
    private final List<ColumnMatch.Made> made;
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Set<String> doubled = new LinkedHashSet<>();
    private final TreeMap<Long, Long> runs = new TreeMap<>();
    private final Function<RowState, String> title;
    private final ExtractDay extract;
    private int keyless;

    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.extract_day`
    /// @throws IllegalArgumentException when no column of the file goes to `key`
    ReimportSearch(
            ImportPreview preview,
            FieldId key,
            List<ImportRun> runs,
            Function<RowState, String> title) {
        if (!preview.columns().contains(key)) {
            throw new IllegalArgumentException("a key that is not in the file");
        }
        this.preview = preview;
        this.key = preview.definition().field(key).orElseThrow();
        this.title = title;
        this.made =
                new ColumnMatch(preview.definition(), preview.table(), preview.columns()).made();
        runs.forEach(run -> this.runs.put(run.first(), run.last()));
        extract = ExtractDay.of(preview.definition(), made);
        int at = preview.definition().fields().indexOf(this.key);
        for (int row = 0; row < made.size(); row++) {
            String value = made.get(row).cells().get(at);
            if (value == null) {
                keyless++;
            } else if (byKey.putIfAbsent(value, row) != null) {
                doubled.add(value);
            }
        }
    }

    Reimport among(Iterator<RowState> rows) {
        Set<String> there = new HashSet<>();
        Map<String, Changed> changed = new LinkedHashMap<>();
        Map<String, Gone> gone = new LinkedHashMap<>();
        Set<String> same = new HashSet<>();
        while (rows.hasNext()) {
            RowState row = rows.next();
            extract.met(row);
            String value = row.value(key.id());
            if (value == null) {
                continue;
            }
            if (!there.add(value)) {
                doubled.add(value);
                continue;
            }
            Integer of = byKey.get(value);
            if (of == null) {
                gone.put(value, new Gone(row.row(), row.seq(), title.apply(row), byHand(row)));
                continue;
            }
            List<CellRewrite> cells = cells(row, made.get(of));
            if (cells.isEmpty()) {
                same.add(value);
            } else {
                changed.put(
                        value,
                        new Changed(row.row(), row.seq(), title.apply(row), cells, byHand(row)));
            }
        }
        extract.requireNotOlder();
        Map<String, Integer> added = new HashMap<>(byKey);
        added.keySet().removeAll(there);
        for (Map<String, ?> each : List.of(added, changed, gone)) {
            each.keySet().removeAll(doubled);
        }
        same.removeAll(doubled);
        return new Reimport(
                preview,
                key.id(),
                new HashSet<>(added.values()),
                new ArrayList<>(changed.values()),
                new ArrayList<>(gone.values()),
                same.size(),
                doubled.stream().limit(LISTED).toList(),
                keyless,
                false,
                false);
    }

    private List<CellRewrite> cells(RowState row, ColumnMatch.Made wanted) {
        List<CellRewrite> cells = new ArrayList<>();
        List<FieldDefinition> fields = preview.definition().fields();
        for (int i = 0; i < fields.size(); i++) {
            FieldDefinition field = fields.get(i);
            String now = row.value(field.id());
            String next = wanted.cells().get(i);
            if (lifts(field, row, next)) {
                continue;
            }
            boolean read = preview.columns().contains(field.id()) && !unread(wanted, field);
            if (read && !Objects.equals(now, next)) {
                cells.add(new CellRewrite(row.row(), field.id(), now, next));
            }
        }
        return cells;
    }

    /// A row that is guarded stays so until a person takes the mark back: a file that lacks it is
    /// more often wrong than right.
    private boolean lifts(FieldDefinition field, RowState row, @Nullable String next) {
        RowGuard guard = preview.definition().guard();
        return guard != null
                && guard.field().equals(field.id())
                && guard.guards(row)
                && (next == null || !guard.values().contains(next));
    }

    /// What could not be read empties no cell.
    private static boolean unread(ColumnMatch.Made wanted, FieldDefinition field) {
        return wanted.unread().stream().anyMatch(u -> u.field().equals(field.label().ja()));
    }

    private boolean byHand(RowState row) {
        Map.@Nullable Entry<Long, Long> run = runs.floorEntry(row.seq());
        return run == null || run.getValue() < row.seq();
    }
}
