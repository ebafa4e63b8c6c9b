package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.sheets.SheetProblem.Kind;

/// Fills in what a clerk did not write twice: cells merged over several rows and 〃. An empty cell
/// that probably means the same as above is only named, except in a group that its total closes.
final class BodyFilling {
    private static final Set<String> SAME_AS_ABOVE =
            Set.of("〃", "″", "〟", "同上", "仝", "（同上）", "(同上)");

    /// Typed for 〃 by some; but they may be meant as they stand.
    private static final Set<String> PERHAPS_THE_SAME = Set.of("々", "\"", "”", "“", "''");

    private static final int LONGEST_DITTO = 5;
    private static final int FEWEST_ROWS = 3;

    private final List<RawRow> body;
    private final Function<RawCell, String> words;
    private final Notes notes;
    private final int mostCells;

    /// Where a cell is named that could not be filled.
    @FunctionalInterface
    interface Notes {
        void add(int row, int column, Kind kind, String saw, String suggests);
    }

    BodyFilling(List<RawRow> body, Function<RawCell, String> words, Notes notes, int mostCells) {
        this.body = new ArrayList<>(body);
        this.words = words;
        this.notes = notes;
        this.mostCells = mostCells;
    }

    List<RawRow> fill(List<Area> merges, List<Integer> columns, List<Integer> totals) {
        int filled = 0;
        for (Area merge : merges) {
            if (merge.bottom() > merge.top() && !body.isEmpty()) {
                filled += merged(merge);
                if (filled > mostCells) {
                    throw Problem.refused("problem.sheet.too_large", mostCells).asException();
                }
            }
        }
        ditto();
        blanks(columns, totals);
        return body;
    }

    private int merged(Area merge) {
        int at = index(merge.top());
        if (at >= body.size() || body.get(at).number() != merge.top()) {
            return 0;
        }
        RawCell cell = body.get(at).cell(merge.left());
        int filled = 0;
        for (int i = at + 1;
                cell != null && i < body.size() && body.get(i).number() <= merge.bottom();
                i++) {
            if (body.get(i).cell(merge.left()) == null) {
                body.set(i, body.get(i).with(merge.left(), cell));
                filled++;
            }
        }
        return filled;
    }

    /// The index of the first row with that number or a later one.
    private int index(int number) {
        int low = 0;
        int high = body.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (body.get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void ditto() {
        for (int i = 0; i < body.size(); i++) {
            RawRow row = body.get(i);
            for (int c = 0; c < row.size(); c++) {
                String text = row.at(c).textOrNull();
                if (text == null || text.length() > LONGEST_DITTO) {
                    continue;
                }
                RawCell above = i == 0 ? null : body.get(i - 1).cell(row.column(c));
                if (PERHAPS_THE_SAME.contains(text.strip()) && above != null) {
                    String meant = words.apply(above);
                    notes.add(row.number(), row.column(c), Kind.BLANK_SAME, text, meant);
                }
                if (!SAME_AS_ABOVE.contains(text.strip())) {
                    continue;
                }
                if (above == null) {
                    notes.add(row.number(), row.column(c), Kind.NOTHING_ABOVE, text, "");
                } else {
                    body.set(i, body.get(i).with(row.column(c), above));
                }
            }
        }
    }

    /// The leading columns, as long as each of them leaves cells empty in full rows; one that only
    /// counts the rows may stand before them.
    private void blanks(List<Integer> columns, List<Integer> totals) {
        if (body.size() < FEWEST_ROWS || columns.size() < 2) {
            return;
        }
        int from = columns.size() > 2 && counts(columns.getFirst()) ? 1 : 0;
        for (int column : columns.subList(from, columns.size() - 1)) {
            if (!leavesOut(column, columns)) {
                return;
            }
            boolean certain = closed(column, totals);
            RawCell above = body.getFirst().at(0);
            for (int i = 0; i < body.size(); i++) {
                RawRow row = body.get(i);
                RawCell own = row.cell(column);
                if (own != null) {
                    above = own;
                } else if (certain) {
                    body.set(i, row.with(column, above));
                } else {
                    notes.add(row.number(), column, Kind.BLANK_SAME, "", words.apply(above));
                }
            }
        }
    }

    private boolean counts(int column) {
        for (RawRow row : body) {
            RawCell cell = row.cell(column);
            if (cell == null || !words.apply(cell).matches("[0-9]{1,6}")) {
                return false;
            }
        }
        return true;
    }

    private boolean leavesOut(int column, List<Integer> columns) {
        int blanks = 0;
        int groups = 0;
        String before = null;
        for (RawRow row : body) {
            RawCell cell = row.cell(column);
            if (cell == null) {
                blanks++;
                continue;
            }
            String text = words.apply(cell);
            if (text.equals(before)) {
                return false;
            }
            before = text;
            groups++;
        }
        return body.getFirst().cell(column) != null
                && blanks * 5 >= body.size()
                && groups > 1
                && othersAreFull(column, columns);
    }

    /// Whether rows that are empty here hold something in most of the columns that are hardly ever
    /// empty.
    private boolean othersAreFull(int column, List<Integer> columns) {
        List<Integer> full =
                columns.stream()
                        .filter(c -> c > column && filled(c) * 5 >= body.size() * 4)
                        .toList();
        for (RawRow row : body) {
            if (row.cell(column) == null) {
                long there = full.stream().filter(c -> row.cell(c) != null).count();
                if (there == 0 || there * 2 < full.size()) {
                    return false;
                }
            }
        }
        return true;
    }

    private int filled(int column) {
        return (int) body.stream().filter(r -> r.cell(column) != null).count();
    }

    /// Whether a total stands at the end of every group.
    private boolean closed(int column, List<Integer> totals) {
        int groups = 0;
        for (int i = 1; i < body.size(); i++) {
            if (body.get(i).cell(column) != null) {
                int from = body.get(i - 1).number();
                int to = body.get(i).number();
                if (totals.stream().noneMatch(t -> t > from && t < to)) {
                    return false;
                }
                groups++;
            }
        }
        return groups > 0;
    }
}
