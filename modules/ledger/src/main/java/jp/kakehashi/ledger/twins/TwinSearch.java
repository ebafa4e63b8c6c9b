package jp.kakehashi.ledger.twins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// Looks for rows of the same person. Only rows that share something telling (a name, a birthday
/// with an initial, a telephone number) are compared, so that the time grows with the rows and not
/// with their pairs. Used once, by one thread.
public final class TwinSearch {
    /// The most pairs that are told.
    public static final int MOST = 500;

    private static final int ROW_BITS = 24;

    /// The most rows that are looked through.
    public static final int MOST_ROWS = 1 << (ROW_BITS - 4);

    /// What more rows than this share tells nothing by itself.
    private static final int MOST_SHARED = 40;

    private static final int TELL = 20_000;
    private static final Comparator<Likeness> WORST_FIRST =
            Comparator.comparingInt(Likeness::score)
                    .thenComparing(Likeness::first, Comparator.reverseOrder())
                    .thenComparing(Likeness::second, Comparator.reverseOrder());

    private final List<Trait> traits;
    private final TraitText texts = new TraitText();
    private final List<UUID> rows = new ArrayList<>();
    private final List<@Nullable String[]> forms = new ArrayList<>();
    private long[] keys = new long[1 << 10];
    private int count;

    /// A search by `traits`.
    public TwinSearch(List<Trait> traits) {
        this.traits = List.copyOf(traits);
    }

    /// What was found, the likeliest first.
    ///
    /// @param more how many likely pairs there are besides
    public record Found(List<Likeness> pairs, long more) {
        public Found {
            pairs = List.copyOf(pairs);
        }
    }

    /// Told how far it has come; false ends it.
    public interface Far {
        /// After so many of so many steps.
        boolean at(long done, long total);
    }

    /// Takes a row in; false when there is no room for more.
    public boolean add(UUID row, Function<FieldId, @Nullable String> values) {
        if (rows.size() == MOST_ROWS) {
            return false;
        }
        @Nullable String[] form = new String[traits.size()];
        for (int i = 0; i < form.length; i++) {
            Trait trait = traits.get(i);
            form[i] = texts.form(trait, values.apply(trait.field().id()));
        }
        int place = rows.size();
        rows.add(row);
        forms.add(form);
        blocks(form, place);
        return true;
    }

    private void blocks(@Nullable String[] form, int place) {
        String name = first(form, Trait.Kind.NAME);
        String kana = first(form, Trait.Kind.KANA);
        String born = first(form, Trait.Kind.BORN);
        String home = first(form, Trait.Kind.PLACE);
        key("N", name, place);
        key("K", kana, place);
        if (born != null) {
            key("I" + born, initial(name), place);
            key("J" + born, initial(kana), place);
            key("H" + born, home, place);
        }
        if (name != null) {
            key("L" + name, born, place);
            key("P" + name, home, place);
        }
        if (kana != null) {
            key("M" + kana, born, place);
        }
        for (int i = 0; i < form.length; i++) {
            if (traits.get(i).kind() == Trait.Kind.NUMBER) {
                key("T" + i, form[i], place);
            }
        }
    }

    private @Nullable String first(@Nullable String[] form, Trait.Kind kind) {
        for (int i = 0; i < form.length; i++) {
            if (traits.get(i).kind() == kind && form[i] != null) {
                return form[i];
            }
        }
        return null;
    }

    private static @Nullable String initial(@Nullable String text) {
        return text == null ? null : text.substring(0, text.offsetByCodePoints(0, 1));
    }

    /// Different texts that come to the same number cost one comparison more.
    private void key(String what, @Nullable String text, int place) {
        if (text == null) {
            return;
        }
        long hash = 1125899906842597L;
        for (int i = 0; i < what.length(); i++) {
            hash = 31 * hash + what.charAt(i);
        }
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        hash = (hash ^ hash >>> 29) * 0xbf58476d1ce4e5b9L;
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
        }
        keys[count++] = hash >>> ROW_BITS << ROW_BITS | place;
    }

    /// The likely pairs but those that `apart` says are of different people; empty when `far` ended
    /// it.
    public Optional<Found> find(Apart apart, Far far) {
        Arrays.sort(keys, 0, count);
        PriorityQueue<Likeness> best = new PriorityQueue<>(WORST_FIRST);
        Set<Long> known = new HashSet<>();
        int told = 0;
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && keys[to] >>> ROW_BITS == keys[from] >>> ROW_BITS) {
                to++;
            }
            if (to - from <= MOST_SHARED) {
                compare(from, to, apart, best, known);
            }
            from = to;
            if (from - told >= TELL) {
                told = from;
                if (!far.at(from, count)) {
                    return Optional.empty();
                }
            }
        }
        List<Likeness> pairs = new ArrayList<>(best);
        pairs.sort(WORST_FIRST.reversed());
        return Optional.of(new Found(pairs, (long) known.size() - pairs.size()));
    }

    /// Tells pairs that are of different people.
    public interface Apart {
        /// Whether somebody said so of these two.
        boolean test(UUID one, UUID other);
    }

    private void compare(
            int from, int to, Apart apart, PriorityQueue<Likeness> best, Set<Long> known) {
        long mask = (1L << ROW_BITS) - 1;
        for (int a = from; a < to; a++) {
            for (int b = a + 1; b < to; b++) {
                int one = (int) (keys[a] & mask);
                int other = (int) (keys[b] & mask);
                int score = Likeness.scored(traits, forms.get(one), forms.get(other));
                long pair = (long) one << Integer.SIZE | other;
                if (one == other
                        || score < Likeness.LEAST
                        || known.contains(pair)
                        || apart.test(rows.get(one), rows.get(other))) {
                    continue;
                }
                known.add(pair);
                best.add(likeness(one, other, score));
                if (best.size() > MOST) {
                    best.remove();
                }
            }
        }
    }

    private Likeness likeness(int one, int other, int score) {
        return new Likeness(
                rows.get(one),
                rows.get(other),
                score,
                Likeness.reasons(traits, forms.get(one), forms.get(other)));
    }
}
