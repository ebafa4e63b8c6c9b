package jp.kakehashi.vision.register;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import jp.kakehashi.vision.algebra.BandSystem;

/// Fits a {@link Relief} to sightings, by turns: the profile with the plane below it, its
/// direction, what rises beside it, the camera's foot, the stiff rest. Sightings that do not
/// agree with the others lose their say.
final class ReliefFit {
    private static final double STIFF_BEND_MM = 0.004;
    private static final double FOOT_MM = 25;
    private static final int DIRECTIONS = 16;

    /// A flat sheet that explains so nearly as much as a bent one is flat.
    private static final double EXPLAINS = 2;

    /// A flat sheet leaves no more than this unexplained of each sighting.
    private static final double EACH = 0.75;

    /// A second profile has to explain this much more, of what is as badly explained.
    private static final double CROSSED_EXPLAINS = 0.7;

    private static final double CROSSED_EACH = 0.3;

    private final Relief relief;
    private final ReliefSightings seen;
    private final ProfileFit profiles;
    private final double widthMm;
    private final double heightMm;

    /// @param toleranceMm how far off an honest sighting may be
    /// @param pieceMm the length of a piece that was sighted
    ReliefFit(
            LensPlane flat,
            List<Sighting> sightings,
            double widthMm,
            double heightMm,
            double toleranceMm,
            double pieceMm) {
        this.widthMm = widthMm;
        this.heightMm = heightMm;
        relief = new Relief(flat, widthMm, heightMm);
        seen = new ReliefSightings(relief, sightings, toleranceMm, pieceMm);
        profiles = new ProfileFit(seen);
    }

    /// With no direction known: that is taken which explains most.
    Relief withoutDirection(double bendMm) {
        seen.trust(4);
        List<Double> all =
                IntStream.range(0, DIRECTIONS).mapToObj(k -> Math.PI * k / DIRECTIONS).toList();
        return withDirection(best(all, 2).angle(), 0.15, bendMm);
    }

    /// The profile along that of these directions that explains most.
    private Profile best(List<Double> angles, double soft) {
        record Tried(Profile profile, double cost) {}
        return angles.parallelStream()
                .map(
                        angle -> {
                            Profile profile = new Profile(angle, false, widthMm, heightMm);
                            profiles.explain(profile, soft);
                            return new Tried(profile, profiles.explain(profile, 1));
                        })
                .min(Comparator.comparingDouble(Tried::cost))
                .orElseThrow()
                .profile();
    }

    /// With a direction known within `spread` radians.
    Relief withDirection(double angle, double spread, double bendMm) {
        relief.profile = new Profile(angle, false, widthMm, heightMm);
        settleSoftly();
        turn(spread);
        if (flatExplains()) {
            Arrays.fill(relief.profile.rise, 0);
            for (int round = 0; round < 3; round++) {
                seen.trust(1);
                flatter(relief.profile);
            }
            return relief;
        }
        cross();
        for (int round = 0; round < 3; round++) {
            seen.trust(1);
            rest(bendMm);
            stiff();
            seen.trust(1);
            settle(1);
        }
        return relief;
    }

    /// How many sightings are as the relief has them.
    int agreeing() {
        return seen.agreeing();
    }

    private void settleSoftly() {
        for (int round = 0; round < 4; round++) {
            double soft = Math.max(1, 4.0 / (1 << round));
            seen.trust(soft);
            settle(soft);
        }
    }

    private void settle(double soft) {
        double[] step = profiles.joint(relief.profile, relief.profile.rise.length, soft);
        seen.plane(LensPlaneFit.moved(relief.flat, step));
        foot();
    }

    private void flatter(Profile none) {
        seen.plane(LensPlaneFit.moved(relief.flat, profiles.joint(none, 0, 1)));
    }

    /// Whether a flat sheet explains nearly as much as the bent one; then what bends is noise.
    private boolean flatExplains() {
        double bent = seen.cost(relief.profile, ProfileFit.NO_STEP);
        LensPlane before = relief.flat;
        Profile none = relief.profile.fresh(false, widthMm, heightMm);
        for (int round = 0; round < 3; round++) {
            flatter(none);
        }
        double flat = seen.cost(none, ProfileFit.NO_STEP);
        seen.plane(before);
        return flat < EXPLAINS * bent && flat < EACH * seen.count();
    }

    /// Lets the sheet bend along the other direction, too, when that explains much more: beside the
    /// direction found, which lies between the two when they bend alike.
    private void cross() {
        double cost = seen.cost(relief.profile, ProfileFit.NO_STEP);
        if (cost < CROSSED_EACH * seen.count()) {
            return;
        }
        Kept before = new Kept(relief, CROSSED_EXPLAINS * cost);
        Kept best = before;
        for (double turned : new double[] {0, Math.PI / 4}) {
            before.restore(relief, seen);
            double angle = before.profile.angle() + turned;
            relief.profile = new Profile(angle, true, widthMm, heightMm);
            settleSoftly();
            double now = seen.cost(relief.profile, ProfileFit.NO_STEP);
            if (now < best.cost) {
                best = new Kept(relief, now);
            }
        }
        best.restore(relief, seen);
    }

