package jp.kakehashi.practice.scene;

import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.practice.scene.Camera.Stand;
import jp.kakehashi.practice.sheet.BentSheet;

/// How a camera stands over a sheet so that the sheet is seen, nearly always whole.
///
/// @param ppmm dots a millimetre in the middle of the sheet
public record Layout(
        int width,
        int height,
        double tiltDeg,
        double rotDeg,
        Stand stand,
        double ppmm,
        Camera camera) {
    private static final double LEAST = 2.2;
    private static final double MOST = 9.5;

    /// Throws one for a picture of that size.
    public static Layout of(int width, int height, BentSheet sheet, Print print, Dice dice) {
        double tilt = Math.min(25, Math.abs(dice.around(11)));
        double towards = dice.between(0, 2 * Math.PI);
        double rot = rotation(dice);
        double focal = Math.max(width, height) * dice.between(0.75, 1.1);
        double k1 = dice.chance(0.5) ? dice.around(0.006) : dice.between(-0.16, 0.06);
        boolean cut = dice.chance(0.04);
        double part = cut ? dice.between(1.02, 1.2) : dice.between(0.74, 0.98);
        double ppmm = 0.7 * Math.min(width, height) / print.widthMm();
        double least = LEAST * Math.min(1, Math.min(width, height) / 1080.0);
        double right = 0;
        double down = 0;
        double[] seen = new double[4];
        for (int i = 0; i < 6; i++) {
            Camera camera = camera(tilt, towards, rot, focal, k1, ppmm, width, height, right, down);
            bounds(camera, sheet, print, seen);
            double fit = Math.min(width / (seen[2] - seen[0]), height / (seen[3] - seen[1]));
            ppmm = Math.clamp(ppmm * fit * part, least, MOST);
            right -= (seen[0] + seen[2]) / 2 - width / 2.0;
            down -= (seen[1] + seen[3]) / 2 - height / 2.0;
        }
        Camera middle = camera(tilt, towards, rot, focal, k1, ppmm, width, height, right, down);
        bounds(middle, sheet, print, seen);
        double roomX = cut ? 0.1 * width : Math.max(0, width - (seen[2] - seen[0])) / 2;
        double roomY = cut ? 0.1 * height : Math.max(0, height - (seen[3] - seen[1])) / 2;
        right += Math.clamp(dice.around(0.4), -0.85, 0.85) * roomX;
        down += Math.clamp(dice.around(0.4), -0.85, 0.85) * roomY;
        Stand stand = stand(tilt, towards, rot, focal, k1, ppmm);
        return new Layout(
                width,
                height,
                tilt,
                rot,
                stand,
                ppmm,
                new Camera(stand, width, height, right, down));
    }

    private static double rotation(Dice dice) {
        int kind = dice.below(10);
        return kind < 3
                ? dice.around(4)
                : kind < 6 ? 90 * dice.below(4) + dice.around(6) : dice.between(0, 360);
    }

    private static Stand stand(
            double tilt, double towards, double rot, double focal, double k1, double ppmm) {
        return new Stand(
                Math.toRadians(tilt), towards, Math.toRadians(rot), focal / ppmm, focal, k1);
    }

    private static Camera camera(
            double tilt,
            double towards,
            double rot,
            double focal,
            double k1,
            double ppmm,
            int width,
            int height,
            double right,
            double down) {
        return new Camera(stand(tilt, towards, rot, focal, k1, ppmm), width, height, right, down);
    }

    private static void bounds(Camera camera, BentSheet sheet, Print print, double[] out) {
        out[0] = Double.MAX_VALUE;
        out[1] = Double.MAX_VALUE;
        out[2] = -Double.MAX_VALUE;
        out[3] = -Double.MAX_VALUE;
        double[] place = new double[3];
        double[] dot = new double[2];
        for (int i = 0; i <= 4; i++) {
            for (int j = 0; j <= 4; j++) {
                sheet.place(
                        (i / 4.0 - 0.5) * print.widthMm(),
                        (j / 4.0 - 0.5) * print.heightMm(),
                        place);
                camera.see(place[0], place[1], place[2], dot);
                out[0] = Math.min(out[0], dot[0]);
                out[1] = Math.min(out[1], dot[1]);
                out[2] = Math.max(out[2], dot[0]);
                out[3] = Math.max(out[3], dot[1]);
            }
        }
    }
}
