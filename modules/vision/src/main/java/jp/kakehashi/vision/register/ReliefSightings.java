package jp.kakehashi.vision.register;

import java.util.List;
import jp.kakehashi.vision.algebra.Slopes;

/// What sightings want of a {@link Relief}, how much each is trusted, and how far the relief
/// is from it.
final class ReliefSightings {
    /// A piece rises as much as so many of its parts do together.
    static final int PARTS = 5;

    /// No piece knows its place better than this.
    private static final double BEST_MM = 0.02;

    /// The square of how many tolerances a sighting that agrees may be off.
    private static final double AGREES = 9;

    final Relief relief;
    final List<Sighting> sightings;
    final double[] trust;
    final double[][] planeX;
    final double[][] planeY;
    private final double toleranceMm;
    private final double pieceMm;
    private final double[] wantX;
    private final double[] wantY;

    /// @param toleranceMm how far off an honest sighting may be
    /// @param pieceMm the length of a piece that was sighted
    ReliefSightings(Relief relief, List<Sighting> sightings, double toleranceMm, double pieceMm) {
        this.relief = relief;
        this.sightings = sightings;
        this.toleranceMm = toleranceMm;
        this.pieceMm = pieceMm;
        int count = sightings.size();
        wantX = new double[count];
        wantY = new double[count];
        trust = new double[count];
        planeX = new double[count][LensPlaneFit.NUMBERS];
        planeY = new double[count][LensPlaneFit.NUMBERS];
        plane(relief.flat);
    }

    int count() {
        return wantX.length;
    }

    Sighting get(int i) {
        return sightings.get(i);
    }

    /// Takes another plane below the relief.
    void plane(LensPlane flat) {
        relief.flat = flat;
        double[] px = new double[2];
        double[] slopes = new double[4];
        double[] off = new double[2];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            flat.map(s.xMm(), s.yMm(), px);
            flat.slopes(s.xMm(), s.yMm(), slopes);
            Slopes.toMm(slopes, s.xPx() - px[0], s.yPx() - px[1], off);
            wantX[i] = off[0];
            wantY[i] = off[1];
            LensPlaneFit.changes(flat, s, slopes, planeX[i], planeY[i]);
        }
    }

    /// How much each counts, given how far it is from what is fitted now.
    void trust(double soft) {
        for (int i = 0; i < trust.length; i++) {
            Sighting s = sightings.get(i);
            double z = rise(i);
            double x = leftX(i) - z * relief.leanX(s.xMm());
            double y = leftY(i) - z * relief.leanY(s.yMm());
            double most = Math.max(s.wxx(), s.wyy());
            double cap = Math.min(1, 1 / (BEST_MM * BEST_MM * Math.max(most, 1e-9)));
            trust[i] = cap / (1 + LensPlaneFit.unlikely(s, x, y, toleranceMm * soft));
        }
    }

    /// What is wanted that the stiff displacement does not give.
    double leftX(int i) {
        Sighting s = sightings.get(i);
        return wantX[i] - relief.grid.at(relief.stiffX, s.xMm(), s.yMm());
    }

    /// The same, down.
    double leftY(int i) {
        Sighting s = sightings.get(i);
        return wantY[i] - relief.grid.at(relief.stiffY, s.xMm(), s.yMm());
    }

    double wantX(int i) {
        return wantX[i];
    }

    double wantY(int i) {
        return wantY[i];
    }

    /// How far the relief lifts a sighted piece.
    double rise(int i) {
        return along(relief.profile, i) + rest(i);
    }

    /// What of that is beside the profile.
    double rest(int i) {
        Sighting s = sightings.get(i);
        return relief.grid.at(relief.rest, s.xMm(), s.yMm());
    }

    /// What a profile lifts a piece by.
    double along(Profile profile, int i) {
        Sighting s = sightings.get(i);
        double sum = 0;
        for (int k = 0; k < PARTS; k++) {
            sum += profile.at(partX(profile, s, k), partY(profile, s, k));
        }
        return sum / PARTS;
    }

    /// The knots that a piece touches, each once, and their shares.
    int shares(Profile profile, int i, int[] knots, double[] shares) {
        Sighting s = sightings.get(i);
        int count = 0;
        for (int k = 0; k < PARTS; k++) {
            count =
                    profile.share(
                            partX(profile, s, k),
                            partY(profile, s, k),
                            1.0 / PARTS,
                            knots,
                            shares,
                            count);
        }
        return count;
    }

    private double partX(Profile profile, Sighting s, int k) {
        double off = part(k);
        return s.xMm() + off * (profile.crossed ? profile.across - profile.down : profile.across);
    }

    private double partY(Profile profile, Sighting s, int k) {
        double off = part(k);
        return s.yMm() + off * (profile.crossed ? profile.down + profile.across : profile.down);
    }

    private double part(int k) {
        return ((k + 0.5) / PARTS - 0.5) * pieceMm;
    }

    /// How badly all is explained by a profile and a plane that moves by `step`.
    double cost(Profile profile, double[] step) {
        double cost = 0;
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            double z = along(profile, i) + rest(i);
            double x = leftX(i) - z * relief.leanX(s.xMm());
            double y = leftY(i) - z * relief.leanY(s.yMm());
            for (int k = 0; k < step.length; k++) {
                x -= planeX[i][k] * step[k];
                y -= planeY[i][k] * step[k];
            }
            cost += Math.log1p(LensPlaneFit.unlikely(s, x, y, toleranceMm));
        }
        return cost;
    }

    /// How many sightings are as the relief has them.
    int agreeing() {
        int count = 0;
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            double z = rise(i);
            double x = leftX(i) - z * relief.leanX(s.xMm());
            double y = leftY(i) - z * relief.leanY(s.yMm());
            count += LensPlaneFit.unlikely(s, x, y, toleranceMm) < AGREES ? 1 : 0;
        }
        return count;
    }
}
