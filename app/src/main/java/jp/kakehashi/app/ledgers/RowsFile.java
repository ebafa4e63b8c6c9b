package jp.kakehashi.app.ledgers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.WorkbookWriter;
import jp.kakehashi.sheets.WorkbookWriter.Column;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.jspecify.annotations.Nullable;

/// Writes rows to a workbook or CSV, by the file's ending.
public final class RowsFile {
    private final WorkbookWriter writer = new WorkbookWriter();

    /// A writer.
    public RowsFile() {}

    /// Writes `rows`; returns how many.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.export.ending`, `problem.sheet.*`
    public long write(Path file, LedgerDefinition definition, List<SnapshotRow> rows) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        List<FieldDefinition> fields =
                definition.fields().stream().filter(f -> !f.individualNumber()).toList();
        List<Column> columns =
                fields.stream().map(f -> new Column(f.label().ja(), type(f.type()), 0)).toList();
        Iterator<List<@Nullable String>> cells =
                rows.stream().map(row -> cells(fields, row.row())).iterator();
        if (name.endsWith(".csv")) {
            return writer.writeCsv(file, columns, cells);
        }
        if (name.endsWith(".xlsx")) {
            return writer.writeXlsx(file, definition.label().ja(), columns, cells);
        }
        throw Problem.invalid("problem.export.ending").asException();
    }

    private static List<@Nullable String> cells(List<FieldDefinition> fields, RowState row) {
        List<@Nullable String> cells = new ArrayList<>(fields.size());
        for (FieldDefinition field : fields) {
            cells.add(cell(field, row));
        }
        return cells;
    }

    /// What a grid shows: a choice by its name, a row without number by its provisional one.
    private static @Nullable String cell(FieldDefinition field, RowState row) {
        String value = row.value(field.id());
        if (value == null) {
            return field.type() == FieldType.AUTO_NUMBER ? row.provisional() : null;
        }
        if (field.type() != FieldType.CHOICE) {
            return value;
        }
        return field.choices().stream()
                .filter(choice -> choice.code().equals(value))
                .map(choice -> choice.label().ja())
                .findFirst()
                .orElse(value);
    }

    private static SheetFieldType type(FieldType type) {
        return switch (type) {
            case TEXT, STAFF, AUTO_NUMBER -> SheetFieldType.TEXT;
            case LONG_TEXT -> SheetFieldType.LONG_TEXT;
            case NUMBER -> SheetFieldType.NUMBER;
            case YEN -> SheetFieldType.YEN;
            case DATE -> SheetFieldType.DATE;
            case TIME -> SheetFieldType.TIME;
            case CHOICE -> SheetFieldType.CHOICE;
            case CHECK -> SheetFieldType.CHECK;
            case PERSON -> SheetFieldType.PERSON;
            case PHONE -> SheetFieldType.PHONE;
        };
    }
}
