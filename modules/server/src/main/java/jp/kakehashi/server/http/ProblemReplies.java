package jp.kakehashi.server.http;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.Messages.ProblemMessage;

/// Turns problems into statuses and messages. The key decides, by its last word or as a whole;
/// what no rule names goes by its kind: invalid 400, refused 403, unavailable 503, damaged 500.
final class ProblemReplies {
    ProblemReplies() {}

    ProblemMessage message(Problem problem) {
        String kind =
                switch (problem) {
                    case Problem.Invalid p -> "invalid";
                    case Problem.Refused p -> "refused";
                    case Problem.Unavailable p -> "unavailable";
                    case Problem.Damaged p -> "damaged";
                };
        return new ProblemMessage(kind, problem.key(), problem.args());
    }

    int status(Problem problem) {
        return switch (problem.key()) {
            case "problem.session.missing",
                    "problem.session.unknown",
                    "problem.session.expired",
                    "problem.session.ended",
                    "problem.sign_in.wrong" ->
                    401;
            case "problem.route.method" -> 405;
            case "problem.wire.too_large" -> 413;
            case "problem.staff.taken" -> 409;
            default -> byLastWord(problem);
        };
    }

    private static int byLastWord(Problem problem) {
        String key = problem.key();
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "not_found", "unknown" -> 404;
            case "too_many" -> 429;
            case "version_taken", "exists" -> 409;
            default ->
                    switch (problem) {
                        case Problem.Invalid p -> 400;
                        case Problem.Refused p -> 403;
                        case Problem.Unavailable p -> 503;
                        case Problem.Damaged p -> 500;
                    };
        };
    }
}
