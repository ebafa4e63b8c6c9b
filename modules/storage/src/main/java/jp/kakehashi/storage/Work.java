package jp.kakehashi.storage;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One caller's write on its way through the writer's thread.
final class Work<T extends @Nullable Object> {
    private final Function<Tx, T> body;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    Work(Function<Tx, T> body) {
        this.body = body;
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
