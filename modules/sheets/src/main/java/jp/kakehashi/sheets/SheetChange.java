package jp.kakehashi.sheets;

import java.util.Locale;

/// A cell that is taken in otherwise than it stands in the sheet, or a row that is not. What a
/// workbook itself holds as a day or a number is not changed by being read as one.
///
/// @param cell its address, `C12`; of a row its first cell
/// @param saw what stands there
/// @param became what is taken instead; empty for a row that is left out
public record SheetChange(String cell, Kind kind, String saw, String became) {

    /// Why it is taken otherwise.
    public enum Kind {
        /// 〃 stands for the cell above.
        SAME_AS_ABOVE,
        /// Cells shown as one over several rows.
        MERGED,
        /// Empty in a group that a total closes.
        GROUP_FILLED,
        /// A text that is a day.
        DAY,
        /// A text that is a number.
        NUMBER,
        /// A text that is a time of day.
        TIME,
        /// A mark that means yes or no.
        CHECK,
        /// Any other form.
        FORM,
        /// A column without a name got one.
        NAMED,
        /// A column's name came twice.
        RENAMED,
        /// A row of totals.
        TOTAL_LEFT,
        /// A note beside or below the table.
        NOTE_LEFT,
        /// Words that head the rows below them.
        SECTION_LEFT,
        /// The header once more.
        HEADER_LEFT,
        /// Left out by the keeper.
        LEFT_BY_HAND;

        /// The name in texts: `same_as_above`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
