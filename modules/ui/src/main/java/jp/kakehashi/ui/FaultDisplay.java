package jp.kakehashi.ui;

import jp.kakehashi.kernel.Problem;

/// Where a task's bad end is shown when nobody else shows it. Called on the screen's thread.
public interface FaultDisplay {
    /// An expected failure that the caller gave no handler for.
    void problem(Problem problem);

    /// A fault of the program, already logged under `code`, which the person can read out on the
    /// phone.
    void fault(String code);
}
