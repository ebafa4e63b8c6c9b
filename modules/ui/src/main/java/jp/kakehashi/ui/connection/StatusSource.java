package jp.kakehashi.ui.connection;

/// Where the status page gets its report. Every method is called on a background thread and may
/// throw `ProblemException`.
public interface StatusSource {
    /// The present state.
    StatusReport report();

    /// Tries the connection now instead of at the next turn.
    void connectNow();

    /// The person has dealt with a returned edit: it need not be shown again.
    void dismiss(String returnedId);
}
