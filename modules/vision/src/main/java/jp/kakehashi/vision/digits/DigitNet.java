package jp.kakehashi.vision.digits;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A small network: 24 × 24 dots, two convolutions of 3 × 3 with a halving each, two dense layers;
/// eleven answers, the last of which is "no digit". Safe for use from many threads, each with a
/// {@link Run} of its own.
public final class DigitNet {
    /// The side of what it looks at, in dots.
    public static final int SIDE = 24;

    /// How many answers there are: ten digits and none of them.
    public static final int ANSWERS = 11;

    static final int FIRST = 8;
    static final int SECOND = 16;
    static final int HALF = SIDE / 2;
    static final int QUARTER = SIDE / 4;
    static final int FLAT = SECOND * QUARTER * QUARTER;
    static final int HIDDEN = 48;

    static final int FIRST_BIAS = FIRST * 9;
    static final int SECOND_AT = FIRST_BIAS + FIRST;
    static final int SECOND_BIAS = SECOND_AT + SECOND * FIRST * 9;
    static final int HIDDEN_AT = SECOND_BIAS + SECOND;
    static final int HIDDEN_BIAS = HIDDEN_AT + HIDDEN * FLAT;
    static final int LAST_AT = HIDDEN_BIAS + HIDDEN;
    static final int LAST_BIAS = LAST_AT + ANSWERS * HIDDEN;
    static final int WEIGHTS = LAST_BIAS + ANSWERS;

    private static final int MAGIC = 0x4B44_4E31;

    final float[] weights;

    DigitNet(float[] weights) {
        this.weights = weights;
    }

    /// The network that is shipped.
    public static DigitNet shipped() {
        try (InputStream in = DigitNet.class.getResourceAsStream("digits.bin")) {
            if (in == null) {
                throw new IllegalStateException("digits.bin");
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads what {@link #write} wrote.
    public static DigitNet read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (in.readInt() != MAGIC || in.readInt() != WEIGHTS) {
            throw new IOException("no network of digits");
        }
        float[] weights = new float[WEIGHTS];
        for (int i = 0; i < WEIGHTS; i++) {
            weights[i] = Float.float16ToFloat(in.readShort());
        }
        return new DigitNet(weights);
    }

    /// Two bytes a weight.
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        out.writeInt(WEIGHTS);
        for (float weight : weights) {
            out.writeShort(Float.floatToFloat16(weight));
        }
        out.flush();
    }

    /// What the layers hold while one picture goes through. A plane has a rim of one dot.
    public static final class Run {
        /// Of one thread.
        public Run() {}

        final float[] in = new float[(SIDE + 2) * (SIDE + 2)];
        final float[] first = new float[FIRST * SIDE * SIDE];
        final float[] firstHalf = new float[FIRST * (HALF + 2) * (HALF + 2)];
        final int[] firstFrom = new int[FIRST * HALF * HALF];
        final float[] second = new float[SECOND * HALF * HALF];
        final float[] flat = new float[FLAT];
        final int[] secondFrom = new int[FLAT];
        final float[] hidden = new float[HIDDEN];
        final float[] answers = new float[ANSWERS];
    }

    /// The likelihood of each answer.
    ///
    /// @param dots darkness, 0 paper to 1 ink, row by row
    public float[] answers(float[] dots, Run run) {
        for (int y = 0; y < SIDE; y++) {
            System.arraycopy(dots, y * SIDE, run.in, (y + 1) * (SIDE + 2) + 1, SIDE);
        }
        convolve(run.in, 1, SIDE, 0, FIRST_BIAS, run.first, FIRST);
        halve(run.first, FIRST, SIDE, run.firstHalf, 1, run.firstFrom);
        convolve(run.firstHalf, FIRST, HALF, SECOND_AT, SECOND_BIAS, run.second, SECOND);
        halve(run.second, SECOND, HALF, run.flat, 0, run.secondFrom);
        dense(run.flat, HIDDEN_AT, HIDDEN_BIAS, run.hidden);
        for (int i = 0; i < HIDDEN; i++) {
            run.hidden[i] = Math.max(0, run.hidden[i]);
        }
        dense(run.hidden, LAST_AT, LAST_BIAS, run.answers);
        float most = run.answers[0];
        for (float answer : run.answers) {
            most = Math.max(most, answer);
        }
        float sum = 0;
        for (int i = 0; i < ANSWERS; i++) {
            run.answers[i] = (float) Math.exp(run.answers[i] - most);
            sum += run.answers[i];
        }
        for (int i = 0; i < ANSWERS; i++) {
            run.answers[i] /= sum;
        }
        return run.answers;
    }

    private void convolve(
            float[] in, int ins, int side, int at, int biasAt, float[] out, int outs) {
        int rim = side + 2;
        for (int o = 0; o < outs; o++) {
            java.util.Arrays.fill(out, o * side * side, (o + 1) * side * side, weights[biasAt + o]);
            for (int i = 0; i < ins; i++) {
                for (int k = 0; k < 9; k++) {
                    float weight = weights[at + (o * ins + i) * 9 + k];
                    int from = i * rim * rim + k / 3 * rim + k % 3;
                    int to = o * side * side;
                    for (int y = 0; y < side; y++, from += rim, to += side) {
                        for (int x = 0; x < side; x++) {
                            out[to + x] += weight * in[from + x];
                        }
                    }
                }
            }
        }
    }

    /// The largest of each four, none below 0; `origin` says which it was, -1 for none.
    private static void halve(
            float[] in, int planes, int side, float[] out, int rim, int[] origin) {
        int half = side / 2;
        int outSide = half + 2 * rim;
        for (int p = 0; p < planes; p++) {
            for (int y = 0; y < half; y++) {
                for (int x = 0; x < half; x++) {
                    int at = p * side * side + 2 * y * side + 2 * x;
                    int best = at;
                    best = in[at + 1] > in[best] ? at + 1 : best;
                    best = in[at + side] > in[best] ? at + side : best;
                    best = in[at + side + 1] > in[best] ? at + side + 1 : best;
                    boolean lit = in[best] > 0;
                    out[p * outSide * outSide + (y + rim) * outSide + x + rim] = lit ? in[best] : 0;
                    origin[(p * half + y) * half + x] = lit ? best : -1;
                }
            }
        }
    }

    private void dense(float[] in, int at, int biasAt, float[] out) {
        for (int o = 0; o < out.length; o++) {
            float sum = weights[biasAt + o];
            int row = at + o * in.length;
            for (int i = 0; i < in.length; i++) {
                sum += weights[row + i] * in[i];
            }
            out[o] = sum;
        }
    }
}
