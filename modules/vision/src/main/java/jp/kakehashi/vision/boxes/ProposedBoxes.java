package jp.kakehashi.vision.boxes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.boxes.WhitePatches.Patch;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import org.jspecify.annotations.Nullable;

/// Suggests the boxes of a form from the lines of its blank: what ruled lines enclose is a place to
/// write, the free part of it where words are printed inside; small squares are places to tick;
/// equal narrow cells side by side are one number. Reading order.
public final class ProposedBoxes {
    private static final int INK = 176;
    private static final double LINE_ACROSS_MM = 6;
    private static final double LINE_DOWN_MM = 4.5;
    private static final double LEAST_CELL_MM = 4;
    private static final double LEAST_TICK_MM = 2.4;
    private static final double MOST_TICK_MM = 7;
    private static final double EDGE_MM = 0.5;
    private static final double LEAST_FREE_MM = 8;
    private static final double WIDEST_FIGURE_MM = 9;
    private static final int LEAST_FIGURES = 3;

    private final int width;
    private final int height;
    private final double perMm;
    private final boolean[] ink;

    private ProposedBoxes(GrayImage page, double dotsPerMm) {
        width = page.width();
        height = page.height();
        perMm = dotsPerMm;
        ink = new boolean[width * height];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (page.dots()[i] & 0xFF) < INK;
        }
    }

    /// The suggestions for a page drawn at `dotsPerMm` (6 or more suits).
    public static List<ProposedBox> of(GrayImage page, double dotsPerMm) {
        ProposedBoxes boxes = new ProposedBoxes(page, dotsPerMm);
        List<ProposedBox> found = new ArrayList<>(boxes.ticks());
        found.addAll(boxes.cells(found));
        found.sort(
                Comparator.<ProposedBox>comparingLong(b -> Math.round(b.box().centreY() / 3))
                        .thenComparingDouble(b -> b.box().x()));
        return List.copyOf(found);
    }

    private List<ProposedBox> ticks() {
        List<ProposedBox> found = new ArrayList<>();
        double line = 1.5 / perMm;
        for (Patch patch : WhitePatches.of(ink, width, height)) {
            double w = patch.width() / perMm;
            double h = patch.height() / perMm;
            if (Math.min(w, h) >= LEAST_TICK_MM
                    && Math.max(w, h) <= MOST_TICK_MM
                    && Math.abs(w - h) <= 0.08 * Math.max(w, h) + line / 2
                    && patch.filled() > 0.98) {
                found.add(new ProposedBox(FormField.Kind.CHECK, box(patch, 0).grown(line)));
            }
        }
        return found;
    }

    private List<ProposedBox> cells(List<ProposedBox> ticks) {
        boolean[] lines = lines();
        List<MmBox> whole = new ArrayList<>();
        List<ProposedBox> found = new ArrayList<>();
        for (Patch patch : WhitePatches.of(lines, width, height)) {
            boolean outside =
                    patch.left() == 0
                            || patch.top() == 0
                            || patch.right() == width - 1
                            || patch.bottom() == height - 1;
            if (outside
                    || patch.width() < LEAST_CELL_MM * perMm
                    || patch.height() < LEAST_CELL_MM * perMm
                    || patch.filled() < 0.96) {
                continue;
            }
            MmBox free = free(patch);
            if (free == null || ticks.stream().anyMatch(t -> same(t.box(), free))) {
                continue;
            }
            if (free.equals(box(patch, EDGE_MM)) && free.w() <= WIDEST_FIGURE_MM) {
                whole.add(free);
            } else {
                found.add(new ProposedBox(FormField.Kind.TEXT, free));
            }
        }
        found.addAll(figures(whole));
        return found;
    }

    private static boolean same(MmBox a, MmBox b) {
        return Math.abs(a.centreX() - b.centreX()) < 1 && Math.abs(a.centreY() - b.centreY()) < 1;
    }

    /// Narrow cells of one row and one width become one box; those that stand alone stay.
    private static List<ProposedBox> figures(List<MmBox> narrow) {
        List<MmBox> left = new ArrayList<>(narrow);
        left.sort(
                Comparator.<MmBox>comparingLong(b -> Math.round(b.y()))
                        .thenComparingDouble(MmBox::x));
        List<ProposedBox> found = new ArrayList<>();
        int at = 0;
        while (at < left.size()) {
            int end = at + 1;
            while (end < left.size() && goesOn(left.get(end - 1), left.get(end))) {
                end++;
            }
            if (end - at >= LEAST_FIGURES) {
                MmBox first = left.get(at);
                MmBox last = left.get(end - 1);
                found.add(
                        new ProposedBox(
                                FormField.Kind.TEXT,
                                new MmBox(
                                        first.x(),
                                        first.y(),
                                        last.right() - first.x(),
                                        first.h())));
            } else {
                left.subList(at, end)
                        .forEach(b -> found.add(new ProposedBox(FormField.Kind.TEXT, b)));
            }
            at = end;
        }
        return found;
    }

    private static boolean goesOn(MmBox before, MmBox next) {
        double gap = next.x() - before.right();
        return Math.abs(before.y() - next.y()) < 0.5
                && Math.abs(before.h() - next.h()) < 0.5
                && Math.abs(before.w() - next.w()) < 0.6
                && gap >= 0
                && gap < 2.5;
    }

    /// Only the long strokes: writing goes, lines stay, a dot thicker so that corners are shut.
    private boolean[] lines() {
        boolean[] lines = new boolean[ink.length];
        int across = (int) (LINE_ACROSS_MM * perMm);
        int down = (int) (LINE_DOWN_MM * perMm);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; ) {
                int from = x;
                while (x < width && ink[y * width + x]) {
                    x++;
                }
                for (int i = from; x - from >= across && i < x; i++) {
                    lines[y * width + i] = true;
                }
                x = Math.max(x, from + 1);
            }
        }
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; ) {
                int from = y;
                while (y < height && ink[y * width + x]) {
                    y++;
                }
                for (int i = from; y - from >= down && i < y; i++) {
                    lines[i * width + x] = true;
                }
                y = Math.max(y, from + 1);
            }
        }
        return lines;
    }

    private MmBox box(Patch patch, double inset) {
        return new MmBox(
                patch.left() / perMm + inset,
                patch.top() / perMm + inset,
                patch.width() / perMm - 2 * inset,
                patch.height() / perMm - 2 * inset);
    }

    /// Where in a cell one can write: all of it when nothing is printed there, the largest part
    /// beside or below the words otherwise; null when the words fill it or stand in its middle.
    private @Nullable MmBox free(Patch cell) {
        int edge = (int) Math.round(EDGE_MM * perMm);
        int left = cell.left() + edge;
        int right = cell.right() - edge;
        int top = cell.top() + edge;
        int bottom = cell.bottom() - edge;
        if (left >= right || top >= bottom) {
            return null;
        }
        int[] across = gap(left, right, x -> column(x, top, bottom));
        if (across[0] == left && across[1] == right) {
            return box(cell, EDGE_MM);
        }
        int[] down = gap(top, bottom, y -> row(y, left, right));
        MmBox beside = beside(across, left, right, cell);
        MmBox below = below(down, top, bottom, cell);
        if (beside == null || below == null) {
            return beside == null ? below : beside;
        }
        return beside.w() * beside.h() >= below.w() * below.h() ? beside : below;
    }

    private @Nullable MmBox beside(int[] gap, int left, int right, Patch cell) {
        double wide = (gap[1] - gap[0] + 1) / perMm;
        double before = (gap[0] - left) / perMm;
        double after = (right - gap[1]) / perMm;
        double all = (right - left + 1) / perMm;
        // Words in the middle of a cell name what is beside it.
        boolean name = before < 3.5 ? wide < 0.35 * all : wide < 0.52 * all;
        if (wide < LEAST_FREE_MM || name) {
            return null;
        }
        double from = gap[0] / perMm + (before > 0 ? 1 : 0);
        double to = (gap[1] + 1) / perMm - (after > 0 ? 1 : 0);
        return new MmBox(
                from, cell.top() / perMm + EDGE_MM, to - from, cell.height() / perMm - 2 * EDGE_MM);
    }

    private @Nullable MmBox below(int[] gap, int top, int bottom, Patch cell) {
        double high = (gap[1] - gap[0] + 1) / perMm;
        if (high < 5 || high < 0.5 * (bottom - top + 1) / perMm) {
            return null;
        }
        return new MmBox(
                cell.left() / perMm + EDGE_MM,
                gap[0] / perMm + (gap[0] > top ? EDGE_MM : 0),
                cell.width() / perMm - 2 * EDGE_MM,
                high - EDGE_MM);
    }

    private static int[] gap(int from, int to, IntPredicate printed) {
        int[] best = {from, from - 1};
        int start = from;
        for (int i = from; i <= to + 1; i++) {
            if (i > to || printed.test(i)) {
                if (i - 1 - start > best[1] - best[0]) {
                    best = new int[] {start, i - 1};
                }
                start = i + 1;
            }
        }
        return best;
    }

    private boolean column(int x, int top, int bottom) {
        for (int y = top; y <= bottom; y++) {
            if (ink[y * width + x]) {
                return true;
            }
        }
        return false;
    }

    private boolean row(int y, int left, int right) {
        for (int x = left; x <= right; x++) {
            if (ink[y * width + x]) {
                return true;
            }
        }
        return false;
    }
}
