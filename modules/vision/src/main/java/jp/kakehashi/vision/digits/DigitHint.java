package jp.kakehashi.vision.digits;

import jp.kakehashi.vision.picture.RgbImage;

/// A suggestion of what a field says, with the field itself to look at. Nobody but a person takes
/// it over.
///
/// @param text digits only
/// @param confidence of the least certain digit, 0 to 1
/// @param picture the field on white, at 200 dpi
public record DigitHint(String fieldId, String text, double confidence, RgbImage picture) {}
