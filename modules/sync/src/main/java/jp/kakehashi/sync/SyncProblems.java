package jp.kakehashi.sync;

import jp.kakehashi.kernel.Problem;

/// What a problem means for the sync loop.
final class SyncProblems {
    static final String REVOKED = "problem.device.revoked";
    static final String OFFLINE_EXPIRED = "problem.sign_in.offline_expired";

    private SyncProblems() {}

    /// A person has to look at it; trying again would change nothing or make it worse.
    static boolean endsForGood(Problem problem) {
        return switch (problem.key()) {
            case REVOKED,
                    OFFLINE_EXPIRED,
                    "problem.sync.chain_broken",
                    "problem.sync.head_key",
                    "problem.wire.version" ->
                    true;
            default -> false;
        };
    }

    /// The session is over or was never opened.
    static boolean needsSignIn(Problem problem) {
        return problem.key().startsWith("problem.session.")
                || problem.key().startsWith("problem.sign_in.");
    }

    /// Being offline is normal and no problem to show.
    static boolean noLine(Problem problem) {
        return problem.key().equals("problem.line.down");
    }

    /// The refusal is about what was sent, not about who sends or the line.
    static boolean aboutContent(Problem problem) {
        boolean refused = problem instanceof Problem.Invalid || problem instanceof Problem.Refused;
        return refused
                && !endsForGood(problem)
                && !needsSignIn(problem)
                && !problem.key().startsWith("problem.line.")
                // A database that is shut, there or here, says nothing about what was sent.
                && !problem.key().startsWith("problem.storage.")
                && !problem.key().startsWith("problem.device.");
    }
}
