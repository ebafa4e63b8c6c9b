package jp.kakehashi.ui.names;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.ui.theme.FontCharacters;

/// Which characters of a text the font for words cannot draw: kanji it lacks (𠮷) and kanji with a
/// variation selector (葛󠄀, Unicode Ideographic Variation Database), which the toolkit draws as the
/// plain kanji and an empty box. Immutable, from any thread.
final class Characters {
    private static final int FIRST_KANJI_RADICAL = 0x2E80;

    private final FontCharacters font;

    Characters(FontCharacters font) {
        this.font = font;
    }

    /// A stretch of text; a rare one is a single kanji with its selector, if it has one.
    record Run(String text, boolean rare) {}

    boolean rare(String text) {
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            if (rare(each)) {
                return true;
            }
            i += Character.charCount(each);
        }
        return false;
    }

    /// `text` cut at its rare characters; joining the runs gives it back.
    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        int plainFrom = 0;
        int i = 0;
        while (i < text.length()) {
            int each = text.codePointAt(i);
            int end = i + Character.charCount(each);
            boolean selected = end < text.length() && selector(text.codePointAt(end));
            if (selected) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (selected || rare(each)) {
                add(runs, text.substring(plainFrom, i), false);
                add(runs, text.substring(i, end), true);
                plainFrom = end;
            }
            i = end;
        }
        add(runs, text.substring(plainFrom), false);
        return runs;
    }

    private static void add(List<Run> runs, String text, boolean rare) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, rare));
        }
    }

    private boolean rare(int character) {
        return selector(character)
                || (character >= FIRST_KANJI_RADICAL
                        && Character.isIdeographic(character)
                        && !font.has(character));
    }

    /// Whether a character only says which form of the one before it is meant.
    static boolean selector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0100 && character <= 0xE01EF);
    }

    /// The text without its selectors.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().filter(each -> !selector(each)).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
