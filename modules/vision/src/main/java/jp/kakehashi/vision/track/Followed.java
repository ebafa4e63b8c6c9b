package jp.kakehashi.vision.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.SheetReading.Dot;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.recognise.Homography;
import jp.kakehashi.vision.register.PageMap;
import jp.kakehashi.vision.register.Registration;

/// The sheet that is followed: where it was registered, and how it moved since.
final class Followed {
    private static final int NODES = 5;

    final PaperForm form;
    private final int factor;
    private Registration base;
    private Homography motion = Homography.still();
    private SheetMotion reference;

    /// @param small the picture it was registered in, `factor` times as small
    Followed(PaperForm form, Registration base, GrayImage small, int factor) {
        this.form = form;
        this.factor = factor;
        this.base = base;
        this.reference = reference(small);
    }

    /// It was registered anew.
    void registered(Registration place, GrayImage small) {
        base = place;
        motion = Homography.still();
        reference = reference(small);
    }

    private SheetMotion reference(GrayImage small) {
        return new SheetMotion(small, place(), form.widthMm(), form.heightMm(), factor);
    }

    /// Looks where it is now: how far its farthest corner moved since the last time it moved, in
    /// small dots, and follows it when that is more than `least`; negative when it is not found.
    double follow(GrayImage small, double least) {
        HomographyFit.Fit fit = reference.to(small);
        if (fit == null) {
            return -1;
        }
        double half = (factor - 1) / 2.0;
        Homography up = new Homography(new double[] {factor, 0, half, 0, factor, half, 0, 0, 1});
        double f = 1.0 / factor;
        Homography down = new Homography(new double[] {f, 0, -half * f, 0, f, -half * f, 0, 0, 1});
        Homography moved = up.after(fit.homography()).after(down);
        double far = farthest(moved) / factor;
        if (far > least) {
            motion = moved.after(motion);
            reference = reference(small);
        }
        return far;
    }

    private double farthest(Homography moved) {
        double[] px = new double[2];
        double far = 0;
        for (Dot corner : corners()) {
            moved.map(corner.x(), corner.y(), px);
            far = Math.max(far, Math.hypot(px[0] - corner.x(), px[1] - corner.y()));
        }
        return far;
    }

    PageMap place() {
        return new MovedMap(base, motion);
    }

    /// A flat sheet at about the same place.
    Homography about() {
        List<HomographyFit.Pair> pairs = new ArrayList<>();
        double[] px = new double[2];
        PageMap place = place();
        for (int i = 0; i < NODES * NODES; i++) {
            int row = i / NODES;
            int column = i % NODES;
            double x = form.widthMm() * (0.1 + 0.8 * column / (NODES - 1));
            double y = form.heightMm() * (0.1 + 0.8 * row / (NODES - 1));
            place.map(x, y, px);
            pairs.add(new HomographyFit.Pair(x, y, px[0], px[1]));
        }
        return Objects.requireNonNull(HomographyFit.through(pairs));
    }

    List<Dot> corners() {
        List<Dot> corners = new ArrayList<>();
        double[] px = new double[2];
        for (double[] corner : base.cornersPx()) {
            motion.map(corner[0], corner[1], px);
            corners.add(new Dot(px[0], px[1]));
        }
        return corners;
    }
}
