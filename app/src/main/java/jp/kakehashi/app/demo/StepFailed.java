package jp.kakehashi.app.demo;

import java.io.Serial;

/// A step of the demonstration did not hold; the message says what was seen instead.
final class StepFailed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    StepFailed(String message) {
        super(message);
    }

    /// Fails unless `holds`.
    static void unless(boolean holds, String message) {
        if (!holds) {
            throw new StepFailed(message);
        }
    }
}
