package jp.kakehashi.storage;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One caller's call on its way through the writer's thread.
final class Work<T extends @Nullable Object> {
    private final Function<Tx, T> body;
    private final boolean alone;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    /// One that is `alone` is never part of a group and sees to its own durability.
    Work(Function<Tx, T> body, boolean alone) {
        this.body = body;
        this.alone = alone;
    }

    boolean alone() {
        return alone;
    }

    void run(Tx tx) {
        result = body.apply(tx);
    }

    @SuppressWarnings("NullAway") // T may itself be a nullable type
    void acknowledge() {
        done.complete(result);
    }

    void fail(Throwable why) {
        done.completeExceptionally(why);
    }

    CompletableFuture<T> done() {
        return done;
    }
}
