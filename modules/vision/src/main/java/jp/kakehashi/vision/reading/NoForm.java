package jp.kakehashi.vision.reading;

import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.Shrinking;
import jp.kakehashi.vision.picture.RgbImage;

/// Why a picture shows none of the forms: whether there is a printed sheet in it at all.
final class NoForm {
    private static final int SMALL = 400;
    private static final double PAPER_SHARE = 0.06;
    private static final double PRINT_SHARE = 0.012;

    private NoForm() {}

    /// `dark` for a picture that shows nothing, `no-page` when nothing like a printed page is to be
    /// seen, `unknown-form` for a page that is not known.
    static String reason(RgbImage picture, GrayImage gray) {
        double factor = Math.max(1, Math.max(picture.width(), picture.height()) / (double) SMALL);
        GrayImage small = Shrinking.by(gray, factor);
        int[] histogram = new int[256];
        for (byte dot : small.dots()) {
            histogram[dot & 0xFF]++;
        }
        int white = brightest(histogram, small.dots().length);
        if (white < 24) {
            return "dark";
        }
        int paper = 0;
        int print = 0;
        int w = small.width();
        for (int y = 2; y < small.height() - 2; y++) {
            for (int x = 2; x < w - 2; x++) {
                int p = y * w + x;
                if (colour(picture, x, y, factor) > 0.2) {
                    continue;
                }
                int here = small.dots()[p] & 0xFF;
                paper += here > 0.72 * white ? 1 : 0;
                int step =
                        Math.max(
                                Math.abs(small.at(x + 1, y) - small.at(x - 1, y)),
                                Math.abs(small.at(x, y + 1) - small.at(x, y - 1)));
                print += here > 0.4 * white && step > 0.12 * white ? 1 : 0;
            }
        }
        double all = small.dots().length;
        return paper > PAPER_SHARE * all && print > PRINT_SHARE * all ? "unknown-form" : "no-page";
    }

    private static int brightest(int[] histogram, int count) {
        int sum = 0;
        for (int value = 255; value > 0; value--) {
            sum += histogram[value];
            if (sum * 50L > count) {
                return value;
            }
        }
        return 0;
    }

    private static double colour(RgbImage picture, int x, int y, double factor) {
        int px = Math.min(picture.width() - 1, (int) ((x + 0.5) * factor));
        int py = Math.min(picture.height() - 1, (int) ((y + 0.5) * factor));
        int dot = picture.dots()[py * picture.width() + px];
        int r = (dot >> 16) & 0xFF;
        int g = (dot >> 8) & 0xFF;
        int b = dot & 0xFF;
        int most = Math.max(r, Math.max(g, b));
        return most == 0 ? 0 : (most - Math.min(r, Math.min(g, b))) / (double) most;
    }
}
