package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.WorkbookWriter;
import jp.kakehashi.sheets.WorkbookWriter.Column;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.StoredRow;
import org.jspecify.annotations.Nullable;

/// Writes rows to a workbook or a CSV: what the grid shows, in its order, all of one moment, fields
/// this person may not read left out. The file appears whole or not at all.
final class LedgerExport {
    private final Actor actor;
    private final LedgerReads reads;
    private final WorkbookWriter writer = new WorkbookWriter();

    LedgerExport(Actor actor, LedgerReads reads) {
        this.actor = actor;
        this.reads = reads;
    }

    /// Returns the rows that were written.
    List<UUID> export(
            LedgerDefinition definition, RowSelection selection, Path file, Progress progress) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean csv = name.endsWith(".csv");
        if (!csv && !name.endsWith(".xlsx")) {
            throw Problem.invalid("problem.export.ending").asException();
        }
        List<FieldDefinition> fields =
                definition.fields().stream().filter(f -> definition.mayRead(actor, f)).toList();
        List<Column> columns =
                fields.stream().map(f -> new Column(f.label().ja(), type(f.type()), 0)).toList();
        long total = reads.count(definition, selection);
        List<UUID> written = new ArrayList<>();
        reads.all(
                definition,
                selection,
                rows -> {
                    Cells cells = new Cells(rows, fields, written, total, progress);
                    return csv
                            ? writer.writeCsv(file, columns, cells)
                            : writer.writeXlsx(file, definition.label().ja(), columns, cells);
                });
        return written;
    }

    /// Rows as cells, counting them.
    private record Cells(
            Iterator<StoredRow> rows,
            List<FieldDefinition> fields,
            List<UUID> written,
            long total,
            Progress progress)
            implements Iterator<List<@Nullable String>> {

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public List<@Nullable String> next() {
            RowState row = rows.next().state();
            if (!progress.at(written.size(), total)) {
                throw Problem.invalid("problem.export.cancelled").asException();
            }
            List<@Nullable String> cells = new ArrayList<>(fields.size());
            for (FieldDefinition field : fields) {
                cells.add(text(field, row));
            }
            written.add(row.row());
            return cells;
        }
    }

    /// What a grid shows of a cell: a choice by its name, a row without number by its provisional
    /// one.
    private static @Nullable String text(FieldDefinition field, RowState row) {
        String value = row.value(field.id());
        if (value == null) {
            return field.type() == FieldType.AUTO_NUMBER ? row.provisional() : null;
        }
        return field.type() == FieldType.CHOICE ? choice(field, value) : value;
    }

    private static String choice(FieldDefinition field, String code) {
        return field.choices().stream()
                .filter(c -> c.code().equals(code))
                .map(c -> c.label().ja())
                .findFirst()
                .orElse(code);
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
