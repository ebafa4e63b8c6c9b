package jp.kakehashi.vision.digits;

import java.util.SplittableRandom;

/// How a network does on pictures it was not taught with.
///
/// @param right the share of all that were told right, "no digit" included
/// @param otherTakenForDigit the share of what is no digit that was taken for one
public record DigitTrial(double right, double otherTakenForDigit) {
    /// Tries it on `samples` pictures of this seed.
    public static DigitTrial of(DigitNet net, long seed, int samples) {
        DigitDrawing drawing = new DigitDrawing(new SplittableRandom(seed));
        DigitNet.Run run = new DigitNet.Run();
        int none = DigitNet.ANSWERS - 1;
        int right = 0;
        int others = 0;
        int taken = 0;
        for (int i = 0; i < samples; i++) {
            DigitDrawing.Sample sample = drawing.next();
            float[] answers = net.answers(sample.dots(), run);
            int best = 0;
            for (int k = 1; k < answers.length; k++) {
                best = answers[k] > answers[best] ? k : best;
            }
            right += best == sample.answer() ? 1 : 0;
            if (sample.answer() == none) {
                others++;
                taken += best == none ? 0 : 1;
            }
        }
        return new DigitTrial((double) right / samples, others == 0 ? 0 : (double) taken / others);
    }
}
