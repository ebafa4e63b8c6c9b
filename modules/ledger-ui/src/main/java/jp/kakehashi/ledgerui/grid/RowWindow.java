package jp.kakehashi.ledgerui.grid;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javafx.collections.ObservableListBase;
import jp.kakehashi.ledger.LedgerService.RowView;
import org.jspecify.annotations.Nullable;

/// The rows that match, as a list as long as all of them of which only the pages near the screen
/// are in memory. A page is asked for when one of its places is looked at; the newest question is
/// answered first and stale ones are dropped, so fast scrolling never queues up. FX thread only.
public final class RowWindow extends ObservableListBase<RowSlot> {
    /// Rows in a page.
    public static final int PAGE = 100;

    private static final int PAGES_KEPT = 24;
    private static final int PAGES_WAITING = 4;

    private final PageSource source;
    private final Map<Integer, RowSlot> slots = new HashMap<>();
    private final LinkedHashMap<Integer, Boolean> pages = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final Set<Integer> stale = new HashSet<>();
    private int size;
    private int loading = -1;

    /// Where pages come from: starts loading page `number` and later calls {@link #accept} or
    /// {@link #failed} on the FX thread.
    public interface PageSource {
        /// Begins to load; must not answer before returning.
        void load(int number);
    }

    /// A window without rows; call {@link #accept} with the first page.
    public RowWindow(PageSource source) {
        this.source = source;
    }

    @Override
    public RowSlot get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int page = index / PAGE;
        if (pages.get(page) == null || stale.remove(page)) {
            ask(page);
        }
        return slot(index);
    }

    @Override
    public int size() {
        return size;
    }

    /// Never walks the list: a place knows its position.
    @Override
    public int indexOf(@Nullable Object o) {
        return o instanceof RowSlot s && slots.get(s.index()) == s ? s.index() : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object o) {
        return indexOf(o);
    }

    @Override
    public boolean contains(@Nullable Object o) {
        return indexOf(o) >= 0;
    }

    /// The row shown at a position, null when not loaded; asks for nothing.
    public @Nullable RowView peek(int index) {
        RowSlot slot = slots.get(index);
        return slot == null ? null : slot.row();
    }

    /// Where a row is shown among the loaded pages, -1 when it is on none of them.
    public int find(UUID row) {
        for (RowSlot slot : slots.values()) {
            if (slot.index() < size && slot.shows(row)) {
                return slot.index();
            }
        }
        return -1;
    }

    /// Shows a row that was just written here, without waiting for its page.
    public void put(RowView row) {
        int at = find(row.row());
        if (at >= 0) {
            slot(at).show(row);
        }
    }

    /// Draws every loaded row again: what it shows of other rows has changed.
    void redraw() {
        for (RowSlot slot : slots.values()) {
            RowView row = slot.row();
            slot.show(null);
            slot.show(row);
        }
    }

    /// Takes a loaded page and the number of rows that match now.
    public void accept(int page, List<RowView> rows, int total) {
        loading = loading == page ? -1 : loading;
        pages.put(page, Boolean.TRUE);
        resize(total);
        for (int i = 0; i < rows.size() && page * PAGE + i < total; i++) {
            slot(page * PAGE + i).show(rows.get(i));
        }
        trim();
        next();
    }

    /// A page could not be loaded; it is asked for again when looked at.
    public void failed(int page) {
        loading = loading == page ? -1 : loading;
        pages.remove(page);
        next();
    }

    /// Something changed: loads `first`–`last` (positions) again at once, other pages when looked
    /// at. What is shown stays until the new page has come.
    public void refresh(int first, int last) {
        stale.addAll(pages.keySet());
        waiting.clear();
        for (int page = Math.max(0, last) / PAGE; page >= Math.max(0, first) / PAGE; page--) {
            if (page == 0 || page * PAGE < size) {
                stale.remove(page);
                waiting.remove(page);
                waiting.push(page);
            }
        }
        next();
    }

    /// Another question: forgets every row and loads the first page.
    public void restart() {
        stale.clear();
        waiting.clear();
        pages.clear();
        slots.values().forEach(s -> s.show(null));
        waiting.push(0);
        loading = -1;
        next();
    }

    private void ask(int page) {
        pages.put(page, Boolean.FALSE);
        if (page != loading && !waiting.contains(page)) {
            waiting.push(page);
            while (waiting.size() > PAGES_WAITING) {
                pages.remove(waiting.removeLast());
            }
        }
        next();
    }

    private void next() {
        Integer page = loading >= 0 ? null : waiting.poll();
        if (page != null) {
            loading = page;
            source.load(page);
        }
    }

    private RowSlot slot(int index) {
        return slots.computeIfAbsent(index, RowSlot::new);
    }

    private void resize(int total) {
        if (total == size) {
            return;
        }
        int before = size;
        beginChange();
        size = total;
        if (total > before) {
            nextAdd(before, total);
        } else {
            nextRemove(total, before == 0 ? List.of() : removed(total, before));
            slots.keySet().removeIf(i -> i >= total);
            pages.keySet().removeIf(p -> p > 0 && p * PAGE >= total);
            waiting.removeIf(p -> p > 0 && p * PAGE >= total);
        }
        endChange();
    }

    private List<RowSlot> removed(int from, int to) {
        return new RemovedSlots(from, to - from, slots);
    }

    private void trim() {
        Iterator<Map.Entry<Integer, Boolean>> oldest = pages.entrySet().iterator();
        while (pages.size() > PAGES_KEPT && oldest.hasNext()) {
            int page = oldest.next().getKey();
            oldest.remove();
            for (int i = page * PAGE; i < (page + 1) * PAGE; i++) {
                RowSlot gone = slots.remove(i);
                if (gone != null) {
                    gone.show(null);
                }
            }
        }
    }

    /// The places cut off at the end, without making a place for each.
    private static final class RemovedSlots extends java.util.AbstractList<RowSlot> {
        private final int from;
        private final int count;
        private final Map<Integer, RowSlot> known;

        RemovedSlots(int from, int count, Map<Integer, RowSlot> slots) {
            this.from = from;
            this.count = count;
            known = new HashMap<>();
            slots.forEach(
                    (i, s) -> {
                        if (i >= from) {
                            known.put(i, s);
                        }
                    });
        }

        @Override
        public RowSlot get(int index) {
            RowSlot slot = known.get(from + index);
            return slot == null ? new RowSlot(from + index) : slot;
        }

        @Override
        public int size() {
            return count;
        }
    }
}
