package jp.kakehashi.vision.recognise;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which points of a picture are which points of a template. A point whose likeness stands several
/// times on the template (年, 月, 日) matches none.
final class FeatureMatches {
    private static final float CLEARLY_NEARER = 0.72f;
    private static final int SLICE = 64;

    private FeatureMatches() {}

    /// For each of the first `count` points of `picture` its point of `template`, or -1.
    static int[] of(Features picture, int count, Features template) {
        int[] best = new int[count];
        Arrays.fill(best, -1);
        IntStream.range(0, (count + SLICE - 1) / SLICE)
                .parallel()
                .forEach(
                        slice -> {
                            int end = Math.min(count, (slice + 1) * SLICE);
                            for (int i = slice * SLICE; i < end; i++) {
                                best[i] = nearest(picture, i, template);
                            }
                        });
        return best;
    }

    private static int nearest(Features picture, int i, Features template) {
        float first = Float.MAX_VALUE;
        float second = Float.MAX_VALUE;
        int nearest = -1;
        for (int j = 0; j < template.count(); j++) {
            if (picture.bright()[i] != template.bright()[j]) {
                continue;
            }
            float distance = 2 - 2 * likeness(picture.words(), i, template.words(), j);
            if (distance < first) {
                second = first;
                first = distance;
                nearest = j;
            } else if (distance < second) {
                second = distance;
            }
        }
        return first < CLEARLY_NEARER * second ? nearest : -1;
    }

    private static float likeness(float[] a, int i, float[] b, int j) {
        int p = i * Features.WORD;
        int q = j * Features.WORD;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int k = 0; k < Features.WORD; k += 4) {
            s0 += a[p + k] * b[q + k];
            s1 += a[p + k + 1] * b[q + k + 1];
            s2 += a[p + k + 2] * b[q + k + 2];
            s3 += a[p + k + 3] * b[q + k + 3];
        }
        return s0 + s1 + s2 + s3;
    }
}
