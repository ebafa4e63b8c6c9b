package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.BegunText.Kind;
import jp.kakehashi.records.LedgerId;

/// Begun words over a place that keeps them. What waits from earlier and what stands in editors now
/// are kept in one write, so that taking up again can lose neither. Thread-safe.
public final class KeptBegun implements LedgerBegun {
    private static final int MOST = 300;

    private final Store store;
    private final Function<BegunText, Standing> standing;
    private final ReentrantLock writing = new ReentrantLock();
    private final Map<LedgerId, List<BegunText>> now = new LinkedHashMap<>();
    private final List<BegunText> waiting = new ArrayList<>();
    private boolean loaded;
    private List<BegunText> written = List.of();

    /// Where begun words are kept. Blocks.
    public interface Store {
        /// Keeps nothing.
        Store NONE =
                new Store() {
                    @Override
                    public List<BegunText> all() {
                        return List.of();
                    }

                    @Override
                    public void keep(List<BegunText> texts) {}
                };

        /// All of them.
        List<BegunText> all();

        /// Keeps `texts` in place of those before; durable when this returns.
        void keep(List<BegunText> texts);
    }

    /// Words in `store`; `standing` tells whether one may still be put back, and may block.
    public KeptBegun(Store store, Function<BegunText, Standing> standing) {
        this.store = store;
        this.standing = standing;
    }

    @Override
    public void note(LedgerId ledger, List<BegunText> texts) {
        synchronized (now) {
            List<BegunText> before = now.getOrDefault(ledger, List.of());
            now.put(ledger, texts.stream().map(text -> known(text, before)).toList());
        }
    }

    private static BegunText known(BegunText text, List<BegunText> before) {
        return before.stream().filter(text::besides).findFirst().map(text::as).orElse(text);
    }

    @Override
    public void leave(LedgerId ledger) {
        synchronized (now) {
            List<BegunText> left = now.remove(ledger);
            if (left != null) {
                left.forEach(text -> waiting.removeIf(text::says));
                waiting.addAll(left);
            }
        }
    }

    @Override
    public void keep() {
        writing.lock();
        try {
            load();
            List<BegunText> all;
            synchronized (now) {
                all = new ArrayList<>(waiting);
                now.values().forEach(all::addAll);
            }
            List<BegunText> newest = all.subList(Math.max(0, all.size() - MOST), all.size());
            if (!newest.equals(written)) {
                store.keep(newest);
                written = List.copyOf(newest);
            }
        } finally {
            writing.unlock();
        }
    }

    private void load() {
        writing.lock();
        try {
            if (!loaded) {
                List<BegunText> kept = store.all();
                synchronized (now) {
                    waiting.addAll(0, kept);
                }
                written = kept;
                loaded = true;
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public List<Offer> offers() {
        load();
        List<BegunText> all;
        synchronized (now) {
            all = List.copyOf(waiting);
        }
        Map<UUID, List<BegunText>> together = new LinkedHashMap<>();
        for (BegunText text : all.reversed()) {
            UUID with = text.kind() == Kind.NEW_ROW ? text.row() : text.id();
            together.computeIfAbsent(with, id -> new ArrayList<>()).addFirst(text);
        }
        return together.values().stream().map(this::offer).toList();
    }

    private Offer offer(Collection<BegunText> texts) {
        List<UUID> ids = texts.stream().map(BegunText::id).toList();
        List<BegunText> shown = new ArrayList<>();
        boolean open = true;
        for (BegunText text : texts) {
            Standing stands = standing.apply(text);
            if (stands != Standing.HIDDEN) {
                shown.add(text);
            }
            open &= stands == Standing.OPEN;
        }
        // A new row of which one field is not to be written any more still has its others.
        boolean some = texts.size() > 1 && !shown.isEmpty();
        Standing stands = open || some ? Standing.OPEN : Standing.CLOSED;
        return new Offer(ids, shown, shown.isEmpty() ? Standing.HIDDEN : stands);
    }

    @Override
    public void drop(List<UUID> texts) {
        Set<UUID> gone = Set.copyOf(texts);
        synchronized (now) {
            waiting.removeIf(text -> gone.contains(text.id()));
        }
    }
}
