package jp.kakehashi.vision.recognise;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which points of a picture are which points of a template. A point whose likeness stands several
/// times on the template (年, 月, 日) matches none.
final class FeatureMatches {
    private static final float CLEARLY_NEARER = 0.72f;
    private static final int SLICE = 64;
    private static final int SAME = Features.UNIT * Features.UNIT;

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
        int first = Integer.MAX_VALUE;
        int second = Integer.MAX_VALUE;
        int nearest = -1;
        for (int j = 0; j < template.count(); j++) {
            if (picture.bright()[i] != template.bright()[j]) {
                continue;
            }
            int distance = SAME - likeness(picture.words(), i, template.words(), j);
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

    private static int likeness(int[] a, int i, int[] b, int j) {
        int p = i * Features.WORD;
        int q = j * Features.WORD;
        int sum = 0;
        for (int k = 0; k < Features.WORD; k++) {
            sum += a[p + k] * b[q + k];
        }
        return sum;
    }
}
