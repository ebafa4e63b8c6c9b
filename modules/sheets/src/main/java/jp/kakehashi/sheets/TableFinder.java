package jp.kakehashi.sheets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds in a block which rows name the columns, which are the table's own and which are titles,
/// totals or notes around it.
final class TableFinder {
    private static final int MOST_TO_SUM = 100_000;

    private final HeaderFinder headers;
    private final RowKinds kinds;
    private final Merges merges;
    private final RawSheet sheet;
    private final SheetHints hints;

    TableFinder(RawSheet sheet, Merges merges, HeaderWords words, SheetHints hints) {
        this.sheet = sheet;
        this.hints = hints;
        this.headers = new HeaderFinder(words, sheet, merges);
        this.kinds = new RowKinds(words);
        this.merges = merges;
    }

    /// What a row outside the table is.
    record Left(RawRow row, SheetProblem.Kind kind) {}

    /// The rows of a block by what they are. `header` is empty when the first row is data already.
    /// `totals`: the numbers of the rows of totals.
    record Found(List<RawRow> header, List<RawRow> body, List<Left> left, List<Integer> totals) {}

    Found find(Block block) {
        List<RawRow> rows = block.rows();
        Map<Integer, SheetHint.Kind> said = hints.ofRows(sheet.name(), block);
        HeaderFinder.Header at = header(block, said);
        List<RawRow> header = at == null ? List.of() : rows.subList(at.first(), at.last() + 1);
        List<RawRow> below = rows.subList(at == null ? 0 : at.last() + 1, rows.size());
        int width = header.isEmpty() ? widest(rows) : names(header);
        List<RawRow> body = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        int[] group = {0};
        Set<Integer> taken = new HashSet<>();
        for (RawRow row : rows.subList(0, at == null ? 0 : at.first())) {
            if (said.get(row.number()) == SheetHint.Kind.ROW_IN) {
                taken.add(row.number());
                body.add(row);
            }
        }
        for (RawRow row : below) {
            SheetHint.Kind told = said.get(row.number());
            if (told == SheetHint.Kind.ROW_OUT) {
                left.add(new Left(row, SheetProblem.Kind.LEFT_OUT));
            } else if (told == SheetHint.Kind.ROW_IN) {
                taken.add(row.number());
                body.add(row);
            } else if (isRepeated(row, header)) {
                left.add(new Left(row, SheetProblem.Kind.REPEATED_HEADER));
            } else if (kinds.isTotal(row, r -> sums(body, group[0], r) || sums(body, 0, r))) {
                left.add(new Left(row, SheetProblem.Kind.TOTAL_ROW));
                totals.add(row.number());
                group[0] = body.size();
            } else if (RowKinds.isNote(row, width)) {
                left.add(new Left(row, SheetProblem.Kind.NOTE_ROW));
            } else if (!header.isEmpty() && kinds.isSection(row, merges, width)) {
                left.add(new Left(row, SheetProblem.Kind.SECTION_ROW));
            } else {
                body.add(row);
            }
        }
        if (!header.isEmpty()) {
            tail(body, left, width, taken);
        }
        block.aside().forEach(r -> left.add(new Left(r, SheetProblem.Kind.NOTE_ROW)));
        return new Found(header, body, left, totals);
    }

    /// The header that was pointed at, else the one that is found; none when its row was said to be
    /// one of the table's.
    private HeaderFinder.@Nullable Header header(Block block, Map<Integer, SheetHint.Kind> said) {
        List<RawRow> rows = block.rows();
        for (SheetHint hint : hints.of(sheet.name(), SheetHint.Kind.HEADER)) {
            if (hint.left() < block.left() || hint.left() > block.right()) {
                continue;
            }
            int first = -1;
            int last = -1;
            for (int i = 0; i < rows.size() && rows.get(i).number() <= hint.bottom(); i++) {
                if (rows.get(i).number() >= hint.top()) {
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
            if (first >= 0) {
                return new HeaderFinder.Header(first, last);
            }
        }
        HeaderFinder.Header found = headers.find(rows);
        for (int i = found == null ? 1 : found.first(); found != null && i <= found.last(); i++) {
            if (said.get(rows.get(i).number()) == SheetHint.Kind.ROW_IN) {
                return null;
            }
        }
        return found;
    }

    private static int widest(List<RawRow> rows) {
        return rows.stream().mapToInt(RawRow::size).max().orElse(0);
    }

    private static int names(List<RawRow> header) {
        return (int) header.stream().flatMapToInt(TableFinder::columns).distinct().count();
    }

    private static IntStream columns(RawRow row) {
        return IntStream.range(0, row.size()).map(row::column);
    }

    /// Lone texts and a total without a label at the end of a table.
    private void tail(List<RawRow> body, List<Left> left, int width, Set<Integer> taken) {
        while (!body.isEmpty()
                && !taken.contains(body.getLast().number())
                && RowKinds.isLoneText(body.getLast(), width)) {
            left.add(new Left(body.removeLast(), SheetProblem.Kind.NOTE_ROW));
        }
        if (body.size() > 2 && !taken.contains(body.getLast().number())) {
            RawRow last = body.getLast();
            List<RawRow> above = body.subList(0, body.size() - 1);
            if (last.size() * 2 <= width && allNumbers(last) && sums(above, 0, last)) {
                left.add(new Left(body.removeLast(), SheetProblem.Kind.TOTAL_ROW));
            }
        }
    }

    private static boolean allNumbers(RawRow row) {
        for (int i = 0; i < row.size(); i++) {
            if (number(row.at(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRepeated(RawRow row, List<RawRow> header) {
        for (RawRow line : header) {
            if (line.size() > 1 && same(row, line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(RawRow row, RawRow other) {
        if (row.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < row.size(); i++) {
            String text = row.at(i).textOrNull();
            if (text == null
                    || row.column(i) != other.column(i)
                    || !Objects.equals(text, other.at(i).textOrNull())) {
                return false;
            }
        }
        return true;
    }

    /// Whether all numbers of `row` are the sums of those in the rows from `from` on; no sum of two
    /// rows or more proves nothing.
    private static boolean sums(List<RawRow> rows, int from, RawRow row) {
        if (rows.size() - from < 2 || rows.size() - from > MOST_TO_SUM) {
            return false;
        }
        int proven = 0;
        for (int i = 0; i < row.size(); i++) {
            Optional<BigDecimal> total = number(row.at(i));
            if (total.isEmpty()) {
                continue;
            }
            BigDecimal sum = sum(rows, from, row.column(i));
            if (sum == null || sum.compareTo(total.get()) != 0) {
                return false;
            }
            proven++;
        }
        return proven > 0;
    }

    private static @Nullable BigDecimal sum(List<RawRow> rows, int from, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (RawRow row : rows.subList(from, rows.size())) {
            RawCell cell = row.cell(column);
            if (cell != null) {
                Optional<BigDecimal> value = number(cell);
                if (value.isEmpty()) {
                    return null;
                }
                sum = sum.add(value.get());
            }
        }
        return sum;
    }

    private static Optional<BigDecimal> number(RawCell cell) {
        return switch (cell) {
            case RawCell.Numeric(var value, var format) -> Optional.of(value);
            case RawCell.Text(String text, var standing) -> CellReading.numberIn(text);
            default -> Optional.empty();
        };
    }
}
