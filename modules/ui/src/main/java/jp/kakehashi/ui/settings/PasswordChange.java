package jp.kakehashi.ui.settings;

/// Changes the password of whoever is signed in. Called on a background thread; an expected failure
/// is a `ProblemException` (`problem.password.…`, `problem.line.…`).
@FunctionalInterface
public interface PasswordChange {
    /// Puts `fresh` in the place of `old`.
    void change(String old, String fresh);
}
