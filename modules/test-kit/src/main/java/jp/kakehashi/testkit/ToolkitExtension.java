package jp.kakehashi.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Starts JavaFX once per test process, without a display (`-Dglass.platform=Headless`), and
/// carries a test's steps to its thread. Use with `@ExtendWith(ToolkitExtension.class)`.
public final class ToolkitExtension implements BeforeAllCallback {
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final long PATIENCE_SECONDS = 60;
    private static @Nullable Robot robot;

    /// Made by JUnit.
    public ToolkitExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (STARTED.compareAndSet(false, true)) {
            CountDownLatch started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
            if (!started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("JavaFX did not start");
            }
        }
    }

    /// Does `step` on the screen's thread and returns its result; what it throws is thrown here.
    public static <T> T onScreen(Callable<T> step) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable doing =
                () -> {
                    try {
                        result.complete(step.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                };
        if (Platform.isFxApplicationThread()) {
            doing.run();
        } else {
            Platform.runLater(doing);
        }
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new IllegalStateException("The screen's thread did not answer", e);
        }
    }

    /// The one hand at keyboard and mouse, on the screen's thread. Each further one would hold the
    /// window that was in front when it was made, for as long as the process lives.
    public static Robot robot() {
        Robot made = robot;
        if (made == null) {
            made = new Robot();
            robot = made;
        }
        return made;
    }

    /// Does `step` on the screen's thread.
    public static void doOnScreen(Runnable step) {
        onScreen(
                () -> {
                    step.run();
                    return true;
                });
    }

    /// Waits until `condition`, asked on the screen's thread after each pulse, holds.
    public static void awaitOnScreen(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!onScreen(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "Nothing happened on screen for " + PATIENCE_SECONDS + " s");
            }
            // The screen's own work goes first: asking at once again keeps it from painting.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    /// Waits until `scene` has been laid out `times` more. What a window does when it first comes
    /// up (the focus of its first field among it) is done by then, and takes no key from a test.
    public static void awaitPulses(Scene scene, int times) {
        AtomicInteger pulses = new AtomicInteger();
        Runnable count = pulses::incrementAndGet;
        doOnScreen(() -> scene.addPostLayoutPulseListener(count));
        awaitOnScreen(
                () -> {
                    Platform.requestNextPulse();
                    return pulses.get() >= times;
                });
        doOnScreen(() -> scene.removePostLayoutPulseListener(count));
    }
}
