package jp.kakehashi.server.audit.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Walks a hash chain and names what was changed, removed or inserted. Uses each entry's own word
/// about its place, so that a renumbered tail is not reported entry by entry as false.
final class ChainWalk<E> {
    /// A wider gap is named by its beginning only.
    private static final long MOST_MISSING = 1000;

    /// What the walk asks of an entry.
    ///
    /// @param storedSeq the place it lies at
    /// @param ownSeq the place its content names; null when the content cannot be read
    /// @param hash the stored link
    /// @param consistent whether the columns beside the content say the same as the content
    record Step<E>(
            E entry,
            long storedSeq,
            @Nullable Long ownSeq,
            @Nullable String hash,
            boolean consistent) {}

    /// What is wrong at a place.
    enum Fault {
        CHANGED,
        REMOVED,
        INSERTED
    }

    /// One fault at its place.
    record Found(Fault fault, long seq) {}

    private final BiFunction<String, Step<E>, String> link;
    private final List<Found> faults = new ArrayList<>();
    private String lastHash;
    private long lastSeq;
    private long checked;
    private @Nullable Step<E> pending;

    /// A walk from `start`; `link` computes the link that an entry ought to have after another.
    ChainWalk(String start, BiFunction<String, Step<E>, String> link) {
        this.lastHash = start;
        this.link = link;
    }

    /// Takes the next entry, in the order of the stored places.
    void next(Step<E> following) {
        Step<E> step = pending;
        pending = following;
        if (step != null) {
            judge(step, following);
        }
    }

    /// Takes the end of the chain.
    List<Found> end() {
        Step<E> step = pending;
        pending = null;
        if (step != null) {
            judge(step, null);
        }
        return faults;
    }

    /// The last place that was reached.
    long lastSeq() {
        return lastSeq;
    }

    /// The link there.
    String lastHash() {
        return lastHash;
    }

    /// How many entries were looked at.
    long checked() {
        return checked;
    }

    private void judge(Step<E> step, @Nullable Step<E> following) {
        checked++;
        Long own = step.ownSeq();
        long seq = own == null ? step.storedSeq() : own;
        if (seq == lastSeq + 1 && link.apply(lastHash, step).equals(step.hash())) {
            if (!step.consistent()) {
                faults.add(new Found(Fault.CHANGED, seq));
            }
            advance(step, seq);
        } else if (seq > lastSeq + 1) {
            long until = Math.min(seq, lastSeq + 1 + MOST_MISSING);
            for (long missing = lastSeq + 1; missing < until; missing++) {
                faults.add(new Found(Fault.REMOVED, missing));
            }
            // Its link cannot be checked without the entry before it; the next one's can.
            if (own == null || !step.consistent()) {
                faults.add(new Found(Fault.CHANGED, seq));
            }
            advance(step, seq);
        } else if (seq <= lastSeq || (following != null && continues(lastHash, following))) {
            faults.add(new Found(Fault.INSERTED, step.storedSeq()));
        } else {
            faults.add(new Found(Fault.CHANGED, seq));
            String ought = link.apply(lastHash, step);
            boolean onlyLinkChanged = following != null && continues(ought, following);
            advance(step, seq);
            if (onlyLinkChanged) {
                lastHash = ought;
            }
        }
    }

    private boolean continues(String hash, Step<E> following) {
        return link.apply(hash, following).equals(following.hash());
    }

    private void advance(Step<E> step, long seq) {
        lastHash = step.hash() == null ? "" : step.hash();
        lastSeq = seq;
    }
}
