package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The merged cells of a sheet, found by their rows.
final class Merges {
    private static final int TALLEST_HEADER = 6;

    private final Map<Integer, List<Area>> byTop = new HashMap<>();
    private final List<Area> all;

    Merges(List<Area> all) {
        this.all = all;
        for (Area area : all) {
            byTop.computeIfAbsent(area.top(), t -> new ArrayList<>()).add(area);
        }
    }

    List<Area> all() {
        return all;
    }

    /// The area over a cell of a header, or null; an area that began many rows above is not seen.
    @Nullable Area at(int row, int column) {
        if (all.isEmpty()) {
            return null;
        }
        for (int top = row; top > row - TALLEST_HEADER; top--) {
            for (Area area : byTop.getOrDefault(top, List.of())) {
                if (area.holds(row, column)) {
                    return area;
                }
            }
        }
        return null;
    }

    /// Whether a cell lies under an area of several columns.
    boolean spanned(int row, int column) {
        Area area = at(row, column);
        return area != null && area.width() > 1;
    }

    /// Whether a row has an area of several columns.
    boolean spans(RawRow row) {
        return byTop.getOrDefault(row.number(), List.of()).stream()
                .anyMatch(
                        a ->
                                a.width() > 1
                                        && a.right() >= row.column(0)
                                        && a.left() <= row.column(row.size() - 1));
    }

    /// Whether a row or the one above it does.
    boolean spans(List<RawRow> rows, int at) {
        return spans(rows.get(at)) || (at > 0 && spans(rows.get(at - 1)));
    }

    /// How many columns the cells of a row cover.
    int width(RawRow row) {
        int width = row.size();
        for (Area area : byTop.getOrDefault(row.number(), List.of())) {
            if (row.cell(area.left()) != null) {
                width += area.width() - 1;
            }
        }
        return width;
    }

    /// Whether an area that begins in one of the rows goes down to row `number`.
    boolean reachesBelow(List<RawRow> rows, int number) {
        return rows.stream()
                .flatMap(r -> byTop.getOrDefault(r.number(), List.of()).stream())
                .anyMatch(a -> a.bottom() >= number);
    }
}
