package jp.kakehashi.kernel;

import java.text.Normalizer;
import java.util.Optional;

/// How long a new password is: one rule for the server that refuses and for every screen that says
/// so beforehand. Counted in characters as typed and after NFKC, because full-width letters from an
/// input method and half-width ones are the same password.
public final class PasswordLength {
    /// Fewest characters.
    public static final int LEAST = 12;

    /// Most characters.
    public static final int MOST = 200;

    private PasswordLength() {}

    /// `problem.password.weak` with both limits when `password` is too short or too long, as
    /// typed or as it is kept.
    public static Optional<Problem> problem(String password) {
        int typed = length(password);
        int kept = length(Normalizer.normalize(password, Normalizer.Form.NFKC));
        return Math.min(typed, kept) < LEAST || Math.max(typed, kept) > MOST
                ? Optional.of(Problem.invalid("problem.password.weak", LEAST, MOST))
                : Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
