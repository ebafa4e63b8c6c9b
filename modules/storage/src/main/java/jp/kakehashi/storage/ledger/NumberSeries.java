package jp.kakehashi.storage.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jspecify.annotations.Nullable;

/// Numbers given inside one transaction; kept in memory until {@link #save}.
public final class NumberSeries {
    private static final String PLAIN = "{n}";

    private final Tx tx;
    private final LedgerId ledger;
    private final Instant acceptedAt;
    private final NumberStore store;
    private final Map<Place, Long> last = new LinkedHashMap<>();
    private final Map<Place, Long> stored = new LinkedHashMap<>();

    record Place(FieldId field, String scope) {}

    NumberSeries(NumberStore store, Tx tx, LedgerId ledger, Instant acceptedAt) {
        this.store = store;
        this.tx = tx;
        this.ledger = ledger;
        this.acceptedAt = acceptedAt;
    }

    /// The next number of `field`, as text; without a pattern a plain count.
    public String next(FieldId field, @Nullable String pattern) {
        return next(field, pattern, acceptedAt);
    }

    /// The same for a row that belongs to the fiscal year of `at`.
    public String next(FieldId field, @Nullable String pattern, Instant at) {
        NumberPattern form = new NumberPattern(pattern == null ? PLAIN : pattern);
        Place place = new Place(field, form.scope(at));
        long before =
                last.computeIfAbsent(
                        place,
                        p -> {
                            long number = store.last(tx.query(), ledger, p);
                            stored.put(p, number);
                            return number;
                        });
        last.put(place, before + 1);
        return form.format(before + 1, at);
    }

    /// Writes down how far the numbers have come.
    public void save() {
        last.forEach(
                (place, number) ->
                        store.put(tx, ledger, place, number, stored.getOrDefault(place, 0L) == 0));
    }
}
