package jp.kakehashi.ledgerui.transfer.sheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.sheets.SheetLook;
import org.jspecify.annotations.Nullable;

/// The rows of one sheet that are at hand: a few parts of it, the oldest of which goes when another
/// comes. Asks for what is missing. Screen's thread only.
final class SheetPages {
    private static final int MOST_PAGES = 8;

    /// Fetches the part that begins at a row.
    interface Fetch {
        void from(int row);
    }

    private final SheetLook first;
    private final Fetch fetch;
    private final Set<Integer> asked = new HashSet<>();
    private final Map<Integer, Page> pages =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Page> eldest) {
                    return size() > MOST_PAGES;
                }
            };

    private record Page(SheetLook look, Map<Integer, SheetLook.Row> rows) {}

    SheetPages(SheetLook first, Fetch fetch) {
        this.first = first;
        this.fetch = fetch;
        if (first.to() >= first.from()) {
            add(first);
        }
    }

    void add(SheetLook look) {
        Map<Integer, SheetLook.Row> rows = new HashMap<>();
        look.rows().forEach(r -> rows.put(r.number(), r));
        int key = page(look.from());
        pages.put(key, new Page(look, rows));
        asked.remove(key);
    }

    SheetLook sheet() {
        return first;
    }

    private static int page(int row) {
        return (row - 1) / SheetLook.MOST_ROWS;
    }

    /// Whether a row is at hand; asks for it otherwise.
    boolean has(int row) {
        int page = page(row);
        if (pages.get(page) != null) {
            return true;
        }
        if (asked.add(page)) {
            fetch.from(page * SheetLook.MOST_ROWS + 1);
        }
        return false;
    }

    /// A row; null when it is empty or not at hand.
    SheetLook.@Nullable Row row(int row) {
        Page page = pages.get(page(row));
        return page == null ? null : page.rows().get(row);
    }

    SheetLook.@Nullable Cell cell(int row, int column) {
        SheetLook.Row found = row(row);
        if (found == null) {
            return null;
        }
        for (SheetLook.Cell cell : found.cells()) {
            if (cell.column() == column) {
                return cell;
            }
        }
        return null;
    }

    List<SheetLook.Merge> merges(int row) {
        Page page = pages.get(page(row));
        return page == null ? List.of() : page.look().merges();
    }

    List<SheetLook.Note> notes(int row) {
        Page page = pages.get(page(row));
        return page == null ? List.of() : page.look().notes();
    }
}
