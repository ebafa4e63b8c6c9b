package jp.kakehashi.sheets;

import org.jspecify.annotations.Nullable;

/// Reads a text as a cell of a column of some type, as {@link WorkbookReader} would have done had
/// the column been of that type.
public final class TextReading {
    private final CellReading reading = new CellReading(false);

    /// A reader of texts.
    public TextReading() {}

    /// What a text is as a value of a type.
    ///
    /// @param value in the type's form; the text itself when there is a problem
    /// @param suggests what was probably meant; null when nobody can know
    public record Read(
            String value, SheetProblem.@Nullable Kind problem, @Nullable String suggests) {}

    /// `text`, which is not blank, as a value of `type`.
    public Read read(String text, SheetFieldType type) {
        CellValue value = reading.read(new RawCell.Text(text), type);
        return new Read(value.value(), value.problem(), value.suggests());
    }
}
