package jp.kakehashi.vision.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.recognise.Homography;
import jp.kakehashi.vision.register.PageMap;

/// Where a sheet ends in a picture, to tell another one beside or below it.
final class Outline {
    private static final double BEYOND_MM = 3;
    private static final int PARTS = 8;

    /// Nearer than this it may be the same sheet behind a fold.
    private static final double ELSEWHERE_MM = 25;

    private static final double[][] SPOTS = {
        {0.5, 0.5}, {0.2, 0.2}, {0.8, 0.2}, {0.8, 0.8}, {0.2, 0.8}
    };

    private final PageMap place;
    private final PaperForm form;

    Outline(PageMap place, PaperForm form) {
        this.place = place;
        this.form = form;
    }

    /// Once around the sheet, a little outside of it, in dots.
    List<double[]> points() {
        double width = form.widthMm() + 2 * BEYOND_MM;
        double height = form.heightMm() + 2 * BEYOND_MM;
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 4 * PARTS; i++) {
            double part = i % PARTS / (double) PARTS;
            double[] at =
                    switch (i / PARTS) {
                        case 0 -> new double[] {part, 0};
                        case 1 -> new double[] {1, part};
                        case 2 -> new double[] {1 - part, 1};
                        default -> new double[] {0, 1 - part};
                    };
            points.add(seen(at[0] * width - BEYOND_MM, at[1] * height - BEYOND_MM));
        }
        return points;
    }

    /// Whether a sheet that lies like this is not the same one.
    boolean elsewhere(Homography other) {
        double[] px = new double[2];
        double[] far = new double[SPOTS.length];
        for (int i = 0; i < far.length; i++) {
            double x = SPOTS[i][0] * form.widthMm();
            double y = SPOTS[i][1] * form.heightMm();
            double[] here = seen(x, y);
            double[] beside = seen(x + 1, y);
            other.map(x, y, px);
            far[i] =
                    Math.hypot(px[0] - here[0], px[1] - here[1])
                            / Math.max(1e-6, Math.hypot(beside[0] - here[0], beside[1] - here[1]));
        }
        Arrays.sort(far);
        return far[far.length / 2] > ELSEWHERE_MM;
    }

    private double[] seen(double xMm, double yMm) {
        double[] px = new double[2];
        place.map(xMm, yMm, px);
        return px;
    }
}
