package jp.kakehashi.vision.digits;

import java.util.SplittableRandom;

/// Teaches the network: gradients by hand, momentum, a rate that falls to nothing. One thread and
/// one order, so that a seed gives the same weights everywhere.
public final class DigitLearning {
    private static final int BATCH = 32;
    private static final float RATE = 0.03f;
    private static final float MOMENTUM = 0.9f;
    private static final float DECAY = 1e-5f;

    private final float[] weights = new float[DigitNet.WEIGHTS];
    private final float[] gradient = new float[DigitNet.WEIGHTS];
    private final float[] speed = new float[DigitNet.WEIGHTS];
    private final DigitNet net = new DigitNet(weights);
    private final DigitNet.Run run = new DigitNet.Run();
    private final float[] toHidden = new float[DigitNet.HIDDEN];
    private final float[] toFlat = new float[DigitNet.FLAT];
    private final float[] toSecond = new float[DigitNet.SECOND * DigitNet.HALF * DigitNet.HALF];
    private final float[] toHalf =
            new float[DigitNet.FIRST * (DigitNet.HALF + 2) * (DigitNet.HALF + 2)];
    private final float[] toFirst = new float[DigitNet.FIRST * DigitNet.SIDE * DigitNet.SIDE];

    private DigitLearning(SplittableRandom random) {
        start(random, 0, DigitNet.FIRST_BIAS, 9);
        start(random, DigitNet.SECOND_AT, DigitNet.SECOND_BIAS, 9 * DigitNet.FIRST);
        start(random, DigitNet.HIDDEN_AT, DigitNet.HIDDEN_BIAS, DigitNet.FLAT);
        start(random, DigitNet.LAST_AT, DigitNet.LAST_BIAS, DigitNet.HIDDEN);
    }

    private void start(SplittableRandom random, int from, int to, int inputs) {
        double size = Math.sqrt(2.0 / inputs);
        for (int i = from; i < to; i++) {
            weights[i] = (float) (size * random.nextGaussian());
        }
    }

    /// A network taught with `samples` pictures that it draws itself.
    public static DigitNet teach(long seed, int samples) {
        SplittableRandom random = new SplittableRandom(seed);
        DigitLearning learning = new DigitLearning(random.split());
        DigitDrawing drawing = new DigitDrawing(random.split());
        int batches = samples / BATCH;
        for (int batch = 0; batch < batches; batch++) {
            for (int i = 0; i < BATCH; i++) {
                DigitDrawing.Sample sample = drawing.next();
                learning.learn(sample.dots(), sample.answer());
            }
            double done = (double) batch / batches;
            learning.step((float) (RATE * 0.5 * (1 + Math.cos(Math.PI * done))));
        }
        return learning.net;
    }

    private void step(float rate) {
        for (int i = 0; i < weights.length; i++) {
            speed[i] = MOMENTUM * speed[i] - rate * (gradient[i] / BATCH + DECAY * weights[i]);
            weights[i] += speed[i];
            gradient[i] = 0;
        }
    }

    private void learn(float[] dots, int answer) {
        float[] out = net.answers(dots, run);
        out[answer] -= 1;
        back(run.hidden, DigitNet.LAST_AT, DigitNet.LAST_BIAS, out, toHidden);
        for (int i = 0; i < toHidden.length; i++) {
            if (run.hidden[i] <= 0) {
                toHidden[i] = 0;
            }
        }
        back(run.flat, DigitNet.HIDDEN_AT, DigitNet.HIDDEN_BIAS, toHidden, toFlat);
        java.util.Arrays.fill(toSecond, 0);
        for (int i = 0; i < toFlat.length; i++) {
            if (run.secondFrom[i] >= 0) {
                toSecond[run.secondFrom[i]] += toFlat[i];
            }
        }
        backConvolve(
                run.firstHalf,
                DigitNet.FIRST,
                DigitNet.HALF,
                DigitNet.SECOND_AT,
                DigitNet.SECOND_BIAS,
                toSecond,
                toHalf);
        java.util.Arrays.fill(toFirst, 0);
        int rim = DigitNet.HALF + 2;
        for (int i = 0; i < run.firstFrom.length; i++) {
            if (run.firstFrom[i] >= 0) {
                int plane = i / (DigitNet.HALF * DigitNet.HALF);
                int y = i / DigitNet.HALF % DigitNet.HALF;
                int x = i % DigitNet.HALF;
                toFirst[run.firstFrom[i]] += toHalf[(plane * rim + y + 1) * rim + x + 1];
            }
        }
        backConvolve(run.in, 1, DigitNet.SIDE, 0, DigitNet.FIRST_BIAS, toFirst, null);
    }

    private void back(float[] in, int at, int biasAt, float[] out, float[] toIn) {
        java.util.Arrays.fill(toIn, 0);
        for (int o = 0; o < out.length; o++) {
            float wrong = out[o];
            gradient[biasAt + o] += wrong;
            int row = at + o * in.length;
            for (int i = 0; i < in.length; i++) {
                gradient[row + i] += wrong * in[i];
                toIn[i] += wrong * weights[row + i];
            }
        }
    }

    private void backConvolve(
            float[] in,
            int ins,
            int side,
            int at,
            int biasAt,
            float[] out,
            float @org.jspecify.annotations.Nullable [] toIn) {
        int rim = side + 2;
        int outs = out.length / (side * side);
        if (toIn != null) {
            java.util.Arrays.fill(toIn, 0);
        }
        for (int o = 0; o < outs; o++) {
            int plane = o * side * side;
            for (int i = plane; i < plane + side * side; i++) {
                gradient[biasAt + o] += out[i];
            }
            for (int i = 0; i < ins; i++) {
                for (int k = 0; k < 9; k++) {
                    int weightAt = at + (o * ins + i) * 9 + k;
                    float weight = weights[weightAt];
                    float sum = 0;
                    int from = i * rim * rim + k / 3 * rim + k % 3;
                    int to = plane;
                    for (int y = 0; y < side; y++, from += rim, to += side) {
                        for (int x = 0; x < side; x++) {
                            sum += out[to + x] * in[from + x];
                        }
                        if (toIn != null) {
                            for (int x = 0; x < side; x++) {
                                toIn[from + x] += weight * out[to + x];
                            }
                        }
                    }
                    gradient[weightAt] += sum;
                }
            }
        }
    }
}
