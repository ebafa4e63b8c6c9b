package jp.kakehashi.ledgerui.cells;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.text.SearchFolding;

/// Finds a text inside others and puts another in its place: exactly as it is written, or as a
/// search finds it (variants of a kanji, width, kana, case, spaces count as the same). A character
/// is never split from the selector that says how it is drawn. Immutable.
public final class TextFinder {
    private static final int REACH = 8;

    private final SearchFolding folding;
    private final String wanted;
    private final boolean exact;
    private final boolean whole;
    private final List<String> keys;

    /// A place in a text, in UTF-16 units.
    public record Place(int from, int to) {}

    /// Looks for `wanted`, which is not blank; with `whole` only where it is all there is.
    public TextFinder(SearchFolding folding, String wanted, boolean exact, boolean whole) {
        this.folding = folding;
        this.wanted = wanted;
        this.exact = exact;
        this.whole = whole;
        keys = exact ? List.of() : folding.searchKeys(wanted);
    }

    /// Where it stands, from the left, none overlapping another.
    public List<Place> places(String text) {
        if (whole) {
            boolean same = exact ? text.equals(wanted) : keys.contains(folding.fold(text));
            return same && !text.isEmpty() ? List.of(new Place(0, text.length())) : List.of();
        }
        return exact ? exactly(text) : folded(text);
    }

    /// `text` with `by` in every place.
    public String replaced(String text, String by) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (Place place : places(text)) {
            out.append(text, at, place.from()).append(by);
            at = place.to();
        }
        return out.append(text, at, text.length()).toString();
    }

    private List<Place> exactly(String text) {
        List<Place> places = new ArrayList<>();
        int at = text.indexOf(wanted);
        while (at >= 0) {
            int end = at + wanted.length();
            if (afterCharacter(text, end) == end) {
                places.add(new Place(at, end));
                at = text.indexOf(wanted, end);
            } else {
                at = text.indexOf(wanted, at + 1);
            }
        }
        return places;
    }

    private List<Place> folded(String text) {
        List<Place> places = new ArrayList<>();
        String all = folding.fold(text);
        if (keys.stream().noneMatch(key -> !key.isEmpty() && all.contains(key))) {
            return places;
        }
        int longest = keys.stream().mapToInt(String::length).max().orElse(0) + REACH;
        int at = 0;
        while (at < text.length()) {
            int end = endOf(text, at, longest);
            if (end > at) {
                places.add(new Place(at, end));
                at = end;
            } else {
                at = afterCharacter(text, at + Character.charCount(text.codePointAt(at)));
            }
        }
        return places;
    }

    /// Where what is wanted ends that begins at `from`; `from` when it does not.
    private int endOf(String text, int from, int longest) {
        int first = afterCharacter(text, from + Character.charCount(text.codePointAt(from)));
        if (folding.fold(text.substring(from, first)).isEmpty()) {
            return from;
        }
        int end = from;
        while (end < text.length()) {
            end = afterCharacter(text, end + Character.charCount(text.codePointAt(end)));
            String key = folding.fold(text.substring(from, end));
            if (keys.contains(key)) {
                return end;
            }
            if (key.length() > longest) {
                return from;
            }
        }
        return from;
    }

    /// Behind the selectors and accents that belong to what ends at `end`.
    private static int afterCharacter(String text, int end) {
        int at = end;
        while (at < text.length() && belongs(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean belongs(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || c == 0xFF9E
                || c == 0xFF9F;
    }
}
