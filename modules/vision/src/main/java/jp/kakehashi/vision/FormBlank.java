package jp.kakehashi.vision;

import jp.kakehashi.vision.form.PaperForm;

/// A form and its blank as a picture of the whole page.
///
/// @param picture the page, drawn at `dotsPerMm` in both directions; 12 (305 dpi) suits everything
public record FormBlank(PaperForm form, GrayImage picture, double dotsPerMm) {}
