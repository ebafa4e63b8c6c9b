package jp.kakehashi.kernel;

import java.util.Arrays;
import java.util.List;

/// An expected failure, told in the words of the person it concerns: a message key of the UI's
/// bundles and its arguments. Never holds a resident's name or number, so that it may be logged.
public sealed interface Problem {

    /// Message key, `problem.<area>.<what>`; stable, because peers and scripts match on it.
    String key();

    /// Arguments of the message, in order; identifiers and counts only.
    List<String> args();

    /// Whether the same call may succeed later without anybody changing anything.
    default boolean retryable() {
        return this instanceof Unavailable;
    }

    /// The input is wrong; whoever sent it can mend it.
    record Invalid(String key, List<String> args) implements Problem {
        public Invalid {
            args = List.copyOf(args);
        }
    }

    /// The caller may not do this.
    record Refused(String key, List<String> args) implements Problem {
        public Refused {
            args = List.copyOf(args);
        }
    }

    /// Not now: no connection, no disk space, too many at once.
    record Unavailable(String key, List<String> args) implements Problem {
        public Unavailable {
            args = List.copyOf(args);
        }
    }

    /// Stored data is not what was written; somebody has to look at it.
    record Damaged(String key, List<String> args) implements Problem {
        public Damaged {
            args = List.copyOf(args);
        }
    }

    /// Shorthand for an `Invalid` problem.
    static Problem invalid(String key, Object... args) {
        return new Invalid(key, strings(args));
    }

    /// Shorthand for a `Refused` problem.
    static Problem refused(String key, Object... args) {
        return new Refused(key, strings(args));
    }

    /// Shorthand for an `Unavailable` problem.
    static Problem unavailable(String key, Object... args) {
        return new Unavailable(key, strings(args));
    }

    /// Shorthand for a `Damaged` problem.
    static Problem damaged(String key, Object... args) {
        return new Damaged(key, strings(args));
    }

    /// This problem as something that can be thrown, once, at a service's boundary.
    default ProblemException asException() {
        return new ProblemException(this);
    }

    private static List<String> strings(Object... args) {
        return Arrays.stream(args).map(String::valueOf).toList();
    }
}
