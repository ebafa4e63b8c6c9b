package jp.kakehashi.vision.digits;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.GrayImage;

/// Reads the figures of a field. What it says is a suggestion to somebody who sees the field
/// beside it, and is never filled in. Safe for use from many threads.
public final class DigitReader {
    /// More glyphs than this are writing, not a number.
    private static final int MOST = 12;

    private static final double LEAST_CONFIDENCE = 0.6;

    private static final double LEAST_OF_HALVES = 0.8;

    private final DigitNet net;

    /// Reads by this network.
    public DigitReader(DigitNet net) {
        this.net = net;
    }

    /// The figures from left to right; none when there is anything beside figures.
    ///
    /// @param field dark on white
    public List<Digit> read(GrayImage field, double dotsPerMm) {
        List<DigitGlyphs.Glyph> glyphs = DigitGlyphs.of(field, dotsPerMm);
        if (glyphs.size() > MOST) {
            return List.of();
        }
        DigitNet.Run run = new DigitNet.Run();
        List<Digit> digits = new ArrayList<>();
        for (DigitGlyphs.Glyph glyph : glyphs) {
            List<Digit> read = best(glyph, run);
            if (read.isEmpty()) {
                return List.of();
            }
            digits.addAll(read);
        }
        return digits;
    }

    /// One digit, or two that touch when that is likelier.
    private List<Digit> best(DigitGlyphs.Glyph glyph, DigitNet.Run run) {
        Digit whole = one(glyph, run);
        List<Digit> best = List.of(whole);
        double sure = whole.confidence();
        for (List<DigitGlyphs.Glyph> cut : glyph.cuts()) {
            Digit left = one(cut.getFirst(), run);
            Digit right = one(cut.getLast(), run);
            double both = Math.min(left.confidence(), right.confidence());
            if (both > LEAST_OF_HALVES && both > sure) {
                sure = both;
                best = List.of(left, right);
            }
        }
        return sure < LEAST_CONFIDENCE ? List.of() : best;
    }

    /// The likeliest digit, as likely as it is.
    private Digit one(DigitGlyphs.Glyph glyph, DigitNet.Run run) {
        float[] answers = net.answers(glyph.dots(), run);
        int best = 0;
        for (int i = 1; i < 10; i++) {
            best = answers[i] > answers[best] ? i : best;
        }
        return new Digit((char) ('0' + best), answers[best]);
    }
}
