package jp.kakehashi.documents.fonts;

/// One drawn character: a code point with the selector or mark that belongs to it.
///
/// @param text what it stands for, as it is found when the paper's text is searched
/// @param id its glyph in `face`
/// @param advance how far the pen moves on, thousandths of the em
public record Glyph(String text, FontFace face, int id, int advance, Kind kind) {

    /// How a character can be drawn.
    public enum Kind {
        /// As written.
        DRAWN,
        /// In its plain form within a frame: no font has the form its selector asks for.
        OTHER_FORM,
        /// As a box with its code point: no font has it.
        MISSING,
        /// Not at all: it only steers other characters.
        UNSEEN,
        /// A new line.
        LINE_END
    }

    /// Its first code point.
    public int codePoint() {
        return text.codePointAt(0);
    }
}
