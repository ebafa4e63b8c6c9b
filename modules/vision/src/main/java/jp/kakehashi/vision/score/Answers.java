package jp.kakehashi.vision.score;

import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FieldReading.State;
import jp.kakehashi.vision.form.FormField;

/// Turns what speaks for a field into one of three answers and how sure it is.
final class Answers {
    private static final double COVERED_MATTERS = 0.06;
    private static final double COVERED_HIDES = 0.6;

    /// As much of another field's writing on a field may hide its own, in mm² of full black.
    private static final double SPILLED = 1.5;

    private Answers() {}

    static FieldReading of(FormField field, FieldEvidence.Found found, Calibration calibration) {
        Calibration.Kind kind = calibration.of(field.kind());
        double evidence = field.kind() == FormField.Kind.SEAL ? found.red : found.mass;
        if (found.covered > COVERED_HIDES) {
            return new FieldReading(State.UNSURE, 0);
        }
        if (evidence >= kind.filled()) {
            return new FieldReading(filled(field), kind.score(evidence) * (1 - found.covered / 2));
        }
        boolean spilled = field.kind() == FormField.Kind.TEXT && found.foreign > SPILLED;
        if (evidence > kind.blank() || found.covered > COVERED_MATTERS || spilled) {
            return new FieldReading(State.UNSURE, 0.5 * (1 - found.covered));
        }
        return new FieldReading(blank(field), kind.score(evidence));
    }

    private static State filled(FormField field) {
        return switch (field.kind()) {
            case TEXT -> State.WRITTEN;
            case CHECK, CHOICE -> State.MARKED;
            case SEAL -> State.STAMPED;
        };
    }

    private static State blank(FormField field) {
        return switch (field.kind()) {
            case TEXT -> State.EMPTY;
            case CHECK, CHOICE -> State.UNMARKED;
            case SEAL -> State.UNSTAMPED;
        };
    }
}
