package jp.kakehashi.app.ledgers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.Values;
import jp.kakehashi.sheets.SheetTable;
import org.jspecify.annotations.Nullable;

/// The rows of a table found in a file, as values of a ledger whose fields have the names of its
/// columns. What does not fit is held back and listed, never changed in silence.
public final class TableRows {
    private final LedgerDefinition definition;
    private final SheetTable table;
    private final List<Map<FieldId, String>> rows = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    /// One thing that was held back: a cell, or a column that no field is named after.
    public record Held(String cell, String kind) {}

    /// Reads `table` into the fields of `definition`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.no_column`
    public TableRows(LedgerDefinition definition, SheetTable table) {
        this.definition = definition;
        this.table = table;
        List<@Nullable FieldDefinition> columns = new ArrayList<>();
        for (SheetTable.Field column : table.fields()) {
            FieldDefinition field = named(column.name());
            if (field == null || columns.contains(field)) {
                held.add(new Held(column.column(), "unknown_column"));
                field = null;
            }
            columns.add(field);
        }
        if (columns.stream().allMatch(column -> column == null)) {
            throw Problem.invalid("problem.import.no_column").asException();
        }
        for (int row = 0; row < table.rows().size(); row++) {
            rows.add(row(row, columns));
        }
    }

    private @Nullable FieldDefinition named(String name) {
        return definition.fields().stream()
                .filter(
                        field ->
                                field.label().ja().equals(name)
                                        || field.label().en().equals(name)
                                        || field.id().value().equals(name))
                .filter(field -> field.type() != FieldType.AUTO_NUMBER && !field.individualNumber())
                .findFirst()
                .orElse(null);
    }

    private Map<FieldId, String> row(int row, List<@Nullable FieldDefinition> columns) {
        Map<FieldId, String> values = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            FieldDefinition field = columns.get(column);
            String text = table.rows().get(row).get(column);
            if (field == null || text == null || text.isEmpty()) {
                continue;
            }
            String plain = plain(field, text);
            if (Values.problem(field, plain).isEmpty()) {
                values.put(field.id(), Values.canonical(field, plain));
            } else {
                held.add(new Held(table.address(row, column), "no_fit"));
            }
        }
        return values;
    }

    private static String plain(FieldDefinition field, String text) {
        return switch (field.type()) {
            case TIME -> text.length() == "HH:MM:SS".length() ? text.substring(0, 5) : text;
            case PHONE -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case CHOICE ->
                    field.choices().stream()
                            .filter(
                                    choice ->
                                            choice.label().ja().equals(text)
                                                    || choice.label().en().equals(text))
                            .map(Choice::code)
                            .findFirst()
                            .orElse(text);
            default -> text;
        };
    }

    /// The values of every row that has any, in the order of the file.
    public List<Map<FieldId, String>> rows() {
        return rows.stream().filter(row -> !row.isEmpty()).toList();
    }

    /// What was held back.
    public List<Held> held() {
        return List.copyOf(held);
    }
}
