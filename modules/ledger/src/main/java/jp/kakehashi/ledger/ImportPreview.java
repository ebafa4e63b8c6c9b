package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.records.RowCheck;
import jp.kakehashi.records.RowState;
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
/// @param overlap what of it the ledger has already
/// @param reading the file it was understood from; null where nobody looks at it
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
        List<ImportProblem> problems,
        Overlap overlap,
        @Nullable FileReading reading) {

    /// The same import of a new ledger with other rights: who opens it, who writes it.
    ///
    /// @throws IllegalArgumentException when the ledger is there already and has its rights
    public ImportPreview with(FieldDefinition.FieldAccess access) {
        if (!newLedger || continued) {
            throw new IllegalArgumentException("not a new ledger");
        }
        return of(withAccess(definition, access), false, table, columns);
    }

    /// The same import of a new ledger under another name. What follows from the name, its id, does
    /// not change: the same table goes on where it broke off.
    ///
    /// @throws IllegalArgumentException when the ledger is there already and has its name
    public ImportPreview named(String name) {
        if (!newLedger || continued) {
            throw new IllegalArgumentException("not a new ledger");
        }
        return of(withLabel(definition, new Label(name, name)), overlap);
    }

    /// The same import of a new ledger, in which another type holds `column` of the file; its
    /// values are read again as that.
    ///
    /// @throws IllegalArgumentException when the ledger is there already
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.too_many_choices`
    public ImportPreview retyped(int column, FieldType type) {
        FieldId field = columns.get(column);
        if (!newLedger || continued || field == null) {
            throw new IllegalArgumentException("not a new ledger's field");
        }
        FieldType was = definition.field(field).orElseThrow().type();
        FileTable again = new ColumnRereading().reread(table, column, was, type);
        LedgerDefinition made = NewLedgerForm.retyped(definition, field, type, again, column);
        return of(NewLedgerForm.checked(made, again, columns), false, again, columns);
    }

    private ImportPreview of(
            LedgerDefinition made, boolean goesOn, FileTable read, List<@Nullable FieldId> to) {
        ColumnMatch match = new ColumnMatch(made, read, to);
        return new ImportPreview(
                file,
                sheet,
                range,
                made,
                newLedger,
                goesOn,
                read,
                Collections.unmodifiableList(new ArrayList<>(to)),
                offered,
                match.rows(),
                match.problems(),
                Overlap.NONE,
                reading);
    }

    /// The same import with columns that go to other fields.
    ///
    /// @throws IllegalArgumentException when two columns go to one field or one is not offered
    public ImportPreview mapped(List<@Nullable FieldId> to) {
        if (to.stream().anyMatch(field -> field != null && !offered.contains(field))) {
            throw new IllegalArgumentException("a field that is not offered");
        }
        return of(definition, continued, table, to);
    }

    /// The same import, compared with the rows that its ledger has; of a new ledger, which has
    /// none, as it is. Not changed by it is whether identical rows are left out.
    public ImportPreview comparedWith(Iterator<RowState> there) {
        return newLedger
                ? this
                : with(new OverlapSearch(this).among(there).leavingOut(overlap.leftOut()));
    }

    /// The same import with the rows that are there already left out, or with all of them.
    public ImportPreview leavingOutIdentical(boolean out) {
        return with(overlap.leavingOut(out));
    }

    private ImportPreview with(Overlap found) {
        return of(definition, found);
    }

    private ImportPreview of(LedgerDefinition named, Overlap found) {
        return new ImportPreview(
                file, sheet, range, named, newLedger, continued, table, columns, offered, rows,
                problems, found, reading);
    }

    /// The same import into `published`, a ledger that it made before it broke off.
    ImportPreview continuing(LedgerDefinition published) {
        return of(published, true, table, columns);
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

    /// `definition` under another name.
    static LedgerDefinition withLabel(LedgerDefinition d, Label label) {
        return new LedgerDefinition(
                d.id(),
                d.version(),
                label,
                d.owner(),
                d.authorsResolve(),
                d.personal(),
                d.access(),
                d.fields());
    }

    /// The field by which rows are told apart, among those that a column goes to: a number, else
    /// the first; null when no column goes anywhere.
    public @Nullable FieldId usualKey() {
        List<FieldDefinition> filled =
                definition.fields().stream().filter(f -> columns.contains(f.id())).toList();
        FieldDefinition number = ColumnMatch.number(filled);
        return filled.isEmpty() ? null : number == null ? filled.getFirst().id() : number.id();
    }

    /// A cell of the file, both counted from 0, as its field will hold it; null when it is empty,
    /// left out or does not fit.
    public @Nullable String value(int row, int column) {
        return new ColumnMatch(definition, table, columns).value(row, column);
    }

    /// The rows that will be written, with why. Where a check of the ledger would refuse a row it
    /// is overruled: what stood in the city's books stands, and is mended in the ledger. Each call
    /// is an import of its own, by which its rows are found again.
    public List<NewRow> newRows() {
        return newRows(mark(), row -> !leavesOut(row));
    }

    /// An import of its own.
    ImportMark mark() {
        return new ImportMark(UUID.randomUUID(), UnreadCells.named(file));
    }

    /// The rows that are `wanted`, of the import `mark`.
    List<NewRow> newRows(ImportMark mark, IntPredicate wanted) {
        RowCheck check = new RowCheck(definition);
        List<ColumnMatch.Made> made = new ColumnMatch(definition, table, columns).made();
        List<NewRow> all = new ArrayList<>(made.size());
        for (int row = 0; row < made.size(); row++) {
            if (!wanted.test(row)) {
                continue;
            }
            Map<FieldId, String> values = values(made.get(row).cells());
            Map<FieldId, @Nullable String> written = new LinkedHashMap<>(values);
            boolean overruled = !check.warnings(ChangeKind.CREATE, written, Map.of()).isEmpty();
            ChangeNote note = UnreadCells.note(file, made.get(row).unread(), overruled);
            all.add(new NewRow(values, note.from(mark)));
        }
        return all;
    }

    private Map<FieldId, String> values(List<@Nullable String> cells) {
        Map<FieldId, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String value = cells.get(i);
            if (value != null) {
                values.put(definition.fields().get(i).id(), value);
            }
        }
        return values;
    }

    private boolean leavesOut(int row) {
        return overlap.leftOut() && overlap.identical().contains(row);
    }

    /// How many rows will be written.
    public int writes() {
        return rows.size() - (overlap.leftOut() ? overlap.identical().size() : 0);
    }

    /// Whether what stood in such cells also goes to a field of its own, besides the history.
    public boolean keepsUnreadInAField() {
        return definition.field(UnreadCells.FIELD).isPresent();
    }

    /// How many of them have a cell that could not be read; what stood there is kept in words.
    public int unread() {
        int count = 0;
        List<ColumnMatch.Made> made = new ColumnMatch(definition, table, columns).made();
        for (int row = 0; row < made.size(); row++) {
            count += leavesOut(row) || made.get(row).unread().isEmpty() ? 0 : 1;
        }
        return count;
    }

    /// One thing that could not be understood; the row is imported without that cell.
    ///
    /// @param kind {@link #UNKNOWN_COLUMN}, {@link #NO_FIT}, {@link #INDIVIDUAL_NUMBER}, {@link
    ///     #DOUBLED}, {@link #NO_NAME} or what the reading of sheets found
    public record ImportProblem(String cell, String kind, String saw, String suggests) {
        /// A column that no field is named after.
        public static final String UNKNOWN_COLUMN = "unknown_column";

        /// A cell that is no value of its field.
        public static final String NO_FIT = "no_fit";

        /// A cell with what looks like an individual number, which no ledger takes. It is not
        /// shown.
        public static final String INDIVIDUAL_NUMBER = "individual_number";

        /// A number that another row bears too.
        public static final String DOUBLED = "doubled";

        /// A row that does not say whom it is about.
        public static final String NO_NAME = "no_name";

        /// Whether the ledger's form held it back; otherwise the file itself is unclear.
        public boolean held() {
            return kind.equals(UNKNOWN_COLUMN)
                    || kind.equals(NO_FIT)
                    || kind.equals(INDIVIDUAL_NUMBER);
        }
    }
}
