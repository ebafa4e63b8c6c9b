package jp.kakehashi.sheets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing in a sheet that could not be taken as it stands.
///
/// @param cell address, `C12`; the row's first cell when it concerns a row
/// @param saw what stands there
/// @param suggests what was probably meant, in the column's form; null when nobody can know
public record SheetProblem(
        String sheet, String cell, Kind kind, String saw, @Nullable String suggests) {

    /// What is wrong.
    public enum Kind {
        /// In a column of days: no day.
        NOT_A_DATE,
        /// A day before its era began.
        BEFORE_ERA,
        /// A day after its era ended.
        AFTER_ERA,
        /// A day of the lunisolar calendar, before 1873.
        BEFORE_GREGORIAN,
        /// A day its month does not have.
        NO_SUCH_DAY,
        /// A month after the twelfth.
        NO_SUCH_MONTH,
        /// A weekday that is not that day's.
        WRONG_WEEKDAY,
        /// A month or a year where a day is expected.
        INCOMPLETE,
        /// In a column of numbers: no number.
        NOT_A_NUMBER,
        /// In a column of times: no time of day.
        NOT_A_TIME,
        /// In a column of check marks: neither yes nor no.
        NOT_A_CHECK,
        /// The result of a formula is an error, `#DIV/0!`.
        ERROR_VALUE,
        /// A formula whose result was never stored.
        NO_RESULT,
        /// A row of totals, left out.
        TOTAL_ROW,
        /// A row of another width, as a note below the table; left out.
        NOTE_ROW,
        /// A column with values and no name.
        NO_HEADER,
        /// Two columns of one name.
        DOUBLED_HEADER,
        /// A row that is hidden in the workbook; taken as the others.
        HIDDEN_ROW,
        /// The workbook draws values from another file; the stored ones were taken.
        EXTERNAL_LINK;

        /// The name in JSON: `not_a_date`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
