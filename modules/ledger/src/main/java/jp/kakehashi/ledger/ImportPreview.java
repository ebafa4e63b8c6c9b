package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// What an import would do, before anything is written.
///
/// @param definition the ledger as it would be, new or existing
/// @param newLedger whether it still has to be published
/// @param continued a new ledger whose last import broke off before its first row
/// @param table the file's own columns and cells
/// @param columns for every column of the file the field it goes to; null leaves it out
/// @param offered the fields a column may go to
/// @param rows every row in the order of the file, cells in the order of the definition's fields
/// @param problems what could not be understood, by place
public record ImportPreview(
        Path file,
        String sheet,
        String range,
        LedgerDefinition definition,
        boolean newLedger,
        boolean continued,
        FileTable table,
        List<@Nullable FieldId> columns,
        List<FieldId> offered,
        List<List<@Nullable String>> rows,
        List<ImportProblem> problems) {

    /// The same import of a new ledger with other rights: who opens it, who writes it.
    ///
    /// @throws IllegalArgumentException when the ledger is there already and has its rights
    public ImportPreview with(FieldDefinition.FieldAccess access) {
        if (!newLedger || continued) {
            throw new IllegalArgumentException("not a new ledger");
        }
        LedgerDefinition made = withAccess(definition, access);
        return new ImportPreview(
                file, sheet, range, made, true, false, table, columns, offered, rows, problems);
    }

    /// The same import with columns that go to other fields.
    ///
    /// @throws IllegalArgumentException when two columns go to one field or one is not offered
    public ImportPreview mapped(List<@Nullable FieldId> to) {
        if (to.stream().anyMatch(field -> field != null && !offered.contains(field))) {
            throw new IllegalArgumentException("a field that is not offered");
        }
        ColumnMatch match = new ColumnMatch(definition, table, to);
        return new ImportPreview(
                file,
                sheet,
                range,
                definition,
                newLedger,
                continued,
                table,
                java.util.Collections.unmodifiableList(new ArrayList<>(to)),
                offered,
                match.rows(),
                match.problems());
    }

    /// The same import into `published`, a ledger that it made before it broke off.
    ImportPreview continuing(LedgerDefinition published) {
        return new ImportPreview(
                file, sheet, range, published, true, true, table, columns, offered, rows, problems);
    }

    /// `definition` for other people.
    static LedgerDefinition withAccess(LedgerDefinition d, FieldDefinition.FieldAccess access) {
        return new LedgerDefinition(
                d.id(),
                d.version(),
                d.label(),
                d.owner(),
                d.authorsResolve(),
                d.personal(),
                access,
                d.fields());
    }

    /// A cell of the file, both counted from 0, as its field will hold it; null when it is empty,
    /// left out or does not fit.
    public @Nullable String value(int row, int column) {
        return new ColumnMatch(definition, table, columns).value(row, column);
    }

    /// The values of each row.
    public List<Map<FieldId, String>> values() {
        List<Map<FieldId, String>> all = new ArrayList<>(rows.size());
        for (List<@Nullable String> cells : rows) {
            Map<FieldId, String> values = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                String value = cells.get(i);
                if (value != null) {
                    values.put(definition.fields().get(i).id(), value);
                }
            }
            all.add(values);
        }
        return all;
    }

    /// What every imported row says of itself. Required, pattern and range are overruled: what
    /// stood in the city's books stands, and is mended in the ledger.
    public ChangeNote note() {
        return new ChangeNote(file.getFileName().toString(), null, null, "取り込み", null);
    }

    /// One thing that could not be understood; the row is imported without that cell.
    ///
    /// @param kind {@link #UNKNOWN_COLUMN}, {@link #NO_FIT}, {@link #INDIVIDUAL_NUMBER} or what the
    ///     reading of sheets found
    public record ImportProblem(String cell, String kind, String saw, String suggests) {
        /// A column that no field is named after.
        public static final String UNKNOWN_COLUMN = "unknown_column";

        /// A cell that is no value of its field.
        public static final String NO_FIT = "no_fit";

        /// A cell with what looks like an individual number, which no ledger takes. It is not
        /// shown.
        public static final String INDIVIDUAL_NUMBER = "individual_number";

        /// Whether the ledger's form held it back; otherwise the file itself is unclear.
        public boolean held() {
            return kind.equals(UNKNOWN_COLUMN)
                    || kind.equals(NO_FIT)
                    || kind.equals(INDIVIDUAL_NUMBER);
        }
    }
}
