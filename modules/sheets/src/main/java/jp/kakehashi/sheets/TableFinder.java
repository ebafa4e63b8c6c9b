package jp.kakehashi.sheets;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds where in a sheet the table stands: which row names the columns, which rows are its own and
/// which are titles, totals or notes around it.
final class TableFinder {
    private static final int LATEST_HEADER = 40;
    private static final int LONGEST_NAME = 80;
    private static final int WIDE = 3;
    private static final int LONGEST_TOTAL = 16;
    private static final double HEADER_SHARE = 0.6;
    private static final Pattern TOTAL =
            Pattern.compile("(総|小|中|累|年度?|月|部|課)?\\s*合?\\s*計(額|数|金額)?|total|subtotal|grand total");

    private final CellReading reading;

    TableFinder(CellReading reading) {
        this.reading = reading;
    }

    /// The rows of a sheet by what they are. `header` is empty when the first row is data already.
    record Found(
            Optional<RawRow> header, List<RawRow> body, List<RawRow> totals, List<RawRow> notes) {}

    Found find(RawSheet sheet) {
        List<RawRow> rows = sheet.rows();
        int header = headerIndex(rows);
        List<RawRow> below = rows.subList(header + 1, rows.size());
        Map<Boolean, List<RawRow>> sorted =
                below.stream().collect(Collectors.partitioningBy(this::isTotal));
        List<RawRow> totals = sorted.getOrDefault(true, List.of());
        List<RawRow> rest = sorted.getOrDefault(false, List.of());
        int end = rest.size();
        while (end > 0 && header >= 0 && isNote(rest.get(end - 1), rows.get(header))) {
            end--;
        }
        return new Found(
                header < 0 ? Optional.empty() : Optional.of(rows.get(header)),
                rest.subList(0, end),
                totals,
                rest.subList(end, rest.size()));
    }

    /// -1 when no row looks like one of names.
    private int headerIndex(List<RawRow> rows) {
        int widest = 0;
        for (RawRow row : rows) {
            widest = Math.max(widest, row.cells().size());
        }
        int last = Math.min(rows.size() - 1, LATEST_HEADER);
        for (int i = 0; i <= last; i++) {
            RawRow row = rows.get(i);
            boolean wideEnough = row.cells().size() >= Math.ceil(widest * HEADER_SHARE);
            if (wideEnough && (widest == 1 || row.cells().size() > 1)) {
                return isHeader(row) ? i : -1;
            }
        }
        return -1;
    }

    private boolean isHeader(RawRow row) {
        Set<String> names = new HashSet<>();
        for (RawCell cell : row.cells().values()) {
            String name = cell.textOrNull();
            boolean wordLike =
                    name != null
                            && name.length() <= LONGEST_NAME
                            && CellReading.numberIn(name).isEmpty()
                            && !reading.read(cell, SheetFieldType.DATE).fits();
            if (!wordLike) {
                return false;
            }
            names.add(name);
        }
        return names.size() * 2 > row.cells().size();
    }

    /// A label of a total among the first cells and nothing but numbers after it.
    private boolean isTotal(RawRow row) {
        SortedMap<Integer, RawCell> cells = row.cells();
        boolean labelled = false;
        for (RawCell cell : cells.values()) {
            String text = cell.textOrNull();
            if (!labelled) {
                if (text == null || text.length() > LONGEST_TOTAL) {
                    return false;
                }
                labelled = TOTAL.matcher(text.strip().replaceAll("[\\s　]", "")).matches();
                if (!labelled) {
                    return false;
                }
            } else if (text != null && CellReading.numberIn(text).isEmpty()) {
                return false;
            }
        }
        return labelled && cells.size() > 1;
    }

    private static boolean isNote(RawRow row, RawRow header) {
        String text = row.cells().values().iterator().next().textOrNull();
        return row.cells().size() == 1
                && header.cells().size() >= WIDE
                && text != null
                && CellReading.numberIn(text).isEmpty();
    }
}
