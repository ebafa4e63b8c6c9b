package jp.kakehashi.sheets;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the rows of a block that name its columns: one line, or several under each other.
final class HeaderFinder {
    private static final int LATEST_HEADER = 40;
    private static final int MOST_LINES = 4;
    private static final int LOOKED_BELOW = 30;
    private static final double HEADER_SHARE = 0.6;
    private static final int LONGEST_SPAN = 16;

    private final HeaderWords words;
    private final RawSheet sheet;
    private final Merges merges;

    HeaderFinder(HeaderWords words, RawSheet sheet, Merges merges) {
        this.words = words;
        this.sheet = sheet;
        this.merges = merges;
    }

    /// The first and the last row of the header, as indexes into `rows`.
    record Header(int first, int last) {}

    /// Null when no row looks like one of names.
    @Nullable Header find(List<RawRow> rows) {
        int named = namedByTheWorkbook(rows);
        int at = named >= 0 ? named : firstLine(rows);
        if (at < 0) {
            return null;
        }
        int last = named >= 0 ? at : down(rows, at);
        return new Header(up(rows, at), last);
    }

    /// A filter's first row, or that of a table that the workbook names.
    private int namedByTheWorkbook(List<RawRow> rows) {
        Area filter = sheet.marks().filter();
        int last = Math.min(rows.size() - 1, LATEST_HEADER);
        for (int i = 0; i <= last; i++) {
            RawRow row = rows.get(i);
            int from = row.column(0);
            boolean filtered =
                    filter != null
                            && filter.top() == row.number()
                            && filter.bottom() > filter.top()
                            && from >= filter.left()
                            && from <= filter.right();
            if ((filtered || startsTable(row)) && row.size() > 1 && allTexts(row)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsTable(RawRow row) {
        return sheet.marks().tables().stream()
                .anyMatch(
                        t ->
                                t.top() == row.number()
                                        && t.left() <= row.column(0)
                                        && t.right() >= row.column(0));
    }

    private static boolean allTexts(RawRow row) {
        for (int i = 0; i < row.size(); i++) {
            if (row.at(i).textOrNull() == null) {
                return false;
            }
        }
        return true;
    }

    private int firstLine(List<RawRow> rows) {
        int widest = 0;
        for (RawRow row : rows) {
            widest = Math.max(widest, row.size());
        }
        int last = Math.min(rows.size() - 1, LATEST_HEADER);
        for (int i = 0; i <= last; i++) {
            RawRow row = rows.get(i);
            int width = row.size() == 1 ? 1 : merges.width(row);
            boolean wideEnough = width >= Math.ceil(widest * HEADER_SHARE);
            if (wideEnough && (widest == 1 || row.size() > 1)) {
                if (!isHeader(rows, i)) {
                    return -1;
                }
                return better(rows, i, last);
            }
        }
        return -1;
    }

    /// A row of title, day and office above the header is as wide as a narrow header.
    private int better(List<RawRow> rows, int at, int last) {
        for (int i = at + 1; i <= Math.min(last, at + 2); i++) {
            RawRow here = rows.get(at);
            RawRow row = rows.get(i);
            if (merges.spans(here)
                    || row.size() <= here.size()
                    || !isHeader(rows, i)
                    || HeaderWords.known(here) >= 0.5) {
                return at;
            }
            if (HeaderWords.known(row) >= 0.5) {
                return i;
            }
        }
        return at;
    }

    /// Words, most of them different, that do not come again below as values do.
    private boolean isHeader(List<RawRow> rows, int at) {
        RawRow row = rows.get(at);
        if (!words.areWords(row)) {
            return false;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < row.size(); i++) {
            names.add(String.valueOf(row.at(i).textOrNull()));
        }
        if (names.size() * 2 <= row.size() && row.size() > 1 && !merges.spans(rows, at)) {
            return false;
        }
        return !comesAgain(rows, at);
    }

    private static boolean comesAgain(List<RawRow> rows, int at) {
        RawRow row = rows.get(at);
        if (row.size() < 2 || HeaderWords.known(row) >= 0.5) {
            return false;
        }
        for (int i = at + 1; i < Math.min(rows.size(), at + LOOKED_BELOW); i++) {
            int same = 0;
            for (int c = 0; c < row.size(); c++) {
                String text = row.at(c).textOrNull();
                RawCell below = rows.get(i).cell(row.column(c));
                same += text != null && below != null && text.equals(below.textOrNull()) ? 1 : 0;
            }
            if (same > 0 && same < row.size()) {
                return true;
            }
        }
        return false;
    }

    /// More lines below the first: names under a spanning one, or units in brackets.
    private int down(List<RawRow> rows, int at) {
        int last = at;
        while (last + 1 < rows.size()
                && last - at < MOST_LINES - 1
                && rows.get(last + 1).number() == rows.get(last).number() + 1
                && isLowerLine(rows, at, last)) {
            last++;
        }
        return last;
    }

    private boolean isLowerLine(List<RawRow> rows, int top, int above) {
        RawRow lower = rows.get(above + 1);
        boolean units = true;
        boolean covered = true;
        boolean spanning = false;
        for (int i = 0; i < lower.size(); i++) {
            int column = lower.column(i);
            boolean unit = HeaderWords.isUnit(lower.at(i));
            units &= unit;
            boolean spanned = merges.spanned(rows.get(above).number(), column);
            spanning |= spanned;
            covered &= spanned || unit;
            if (!unit && !words.isWord(lower.at(i))) {
                return false;
            }
        }
        if (units) {
            return true;
        }
        if (!merges.spans(rows.get(above)) && fillsGaps(rows.get(above), lower)) {
            return HeaderWords.known(lower) >= 0.5
                    || looksSame(rows, above)
                    || contrast(rows, above + 1);
        }
        if (!spanning || !covered) {
            return false;
        }
        return merges.reachesBelow(rows.subList(top, above + 1), lower.number())
                || lower.size() < merges.width(rows.get(above))
                || looksSame(rows, above)
                || contrast(rows, above + 1);
    }

    /// Whether a line has names where the one above has none, and none where that one has.
    private static boolean fillsGaps(RawRow upper, RawRow lower) {
        boolean fills = false;
        for (int i = 0; i < lower.size(); i++) {
            fills |= upper.cell(lower.column(i)) == null;
        }
        boolean leaves = false;
        for (int i = 0; i < upper.size(); i++) {
            leaves |= lower.cell(upper.column(i)) == null;
        }
        return fills && leaves && lower.column(0) > upper.column(0);
    }

    private boolean looksSame(List<RawRow> rows, int above) {
        RawRow upper = rows.get(above);
        RawRow lower = rows.get(above + 1);
        RawSheet.Look look = sheet.look(upper, 0);
        boolean distinct = look.bold() || look.fill() != null;
        return distinct && sheet.look(lower, 0).equals(look);
    }

    /// Whether numbers or days stand below words.
    boolean contrast(List<RawRow> rows, int at) {
        RawRow row = rows.get(at);
        for (int i = 0; i < row.size(); i++) {
            int values = 0;
            int all = 0;
            for (int below = at + 1; below < Math.min(rows.size(), at + LOOKED_BELOW); below++) {
                RawCell cell = rows.get(below).cell(row.column(i));
                all += cell == null ? 0 : 1;
                values += cell == null || words.isWord(cell) ? 0 : 1;
            }
            if (values > 0 && values * 2 > all) {
                return true;
            }
        }
        return false;
    }

    /// Whether a row is written otherwise than the one below it.
    boolean stands(List<RawRow> rows, int at) {
        RawRow row = rows.get(at);
        for (int i = 0; i < row.size(); i++) {
            RawSheet.Look look = sheet.look(row, i);
            if (!look.bold() && look.fill() == null) {
                return false;
            }
        }
        return at + 1 < rows.size() && !sheet.look(rows.get(at + 1), 0).equals(sheet.look(row, 0));
    }

    /// A line of spanning names above the first.
    private int up(List<RawRow> rows, int at) {
        int first = at;
        while (first > 0 && at - first < MOST_LINES - 1 && isUpperLine(rows, first)) {
            first--;
        }
        return first;
    }

    private boolean isUpperLine(List<RawRow> rows, int at) {
        RawRow lower = rows.get(at);
        RawRow upper = rows.get(at - 1);
        if (upper.number() != lower.number() - 1 || !words.areWords(upper)) {
            return false;
        }
        int left = lower.column(0);
        int right = lower.column(lower.size() - 1);
        for (int i = 0; i < upper.size(); i++) {
            String text = upper.at(i).textOrNull();
            if (text == null || text.strip().length() > LONGEST_SPAN || HeaderWords.isTitle(text)) {
                return false;
            }
        }
        Area whole = merges.at(upper.number(), upper.column(0));
        if (whole != null && whole.left() <= left && whole.right() >= right) {
            return false;
        }
        boolean needed = false;
        for (int i = 0; i < upper.size(); i++) {
            needed |= lower.cell(upper.column(i)) == null;
        }
        boolean merged = merges.spans(upper);
        return merged || needed || (upper.size() >= 2 && upper.size() < lower.size());
    }
}
