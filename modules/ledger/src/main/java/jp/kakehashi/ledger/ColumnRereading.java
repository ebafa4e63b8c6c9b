package jp.kakehashi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.kakehashi.kernel.text.Wareki;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.sheets.TextReading;
import org.jspecify.annotations.Nullable;

/// Reads a column of a file again as another type: its values, and what is to be said of them.
final class ColumnRereading {
    /// What the reading of a sheet says of a value for the sake of its column's type.
    private static final Set<String> OF_TYPE =
            Set.of(
                    "not_a_date",
                    "before_era",
                    "after_era",
                    "before_gregorian",
                    "no_such_day",
                    "no_such_month",
                    "wrong_weekday",
                    "incomplete",
                    "not_a_number",
                    "not_a_time",
                    "not_a_check",
                    "mixed");

    private final TextReading reading = new TextReading();
    private final Wareki wareki = new Wareki();

    FileTable reread(FileTable table, int column, FieldType was, FieldType type) {
        List<List<@Nullable String>> cells = new ArrayList<>(table.cells().size());
        List<ImportProblem> problems = new ArrayList<>();
        String letters = table.columns().get(column).letters();
        for (ImportProblem each : table.problems()) {
            boolean here = each.cell().matches(letters + "[0-9]+");
            if (!here || !OF_TYPE.contains(each.kind())) {
                problems.add(each);
            }
        }
        for (int row = 0; row < table.cells().size(); row++) {
            List<@Nullable String> read = new ArrayList<>(table.cells().get(row));
            String text = read.get(column);
            if (text != null && !text.isBlank()) {
                TextReading.Read found =
                        reading.read(words(text, was), LedgerExport.sheetType(type));
                read.set(column, found.value());
                if (found.problem() != null) {
                    String suggests = found.suggests();
                    problems.add(
                            new ImportProblem(
                                    table.address(row, column),
                                    found.problem().code(),
                                    found.value(),
                                    suggests == null ? "" : suggests));
                }
            }
            cells.add(read);
        }
        return new FileTable(table.columns(), cells, table.rowNumbers(), problems, table.title());
    }

    /// A value as a clerk writes it; what did not fit its type stands as it was found anyway.
    private String words(String text, FieldType was) {
        return switch (was) {
            case DATE ->
                    text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                            ? wareki.formatLong(LocalDate.parse(text))
                            : text;
            case CHECK ->
                    switch (text) {
                        case "true" -> "○";
                        case "false" -> "×";
                        default -> text;
                    };
            default -> text;
        };
    }
}
