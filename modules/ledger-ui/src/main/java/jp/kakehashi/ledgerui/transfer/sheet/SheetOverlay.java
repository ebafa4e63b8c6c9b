package jp.kakehashi.ledgerui.transfer.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.ledger.TableArea;
import jp.kakehashi.sheets.SheetChange;
import jp.kakehashi.sheets.SheetProblem;
import jp.kakehashi.sheets.SheetReading;
import jp.kakehashi.sheets.SheetTable;
import org.jspecify.annotations.Nullable;

/// What was understood of one sheet, by place: what each row is, what becomes of each cell. Knows
/// no toolkit. Immutable.
final class SheetOverlay {
    /// What a row of a sheet is.
    enum RowMark {
        HEADER("header"),
        DATA("data"),
        TITLE("title"),
        TOTAL("total"),
        NOTE("note"),
        SECTION("section"),
        REPEATED("repeated"),
        OUT("out"),
        OUTSIDE("outside");

        private final String code;

        RowMark(String code) {
            this.code = code;
        }

        /// The key of its word.
        String key() {
            return "ledger.look.row." + code;
        }

        boolean isLeft() {
            return this != HEADER && this != DATA;
        }
    }

    /// A table of the sheet.
    ///
    /// @param number counted from 1 over the whole file
    record Found(
            int number,
            boolean chosen,
            TableArea area,
            SheetTable table,
            Set<Integer> header,
            BitSet body,
            Map<Integer, RowMark> left,
            BitSet columns) {}

    private final List<Found> tables = new ArrayList<>();
    private final Map<String, SheetChange> changes = new HashMap<>();
    private final Map<String, ImportProblem> problems = new HashMap<>();

    SheetOverlay(ImportPreview preview, FileReading reading, String sheet) {
        for (int i = 0; i < reading.reading().tables().size(); i++) {
            SheetReading.Understood each = reading.reading().tables().get(i);
            if (!each.table().sheet().equals(sheet)) {
                continue;
            }
            tables.add(found(i + 1, i == reading.chosen(), each.table()));
            each.changes().forEach(c -> changes.putIfAbsent(c.cell(), c));
            if (i == reading.chosen()) {
                preview.problems().forEach(p -> problems.putIfAbsent(p.cell(), p));
            }
        }
    }

    private static Found found(int number, boolean chosen, SheetTable table) {
        BitSet body = new BitSet();
        table.rowNumbers().forEach(body::set);
        Map<Integer, RowMark> left = new HashMap<>();
        for (SheetProblem problem : table.problems()) {
            RowMark mark = mark(problem.kind());
            if (mark != null) {
                left.put(TableArea.row(problem.cell()), mark);
            }
        }
        BitSet columns = new BitSet();
        table.fields().forEach(f -> columns.set(TableArea.column(f.column())));
        return new Found(
                number,
                chosen,
                TableArea.of(table),
                table,
                new HashSet<>(table.headerRows()),
                body,
                left,
                columns);
    }

    private static @Nullable RowMark mark(SheetProblem.Kind kind) {
        return switch (kind) {
            case TOTAL_ROW -> RowMark.TOTAL;
            case NOTE_ROW -> RowMark.NOTE;
            case SECTION_ROW -> RowMark.SECTION;
            case REPEATED_HEADER -> RowMark.REPEATED;
            case LEFT_OUT -> RowMark.OUT;
            default -> null;
        };
    }

    List<Found> tables() {
        return tables;
    }

    /// The table that a cell belongs to or that leaves its row out; null when it is of none.
    @Nullable Found at(int row, int column) {
        for (Found each : tables) {
            if (each.area().holds(row, column)) {
                return each;
            }
        }
        for (Found each : tables) {
            if (each.left().containsKey(row) && isBeside(each, column)) {
                return each;
            }
        }
        return null;
    }

    private static boolean isBeside(Found table, int column) {
        return column >= table.area().left() - 1 && column <= table.area().right() + 1;
    }

    /// The table below or around a cell, for what is said of cells outside of it.
    @Nullable Found near(int row, int column) {
        Found at = at(row, column);
        if (at != null || tables.isEmpty()) {
            return at;
        }
        Found nearest = tables.getFirst();
        for (Found each : tables) {
            nearest = distance(each, row, column) < distance(nearest, row, column) ? each : nearest;
        }
        return nearest;
    }

    private static long distance(Found table, int row, int column) {
        TableArea area = table.area();
        long down = Math.max(0, Math.max(area.top() - row, row - area.bottom()));
        long over = Math.max(0, Math.max(area.left() - column, column - area.right()));
        return down + over * 10;
    }

    /// What a row is for the table at a cell.
    RowMark row(int row, int column) {
        Found table = at(row, column);
        if (table == null) {
            return isTitle(row, column) ? RowMark.TITLE : RowMark.OUTSIDE;
        }
        if (table.header().contains(row)) {
            return RowMark.HEADER;
        }
        RowMark left = table.left().get(row);
        return left != null ? left : table.body().get(row) ? RowMark.DATA : RowMark.OUTSIDE;
    }

    /// The mark that speaks for a whole row: that of the table that is taken before others.
    RowMark row(int row) {
        RowMark found = RowMark.OUTSIDE;
        for (Found each : tables) {
            RowMark mark = row(row, each.area().left());
            if (mark != RowMark.OUTSIDE && (found == RowMark.OUTSIDE || each.chosen())) {
                found = mark;
            }
        }
        return found;
    }

    private boolean isTitle(int row, int column) {
        for (Found each : tables) {
            if (each.table().title() != null
                    && row < each.area().top()
                    && column >= each.area().left() - 1
                    && column <= each.area().right()
                    && tables.stream()
                            .noneMatch(
                                    o ->
                                            o.area().bottom() >= row
                                                    && o.area().bottom() < each.area().top())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a column of the table at a cell is left out.
    boolean columnOut(int row, int column) {
        Found table = at(row, column);
        return table != null && table.area().holds(row, column) && !table.columns().get(column);
    }

    /// What is taken instead of a cell; null when it is taken as it stands.
    @Nullable SheetChange change(String cell) {
        return changes.get(cell);
    }

    /// What could not be understood of a cell; null when nothing.
    @Nullable ImportProblem problem(String cell) {
        return problems.get(cell);
    }
}
