package jp.kakehashi.vision.score;

import java.util.stream.IntStream;
import jp.kakehashi.vision.GrayImage;

/// Blurs of pictures of numbers.
final class Blur {
    private Blur() {}

    /// A picture as shares of white, blurred by a Gaussian of `sigma` dots.
    static float[] gaussian(GrayImage picture, int width, int height, double sigma) {
        int reach = Math.max(1, (int) Math.ceil(2.5 * sigma));
        float[] kernel = new float[2 * reach + 1];
        float sum = 0;
        for (int k = -reach; k <= reach; k++) {
            kernel[k + reach] = (float) Math.exp(-k * k / (2 * sigma * sigma));
            sum += kernel[k + reach];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= sum;
        }
        float[] plain = new float[width * height];
        IntStream.range(0, height)
                .parallel()
                .forEach(
                        y -> {
                            for (int x = 0; x < width; x++) {
                                plain[y * width + x] =
                                        (picture.dots()[y * picture.width() + x] & 0xFF) / 255f;
                            }
                        });
        return separable(plain, width, height, kernel);
    }

    /// Each dot with a little of its neighbours (1 2 1), so that the grain of noise goes and
    /// strokes stay.
    static float[] smooth(float[] values, int width, int height) {
        return separable(values, width, height, new float[] {0.25f, 0.5f, 0.25f});
    }

    private static float[] separable(float[] values, int width, int height, float[] kernel) {
        int reach = kernel.length / 2;
        float[] rows = new float[values.length];
        IntStream.range(0, height)
                .parallel()
                .forEach(
                        y -> {
                            int row = y * width;
                            for (int x = 0; x < width; x++) {
                                float sum = 0;
                                if (x >= reach && x + reach < width) {
                                    for (int k = 0; k < kernel.length; k++) {
                                        sum += kernel[k] * values[row + x + k - reach];
                                    }
                                } else {
                                    for (int k = 0; k < kernel.length; k++) {
                                        int at = Math.clamp(x + k - reach, 0, width - 1);
                                        sum += kernel[k] * values[row + at];
                                    }
                                }
                                rows[row + x] = sum;
                            }
                        });
        float[] done = new float[values.length];
        IntStream.range(0, height)
                .parallel()
                .forEach(
                        y -> {
                            int row = y * width;
                            for (int k = 0; k < kernel.length; k++) {
                                int from = Math.clamp(y + k - reach, 0, height - 1) * width;
                                float share = kernel[k];
                                for (int x = 0; x < width; x++) {
                                    done[row + x] += share * rows[from + x];
                                }
                            }
                        });
        return done;
    }
}
