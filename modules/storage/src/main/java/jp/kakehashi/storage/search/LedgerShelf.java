package jp.kakehashi.storage.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// What can be found in one ledger, in memory only: the rows' folded texts and which pairs of
/// characters they hold. Newer rows come later and are found first. Safe for use from many threads.
public final class LedgerShelf {
    /// More rows that match are not counted.
    public static final int COUNTED = 1000;

    private static final int BYTES_A_ROW = 330;

    /// Where almost no row begins with a word, it is not worth the time to find the few that do.
    private static final int MOST_FOR_RANK = 10_000;

    private final LedgerDefinition definition;
    private final FindText form;
    private final PairBits pairs = new PairBits();
    private final RowPlaces places = new RowPlaces();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable String[] texts = new @Nullable String[1024];
    private long[] living = new long[16];
    private int rows;
    private long characters;

    /// An empty one, for the fields of `definition` that pass `readable`.
    public LedgerShelf(
            LedgerDefinition definition,
            Predicate<FieldDefinition> readable,
            SearchFolding folding) {
        this.definition = definition;
        this.form = new FindText(definition, readable, folding);
    }

    /// Whose rows these are.
    public LedgerDefinition definition() {
        return definition;
    }

    /// How many rows can be found.
    public int rows() {
        lock.readLock().lock();
        try {
            return rows;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// About how much memory it takes.
    public long bytes() {
        lock.readLock().lock();
        try {
            return 2 * characters + (long) BYTES_A_ROW * places.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Takes a row as it stands now; a deleted one can no longer be found.
    public void put(RowState row) {
        String text = row.deleted() ? null : form.of(row);
        lock.writeLock().lock();
        try {
            if (text == null) {
                remove(row.row());
            } else {
                put(places.take(row.row()), text);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// The row is not here any more.
    public void drop(UUID row) {
        lock.writeLock().lock();
        try {
            remove(row);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void put(int place, String text) {
        if (place >= texts.length) {
            texts = Arrays.copyOf(texts, place + place / 4 + 1);
            living = Arrays.copyOf(living, (texts.length >> 6) + 1);
        }
        String before = texts[place];
        if (text.equals(before)) {
            return;
        }
        empty(place);
        texts[place] = text;
        living[place >> 6] |= 1L << place;
        pairs.add(place, text);
        rows++;
        characters += text.length();
    }

    private void remove(UUID row) {
        int place = places.find(row);
        if (place >= 0) {
            empty(place);
        }
    }

    private void empty(int place) {
        String text = texts[place];
        if (text != null) {
            pairs.clear(place);
            living[place >> 6] &= ~(1L << place);
            texts[place] = null;
            rows--;
            characters -= text.length();
        }
    }

    /// At most `limit` rows in which every word stands: those of which a field begins with the
    /// first word before the others, newer before older.
    public Found find(FindWords words, int limit) {
        if (words.words().isEmpty()) {
            return new Found(List.of(), 0);
        }
        lock.readLock().lock();
        try {
            return look(words, limit);
        } finally {
            lock.readLock().unlock();
        }
    }

    private Found look(FindWords words, int limit) {
        List<Hit> found = new ArrayList<>();
        walk(
                words,
                candidates(words, true),
                MOST_FOR_RANK,
                hit -> {
                    if (hit.begins()) {
                        found.add(hit);
                    }
                    return found.size() < limit;
                });
        List<Hit> others = new ArrayList<>();
        AtomicInteger total = new AtomicInteger();
        walk(
                words,
                candidates(words, false),
                Integer.MAX_VALUE,
                hit -> {
                    if (!hit.begins() && others.size() < limit) {
                        others.add(hit);
                    }
                    return total.incrementAndGet() < COUNTED;
                });
        found.addAll(others.subList(0, Math.min(others.size(), limit - found.size())));
        return new Found(found, Math.max(total.get(), found.size()));
    }

    /// Hands over the rows that hold the words, newest first, as long as `more` says so.
    private void walk(FindWords words, long[] candidates, int most, Predicate<Hit> more) {
        int looked = 0;
        for (int word = candidates.length - 1; word >= 0; word--) {
            long left = candidates[word];
            while (left != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(left);
                left &= ~(1L << bit);
                Hit hit = hit((word << 6) + bit, words);
                if (++looked > most || (hit != null && !more.test(hit))) {
                    return;
                }
            }
        }
    }

    private long[] candidates(FindWords words, boolean edge) {
        int used = (places.size() + 63) >> 6;
        long[] all = Arrays.copyOf(living, used);
        boolean first = true;
        for (FindWords.Word word : words.words()) {
            long[] some = new long[used];
            for (FindKey key : word.keys()) {
                pairs.mayHold(key.needle(edge && first), living, some);
            }
            for (int i = 0; i < used; i++) {
                all[i] &= some[i];
            }
            first = false;
        }
        return all;
    }

    private @Nullable Hit hit(int place, FindWords words) {
        String text = texts[place];
        if (text == null) {
            return null;
        }
        List<Match> matches = new ArrayList<>(words.words().size());
        boolean begins = false;
        for (FindWords.Word word : words.words()) {
            FindText.Place found = form.find(text, word);
            if (found == null) {
                return null;
            }
            begins |= matches.isEmpty() && found.atEdge();
            matches.add(new Match(form.field(found.field()), word.typed(), found.key()));
        }
        return new Hit(places.id(place), begins, matches);
    }

    /// A row that was found, and where each word stands in it.
    public record Hit(UUID row, boolean begins, List<Match> matches) {
        public Hit {
            matches = List.copyOf(matches);
        }
    }

    /// A word, the field in which it stands and the form in which it does.
    public record Match(FieldDefinition field, String typed, FindKey key) {}

    /// Rows, best first, and how many there are in all, at most {@link #COUNTED}.
    public record Found(List<Hit> hits, int total) {
        public Found {
            hits = List.copyOf(hits);
        }
    }
}
