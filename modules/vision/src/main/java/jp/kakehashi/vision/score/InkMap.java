package jp.kakehashi.vision.score;

import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import jp.kakehashi.vision.GrayImage;

/// What is on a sheet beside its print: at each dot how much darker it is than the blank would be
/// there, in the same light and as blurred; 0 for paper and print, near 1 for black ink. The
/// darkest print within a fifth of a millimetre counts, so that a small error of place is no ink.
///
/// @param dark how much darker than paper each dot is, print and all
/// @param print how much of that the blank explains
@SuppressWarnings("ArrayRecordComponent") // read by the scoring only
record InkMap(
        int width,
        int height,
        float[] ink,
        float[] dark,
        float[] print,
        double noise,
        double contrast,
        double blur) {
    private static final int CELL = 25;
    private static final int BAND = 48;
    private static final int BANDS_APART = 4;
    private static final double[] BLURS = {0.4, 0.8, 1.2, 1.7, 2.3};
    private static final int PAPER = 250;
    private static final float FAINT = 0.012f;
    private static final int BESIDE = 6;
    private static final int ASLANT = 4;
    private static final float PLAIN = 0.22f;
    private static final float NO_PRINT = 0.985f;

    static InkMap of(GrayImage sheet, GrayImage blank, boolean[] dashes) {
        int width = Math.min(sheet.width(), blank.width());
        int height = Math.min(sheet.height(), blank.height());
        float[] seen = lit(sheet, blank, width, height);
        Look look = look(seen, blank, width, height);
        float contrast = (float) look.contrast;
        float[] expected = Blur.gaussian(blank, width, height, look.blur);
        float[] ink = difference(seen, expected, dashes, contrast, width, height);
        float[] dark = new float[seen.length];
        float[] print = new float[seen.length];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = 1 - seen[i];
            print[i] = contrast * (1 - expected[i]);
        }
        float[] smooth = Blur.smooth(ink, width, height);
        double noise = noise(smooth, expected);
        smooth = withoutShade(smooth, width, height);
        return new InkMap(width, height, smooth, dark, print, noise, contrast, look.blur);
    }

    /// How a print looks in a picture.
    ///
    /// @param contrast how much darker than paper it is
    /// @param blur the Gaussian that makes the blank most like it, in dots
    private record Look(double contrast, double blur) {}

    /// Tried on bands of the sheet, which is enough to tell.
    private static Look look(float[] seen, GrayImage blank, int width, int height) {
        int bands = Math.max(1, height / (BAND * BANDS_APART));
        byte[] print = new byte[bands * BAND * width];
        float[] there = new float[print.length];
        for (int band = 0; band < bands; band++) {
            for (int row = 0; row < BAND; row++) {
                int from = band * BAND * BANDS_APART + row;
                int to = (band * BAND + row) * width;
                System.arraycopy(blank.dots(), from * blank.width(), print, to, width);
                System.arraycopy(seen, from * width, there, to, width);
            }
        }
        GrayImage bandsOfPrint = new GrayImage(width, bands * BAND, print);
        return DoubleStream.of(BLURS)
                .parallel()
                .mapToObj(
                        sigma -> {
                            float[] blurred =
                                    Blur.gaussian(bandsOfPrint, width, bands * BAND, sigma);
                            double contrast = contrast(there, blurred);
                            return new Tried(
                                    new Look(contrast, sigma), misfit(there, blurred, contrast));
                        })
                .min(Comparator.comparingDouble(Tried::misfit))
                .orElseThrow()
                .look();
    }

    private record Tried(Look look, double misfit) {}

    /// The sheet with the light divided out: paper is 1.
    private static float[] lit(GrayImage sheet, GrayImage blank, int width, int height) {
        PaperLight light = PaperLight.of(sheet, blank, width, height, CELL, PAPER);
        float[] seen = new float[width * height];
        IntStream.range(0, height)
                .parallel()
                .forEach(
                        y -> {
                            float[] row = new float[width];
                            light.row(y, row);
                            for (int x = 0; x < width; x++) {
                                seen[y * width + x] =
                                        (sheet.dots()[y * sheet.width() + x] & 0xFF) / row[x];
                            }
                        });
        return seen;
    }

    /// A stroke has paper on both sides of it; the shade at a crease, or a stain, on one. What is
    /// plainly ink stays.
    private static float[] withoutShade(float[] ink, int width, int height) {
        float[] strokes = new float[ink.length];
        IntStream.range(BESIDE, height - BESIDE)
                .parallel()
                .forEach(
                        y -> {
                            for (int x = BESIDE; x < width - BESIDE; x++) {
                                int p = y * width + x;
                                strokes[p] =
                                        ink[p] > PLAIN || ink[p] < FAINT
                                                ? ink[p]
                                                : Math.min(ink[p], ridge(ink, p, width));
                            }
                        });
        return strokes;
    }

    /// How much more ink there is than on both sides, in the best of four directions.
    private static float ridge(float[] ink, int p, int width) {
        int across = BESIDE;
        int down = BESIDE * width;
        int slant = ASLANT * width;
        float least = Math.max(ink[p - across], ink[p + across]);
        least = Math.min(least, Math.max(ink[p - down], ink[p + down]));
        least = Math.min(least, Math.max(ink[p - slant - ASLANT], ink[p + slant + ASLANT]));
        least = Math.min(least, Math.max(ink[p - slant + ASLANT], ink[p + slant - ASLANT]));
        return ink[p] - least;
    }

    /// How much darker than paper print is: by least squares over what is printed and not far off.
    private static double contrast(float[] seen, float[] blank) {
        double a = 0.85;
        for (int round = 0; round < 3; round++) {
            double up = 0;
            double down = 1e-9;
            for (int i = 0; i < seen.length; i += 3) {
                float print = 1 - blank[i];
                if (print > 0.05f) {
                    double off = 1 - a * print - seen[i];
                    if (Math.abs(off) < 0.2) {
                        up += print * (1 - seen[i]);
                        down += print * print;
                    }
                }
            }
            a = Math.clamp(up / down, 0.3, 1.1);
        }
        return a;
    }

    private static double misfit(float[] seen, float[] blank, double contrast) {
        double sum = 0;
        int count = 1;
        for (int i = 0; i < seen.length; i += 3) {
            float print = 1 - blank[i];
            if (print > 0.05f) {
                double off = 1 - contrast * print - seen[i];
                sum += Math.min(0.04, off * off);
                count++;
            }
        }
        return sum / count;
    }

    private static float[] difference(
            float[] seen, float[] blank, boolean[] dashes, float contrast, int width, int height) {
        float[] ink = new float[seen.length];
        IntStream.range(1, height - 1)
                .parallel()
                .forEach(
                        y -> {
                            for (int x = 1; x < width - 1; x++) {
                                int p = y * width + x;
                                if (dashes[p]) {
                                    continue;
                                }
                                float darkest = blank[p];
                                for (int q = p - width; q <= p + width; q += width) {
                                    darkest = Math.min(darkest, blank[q - 1]);
                                    darkest = Math.min(darkest, blank[q]);
                                    darkest = Math.min(darkest, blank[q + 1]);
                                }
                                ink[p] = 1 - contrast * (1 - darkest) - seen[p];
                            }
                        });
        return ink;
    }

    /// The noise of what is smoothed where nothing is printed, by the median of its absolute
    /// deviation.
    private static double noise(float[] ink, float[] blank) {
        int[] histogram = new int[400];
        int count = 0;
        for (int i = 7; i < ink.length; i += 5) {
            if (blank[i] > NO_PRINT) {
                histogram[(int) Math.min(399, Math.abs(ink[i]) * 2_000)]++;
                count++;
            }
        }
        int sum = 0;
        for (int i = 0; i < histogram.length; i++) {
            sum += histogram[i];
            if (2 * sum >= count) {
                return 1.4826 * (i + 0.5) / 2_000;
            }
        }
        return 0.5;
    }

    float at(int x, int y) {
        return ink[y * width + x];
    }

    /// Across, in millimetres, of a dot.
    double xMm(int dot, double dotsPerMm) {
        int x = dot % width;
        return (x + 0.5) / dotsPerMm;
    }

    /// Down, in millimetres.
    double yMm(int dot, double dotsPerMm) {
        int y = dot / width;
        return (y + 0.5) / dotsPerMm;
    }
}
