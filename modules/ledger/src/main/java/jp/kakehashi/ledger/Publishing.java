package jp.kakehashi.ledger;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.sync.line.HeadOffice;

/// Gives head office a definition, which needs the line.
final class Publishing {
    private Publishing() {}

    /// @param offline what is said when the line or the sign-in is what it lacks
    /// @throws ProblemException that, or why head office refuses
    static void publish(HeadOffice headOffice, LedgerDefinition definition, Problem offline) {
        try {
            headOffice.publish(definition);
        } catch (ProblemException e) {
            throw unreached(e) ? new ProblemException(offline, e) : e;
        }
    }

    /// Whether the line or the sign-in is what was lacking.
    static boolean unreached(ProblemException e) {
        return e.problem().retryable() || e.problem().key().startsWith("problem.session.");
    }
}
