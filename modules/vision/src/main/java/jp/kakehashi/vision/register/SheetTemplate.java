package jp.kakehashi.vision.register;

import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.Shrinking;
import jp.kakehashi.vision.form.PaperForm;

/// A blank made ready for registration.
public final class SheetTemplate {
    private static final double COARSE_PER_MM = 2.5;

    /// As fine as pictures are looked at, for places and for ink.
    public static final double FINE_PER_MM = 5;

    static final double COARSE_BLOCK_MM = 18;
    private static final double COARSE_STRIDE_MM = 13;
    static final double FINE_BLOCK_MM = 12;
    private static final double FINE_STRIDE_MM = 9;

    private final PaperForm form;
    private final TemplateBlocks coarse;
    private final TemplateBlocks fine;
    private final boolean[] dashes;

    /// Prepares a blank.
    public SheetTemplate(FormBlank blank) {
        form = blank.form();
        GrayImage page = Shrinking.by(blank.picture(), blank.dotsPerMm() / FINE_PER_MM);
        dashes = DashedLines.of(page, FINE_PER_MM);
        fine = new TemplateBlocks(page, FINE_PER_MM, FINE_BLOCK_MM, FINE_STRIDE_MM);
        coarse =
                new TemplateBlocks(
                        Shrinking.by(blank.picture(), blank.dotsPerMm() / COARSE_PER_MM),
                        COARSE_PER_MM,
                        COARSE_BLOCK_MM,
                        COARSE_STRIDE_MM);
    }

    /// The form.
    public PaperForm form() {
        return form;
    }

    /// The blank at {@link #FINE_PER_MM}.
    public GrayImage page() {
        return fine.page();
    }

    /// For each dot of {@link #page} whether it belongs to a dashed rule; shared, not copied.
    public boolean[] dashes() {
        return dashes;
    }

    TemplateBlocks coarse() {
        return coarse;
    }

    TemplateBlocks fine() {
        return fine;
    }
}
