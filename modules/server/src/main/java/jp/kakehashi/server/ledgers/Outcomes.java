package jp.kakehashi.server.ledgers;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.Messages.ProblemMessage;

/// Outcomes of changes that go back to their author.
final class Outcomes {
    private Outcomes() {}

    static Outcome returned(Change change, Problem problem) {
        String kind =
                switch (problem) {
                    case Problem.Invalid p -> "invalid";
                    case Problem.Refused p -> "refused";
                    case Problem.Unavailable p -> "unavailable";
                    case Problem.Damaged p -> "damaged";
                };
        return new Outcome(change.id(), 0, new ProblemMessage(kind, problem.key(), problem.args()));
    }
}
