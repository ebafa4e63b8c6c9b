package jp.kakehashi.ui;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one crossing between the screen's thread and work:
/// `tasks.run(…).onSuccess(…).onProblem(…)`. Work runs on virtual threads, handlers on the
/// screen's thread. {@link #close} cancels everything that was started here; a view takes a {@link
/// #child} and closes it when it goes. Faults of the program are logged once under a short code
/// and shown with it.
public final class UiTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UiTasks.class);

    private final Executor background;
    private final Executor screen;
    private final FaultDisplay display;
    private final Set<UiTask<?>> running = ConcurrentHashMap.newKeySet();
    private final Set<UiTasks> children = ConcurrentHashMap.newKeySet();
    private final @Nullable UiTasks parent;
    private volatile boolean closed;

    /// Tasks of a real window.
    public UiTasks(FaultDisplay display) {
        this(work -> Thread.ofVirtual().name("ui-task").start(work), UiTasks::onToolkit, display);
    }

    /// Tasks over other threads: a view model's test gives executors that run at once or when
    /// told.
    public UiTasks(Executor background, Executor screen, FaultDisplay display) {
        this(background, screen, display, null);
    }

    private UiTasks(
            Executor background, Executor screen, FaultDisplay display, @Nullable UiTasks parent) {
        this.parent = parent;
        this.background = background;
        this.screen = screen;
        this.display = display;
    }

    /// Tasks that end with their owner, a view, or with this, whichever is first.
    public UiTasks child() {
        UiTasks child = new UiTasks(background, screen, display, this);
        children.add(child);
        return child;
    }

    /// Starts `work`; an expected failure is a {@link ProblemException}.
    public <T extends @Nullable Object> UiTask<T> run(Callable<T> work) {
        return runLong(progress -> work.call());
    }

    /// Starts work that tells how far it is and stops when nobody waits for it any more.
    public <T extends @Nullable Object> UiTask<T> runLong(LongWork<T> work) {
        UiTask<T> task = new UiTask<>();
        running.add(task);
        background.execute(() -> perform(task, work));
        return task;
    }

    /// Calls `action` on the screen's thread, for listeners that another thread calls.
    public void onScreen(Runnable action) {
        screen.execute(
                () -> {
                    if (!closed) {
                        action.run();
                    }
                });
    }

    /// Cancels what runs and forgets what is still to be told.
    @Override
    public void close() {
        closed = true;
        if (parent != null) {
            parent.children.remove(this);
        }
        children.forEach(UiTasks::close);
        running.forEach(UiTask::cancel);
        running.clear();
    }

    /// Starts the toolkit of this process, once; it then runs until {@link #stopToolkit}.
    public static void startToolkit(Runnable onScreen) {
        Platform.startup(
                () -> {
                    Platform.setImplicitExit(false);
                    onScreen.run();
                });
    }

    /// Ends the toolkit; no window may be open.
    public static void stopToolkit() {
        Platform.exit();
    }

    private static void onToolkit(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    // The boundary where every fault of the program ends: a task has no caller that could catch it.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private <T extends @Nullable Object> void perform(UiTask<T> task, LongWork<T> work) {
        try {
            T value = work.perform(new Reporting(task));
            tell(task, () -> task.succeeded(value));
        } catch (ProblemException e) {
            tell(task, () -> task.failed(e.problem(), display));
        } catch (Exception e) {
            String code = code();
            LOG.error("Fault {} in a task", code, e);
            tell(task, () -> task.broken(code, display));
        }
    }

    private void tell(UiTask<?> task, Runnable end) {
        running.remove(task);
        onScreen(
                () -> {
                    if (!task.isCancelled()) {
                        end.run();
                    }
                });
    }

    // Letters and digits that cannot be mistaken for one another on the phone.
    private static String code() {
        String alphabet = "ACDEFGHJKLMNPQRTUVWXY34679";
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append(alphabet.charAt(ThreadLocalRandom.current().nextInt(alphabet.length())));
        }
        return code.insert(3, '-').toString().toUpperCase(Locale.ROOT);
    }

    private final class Reporting implements Progress {
        private final UiTask<?> task;
        private final AtomicBoolean pending = new AtomicBoolean();
        private volatile double share;

        Reporting(UiTask<?> task) {
            this.task = task;
        }

        @Override
        public void report(long done, long total) {
            share = total <= 0 ? -1 : (double) done / total;
            if (pending.compareAndSet(false, true)) {
                onScreen(
                        () -> {
                            pending.set(false);
                            task.progress(share);
                        });
            }
        }

        @Override
        public boolean cancelled() {
            return closed || task.isCancelled();
        }
    }
}
