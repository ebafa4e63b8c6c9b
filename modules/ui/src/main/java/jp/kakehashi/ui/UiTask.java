package jp.kakehashi.ui;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Work that runs beside the screen. Handlers are called on the screen's thread, at most once, and
/// not at all after {@link #cancel}; one that is added after the end is called at once. Handlers
/// are added and the task is cancelled on the screen's thread.
public final class UiTask<T extends @Nullable Object> {
    private sealed interface End<T extends @Nullable Object> {
        record Success<T extends @Nullable Object>(T value) implements End<T> {}

        record Failed<T extends @Nullable Object>(Problem problem) implements End<T> {}

        record Broken<T extends @Nullable Object>() implements End<T> {}
    }

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
    private @Nullable Consumer<? super T> success;
    private @Nullable Consumer<Problem> failure;
    private @Nullable Runnable finished;
    private @Nullable End<T> end;

    UiTask() {}

    /// What to do with the result.
    public UiTask<T> onSuccess(Consumer<? super T> handler) {
        success = handler;
        if (end instanceof End.Success<T>(T value) && !isCancelled()) {
            handler.accept(value);
        }
        return this;
    }

    /// What to do with an expected failure, instead of the common notice.
    public UiTask<T> onProblem(Consumer<Problem> handler) {
        failure = handler;
        if (end instanceof End.Failed<T>(Problem problem) && !isCancelled()) {
            handler.accept(problem);
        }
        return this;
    }

    /// What to do at any end that was not a cancellation, after the other handler.
    public UiTask<T> onFinished(Runnable handler) {
        finished = handler;
        if (end != null && !isCancelled()) {
            handler.run();
        }
        return this;
    }

    /// Forgets the result. The work goes on to its next {@link Progress#cancelled} check: threads
    /// are not interrupted, because an interrupt would close the database file it is reading.
    public void cancel() {
        cancelled.set(true);
    }

    /// Whether {@link #cancel} was called. From any thread.
    public boolean isCancelled() {
        return cancelled.get();
    }

    /// Whether the work has ended and been told.
    public boolean isDone() {
        return end != null;
    }

    /// Done share 0–1; -1 while unknown.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    void progress(double share) {
        progress.set(share);
    }

    void succeeded(T value) {
        end = new End.Success<>(value);
        if (success != null) {
            success.accept(value);
        }
        finish();
    }

    void failed(Problem problem, FaultDisplay display) {
        end = new End.Failed<>(problem);
        if (failure != null) {
            failure.accept(problem);
        } else {
            display.problem(problem);
        }
        finish();
    }

    void broken(String code, FaultDisplay display) {
        end = new End.Broken<>();
        display.fault(code);
        finish();
    }

    private void finish() {
        if (finished != null) {
            finished.run();
        }
    }
}
