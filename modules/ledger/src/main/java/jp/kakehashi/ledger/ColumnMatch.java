package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.Values;
import org.jspecify.annotations.Nullable;

/// Which column of a file goes to which field of a ledger, and what becomes of the cells on the
/// way. Immutable.
final class ColumnMatch {
    private static final int LISTED_PROBLEMS = 1_000;
    private static final int SHOWN_CHARS = 200;

    private final LedgerDefinition definition;
    private final FileTable table;
    private final List<@Nullable FieldDefinition> fields;
    private final int[] positions;

    /// @param to for every column its field; null leaves the column out
    /// @throws IllegalArgumentException when two columns go to one field or there is no such field
    ColumnMatch(LedgerDefinition definition, FileTable table, List<@Nullable FieldId> to) {
        this.definition = definition;
        this.table = table;
        this.fields = new ArrayList<>();
        this.positions = new int[to.size()];
        Set<FieldId> taken = new HashSet<>();
        for (int i = 0; i < to.size(); i++) {
            FieldId id = to.get(i);
            if (id == null) {
                fields.add(null);
                continue;
            }
            FieldDefinition field = definition.field(id).orElse(null);
            if (field == null || !taken.add(id)) {
                throw new IllegalArgumentException("column " + i);
            }
            positions[i] = definition.fields().indexOf(field);
            fields.add(field);
        }
    }

    /// The rows in the order of the definition's fields, those without any value left out.
    List<List<@Nullable String>> rows() {
        List<List<@Nullable String>> rows = new ArrayList<>(table.cells().size());
        for (int r = 0; r < table.cells().size(); r++) {
            @Nullable String[] row = new @Nullable String[definition.fields().size()];
            for (int c = 0; c < fields.size(); c++) {
                if (fields.get(c) != null) {
                    row[positions[c]] = value(r, c);
                }
            }
            if (Arrays.stream(row).anyMatch(Objects::nonNull)) {
                rows.add(Arrays.asList(row));
            }
        }
        return rows;
    }

    /// A cell as its field will hold it; null when it is empty, left out or does not fit.
    @Nullable String value(int row, int column) {
        FieldDefinition field = fields.get(column);
        String text = table.cells().get(row).get(column);
        return field == null || text == null || text.isEmpty()
                ? null
                : fitting(field, text).orElse(null);
    }

    private static Optional<String> fitting(FieldDefinition field, String text) {
        String plain = DefinitionInference.plain(field, text);
        return Values.problem(field, plain).isEmpty()
                ? Optional.of(Values.canonical(field, plain))
                : Optional.empty();
    }

    /// What is unclear in the file, columns that go nowhere, cells that fit no field; the first of
    /// them, when they are very many.
    List<ImportProblem> problems() {
        List<ImportProblem> found = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        for (ImportProblem each : table.problems()) {
            note(found, each);
            listed.add(each.cell());
        }
        for (int c = 0; c < fields.size(); c++) {
            if (fields.get(c) == null) {
                FileTable.Column column = table.columns().get(c);
                note(
                        found,
                        new ImportProblem(
                                column.letters(), ImportProblem.UNKNOWN_COLUMN, column.name(), ""));
            }
        }
        for (int r = 0; r < table.cells().size() && found.size() < LISTED_PROBLEMS; r++) {
            for (int c = 0; c < fields.size(); c++) {
                String text = table.cells().get(r).get(c);
                boolean held =
                        fields.get(c) != null
                                && text != null
                                && !text.isEmpty()
                                && value(r, c) == null;
                if (held && listed.add(table.address(r, c))) {
                    note(found, held(fields.get(c), table.address(r, c), text));
                }
            }
        }
        return found;
    }

    private static ImportProblem held(@Nullable FieldDefinition field, String cell, String text) {
        boolean number =
                field != null
                        && Values.problem(field, DefinitionInference.plain(field, text))
                                .map(p -> p.key().equals("problem.value.individual_number"))
                                .orElse(false);
        return number
                ? new ImportProblem(
                        cell, ImportProblem.INDIVIDUAL_NUMBER, "\u2022\u2022\u2022\u2022", "")
                : new ImportProblem(cell, ImportProblem.NO_FIT, text, "");
    }

    private static void note(List<ImportProblem> problems, ImportProblem problem) {
        if (problems.size() < LISTED_PROBLEMS) {
            problems.add(
                    new ImportProblem(
                            problem.cell(),
                            problem.kind(),
                            shown(problem.saw()),
                            problem.suggests()));
        }
    }

    private static String shown(String saw) {
        return saw.length() <= SHOWN_CHARS
                ? saw
                : saw.substring(0, saw.offsetByCodePoints(0, SHOWN_CHARS / 2)) + "…";
    }
}
