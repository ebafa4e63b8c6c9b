package jp.kakehashi.ledger.twins;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.Values;
import org.jspecify.annotations.Nullable;

/// Brings what a field says into one form in which the same person's is the same, and compares such
/// forms. Pure.
public final class TraitText {
    private static final Pattern POSTCODE = Pattern.compile("〒?[0-9]{3}-[0-9]{4}");
    private static final Pattern PREFECTURE = Pattern.compile("^(北海道|東京都|(京都|大阪)府|[^0-9-]{2,3}?県)");
    private static final Pattern CHOME = Pattern.compile("([一二三四五六七八九十]{1,3})(丁目)");
    private static final Pattern STEPS = Pattern.compile("丁目|番地ノ|番地|番|号室|号|ノ(?=[0-9])|ー");
    private static final String DIGITS = "一二三四五六七八九";
    private static final int SHORTEST_PART = 5;
    private static final int SHORTEST_CLOSE = 3;

    private final SearchFolding folding = new SearchFolding();

    /// Forms by the product's folding of texts.
    public TraitText() {}

    /// The form of a cell; null for one that says nothing.
    public @Nullable String form(Trait trait, @Nullable String canonical) {
        if (canonical == null || canonical.isBlank()) {
            return null;
        }
        String text =
                switch (trait.kind()) {
                    case NAME, KANA, OTHER -> folding.fold(words(trait, canonical));
                    case BORN -> canonical;
                    case PLACE -> place(folding.fold(words(trait, canonical)));
                    case NUMBER -> number(folding.fold(words(trait, canonical)));
                };
        return text.isEmpty() ? null : text;
    }

    private static String words(Trait trait, String canonical) {
        return Values.searchText(trait.field(), canonical);
    }

    /// Only what follows the prefecture, with the steps of a house number as hyphens.
    private static String place(String folded) {
        String text = POSTCODE.matcher(folded).replaceAll("");
        text = PREFECTURE.matcher(text).replaceFirst("");
        text = CHOME.matcher(text).replaceAll(m -> arabic(m) + m.group(2));
        text = STEPS.matcher(text).replaceAll("-");
        return text.replaceAll("-{2,}", "-").replaceAll("-+$", "").replace("\n", "");
    }

    private static int arabic(java.util.regex.MatchResult chome) {
        int value = 0;
        for (char c : chome.group(1).toCharArray()) {
            int digit = DIGITS.indexOf(c) + 1;
            value = c == '十' ? Math.max(1, value) * 10 : value + digit;
        }
        return value;
    }

    private static String number(String folded) {
        return folded.replaceAll("[-()]", "");
    }

    /// How two forms agree.
    public static Agreement compare(Trait.Kind kind, @Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Agreement.UNKNOWN;
        }
        if (one.equals(other)) {
            return Agreement.SAME;
        }
        boolean close =
                switch (kind) {
                    case NAME, KANA ->
                            Math.min(one.length(), other.length()) >= SHORTEST_CLOSE
                                    && oneApart(one, other);
                    case BORN -> oneApart(one, other) || swapped(one, other);
                    case PLACE ->
                            Math.min(one.length(), other.length()) >= SHORTEST_PART
                                    && (part(one, other) || part(other, one));
                    case NUMBER, OTHER -> false;
                };
        return close ? Agreement.CLOSE : Agreement.DIFFERENT;
    }

    /// Whether `longer` goes on where `shorter` ends, not in the middle of a figure.
    private static boolean part(String shorter, String longer) {
        return longer.startsWith(shorter)
                && !(Character.isDigit(shorter.charAt(shorter.length() - 1))
                        && Character.isDigit(longer.charAt(shorter.length())));
    }

    /// Whether one character more, less or other makes them the same.
    static boolean oneApart(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        int from = shorter.length() == longer.length() ? at + 1 : at;
        return shorter.substring(Math.min(from, shorter.length())).equals(longer.substring(at + 1));
    }

    /// Whether day and month changed places.
    private static boolean swapped(String one, String other) {
        Matcher first = DAY.matcher(one);
        Matcher second = DAY.matcher(other);
        return first.matches()
                && second.matches()
                && first.group(1).equals(second.group(1))
                && first.group(2).equals(second.group(3))
                && first.group(3).equals(second.group(2));
    }

    private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
}
