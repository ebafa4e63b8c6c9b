package jp.kakehashi.sheets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing in a sheet that could not be taken as it stands.
///
/// @param cell address, `C12`; the row's first cell when it concerns a row
/// @param saw what stands there; of a comment or picture its words or name, of a colour its code
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
        /// Of another kind than most of its column, which is text for that reason.
        MIXED,
        /// A code stored as a number, which cost it its leading zeros.
        LOST_ZERO,
        /// A letter that an office defined for itself (外字), or one already lost.
        PRIVATE_CHARACTER,
        /// Empty or a mark, and probably meant as the same as above.
        BLANK_SAME,
        /// 〃 with nothing above it.
        NOTHING_ABOVE,
        /// A row of totals, left out.
        TOTAL_ROW,
        /// A row of another width, as a note beside or below the table; left out.
        NOTE_ROW,
        /// Words across the table that head the rows below them; left out.
        SECTION_ROW,
        /// The header once more; left out.
        REPEATED_HEADER,
        /// A row that the keeper left out.
        LEFT_OUT,
        /// A column with values and no name.
        NO_HEADER,
        /// Two columns of one name.
        DOUBLED_HEADER,
        /// A row that is hidden in the workbook; taken as the others.
        HIDDEN_ROW,
        /// A column that is hidden in the workbook; taken as the others.
        HIDDEN_COLUMN,
        /// A sheet that is hidden in the workbook; taken as the others.
        HIDDEN_SHEET,
        /// A row struck through, probably cancelled; taken as the others.
        STRUCK_ROW,
        /// A cell struck through.
        STRUCK,
        /// A cell of which a part is struck through; suggests the rest.
        STRUCK_PART,
        /// A row in a colour that most others do not have.
        COLOUR_ROW,
        /// A cell in a colour that most others do not have.
        COLOUR,
        /// A comment on a cell.
        COMMENT,
        /// A picture over the sheet, as a seal.
        IMAGE,
        /// The workbook draws values from another file; the stored ones were taken.
        EXTERNAL_LINK;

        /// The name in JSON: `not_a_date`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether it is a value that is none of its column's type.
        public boolean isMisfit() {
            return compareTo(MIXED) < 0;
        }

        /// Problems of cells come before those of rows and of the whole.
        int place() {
            return compareTo(TOTAL_ROW) < 0 ? 0 : 1;
        }
    }
}
