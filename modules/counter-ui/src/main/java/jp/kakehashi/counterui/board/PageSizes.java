package jp.kakehashi.counterui.board;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import jp.kakehashi.documents.look.FileLook.Look;

/// A page in several sizes, each half of the one before: shown small, a large picture loses the
/// thin strokes of its letters.
final class PageSizes {
    private static final int SMALLEST = 400;

    private PageSizes() {}

    static List<Image> of(Look look) {
        List<Image> sizes = new ArrayList<>();
        int width = look.width();
        int height = look.height();
        int[] dots = look.dots();
        sizes.add(image(width, height, dots));
        while (Math.min(width, height) / 2 >= SMALLEST) {
            dots = halved(dots, width, width / 2, height / 2);
            width /= 2;
            height /= 2;
            sizes.add(image(width, height, dots));
        }
        return sizes;
    }

    /// The smallest one that is as wide as it is shown, or nearly so.
    static Image fitting(List<Image> sizes, double shown) {
        Image best = sizes.getFirst();
        for (Image each : sizes) {
            if (each.getWidth() >= shown * 0.85) {
                best = each;
            }
        }
        return best;
    }

    private static int[] halved(int[] dots, int from, int width, int height) {
        int[] half = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 2 * y * from + 2 * x;
                int all = 0xFF000000;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int sum =
                            ((dots[at] >> shift) & 0xFF)
                                    + ((dots[at + 1] >> shift) & 0xFF)
                                    + ((dots[at + from] >> shift) & 0xFF)
                                    + ((dots[at + from + 1] >> shift) & 0xFF);
                    all |= (sum / 4) << shift;
                }
                half[y * width + x] = all;
            }
        }
        return half;
    }

    private static Image image(int width, int height, int[] dots) {
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), dots, 0, width);
        return image;
    }
}
