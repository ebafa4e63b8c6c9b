package jp.kakehashi.vision.register;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.Shrinking;

/// A picture and its halves, made when they are wanted. For one thread at a time.
public final class PicturePyramid {
    private static final int MOST_HALVES = 3;

    /// A picture may be this much finer than what it is drawn into before it is halved.
    private static final double FINER = 1.7;

    private final List<GrayImage> levels = new ArrayList<>();

    /// A pyramid over `full`.
    public PicturePyramid(GrayImage full) {
        levels.add(full);
    }

    /// The picture itself.
    public GrayImage full() {
        return levels.getFirst();
    }

    /// The picture halved so often.
    public GrayImage level(int halves) {
        while (levels.size() <= halves) {
            levels.add(Shrinking.half(levels.getLast()));
        }
        return levels.get(halves);
    }

    /// How often to halve for a drawing into which `finer` dots of the picture go, along a line.
    public int halvesFor(double finer) {
        int halves = 0;
        for (double left = finer; left > FINER && halves < MOST_HALVES; left /= 2) {
            halves++;
        }
        return halves;
    }

    /// How many dots of the picture a millimetre is at a place of the template.
    public double dotsPerMm(PageMap map, double xMm, double yMm) {
        double[] slopes = new double[4];
        LensPlane.slopes(map, xMm, yMm, slopes);
        return Math.sqrt(Math.abs(slopes[0] * slopes[3] - slopes[1] * slopes[2]));
    }
}
