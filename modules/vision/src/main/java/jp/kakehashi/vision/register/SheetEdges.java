package jp.kakehashi.vision.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.kakehashi.vision.GrayImage;

/// Finds the edges of the sheet itself, which the print on it may be shifted and scaled
/// against: the strongest step of brightness near where the template ends, straight in the
/// template's millimetres. Where no edge is to be seen, the template's own is taken.
final class SheetEdges {
    private static final double REACH_MM = 10;
    private static final double STEP_MM = 0.25;
    private static final double SIDE_MM = 1;
    private static final int PROBES = 60;
    private static final double LEAST_STEP = 9;
    private static final double STRAIGHT_MM = 0.6;
    private static final double LEAST_SHARE = 0.3;

    private final GrayImage picture;
    private final PageMap map;
    private final double widthMm;
    private final double heightMm;

    SheetEdges(GrayImage picture, PageMap map, double widthMm, double heightMm) {
        this.picture = picture;
        this.map = map;
        this.widthMm = widthMm;
        this.heightMm = heightMm;
    }

    /// The sheet's corners in millimetres of the template, clockwise from its top left.
    double[][] corners() {
        double[] top = line(false, 0);
        double[] right = line(true, widthMm);
        double[] bottom = line(false, heightMm);
        double[] left = line(true, 0);
        return new double[][] {
            meet(left, top), meet(right, top), meet(right, bottom), meet(left, bottom)
        };
    }

    /// A side as `place + slope * along`.
    private double[] line(boolean upright, double expected) {
        double length = upright ? heightMm : widthMm;
        List<double[]> hits = new ArrayList<>();
        for (int i = 0; i < PROBES; i++) {
            double along = length * (i + 0.5) / PROBES;
            double place = step(upright, expected, along);
            if (!Double.isNaN(place)) {
                hits.add(new double[] {along, place});
            }
        }
        double[] best = {expected, 0};
        int most = (int) (LEAST_SHARE * PROBES);
        for (int i = 0; i < hits.size(); i++) {
            for (int j = i + 5; j < hits.size(); j += 3) {
                double slope =
                        (hits.get(j)[1] - hits.get(i)[1]) / (hits.get(j)[0] - hits.get(i)[0]);
                double base = hits.get(i)[1] - slope * hits.get(i)[0];
                int agree = 0;
                for (double[] hit : hits) {
                    agree += Math.abs(base + slope * hit[0] - hit[1]) < STRAIGHT_MM ? 1 : 0;
                }
                if (agree > most && Math.abs(slope) < 0.05) {
                    most = agree;
                    best = new double[] {base, slope};
                }
            }
        }
        return fitted(best, hits);
    }

    private static double[] fitted(double[] line, List<double[]> hits) {
        double n = 1e-9;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (double[] hit : hits) {
            if (Math.abs(line[0] + line[1] * hit[0] - hit[1]) < STRAIGHT_MM) {
                n++;
                x += hit[0];
                y += hit[1];
                xx += hit[0] * hit[0];
                xy += hit[0] * hit[1];
            }
        }
        double det = n * xx - x * x;
        if (n < LEAST_SHARE * PROBES || det < 1) {
            return line;
        }
        double slope = (n * xy - x * y) / det;
        return new double[] {(y - slope * x) / n, slope};
    }

    /// Where the brightness changes most across the side; no number when nowhere.
    private double step(boolean upright, double expected, double along) {
        int count = (int) (2 * REACH_MM / STEP_MM) + 1;
        int side = (int) (SIDE_MM / STEP_MM);
        double[] values = new double[count + 2 * side];
        double[] px = new double[2];
        for (int i = 0; i < values.length; i++) {
            double place = expected - REACH_MM + (i - side) * STEP_MM;
            map.map(upright ? place : along, upright ? along : place, px);
            int x = (int) Math.round(px[0]);
            int y = (int) Math.round(px[1]);
            boolean in = x >= 0 && y >= 0 && x < picture.width() && y < picture.height();
            values[i] = in ? picture.at(x, y) : Double.NaN;
        }
        double best = LEAST_STEP;
        double found = Double.NaN;
        for (int i = side; i < count + side; i++) {
            double before = mean(values, i - side, i);
            double after = mean(values, i, i + side);
            if (Math.abs(after - before) > best) {
                best = Math.abs(after - before);
                found = expected - REACH_MM + (i - side - 0.5) * STEP_MM;
            }
        }
        return found;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElse(Double.NaN);
    }

    private static double[] meet(double[] upright, double[] level) {
        // x = a + b y, y = c + d x
        double y = (level[0] + level[1] * upright[0]) / (1 - level[1] * upright[1]);
        return new double[] {upright[0] + upright[1] * y, y};
    }
}
