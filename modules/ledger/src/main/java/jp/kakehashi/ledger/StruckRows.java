package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.SheetHint;
import jp.kakehashi.sheets.SheetHints;
import jp.kakehashi.sheets.SheetProblem;
import jp.kakehashi.sheets.SheetTable;
import org.jspecify.annotations.Nullable;

/// Rows that are struck through in a file, which mostly means cancelled. They come in with a mark,
/// in a column that the file does not have, or are left out; never as ordinary rows unsaid.
///
/// @param numbers their row numbers in the file
/// @param marked whether the mark goes to a field of the ledger
public record StruckRows(List<Integer> numbers, boolean marked) {
    /// What the column of the mark is called.
    public static final String NAME = "取消（取り消し線）";

    /// How many can be left out at once.
    public static final int MOST_OUT = 1_000;

    /// It stands in no column of the file.
    static final String LETTERS = "—";

    private static final String MARK = "取消";

    /// Those of `preview`.
    public static StruckRows of(ImportPreview preview) {
        boolean marked = false;
        for (int i = 0; i < preview.columns().size(); i++) {
            boolean mark = preview.table().columns().get(i).letters().equals(LETTERS);
            marked |= mark && preview.columns().get(i) != null;
        }
        FileReading reading = preview.reading();
        return new StruckRows(
                reading == null ? List.of() : List.copyOf(numbers(reading.table())), marked);
    }

    /// What a keeper says who wants them left out.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.too_many_hints`
    public ImportPointing leftOut(ImportPointing now, ImportPreview preview) {
        FileReading reading = preview.reading();
        if (reading == null) {
            return now;
        }
        TableArea area = TableArea.of(reading.table());
        SheetHints hints = now.hints();
        for (int row : numbers) {
            hints =
                    hints.with(
                            SheetHint.at(SheetHint.Kind.ROW_OUT, area.sheet(), row, area.left()));
        }
        return new ImportPointing(hints, area.first());
    }

    /// `table` with a column for the mark when it has such rows, as a new ledger takes it.
    static SheetTable checked(SheetTable table) {
        return numbers(table).isEmpty() ? table : with(table, "true");
    }

    /// The same for a ledger that is there. One that has had such rows has the column always: a row
    /// whose line is gone is none of them any more.
    static SheetTable into(SheetTable table, boolean had, boolean check) {
        return numbers(table).isEmpty() && !had ? table : with(table, check ? "true" : MARK);
    }

    private static SheetTable with(SheetTable table, String mark) {
        Set<Integer> struck = numbers(table);
        List<SheetTable.Field> fields = new ArrayList<>(table.fields());
        fields.add(new SheetTable.Field(NAME, SheetFieldType.CHECK, LETTERS));
        List<List<@Nullable String>> rows = new ArrayList<>(table.rows().size());
        for (int i = 0; i < table.rows().size(); i++) {
            List<@Nullable String> row = new ArrayList<>(table.rows().get(i));
            row.add(struck.contains(table.rowNumbers().get(i)) ? mark : null);
            rows.add(row);
        }
        return new SheetTable(
                table.sheet(),
                table.title(),
                table.range(),
                table.encoding(),
                table.headerRows(),
                fields,
                table.problems(),
                rows,
                table.rowNumbers());
    }

    private static Set<Integer> numbers(SheetTable table) {
        Set<Integer> struck = new HashSet<>();
        for (SheetProblem each : table.problems()) {
            if (each.kind() == SheetProblem.Kind.STRUCK_ROW) {
                struck.add(TableArea.row(each.cell()));
            }
        }
        struck.retainAll(new HashSet<>(table.rowNumbers()));
        return struck;
    }
}
