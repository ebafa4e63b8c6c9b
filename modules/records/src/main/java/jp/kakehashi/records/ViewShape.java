package jp.kakehashi.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// In which other form than a table a view shows its rows. Immutable.
///
/// @param by the field of days in a calendar, of choices in cards
/// @param until the day on which a row ends in a calendar; null where it is one day long
public record ViewShape(
        Kind kind, FieldId by, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FieldId until) {
    /// The forms there are beside a table.
    public enum Kind {
        /// Days of a month or week.
        CALENDAR,
        /// A column for each choice.
        CARDS
    }
}
