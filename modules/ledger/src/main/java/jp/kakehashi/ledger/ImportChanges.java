package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.sheets.SheetChange;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.SheetReading;
import jp.kakehashi.sheets.WorkbookWriter;
import org.jspecify.annotations.Nullable;

/// Everything of a file that is taken in otherwise than it stands: what the reading of the sheet
/// changed, and what the fields of the ledger change beyond that. Reading it blocks.
///
/// @param listed row by row, of very many the first
/// @param counts how many there are of each kind, listed or not
public record ImportChanges(List<Change> listed, Map<String, Integer> counts) {
    /// A field of the ledger writes it in its own form.
    public static final String FIELD_FORM = "field_form";

    /// No value of its field: the cell stays empty, its words go into the row's history.
    public static final String SET_ASIDE = "set_aside";

    private static final int MOST = SheetReading.MOST_CHANGES;
    private static final int COLUMN_LETTERS = 60;

    /// One of them; `became` is empty for what is not taken.
    public record Change(String cell, String code, String saw, String became) {
        /// Whether a whole row, or this cell, is not taken.
        public boolean leaves() {
            return code.endsWith("_left") || code.equals("left_by_hand") || code.equals(SET_ASIDE);
        }
    }

    /// Those of `preview`, whose file is `reading`.
    public static ImportChanges of(ImportPreview preview, FileReading reading) {
        SheetReading.Understood found = reading.reading().tables().get(reading.chosen());
        Map<String, Integer> counts = new LinkedHashMap<>();
        found.counts().forEach((kind, count) -> counts.put(kind.code(), count));
        List<Change> listed = new ArrayList<>(found.changes().size());
        Map<String, Integer> places = new HashMap<>();
        for (SheetChange each : found.changes()) {
            places.put(each.cell(), listed.size());
            listed.add(new Change(each.cell(), each.kind().code(), each.saw(), each.became()));
        }
        ColumnMatch match =
                new ColumnMatch(preview.definition(), preview.table(), preview.columns());
        FileTable table = preview.table();
        for (int row = 0; row < table.cells().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                FieldId field = preview.columns().get(column);
                String read = table.cells().get(row).get(column);
                if (field == null || read == null || read.isBlank()) {
                    continue;
                }
                String value = match.value(row, column);
                if (!read.equals(value)) {
                    field(table.address(row, column), read, value, listed, places, counts);
                }
            }
        }
        return new ImportChanges(
                Collections.unmodifiableList(listed), Collections.unmodifiableMap(counts));
    }

    private static void field(
            String cell,
            String read,
            @Nullable String value,
            List<Change> listed,
            Map<String, Integer> places,
            Map<String, Integer> counts) {
        Integer at = places.get(cell);
        if (at != null && value != null) {
            Change before = listed.get(at);
            listed.set(at, new Change(cell, before.code(), before.saw(), FileReading.shown(value)));
            return;
        }
        String code = value == null ? SET_ASIDE : FIELD_FORM;
        counts.merge(code, 1, Integer::sum);
        if (listed.size() < MOST) {
            String became = value == null ? "" : FileReading.shown(value);
            listed.add(new Change(cell, code, FileReading.shown(read), became));
        }
    }

    /// How many there are.
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Writes a list of them as a CSV that Excel opens rightly.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.cannot_write`
    public static void write(Path file, List<String> heads, List<List<String>> rows) {
        List<WorkbookWriter.Column> columns =
                heads.stream()
                        .map(h -> new WorkbookWriter.Column(h, SheetFieldType.TEXT, COLUMN_LETTERS))
                        .toList();
        Iterator<List<@Nullable String>> cells =
                rows.stream().<List<@Nullable String>>map(ArrayList::new).iterator();
        new WorkbookWriter().writeCsv(file, columns, cells);
    }
}
