package jp.kakehashi.server.ledgers;

import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.Messages.ProblemMessage;
import org.jspecify.annotations.Nullable;

/// What is told of changes.
final class Outcomes {
    private Outcomes() {}

    /// What became of `sent`, which was about `row`.
    static Outcome of(Change sent, long seq, @Nullable ProblemMessage problem, UUID row) {
        return new Outcome(sent.id(), seq, problem, sent.row().equals(row) ? null : row);
    }

    static Outcome returned(Change change, Problem problem) {
        return returned(change.id(), problem);
    }

    static Outcome returned(UUID sent, Problem problem) {
        String kind =
                switch (problem) {
                    case Problem.Invalid p -> "invalid";
                    case Problem.Refused p -> "refused";
                    case Problem.Unavailable p -> "unavailable";
                    case Problem.Damaged p -> "damaged";
                };
        return new Outcome(sent, 0, new ProblemMessage(kind, problem.key(), problem.args()));
    }
}
