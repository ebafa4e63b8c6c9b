package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.Values;
import jp.kakehashi.sheets.SheetProblem;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.sheets.WorkbookReader;
import org.jspecify.annotations.Nullable;

/// Reads a workbook or CSV as rows of a ledger: one that is there, by the names of its fields, or a
/// new one, whose definition is inferred. Writes nothing; what does not fit is listed, never
/// changed in silence. For one thread at a time.
public final class LedgerImport {
    private static final int LISTED_PROBLEMS = 1_000;

    private final DefinitionInference inference = new DefinitionInference();

    /// A reader of files.
    public LedgerImport() {}

    /// `file` as rows of `definition`, columns by the names of the fields that are `writable`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.no_column`, `problem.sheet.*`
    public ImportPreview into(
            LedgerDefinition definition, Path file, Predicate<FieldDefinition> writable) {
        SheetTable table = largest(file);
        List<ImportProblem> problems = problems(table);
        List<@Nullable FieldDefinition> columns = named(definition, writable, table, problems);
        return preview(file, table, definition, false, columns, problems);
    }

    /// `file` as a new ledger of the section of `actor`, named `title` or after the file; `taken`
    /// are the ids that are no longer free.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.no_section`, `problem.sheet.*`
    public ImportPreview asNew(
            Path file, @Nullable String title, Actor actor, Predicate<LedgerId> taken) {
        SheetTable table = largest(file);
        LedgerDefinition definition =
                inference.infer(
                        Objects.requireNonNullElseGet(title, () -> name(file)),
                        table,
                        actor,
                        taken);
        return preview(
                file,
                table,
                definition,
                true,
                new ArrayList<>(definition.fields()),
                problems(table));
    }

    private static SheetTable largest(Path file) {
        return new WorkbookReader()
                .read(file).stream()
                        .max(Comparator.comparingInt(t -> t.rows().size()))
                        .orElseThrow();
    }

    private static List<ImportProblem> problems(SheetTable table) {
        List<ImportProblem> problems = new ArrayList<>();
        for (SheetProblem each : table.problems()) {
            String suggests = each.suggests();
            note(
                    problems,
                    new ImportProblem(
                            each.cell(),
                            each.kind().code(),
                            each.saw(),
                            suggests == null ? "" : suggests));
        }
        return problems;
    }

    private static ImportPreview preview(
            Path file,
            SheetTable table,
            LedgerDefinition definition,
            boolean newLedger,
            List<@Nullable FieldDefinition> columns,
            List<ImportProblem> problems) {
        List<List<@Nullable String>> rows = rows(definition, table, columns, problems);
        return new ImportPreview(
                file,
                table.sheet(),
                table.range(),
                definition,
                newLedger,
                rows,
                List.copyOf(problems));
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static List<@Nullable FieldDefinition> named(
            LedgerDefinition definition,
            Predicate<FieldDefinition> writable,
            SheetTable table,
            List<ImportProblem> problems) {
        List<@Nullable FieldDefinition> columns = new ArrayList<>();
        for (SheetTable.Field column : table.fields()) {
            FieldDefinition field =
                    definition.fields().stream()
                            .filter(f -> called(f, column.name()))
                            .filter(writable)
                            .findFirst()
                            .orElse(null);
            if (field == null || columns.contains(field)) {
                note(
                        problems,
                        new ImportProblem(
                                column.column(), ImportProblem.UNKNOWN_COLUMN, column.name(), ""));
                columns.add(null);
            } else {
                columns.add(field);
            }
        }
        if (columns.stream().allMatch(c -> c == null)) {
            throw Problem.invalid("problem.import.no_column").asException();
        }
        return columns;
    }

    private static boolean called(FieldDefinition field, String name) {
        return field.label().ja().equals(name)
                || field.label().en().equals(name)
                || field.id().value().equals(name);
    }

    private static List<List<@Nullable String>> rows(
            LedgerDefinition definition,
            SheetTable table,
            List<@Nullable FieldDefinition> columns,
            List<ImportProblem> problems) {
        List<List<@Nullable String>> rows = new ArrayList<>(table.rows().size());
        Map<FieldId, Integer> positions = new HashMap<>();
        definition.fields().forEach(f -> positions.put(f.id(), positions.size()));
        for (int r = 0; r < table.rows().size(); r++) {
            @Nullable String[] row = new @Nullable String[definition.fields().size()];
            for (int c = 0; c < columns.size(); c++) {
                FieldDefinition field = columns.get(c);
                String text = table.rows().get(r).get(c);
                Integer at = field == null ? null : positions.get(field.id());
                if (field == null || at == null || text == null || text.isEmpty()) {
                    continue;
                }
                Optional<String> value = value(field, text);
                if (value.isPresent()) {
                    row[at] = value.get();
                } else if (!listed(problems, table.address(r, c))) {
                    note(
                            problems,
                            new ImportProblem(table.address(r, c), ImportProblem.NO_FIT, text, ""));
                }
            }
            if (Arrays.stream(row).anyMatch(Objects::nonNull)) {
                rows.add(Arrays.asList(row));
            }
        }
        return rows;
    }

    private static Optional<String> value(FieldDefinition field, String text) {
        String plain = DefinitionInference.plain(field, text);
        return Values.problem(field, plain).isEmpty()
                ? Optional.of(Values.canonical(field, plain))
                : Optional.empty();
    }

    private static boolean listed(List<ImportProblem> problems, String address) {
        return problems.stream().anyMatch(p -> p.cell().equals(address));
    }

    private static void note(List<ImportProblem> problems, ImportProblem problem) {
        if (problems.size() < LISTED_PROBLEMS) {
            problems.add(problem);
        }
    }
}