    /// A state of the fit to come back to.
    private static final class Kept {
        private final LensPlane plane;
        private final Profile profile;
        private final double footX;
        private final double footY;
        private final double cost;

        Kept(Relief relief, double cost) {
            plane = relief.flat;
            profile = relief.profile;
            footX = relief.footX;
            footY = relief.footY;
            this.cost = cost;
        }

        void restore(Relief relief, ReliefSightings seen) {
            relief.profile = profile;
            relief.footX = footX;
            relief.footY = footY;
            seen.plane(plane);
            seen.trust(1);
        }
    }

    /// Turns the profile's direction to where it explains most.
    private void turn(double spread) {
        for (double step = spread / 3; step > 0.004; step /= 3) {
            double middle = relief.profile.angle();
            double by = step;
            List<Double> near =
                    IntStream.rangeClosed(-3, 3).mapToObj(k -> middle + k * by).toList();
            relief.profile = best(near, 1);
        }
    }

    /// Fits what rises beside the profile.
    private void rest(double bendMm) {
        NodeGrid grid = relief.grid;
        BandSystem system = new BandSystem(grid.count(), grid.band());
        int[] nodes = new int[4];
        double[] shares = new double[4];
        for (int i = 0; i < seen.count(); i++) {
            Sighting s = seen.get(i);
            double z = seen.along(relief.profile, i);
            double ex = relief.leanX(s.xMm());
            double ey = relief.leanY(s.yMm());
            double rx = seen.leftX(i) - z * ex;
            double ry = seen.leftY(i) - z * ey;
            double w = s.wxx() * ex * ex + 2 * s.wxy() * ex * ey + s.wyy() * ey * ey;
            double v = s.wxx() * ex * rx + s.wxy() * (ex * ry + ey * rx) + s.wyy() * ey * ry;
            if (w > 1e-9) {
                grid.around(s.xMm(), s.yMm(), nodes, shares);
                system.addSquare(nodes, shares, 4, v / w, seen.trust[i] * w);
            }
        }
        new Bending(grid.columns, grid.rows, bendMm).charge(system, relief.rest);
        for (int p = 0; p < grid.count(); p++) {
            system.add(p, p, 1e-3);
        }
        System.arraycopy(system.solve(), 0, relief.rest, 0, grid.count());
    }

    private void stiff() {
        NodeGrid grid = relief.grid;
        BandSystem x = new BandSystem(grid.count(), grid.band());
        BandSystem y = new BandSystem(grid.count(), grid.band());
        int[] nodes = new int[4];
        double[] shares = new double[4];
        for (int i = 0; i < seen.count(); i++) {
            Sighting s = seen.get(i);
            double z = seen.rise(i);
            double rx = seen.wantX(i) - z * relief.leanX(s.xMm());
            double ry = seen.wantY(i) - z * relief.leanY(s.yMm());
            double bx = grid.at(relief.stiffX, s.xMm(), s.yMm());
            double by = grid.at(relief.stiffY, s.xMm(), s.yMm());
            grid.around(s.xMm(), s.yMm(), nodes, shares);
            x.addSquare(nodes, shares, 4, rx, seen.trust[i] * s.wxx());
            y.addSquare(nodes, shares, 4, ry, seen.trust[i] * s.wyy());
            // The part that both directions share moves over to the right, from the last round.
            double cross = seen.trust[i] * s.wxy();
            for (int k = 0; k < 4; k++) {
                x.addRight(nodes[k], shares[k] * cross * (ry - by));
                y.addRight(nodes[k], shares[k] * cross * (rx - bx));
            }
        }
        Bending bending = new Bending(grid.columns, grid.rows, STIFF_BEND_MM);
        bending.charge(x, null);
        bending.charge(y, null);
        for (int p = 0; p < grid.count(); p++) {
            x.add(p, p, 1e-2);
            y.add(p, p, 1e-2);
        }
        System.arraycopy(x.solve(), 0, relief.stiffX, 0, grid.count());
        System.arraycopy(y.solve(), 0, relief.stiffY, 0, grid.count());
    }

    /// Moves the foot to where the sightings and the rise agree best on it.
    private void foot() {
        // The perspective is worth something too: it holds the foot where nothing rises.
        double hold = 1 / (FOOT_MM * FOOT_MM);
        double a = hold;
        double b = 0;
        double c = hold;
        double u = 0;
        double v = 0;
        for (int i = 0; i < seen.count(); i++) {
            Sighting s = seen.get(i);
            double z = seen.rise(i);
            double g = -z / relief.heightMm;
            double rx = seen.leftX(i) - z * relief.leanX(s.xMm());
            double ry = seen.leftY(i) - z * relief.leanY(s.yMm());
            a += seen.trust[i] * g * g * s.wxx();
            b += seen.trust[i] * g * g * s.wxy();
            c += seen.trust[i] * g * g * s.wyy();
            u += seen.trust[i] * g * (s.wxx() * rx + s.wxy() * ry);
            v += seen.trust[i] * g * (s.wxy() * rx + s.wyy() * ry);
        }
        double det = a * c - b * b;
        relief.footX += Math.clamp((c * u - b * v) / det, -FOOT_MM, FOOT_MM);
        relief.footY += Math.clamp((a * v - b * u) / det, -FOOT_MM, FOOT_MM);
    }
}
