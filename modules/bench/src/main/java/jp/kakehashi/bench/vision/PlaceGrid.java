package jp.kakehashi.bench.vision;

import java.util.List;
import java.util.TreeSet;
import jp.kakehashi.vision.SheetReading.Place;

/// The places of a reading as a grid, straight between them.
final class PlaceGrid {
    private final double[] xs;
    private final double[] ys;
    private final double[] px;
    private final double[] py;

    PlaceGrid(List<Place> places) {
        TreeSet<Double> across = new TreeSet<>();
        TreeSet<Double> down = new TreeSet<>();
        places.forEach(
                p -> {
                    across.add(p.xMm());
                    down.add(p.yMm());
                });
        xs = across.stream().mapToDouble(x -> x).toArray();
        ys = down.stream().mapToDouble(y -> y).toArray();
        px = new double[xs.length * ys.length];
        py = new double[xs.length * ys.length];
        for (Place p : places) {
            int at =
                    java.util.Arrays.binarySearch(ys, p.yMm()) * xs.length
                            + java.util.Arrays.binarySearch(xs, p.xMm());
            px[at] = p.xPx();
            py[at] = p.yPx();
        }
    }

    double widthMm() {
        return xs[xs.length - 1];
    }

    double heightMm() {
        return ys[ys.length - 1];
    }

    void at(double xMm, double yMm, double[] to) {
        int i = cell(xs, xMm);
        int j = cell(ys, yMm);
        double fx = (xMm - xs[i]) / (xs[i + 1] - xs[i]);
        double fy = (yMm - ys[j]) / (ys[j + 1] - ys[j]);
        int p = j * xs.length + i;
        to[0] = mixed(px, p, fx, fy);
        to[1] = mixed(py, p, fx, fy);
    }

    private double mixed(double[] values, int p, double fx, double fy) {
        double upper = values[p] + fx * (values[p + 1] - values[p]);
        double lower =
                values[p + xs.length] + fx * (values[p + xs.length + 1] - values[p + xs.length]);
        return upper + fy * (lower - upper);
    }

    private static int cell(double[] steps, double at) {
        int i = 0;
        while (i + 2 < steps.length && steps[i + 1] <= at) {
            i++;
        }
        return i;
    }
}
