package jp.kakehashi.vision.recognise;

import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.Shrinking;

/// What a form is recognised by: the features of its blank, in millimetres.
final class FormSigns {
    /// Fine enough for the strokes of printed words, coarse enough for a picture from afar.
    private static final double DOTS_PER_MM = 3;

    private static final int MOST = 1_200;

    private final Features features;
    private final double dotsPerMm;
    private final double widthMm;
    private final double heightMm;

    FormSigns(FormBlank blank) {
        double factor = blank.dotsPerMm() / DOTS_PER_MM;
        GrayImage page = Shrinking.by(blank.picture(), factor);
        widthMm = blank.form().widthMm();
        heightMm = blank.form().heightMm();
        dotsPerMm = DOTS_PER_MM;
        features = Features.of(page, MOST);
    }

    double widthMm() {
        return widthMm;
    }

    double heightMm() {
        return heightMm;
    }

    Features features() {
        return features;
    }

    /// Across, in millimetres.
    double xMm(int feature) {
        return (features.x()[feature] + 0.5) / dotsPerMm;
    }

    /// Down, in millimetres.
    double yMm(int feature) {
        return (features.y()[feature] + 0.5) / dotsPerMm;
    }
}
