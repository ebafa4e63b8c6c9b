package jp.kakehashi.kernel.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes text findable however it was written: 髙橋 and 高橋, ﾊﾟｲﾌﾟ and ぱいぷ, ㈱ and 株式会社 have one
/// key. Keys are for comparing only, never shown and never stored in place of the text. Safe for
/// use from many threads; takes any string, of any length, in time proportional to it.
/// The rules are in `docs/decisions/0007-search-folding.md`.
public final class SearchFolding {
    /// The most keys that {@link #searchKeys} gives.
    public static final int MOST_KEYS = 16;

    private volatile @Nullable VariantKanji variants;

    /// A folding; the table of variants is read at first need.
    public SearchFolding() {}

    /// The search key of `text`: plain form with every kanji replaced by the canonical character
    /// of its group. Equal keys mean "the same for a search"; folding a key gives the key.
    public String fold(String text) {
        return canonical(PlainForm.of(text));
    }

    /// Whether a search for one finds the other as a whole: equal keys, or, place by place, equal
    /// canonical characters or a pair that a koseki or JIS rule names directly.
    public boolean same(String a, String b) {
        String plainA = PlainForm.of(a);
        String plainB = PlainForm.of(b);
        if (canonical(plainA).equals(canonical(plainB))) {
            return true;
        }
        int[] left = plainA.codePoints().toArray();
        int[] right = plainB.codePoints().toArray();
        if (left.length != right.length) {
            return false;
        }
        VariantKanji table = variants();
        for (int i = 0; i < left.length; i++) {
            if (table.canonical(left[i]) != table.canonical(right[i])
                    && !table.paired(left[i], right[i])) {
                return false;
            }
        }
        return true;
    }

    /// The keys a search for `text` tries: its own first, then those with characters replaced by
    /// direct pairs of another group (著 also finds 着). At most {@link #MOST_KEYS}, in fixed order.
    public List<String> searchKeys(String text) {
        String plain = PlainForm.of(text);
        VariantKanji table = variants();
        List<StringBuilder> keys = new ArrayList<>(List.of(new StringBuilder(plain.length())));
        plain.codePoints()
                .forEach(
                        c -> {
                            List<Integer> choices = choices(table, c);
                            int now = keys.size();
                            for (int other = 1; other < choices.size(); other++) {
                                for (int k = 0; k < now && keys.size() < MOST_KEYS; k++) {
                                    keys.add(
                                            new StringBuilder(keys.get(k))
                                                    .appendCodePoint(choices.get(other)));
                                }
                            }
                            for (int k = 0; k < now; k++) {
                                keys.get(k).appendCodePoint(choices.getFirst());
                            }
                        });
        return keys.stream().map(StringBuilder::toString).distinct().toList();
    }

    /// As {@link #searchKeys}, without the text's own key.
    public List<String> variants(String text) {
        List<String> keys = searchKeys(text);
        return keys.subList(1, keys.size());
    }

    private static List<Integer> choices(VariantKanji table, int c) {
        Set<Integer> found = new LinkedHashSet<>();
        found.add(table.canonical(c));
        for (int other : table.pairs(c)) {
            found.add(table.canonical(other));
        }
        return List.copyOf(found);
    }

    private String canonical(String plain) {
        int at = 0;
        while (at < plain.length() && plain.charAt(at) < VariantKanji.FIRST) {
            at++;
        }
        if (at == plain.length()) {
            return plain;
        }
        VariantKanji table = variants();
        // Most text has no variant in it and is its own key.
        while (at < plain.length() && isOwn(table, plain.charAt(at))) {
            at++;
        }
        if (at == plain.length()) {
            return plain;
        }
        StringBuilder out = new StringBuilder(plain.length()).append(plain, 0, at);
        while (at < plain.length()) {
            int c = plain.codePointAt(at);
            out.appendCodePoint(table.canonical(c));
            at += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean isOwn(VariantKanji table, char c) {
        return !Character.isSurrogate(c) && table.canonical(c) == c;
    }

    private VariantKanji variants() {
        VariantKanji table = variants;
        if (table == null) {
            table = new VariantKanji();
            variants = table;
        }
        return table;
    }
}
