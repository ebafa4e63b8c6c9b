package jp.kakehashi.documents;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kakehashi.kernel.text.CodePoints;

/// What of the text is not on the paper as it was written. Places name pages, rows and fields,
/// never values; the characters themselves are single ones.
public record PrintReport(int pages, List<Entry> entries, long notListed) {
    /// Never changes.
    public PrintReport {
        entries = List.copyOf(entries);
    }

    /// How the paper differs from the text.
    public enum Kind {
        /// No font has the character: a box with its code point stands there.
        MISSING,
        /// No font has the form its selector asks for: the plain form stands there in a frame.
        OTHER_FORM,
        /// A text had no room in a field of a form or on a label; its end is not on the paper.
        CUT,
        /// A value that is no number was left out of a total.
        NOT_SUMMED
    }

    /// One such place.
    ///
    /// @param character the character, or "" for a whole value
    /// @param page from 1
    /// @param where row and field, as the document's maker names them
    public record Entry(Kind kind, String character, int page, String where) {
        /// The character's code points: `U+845B U+E0100`.
        public String codePoints() {
            return CodePoints.of(character);
        }
    }

    /// Whether everything is on the paper as it was written.
    public boolean clean() {
        return entries.isEmpty();
    }

    /// How often each character is not as written, by its code points.
    public Map<String, Integer> characters() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Entry entry : entries) {
            if (!entry.character().isEmpty()) {
                counts.merge(entry.codePoints(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
