package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sheets.SheetProblem;
import jp.kakehashi.sheets.SheetTable;
import org.jspecify.annotations.Nullable;

/// Reads a workbook or CSV as rows of a ledger: one that is there, by the names of its fields, or a
/// new one, whose definition is inferred. Writes nothing; what does not fit is listed, never
/// changed in silence. For one thread at a time.
public final class LedgerImport {
    private final DefinitionInference inference = new DefinitionInference();

    /// A reader of files.
    public LedgerImport() {}

    /// `file` as rows of `definition`, columns by the names of the fields that are `writable`; a
    /// column of another name goes nowhere until somebody says where.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.*`
    public ImportPreview into(
            LedgerDefinition definition, Path file, Predicate<FieldDefinition> writable) {
        return into(definition, file, writable, ImportPointing.NONE, () -> false);
    }

    /// The same as a keeper pointed it out, until `stopped`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.*`
    public ImportPreview into(
            LedgerDefinition definition,
            Path file,
            Predicate<FieldDefinition> writable,
            ImportPointing pointing,
            BooleanSupplier stopped) {
        FileReading reading = FileReading.read(file, pointing, stopped);
        List<FieldDefinition> open = definition.fields().stream().filter(writable).toList();
        FieldDefinition mark =
                open.stream().filter(f -> called(f, StruckRows.NAME)).findFirst().orElse(null);
        SheetTable sheet =
                StruckRows.into(
                        reading.table(),
                        mark != null,
                        mark != null && mark.type() == FieldType.CHECK);
        List<@Nullable FieldId> columns = named(open, sheet);
        return preview(file, reading, sheet, definition, false, columns, open);
    }

    /// `file` as a new ledger of the section of `actor`, named `title` or after the file; `taken`
    /// are the ids that are no longer free.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.no_section`, `problem.sheet.*`
    public ImportPreview asNew(
            Path file, @Nullable String title, Actor actor, Predicate<LedgerId> taken) {
        return asNew(file, title, actor, taken, ImportPointing.NONE, () -> false);
    }

    /// The same as a keeper pointed it out, until `stopped`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.no_section`, `problem.sheet.*`
    public ImportPreview asNew(
            Path file,
            @Nullable String title,
            Actor actor,
            Predicate<LedgerId> taken,
            ImportPointing pointing,
            BooleanSupplier stopped) {
        FileReading reading = FileReading.read(file, pointing, stopped);
        SheetTable table = StruckRows.checked(reading.table());
        LedgerDefinition definition =
                inference.infer(
                        Objects.requireNonNullElseGet(title, () -> name(file)),
                        table,
                        actor,
                        taken);
        List<@Nullable FieldId> columns = new ArrayList<>();
        definition.fields().forEach(field -> columns.add(field.id()));
        LedgerDefinition checked = NewLedgerForm.checked(definition, table(table), columns);
        return preview(file, reading, table, checked, true, columns, definition.fields());
    }

    private static FileTable table(SheetTable sheet) {
        List<ImportProblem> problems = new ArrayList<>();
        for (SheetProblem each : sheet.problems()) {
            String suggests = each.suggests();
            problems.add(
                    new ImportProblem(
                            each.cell(),
                            each.kind().code(),
                            each.saw(),
                            suggests == null ? "" : suggests));
        }
        return new FileTable(
                sheet.fields().stream()
                        .map(field -> new FileTable.Column(field.column(), field.name()))
                        .toList(),
                sheet.rows(),
                sheet.rowNumbers(),
                problems,
                sheet.title());
    }

    private static ImportPreview preview(
            Path file,
            FileReading reading,
            SheetTable sheet,
            LedgerDefinition definition,
            boolean newLedger,
            List<@Nullable FieldId> columns,
            List<FieldDefinition> offered) {
        FileTable table = table(sheet);
        ColumnMatch match = new ColumnMatch(definition, table, columns);
        return new ImportPreview(
                file,
                sheet.sheet(),
                sheet.range(),
                definition,
                newLedger,
                false,
                table,
                Collections.unmodifiableList(columns),
                offered.stream().map(FieldDefinition::id).toList(),
                match.rows(),
                match.problems(),
                Overlap.NONE,
                reading);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// The field that each column is named after; the first of two columns of one name.
    private static List<@Nullable FieldId> named(List<FieldDefinition> fields, SheetTable table) {
        List<@Nullable FieldId> columns = new ArrayList<>();
        for (SheetTable.Field column : table.fields()) {
            FieldId field =
                    fields.stream()
                            .filter(f -> called(f, column.name()))
                            .map(FieldDefinition::id)
                            .findFirst()
                            .orElse(null);
            columns.add(columns.contains(field) ? null : field);
        }
        return columns;
    }

    private static boolean called(FieldDefinition field, String name) {
        return field.label().ja().equals(name)
                || field.label().en().equals(name)
                || field.id().value().equals(name);
    }
}
