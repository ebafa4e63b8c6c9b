package jp.kakehashi.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What a view marks and why: rows of which an expression is true get a look, and whoever sees
/// it is told the reason in words. Immutable.
///
/// @param only the expression, fields named by their ids
/// @param field the field that is marked; null for the row as a whole
/// @param reason what the mark says
public record RowMark(
        String only,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FieldId field,
        Look look,
        Label reason) {
    /// Longest reason, in characters.
    public static final int LONGEST_REASON = 80;

    /// Marks of one view.
    public static final int MOST = 12;

    /// A colour with a sign of its own: a mark is told apart without seeing the colour.
    public enum Look {
        /// Something is wrong.
        RED,
        /// Something has to be looked after.
        AMBER,
        /// All is well.
        GREEN,
        /// To be noticed.
        BLUE,
        /// Needs no attention.
        GREY
    }
}
