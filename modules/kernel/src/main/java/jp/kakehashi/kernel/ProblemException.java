package jp.kakehashi.kernel;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Carries a {@link Problem} out of a service. Whoever catches it shows or answers the problem;
/// nobody logs it as a fault of the program.
public final class ProblemException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// A thrown `problem` without a technical cause.
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /// A thrown `problem`; `cause` is kept for the log only.
    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.key() + problem.args(), cause);
        this.problem = problem;
    }

    /// What went wrong, in the words of the person it concerns.
    public Problem problem() {
        return problem;
    }
}
