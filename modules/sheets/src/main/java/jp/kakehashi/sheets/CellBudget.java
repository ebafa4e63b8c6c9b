package jp.kakehashi.sheets;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;

/// Counts what a file has given so far and refuses more than its bounds.
final class CellBudget {
    static final int MOST_ROWS = 1_048_576;
    private static final long MOST_CHARS = 96L << 20;

    private final SheetBounds bounds;
    private long cells;
    private long chars;

    CellBudget(SheetBounds bounds) {
        this.bounds = bounds;
    }

    /// Some more cells that are not empty.
    void cells(int more) {
        cells += more;
        if (cells > bounds.cells()) {
            throw Problem.refused("problem.sheet.too_large", bounds.cells()).asException();
        }
    }

    /// Some more letters.
    void chars(long more) {
        chars += more;
        if (chars > MOST_CHARS) {
            throw Problem.refused("problem.sheet.too_large", MOST_CHARS).asException();
        }
    }

    /// A column is used, counted from 0.
    void column(long column) {
        if (column >= bounds.columns()) {
            throw Problem.refused("problem.sheet.too_many_columns", bounds.columns()).asException();
        }
    }

    /// A row is used, counted from 1.
    void row(long number) {
        if (number > MOST_ROWS) {
            throw Problem.refused("problem.sheet.too_many_rows", MOST_ROWS).asException();
        }
        if (number < 1) {
            throw damaged();
        }
    }

    static ProblemException damaged() {
        return Problem.invalid("problem.sheet.damaged").asException();
    }
}
