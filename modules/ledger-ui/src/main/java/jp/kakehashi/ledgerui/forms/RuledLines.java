package jp.kakehashi.ledgerui.forms;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.look.FileLook.Look;

/// The ruled lines of a blank's page, found in its picture: where they lie, in millimetres. Pure.
///
/// @param across heights of lines that go across
/// @param down places of lines that go down
record RuledLines(List<Line> across, List<Line> down) {
    static final RuledLines NONE = new RuledLines(List.of(), List.of());

    private static final double SHORTEST_MM = 6;
    private static final double NEAR_MM = 1.8;
    private static final double BESIDE_MM = 1;
    private static final int DARK = 150;

    /// A line at `at`, from `from` to `to` along it.
    record Line(double at, double from, double to) {}

    static RuledLines of(Look page, double widthMm, double heightMm) {
        double perX = page.width() / widthMm;
        double perY = page.height() / heightMm;
        List<Line> across = new ArrayList<>();
        for (int y = 0; y < page.height(); y++) {
            runs(page, true, y, SHORTEST_MM * perX, (y + 0.5) / perY, perX, across);
        }
        List<Line> down = new ArrayList<>();
        for (int x = 0; x < page.width(); x++) {
            runs(page, false, x, SHORTEST_MM * perY, (x + 0.5) / perX, perY, down);
        }
        return new RuledLines(across, down);
    }

    private static void runs(
            Look page,
            boolean across,
            int at,
            double shortest,
            double atMm,
            double perMm,
            List<Line> found) {
        int length = across ? page.width() : page.height();
        int begun = -1;
        for (int i = 0; i <= length; i++) {
            boolean dark = i < length && dark(page, across ? i : at, across ? at : i);
            if (dark && begun < 0) {
                begun = i;
            } else if (!dark && begun >= 0) {
                if (i - begun >= shortest) {
                    found.add(new Line(atMm, begun / perMm, i / perMm));
                }
                begun = -1;
            }
        }
    }

    private static boolean dark(Look page, int x, int y) {
        int dot = page.dots()[y * page.width() + x];
        return ((dot >> 16) & 255) + ((dot >> 8) & 255) + (dot & 255) < 3 * DARK;
    }

    /// `box` with each edge at the ruled line it lies near; words keep off the lines beside them.
    Box snapped(Box box) {
        double low = box.y() + box.height();
        double left = near(down, box.x() - BESIDE_MM, box.y(), low) + BESIDE_MM;
        double right = near(down, box.x() + box.width() + BESIDE_MM, box.y(), low) - BESIDE_MM;
        double top = near(across, box.y(), box.x(), box.x() + box.width());
        double bottom = near(across, box.y() + box.height(), box.x(), box.x() + box.width());
        boolean sane = right - left > 0.5 && bottom - top > 0.5;
        return sane ? new Box(left, top, right - left, bottom - top) : box;
    }

    /// The nearest line that runs along there, else the place itself.
    private static double near(List<Line> lines, double at, double from, double to) {
        double found = at;
        double least = NEAR_MM;
        for (Line line : lines) {
            double far = Math.abs(line.at() - at);
            if (far < least && line.from() < to && line.to() > from) {
                least = far;
                found = line.at();
            }
        }
        return found;
    }
}
