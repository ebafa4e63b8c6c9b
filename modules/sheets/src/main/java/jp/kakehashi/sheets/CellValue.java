package jp.kakehashi.sheets;

import org.jspecify.annotations.Nullable;

/// A cell read as one type of column: its value in the column's form, or what is wrong with it.
///
/// @param value ISO day, plain number, `true`; the text as stored when there is a problem
record CellValue(String value, SheetProblem.@Nullable Kind problem, @Nullable String suggests) {

    static CellValue of(String value) {
        return new CellValue(value, null, null);
    }

    static CellValue wrong(String saw, SheetProblem.Kind kind) {
        return new CellValue(saw, kind, null);
    }

    boolean fits() {
        return problem == null;
    }
}
