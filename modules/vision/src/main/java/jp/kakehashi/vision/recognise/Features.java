package jp.kakehashi.vision.recognise;

import boofcv.abst.feature.detdesc.DetectDescribePoint;
import boofcv.abst.feature.detect.interest.ConfigFastHessian;
import boofcv.factory.feature.detdesc.FactoryDetectDescribe;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.image.GrayU8;
import georegression.struct.point.Point2D_F64;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.GrayImage;

/// Points of a picture that are found again from another side: SURF (Bay et al. 2008), by BoofCV.
///
/// @param x of each point, in dots
/// @param words 64 numbers a point, of length {@link #UNIT}: whole, so that they are compared fast
/// @param bright whether the point is a bright spot on dark ground; such are only like their own
@SuppressWarnings("ArrayRecordComponent") // read by the matching only
record Features(int count, double[] x, double[] y, int[] words, boolean[] bright) {
    static final int WORD = 64;

    /// What a word is long.
    static final int UNIT = 4_096;

    /// Points are not found at the very border.
    private static final int BORDER = 24;

    /// The points of `picture`, the clearest ones when there are more than `most`.
    static Features of(GrayImage picture, int most) {
        DetectDescribePoint<GrayU8, TupleDesc_F64> surf = surf(most);
        GrayU8 gray = new GrayU8();
        gray.width = picture.width();
        gray.height = picture.height();
        gray.stride = picture.width();
        gray.data = picture.dots();
        surf.detect(gray);
        int count = surf.getNumberOfFeatures();
        double[] x = new double[count];
        double[] y = new double[count];
        int[] words = new int[count * WORD];
        boolean[] bright = new boolean[count];
        for (int i = 0; i < count; i++) {
            Point2D_F64 at = surf.getLocation(i);
            x[i] = at.x;
            y[i] = at.y;
            double[] word = surf.getDescription(i).data;
            for (int k = 0; k < WORD; k++) {
                words[i * WORD + k] = (int) Math.round(word[k] * UNIT);
            }
            bright[i] = surf.getSet(i) == 0;
        }
        return new Features(count, x, y, words, bright);
    }

    /// The points of a picture by parts of it, so that a busy desk leaves some for the sheet.
    static Features byParts(GrayImage picture, int across, int down, int mostEach) {
        List<Features> parts = new ArrayList<>();
        for (int part = 0; part < across * down; part++) {
            int left = picture.width() * (part % across) / across;
            int right = picture.width() * (part % across + 1) / across;
            int top = picture.height() * (part / across) / down;
            int bottom = picture.height() * (part / across + 1) / down;
            int fromX = Math.max(0, left - BORDER);
            int fromY = Math.max(0, top - BORDER);
            int toX = Math.min(picture.width(), right + BORDER);
            int toY = Math.min(picture.height(), bottom + BORDER);
            byte[] dots = new byte[(toX - fromX) * (toY - fromY)];
            for (int y = fromY; y < toY; y++) {
                System.arraycopy(
                        picture.dots(),
                        y * picture.width() + fromX,
                        dots,
                        (y - fromY) * (toX - fromX),
                        toX - fromX);
            }
            Features found = of(new GrayImage(toX - fromX, toY - fromY, dots), mostEach);
            for (int i = 0; i < found.count; i++) {
                found.x[i] += fromX;
                found.y[i] += fromY;
            }
            parts.add(found);
        }
        return together(parts);
    }

    private static Features together(List<Features> parts) {
        int count = parts.stream().mapToInt(Features::count).sum();
        Features all =
                new Features(
                        count,
                        new double[count],
                        new double[count],
                        new int[count * WORD],
                        new boolean[count]);
        int at = 0;
        for (Features part : parts) {
            System.arraycopy(part.x, 0, all.x, at, part.count);
            System.arraycopy(part.y, 0, all.y, at, part.count);
            System.arraycopy(part.words, 0, all.words, at * WORD, part.count * WORD);
            System.arraycopy(part.bright, 0, all.bright, at, part.count);
            at += part.count;
        }
        return all;
    }

    /// No points.
    static Features none() {
        return together(List.of());
    }

    /// The points outside of an outline.
    ///
    /// @param factor how many dots of the outline's picture one dot of this one is
    Features outside(List<double[]> outline, double factor) {
        Features kept = together(List.of(this));
        int at = 0;
        for (int i = 0; i < count; i++) {
            double px = (x[i] + 0.5) * factor - 0.5;
            double py = (y[i] + 0.5) * factor - 0.5;
            if (!inside(outline, px, py)) {
                kept.x[at] = x[i];
                kept.y[at] = y[i];
                kept.bright[at] = bright[i];
                System.arraycopy(words, i * WORD, kept.words, at * WORD, WORD);
                at++;
            }
        }
        return new Features(at, kept.x, kept.y, kept.words, kept.bright);
    }

    /// By the number of times a ray to the right leaves it.
    private static boolean inside(List<double[]> outline, double px, double py) {
        boolean inside = false;
        for (int i = 0; i < outline.size(); i++) {
            double[] a = outline.get(i);
            double[] b = outline.get((i + 1) % outline.size());
            if (a[1] > py != b[1] > py && px < a[0] + (py - a[1]) * (b[0] - a[0]) / (b[1] - a[1])) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static DetectDescribePoint<GrayU8, TupleDesc_F64> surf(int most) {
        ConfigFastHessian config = new ConfigFastHessian();
        config.extract.threshold = 1;
        config.extract.radius = 2;
        config.maxFeaturesAll = most;
        config.initialSampleStep = 1;
        config.initialSize = 9;
        config.numberScalesPerOctave = 4;
        config.numberOfOctaves = 3;
        return FactoryDetectDescribe.surfFast(config, null, null, GrayU8.class);
    }
}
