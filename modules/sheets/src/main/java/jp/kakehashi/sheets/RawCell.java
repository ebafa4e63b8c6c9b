package jp.kakehashi.sheets;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A cell as a file holds it, before anybody asks what it means.
sealed interface RawCell {
    /// Text, never blank. `standing`: what is left when struck parts are taken away, empty when all
    /// is struck; null when nothing is.
    record Text(String text, @Nullable String standing) implements RawCell {
        Text(String text) {
            this(text, null);
        }
    }

    /// A number with its number format, which says whether it is a day.
    record Numeric(BigDecimal value, NumberFormat format) implements RawCell {
        /// In the section of its format that is for it.
        public Numeric {
            format = format.at(value);
        }
    }

    /// TRUE or FALSE.
    record Bool(boolean value) implements RawCell {}

    /// `#DIV/0!` and its kin.
    record Failed(String code) implements RawCell {}

    /// A formula without a stored result.
    record NoResult(String formula) implements RawCell {}

    /// The text of a text cell, or null.
    default @Nullable String textOrNull() {
        return this instanceof Text(String text, var standing) ? text : null;
    }
}
