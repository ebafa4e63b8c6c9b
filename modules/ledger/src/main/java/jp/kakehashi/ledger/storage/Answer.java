package jp.kakehashi.ledger.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.LongPredicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.storage.ledger.FoundRows;
import org.jspecify.annotations.Nullable;

/// The answer to one question about a large ledger, while it is being found on a thread of its own
/// and afterwards. Safe for use from many threads.
final class Answer {
    private final CompletableFuture<FoundRows> found = new CompletableFuture<>();
    private final long all;
    private volatile long looked;

    private Answer(long all) {
        this.all = all;
    }

    /// Begins to find it by `finder`, which tells how many rows it has looked at, of about `all`,
    /// and asks whether to go on.
    static Answer of(long all, Function<LongPredicate, FoundRows> finder) {
        Answer answer = new Answer(all);
        answer.found.completeAsync(
                () -> finder.apply(answer::goOn),
                task -> Thread.ofPlatform().daemon().name("find-rows").start(task));
        return answer;
    }

    private boolean goOn(long rows) {
        looked = rows;
        return !found.isDone();
    }

    /// What was found, as soon as it is; null before, and when it failed.
    @Nullable FoundRows now() {
        return failed() ? null : found.getNow(null);
    }

    /// Whether it was ended before anything was found.
    boolean failed() {
        return found.isCompletedExceptionally();
    }

    /// Whether nobody is looking any more.
    boolean ended() {
        return found.isDone();
    }

    /// What was found; waits for it.
    ///
    /// @throws ProblemException `problem.find.cancelled` when it was ended before
    FoundRows await() {
        try {
            return found.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e;
        }
    }

    /// How many rows were looked at so far.
    long looked() {
        return Math.min(looked, all);
    }

    /// How many have to be looked at, about.
    long all() {
        return all;
    }

    /// Ends it.
    void stop() {
        found.completeExceptionally(Problem.invalid("problem.find.cancelled").asException());
    }
}
