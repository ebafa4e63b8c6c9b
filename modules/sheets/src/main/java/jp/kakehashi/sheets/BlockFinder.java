package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cuts a sheet into blocks of one table each: side by side where a column is empty between them,
/// below one another where a new header begins.
final class BlockFinder {
    private static final int DEEPEST = 6;
    private static final int LATEST_HEADER = 6;

    private final RawSheet sheet;
    private final Merges merges;
    private final HeaderFinder headers;
    private final HeaderWords words;
    private final RowKinds kinds;

    BlockFinder(RawSheet sheet, Merges merges, HeaderWords words) {
        this.sheet = sheet;
        this.merges = merges;
        this.words = words;
        this.headers = new HeaderFinder(words, sheet, merges);
        this.kinds = new RowKinds(words);
    }

    /// The blocks in reading order; at least one.
    List<Block> find() {
        List<Block> found = new ArrayList<>();
        cut(Block.of(sheet.rows()), 0, found);
        found.sort(Comparator.comparingInt(Block::top).thenComparingInt(Block::left));
        return found;
    }

    private void cut(Block block, int depth, List<Block> found) {
        List<Block> parts = List.of(block);
        if (depth < DEEPEST) {
            parts = sheet.encoding() == null ? columns(block) : parts;
            parts = parts.size() > 1 ? parts : bands(block);
        }
        if (parts.size() > 1) {
            parts.forEach(part -> cut(part, depth + 1, found));
        } else {
            found.add(parts.getFirst());
        }
    }

    /// Parts with an empty column between them, each a table of its own; words beside a table stay
    /// with it.
    private List<Block> columns(Block block) {
        BitSet used = used(block);
        List<Block> parts = new ArrayList<>();
        for (int from = used.nextSetBit(0); from >= 0; ) {
            int to = used.nextClearBit(from) - 1;
            int left = from;
            List<RawRow> rows =
                    block.rows().stream()
                            .map(r -> r.between(left, to))
                            .filter(Objects::nonNull)
                            .toList();
            parts.add(new Block(rows, from, to, List.of()));
            from = used.nextSetBit(to + 1);
        }
        return parts.size() < 2 ? List.of(block) : joined(block, parts);
    }

    private BitSet used(Block block) {
        BitSet used = new BitSet();
        for (RawRow row : block.rows()) {
            for (int i = 0; i < row.size(); i++) {
                used.set(row.column(i));
            }
        }
        if (used.nextClearBit(block.left()) > block.right()) {
            return used;
        }
        int[] bridges = new int[block.right() + 2];
        for (Area merge : merges.all()) {
            if (merge.width() > 1
                    && merge.meets(block.area())
                    && merge.width() < block.right() - block.left() + 1) {
                for (int c = merge.left(); c <= Math.min(merge.right(), block.right()); c++) {
                    bridges[c]++;
                }
            }
        }
        for (int c = block.left(); c <= block.right(); c++) {
            if (bridges[c] > 1) {
                used.set(c);
            }
        }
        return used;
    }

    private List<Block> joined(Block block, List<Block> parts) {
        List<Block> tables = parts.stream().filter(this::isTable).toList();
        if (tables.size() < 2 && parts.stream().noneMatch(p -> isAside(p, block))) {
            return List.of(block);
        }
        if (tables.isEmpty()) {
            return List.of(block);
        }
        List<Block> whole = new ArrayList<>();
        boolean begun = false;
        for (Block part : parts) {
            boolean table = isTable(part);
            if (whole.isEmpty() || (table && begun)) {
                whole.add(part);
            } else {
                Block before = whole.removeLast();
                boolean words = begun && isAside(part, before);
                whole.add(words ? beside(before, part) : together(block, before, part));
            }
            begun |= table;
        }
        return whole;
    }

    private static Block beside(Block table, Block words) {
        List<RawRow> aside = new ArrayList<>(table.aside());
        aside.addAll(words.rows());
        return new Block(table.rows(), table.left(), table.right(), aside);
    }

