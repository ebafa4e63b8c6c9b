package jp.kakehashi.records;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a question says in expressions, in the form that {@link FormulaText#read} makes: with the
/// names of fields as the definition has them.
///
/// @param only rows of which it is true; null for no condition
/// @param by sorts by what it comes to instead of by a field, empty ones last; null for none
public record RowFormulas(@Nullable String only, @Nullable String by) {
    /// No expression.
    public static final RowFormulas NONE = new RowFormulas(null, null);

    /// Whether there is one.
    public boolean any() {
        return only != null || by != null;
    }

    /// Those there are.
    public Stream<String> all() {
        return Stream.of(only == null ? "" : only, by == null ? "" : by).filter(f -> !f.isEmpty());
    }
}
