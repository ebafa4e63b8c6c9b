package jp.kakehashi.vision.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import jp.kakehashi.vision.recognise.Homography;
import org.junit.jupiter.api.Test;

/// Sheets whose shape is known, seen from a known place: a camera 500 mm above its foot.
class ReliefFitTest {
    private static final double WIDTH = 210;
    private static final double HEIGHT = 297;
    private static final double FOOT_X = 230;
    private static final double FOOT_Y = 280;
    private static final double UP = 500;
    private static final long SEED = 20_261_124;

    private final Random random = new Random(SEED);
    private final LensPlane plane = tilted();

    /// A plane under a camera that looks at its middle from the side.
    private static LensPlane tilted() {
        double f = 1_700;
        double[] eye = {FOOT_X, FOOT_Y, UP};
        double[] look = {WIDTH / 2 - eye[0], HEIGHT / 2 - eye[1], -eye[2]};
        double[] z = unit(look);
        double[] x = unit(cross(new double[] {0, 1, 0}, z));
        double[] y = cross(z, x);
        double[] m = new double[9];
        for (int k = 0; k < 3; k++) {
            double[] of = k == 2 ? new double[] {-eye[0], -eye[1], -eye[2]} : axis(k);
            double w = dot(z, of);
            m[k] = f * dot(x, of) + 960 * w;
            m[3 + k] = f * dot(y, of) + 540 * w;
            m[6 + k] = w;
        }
        for (int i = 0; i < 9; i++) {
            m[i] /= m[8] == 0 ? 1 : dot(z, new double[] {-eye[0], -eye[1], -eye[2]});
        }
        return LensPlane.of(new Homography(m), 1_921, 1_081);
    }

    private static double[] axis(int k) {
        return new double[] {k == 0 ? 1 : 0, k == 1 ? 1 : 0, 0};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {
            a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
        };
    }

    private static double[] unit(double[] a) {
        double length = Math.sqrt(dot(a, a));
        return new double[] {a[0] / length, a[1] / length, a[2] / length};
    }

    /// Where a point that rises by `z` is seen: away from the camera's foot.
    private void seen(DoubleBinaryOperator z, double x, double y, double[] px) {
        double up = z.applyAsDouble(x, y);
        double lean = up / (UP - up);
        plane.map(x + (x - FOOT_X) * lean, y + (y - FOOT_Y) * lean, px);
    }

    /// Pieces on a grid; every fourth knows one direction only, every fifteenth is quite wrong.
    private List<Sighting> sightings(DoubleBinaryOperator z) {
        List<Sighting> all = new ArrayList<>();
        double[] px = new double[2];
        int n = 0;
        for (double y = 12; y < HEIGHT - 10; y += 11) {
            for (double x = 12; x < WIDTH - 10; x += 11) {
                double off = 0.02 * random.nextGaussian();
                seen(z, x + off, y + off, px);
                boolean wrong = n % 15 == 3;
                double w = 1_500;
                all.add(
                        new Sighting(
                                x,
                                y,
                                px[0] + (wrong ? 4 * random.nextGaussian() : 0),
                                px[1] + (wrong ? 4 * random.nextGaussian() : 0),
                                n % 4 == 0 ? 0 : w,
                                0,
                                n % 4 == 1 ? 0 : w,
                                0.8));
                n++;
            }
        }
        return all;
    }

    /// The value that 95 of 100 places are not farther off than, in millimetres.
    private double off(Relief relief, DoubleBinaryOperator z) {
        List<Double> off = new ArrayList<>();
        double[] is = new double[2];
        double[] found = new double[2];
        double[] slopes = new double[4];
        for (double y = 10; y < HEIGHT - 8; y += 7) {
            for (double x = 10; x < WIDTH - 8; x += 7) {
                seen(z, x, y, is);
                relief.map(x, y, found);
                LensPlane.slopes(plane, x, y, slopes);
                double perMm = Math.sqrt(Math.abs(slopes[0] * slopes[3] - slopes[1] * slopes[2]));
                off.add(Math.hypot(is[0] - found[0], is[1] - found[1]) / perMm);
            }
        }
        off.sort(null);
        return off.get((int) (off.size() * 0.95));
    }

    private Relief fitted(DoubleBinaryOperator z) {
        ReliefFit fit = new ReliefFit(plane, sightings(z), WIDTH, HEIGHT, 0.05, 1);
        return fit.withoutDirection(0.02);
    }

    private void isFound(String what, DoubleBinaryOperator z, double mostMm) {
        double off = off(fitted(z), z);
        assertTrue(off < mostMm, what + ": " + off + " mm, seed " + SEED);
    }

    @Test
    void aFlatSheetIsFlat() {
        Relief relief = fitted((x, y) -> 0);
        for (double rise : relief.profile.rise) {
            assertEquals(0, rise);
        }
        assertTrue(off(relief, (x, y) -> 0) < 0.03);
    }

    @Test
    void aSheetFoldedAskewIsFoundToATenthOfAMillimetre() {
        isFound("fold", (x, y) -> 0.08 * Math.abs(0.8 * x + 0.6 * y - 170), 0.1);
    }

    @Test
    void aRolledSheetIsFound() {
        isFound("roll", (x, y) -> 5 * Math.sin(y / 45), 0.1);
    }

    @Test
    void aSheetFoldedInFourIsFound() {
        isFound("cross", (x, y) -> 0.07 * Math.abs(x - 100) + 0.06 * Math.abs(y - 150), 0.4);
    }

    @Test
    void theFootOfTheCameraIsReadOffThePerspective() {
        CameraFoot foot = CameraFoot.of(plane);
        assertEquals(FOOT_X, foot.xMm(), 12);
        assertEquals(FOOT_Y, foot.yMm(), 12);
        assertEquals(UP, foot.heightMm(), 25);
    }
}