    private static Block together(Block block, Block left, Block right) {
        List<RawRow> rows =
                block.rows().stream()
                        .map(r -> r.between(left.left(), right.right()))
                        .filter(Objects::nonNull)
                        .toList();
        return new Block(rows, left.left(), right.right(), left.aside());
    }

    /// Few words in a column of their own.
    private boolean isAside(Block part, Block table) {
        return part.rows().size() * 3 < table.rows().size()
                && part.rows().stream().allMatch(r -> r.size() == 1);
    }

    private boolean isTable(Block part) {
        if (part.rows().size() < 2 || part.left() == part.right()) {
            return false;
        }
        HeaderFinder.Header header = headers.find(part.rows());
        return header != null
                && part.rows().get(header.last()).size() > 1
                && header.last() + 1 < part.rows().size();
    }

    private List<Block> bands(Block block) {
        List<RawRow> rows = block.rows();
        List<Integer> starts = new ArrayList<>(List.of(0));
        boolean begun = false;
        RawRow header = null;
        for (int i = 0; i < rows.size(); i++) {
            boolean gap = i > 0 && rows.get(i).number() > rows.get(i - 1).number() + 1;
            boolean pause =
                    i > 1 && (isTitle(rows.get(i - 1)) || kinds.isTotal(rows.get(i - 1), null));
            if (begun && (gap || pause)) {
                int from = !gap && isTitle(rows.get(i - 1)) ? i - 1 : i;
                RawRow next = opening(rows, i, gap, header);
                if (next != null && from > starts.getLast()) {
                    starts.add(from);
                    header = next;
                }
            }
            if (!begun && rows.get(i).size() > 1) {
                begun = words.areWords(rows.get(i)) || i > LATEST_HEADER;
                header = begun ? rows.get(i) : null;
            }
        }
        return sliced(block, starts);
    }

    private static List<Block> sliced(Block block, List<Integer> starts) {
        if (starts.size() == 1) {
            return List.of(block);
        }
        List<Block> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int to = i + 1 < starts.size() ? starts.get(i + 1) : block.rows().size();
            List<RawRow> rows = block.rows().subList(starts.get(i), to);
            Block part = Block.of(rows);
            parts.add(
                    new Block(rows, part.left(), part.right(), i == 0 ? block.aside() : List.of()));
        }
        return parts;
    }

    private static boolean isTitle(RawRow row) {
        String text = row.at(0).textOrNull();
        return row.size() == 1 && text != null && !text.startsWith("※");
    }

    /// The header of a table that begins at row `at`, below titles of its own; null when the rows
    /// go on with the table above. Words alone are no header: they must be known ones, look
    /// otherwise, repeat the header above or stand over numbers.
    private @Nullable RawRow opening(
            List<RawRow> rows, int at, boolean gap, @Nullable RawRow above) {
        int i = at;
        while (i < rows.size() && i < at + LATEST_HEADER && rows.get(i).size() == 1) {
            if (rows.get(i).at(0).textOrNull() == null) {
                return null;
            }
            i++;
        }
        boolean titled = i > at || !gap;
        for (int line = i; line < Math.min(rows.size(), i + 2); line++) {
            RawRow row = rows.get(line);
            if (row.size() < 2 || !words.areWords(row)) {
                return null;
            }
            boolean same = above != null && sameTexts(row, above);
            boolean known = HeaderWords.known(row) >= 0.5;
            boolean over = line + 1 < rows.size() && headers.contrast(rows, line);
            boolean moved = above != null && !sameColumns(row, above);
            if (same
                    || headers.stands(rows, line)
                    || (known && (titled || over || moved))
                    || (over && (titled || moved))) {
                return row;
            }
        }
        return null;
    }

    private static boolean sameTexts(RawRow row, RawRow other) {
        if (!sameColumns(row, other)) {
            return false;
        }
        for (int i = 0; i < row.size(); i++) {
            if (!Objects.equals(row.at(i).textOrNull(), other.at(i).textOrNull())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameColumns(RawRow row, RawRow other) {
        return row.size() == other.size() && row.column(0) == other.column(0);
    }
}
