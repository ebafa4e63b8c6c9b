package jp.kakehashi.storage.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;

/// The shelves of all ledgers, in memory only and gone with the program: what is on disk stays
/// encrypted, and there is nothing that could differ from it after an unclean stop. Takes no more
/// memory than it is told; a ledger for which there is none left is not on it. Thread-safe.
public final class LedgerShelves {
    private final SearchFolding folding = new SearchFolding();
    private final Map<LedgerId, LedgerShelf> shelves = new ConcurrentHashMap<>();
    private final long mostBytes;

    /// No shelves yet; at most about `mostBytes` of them.
    public LedgerShelves(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// How text is made comparable.
    public SearchFolding folding() {
        return folding;
    }

    /// The shelf of a ledger, when it is filled.
    public Optional<LedgerShelf> of(LedgerId ledger) {
        return Optional.ofNullable(shelves.get(ledger));
    }

    /// Whether there is room for `shelf`, which may not be among these yet.
    public boolean fits(LedgerShelf shelf) {
        long others =
                shelves.values().stream()
                        .filter(s -> !s.definition().id().equals(shelf.definition().id()))
                        .mapToLong(LedgerShelf::bytes)
                        .sum();
        return others + shelf.bytes() <= mostBytes;
    }

    /// Puts up a filled shelf in place of the one before.
    public void put(LedgerShelf shelf) {
        shelves.put(shelf.definition().id(), shelf);
    }

    /// Nothing of the ledger can be found any more.
    public void remove(LedgerId ledger) {
        shelves.remove(ledger);
    }

    /// Looks through some shelves, at most `limit` rows each; ledgers without any are left out.
    /// Those with the most telling rows come first.
    public static List<LedgerFound> find(
            Collection<LedgerShelf> shelves, FindWords words, int limit) {
        List<LedgerFound> all = new ArrayList<>();
        for (LedgerShelf shelf : shelves) {
            LedgerShelf.Found found = shelf.find(words, limit);
            if (!found.hits().isEmpty()) {
                all.add(new LedgerFound(shelf.definition(), found));
            }
        }
        all.sort(
                (a, b) -> {
                    boolean first = a.found().hits().getFirst().begins();
                    boolean second = b.found().hits().getFirst().begins();
                    return first == second
                            ? a.definition().label().ja().compareTo(b.definition().label().ja())
                            : first ? -1 : 1;
                });
        return all;
    }

    /// What was found in one ledger.
    public record LedgerFound(LedgerDefinition definition, LedgerShelf.Found found) {}
}
