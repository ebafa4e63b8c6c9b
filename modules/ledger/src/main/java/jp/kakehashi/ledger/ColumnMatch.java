package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.ledger.UnreadCells.Unread;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.Values;
import jp.kakehashi.sheets.SheetProblem;
import org.jspecify.annotations.Nullable;

/// Which column of a file goes to which field of a ledger, and what becomes of the cells on the
/// way. Immutable.
final class ColumnMatch {
    private static final int LISTED_PROBLEMS = 1_000;
    private static final int SHOWN_CHARS = 200;
    private static final String HIDDEN = "\u2022\u2022\u2022\u2022";

    /// Problems of a file that say already that a value does not fit.
    private static final Set<String> MISFITS =
            Arrays.stream(SheetProblem.Kind.values())
                    .filter(SheetProblem.Kind::isMisfit)
                    .map(SheetProblem.Kind::code)
                    .collect(Collectors.toUnmodifiableSet());

    private final LedgerDefinition definition;
    private final FileTable table;
    private final List<@Nullable FieldDefinition> fields;
    private final int[] positions;
    private final int checkAt;

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
        this.checkAt = checkAt(definition, to);
    }

    private static int checkAt(LedgerDefinition definition, List<@Nullable FieldId> to) {
        FieldDefinition check = definition.field(UnreadCells.FIELD).orElse(null);
        return check == null || check.type() != FieldType.LONG_TEXT || to.contains(check.id())
                ? -1
                : definition.fields().indexOf(check);
    }

    /// The field that tells one row from another: a unique one, else one whose name says so.
    static @Nullable FieldDefinition number(List<FieldDefinition> fields) {
        return fields.stream()
                .filter(field -> field.checks().unique())
                .findFirst()
                .or(() -> fields.stream().filter(ColumnMatch::numbers).findFirst())
                .orElse(null);
    }

    private static boolean numbers(FieldDefinition field) {
        return (field.type() == FieldType.TEXT || field.type() == FieldType.NUMBER)
                && ColumnNames.numbers(field.label().ja());
    }

    /// A row: its cells in the order of the definition's fields, and what no field could take.
    record Made(List<@Nullable String> cells, List<Unread> unread) {}

    /// The rows in the order of the file, those without anything left out. What could not be read
    /// stands in the field for it where the ledger has one.
    List<Made> made() {
        List<Made> rows = new ArrayList<>(table.cells().size());
        for (int r = 0; r < table.cells().size(); r++) {
            @Nullable String[] row = new @Nullable String[definition.fields().size()];
            List<Unread> unread = new ArrayList<>(0);
            for (int c = 0; c < fields.size(); c++) {
                FieldDefinition field = fields.get(c);
                if (field == null) {
                    continue;
                }
                String value = value(r, c);
                row[positions[c]] = value;
                String saw = table.cells().get(r).get(c);
                if (value == null && saw != null && !saw.isBlank()) {
                    unread.add(new Unread(field.label().ja(), table.address(r, c), saw));
                }
            }
            if (checkAt >= 0 && !unread.isEmpty()) {
                row[checkAt] = UnreadCells.lines(unread);
            }
            if (Arrays.stream(row).anyMatch(Objects::nonNull)) {
                rows.add(new Made(Arrays.asList(row), unread));
            }
        }
        return rows;
    }

    /// The cells of {@link #made}.
    List<List<@Nullable String>> rows() {
        return made().stream().map(Made::cells).toList();
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
        individualNumbers(found, listed);
        Set<String> numbers = Set.copyOf(listed);
        for (ImportProblem each : table.problems()) {
            if (!numbers.contains(each.cell())) {
                note(found, each);
            }
            if (MISFITS.contains(each.kind())) {
                listed.add(each.cell());
            }
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
        List<ImportProblem> doubts = new ArrayList<>();
        doubles(doubts);
        nameless(doubts);
        doubts.stream().filter(each -> listed.add(each.cell())).forEach(each -> note(found, each));
        return found;
    }

    /// Numbers that a second row bears too.
    private void doubles(List<ImportProblem> found) {
        for (int c = 0; c < fields.size(); c++) {
            FieldDefinition field = fields.get(c);
            if (field == null || !(field.checks().unique() || numbers(field))) {
                continue;
            }
            Map<String, String> first = new HashMap<>();
            List<ImportProblem> twice = new ArrayList<>();
            for (int r = 0; r < table.cells().size(); r++) {
                String value = value(r, c);
                String before =
                        value == null ? null : first.putIfAbsent(value, table.address(r, c));
                if (before != null) {
                    twice.add(
                            new ImportProblem(
                                    table.address(r, c),
                                    ImportProblem.DOUBLED,
                                    value + " = " + before,
                                    ""));
                }
            }
            // Where they come again and again they number something else than the rows.
            if (field.checks().unique() || twice.size() * 10 <= first.size()) {
                found.addAll(twice);
            }
        }
    }

    /// Rows without the name of whom they are about.
    private void nameless(List<ImportProblem> found) {
        int person = 0;
        while (person < fields.size() && !isPerson(fields.get(person))) {
            person++;
        }
        for (int r = 0; person < fields.size() && r < table.cells().size(); r++) {
            String saw = table.cells().get(r).get(person);
            boolean other = table.cells().get(r).stream().anyMatch(Objects::nonNull);
            if (other && (saw == null || saw.isBlank())) {
                found.add(
                        new ImportProblem(table.address(r, person), ImportProblem.NO_NAME, "", ""));
            }
        }
    }

    private static boolean isPerson(@Nullable FieldDefinition field) {
        return field != null && field.type() == FieldType.PERSON;
    }

    /// First of all, and instead of whatever else is said of such a cell, which would show it.
    private void individualNumbers(List<ImportProblem> found, Set<String> listed) {
        for (int r = 0; r < table.cells().size(); r++) {
            for (int c = 0; c < fields.size(); c++) {
                String text = table.cells().get(r).get(c);
                if (fields.get(c) == null || text == null || value(r, c) != null) {
                    continue;
                }
                ImportProblem problem = held(fields.get(c), table.address(r, c), text);
                if (problem.kind().equals(ImportProblem.INDIVIDUAL_NUMBER)
                        && listed.add(problem.cell())) {
                    note(found, problem);
                }
            }
        }
    }

    private static ImportProblem held(@Nullable FieldDefinition field, String cell, String text) {
        boolean number =
                field != null
                        && Values.problem(field, DefinitionInference.plain(field, text))
                                .map(p -> p.key().equals("problem.value.individual_number"))
                                .orElse(false);
        return number
                ? new ImportProblem(cell, ImportProblem.INDIVIDUAL_NUMBER, HIDDEN, "")
                : new ImportProblem(cell, ImportProblem.NO_FIT, text, "");
    }

    private static void note(List<ImportProblem> problems, ImportProblem problem) {
        if (IndividualNumber.in(problem.saw())) {
            note(
                    problems,
                    new ImportProblem(problem.cell(), ImportProblem.INDIVIDUAL_NUMBER, HIDDEN, ""));
        } else if (problems.size() < LISTED_PROBLEMS) {
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
