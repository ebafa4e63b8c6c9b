package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.text.SearchFolding;
import org.jspecify.annotations.Nullable;

/// The piece of a text that a search found, in places of the text itself, and why it is the same as
/// what was typed: `pairs` of characters that are variants of one another, or, when `otherwise`,
/// another kana, width or spelling. Pure.
public record FoundPiece(int from, int to, List<Pair> pairs, boolean otherwise) {
    private static final int FIRST_KANJI = 0x3400;
    private static final int BLANKS_BETWEEN = 16;

    public FoundPiece {
        pairs = List.copyOf(pairs);
    }

    /// A character as typed and as it stands in the text.
    public record Pair(String typed, String stands) {}

    /// Where `folded`, the form that was found of `typed`, stands in `shown`; null when it does
    /// not, as where only an English name of a choice was meant.
    public static @Nullable FoundPiece in(
            String shown, String typed, String folded, SearchFolding folding) {
        if (folded.isEmpty() || !folding.fold(shown).contains(folded)) {
            return null;
        }
        int to = end(shown, folded, folding);
        int from = start(shown, to, folded, folding);
        return explained(shown, from, to, typed, folding);
    }

    /// The shortest beginning that has it.
    private static int end(String shown, String folded, SearchFolding folding) {
        int without = 0;
        int with = shown.length();
        while (without + 1 < with) {
            int middle = (without + with) >>> 1;
            if (folding.fold(shown.substring(0, middle)).contains(folded)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        boolean split = with < shown.length() && Character.isLowSurrogate(shown.charAt(with));
        return split ? with + 1 : with;
    }

    /// The last place from which it is whole.
    private static int start(String shown, int to, String folded, SearchFolding folding) {
        int last = Math.max(0, to - 2 * folded.length() - BLANKS_BETWEEN);
        for (int from = to - 1; from > last; from--) {
            boolean split = Character.isLowSurrogate(shown.charAt(from));
            if (!split && folding.fold(shown.substring(from, to)).contains(folded)) {
                return from;
            }
        }
        return last;
    }

    private static FoundPiece explained(
            String shown, int from, int to, String typed, SearchFolding folding) {
        int[] stands = letters(shown.substring(from, to));
        int[] asked = letters(typed);
        if (stands.length != asked.length) {
            return new FoundPiece(from, to, List.of(), true);
        }
        List<Pair> pairs = new ArrayList<>();
        boolean otherwise = false;
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] != stands[i]) {
                Pair pair = new Pair(Character.toString(asked[i]), Character.toString(stands[i]));
                boolean kanji = asked[i] >= FIRST_KANJI && stands[i] >= FIRST_KANJI;
                if (kanji && folding.same(pair.typed(), pair.stands())) {
                    if (!pairs.contains(pair)) {
                        pairs.add(pair);
                    }
                } else {
                    otherwise = true;
                }
            }
        }
        return new FoundPiece(from, to, pairs, otherwise);
    }

    private static int[] letters(String text) {
        return text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
    }
}
