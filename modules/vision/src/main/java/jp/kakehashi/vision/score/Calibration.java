package jp.kakehashi.vision.score;

import java.util.Map;
import jp.kakehashi.vision.form.FormField;

/// From how much ink on a field counts as filled, and up to how little as blank.
record Calibration(Map<FormField.Kind, Kind> kinds) {
    /// For one kind of field, in mm² of full black, or of red for a seal.
    ///
    /// @param blank not more than this is on a blank field
    /// @param filled at least this is on a filled one
    record Kind(double blank, double filled) {
        /// How sure an answer is, 0.5 to 1: the odds grow with each doubling.
        double score(double evidence) {
            double middle = Math.sqrt(blank * filled);
            double far = Math.abs(Math.log((evidence + 0.01) / (middle + 0.01)));
            return Math.round(1000 / (1 + Math.exp(-2.2 * far))) / 1000.0;
        }
    }

    static Calibration shipped() {
        return new Calibration(
                Map.of(
                        FormField.Kind.TEXT, new Kind(0.1, 0.15),
                        FormField.Kind.CHECK, new Kind(0.06, 0.09),
                        FormField.Kind.CHOICE, new Kind(0.25, 0.36),
                        FormField.Kind.SEAL, new Kind(3, 5)));
    }

    Kind of(FormField.Kind kind) {
        Kind found = kinds.get(kind);
        if (found == null) {
            throw new IllegalStateException("not calibrated: " + kind);
        }
        return found;
    }
}
