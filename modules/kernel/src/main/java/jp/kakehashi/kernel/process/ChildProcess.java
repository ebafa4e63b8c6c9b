package jp.kakehashi.kernel.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs heavy or untrusted work in a JVM of its own: one of the program's main classes, on the
/// program's own class path, with a heap and a time of its own. The child reads what it is fed on
/// stdin, if anything, answers on stdout and is gone when {@link #run} returns, whatever it does.
/// Safe for use from many threads.
public final class ChildProcess {
    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
    private static final int SHOWN_ERROR_BYTES = 4_000;

    /// The exit code of a JVM that ran out of heap under `-XX:+ExitOnOutOfMemoryError`.
    static final int OUT_OF_MEMORY = 3;

    private final Bounds bounds;

    /// Children of these bounds.
    public ChildProcess(Bounds bounds) {
        this.bounds = bounds;
    }

    /// What a child may use.
    ///
    /// @param heapMb of its heap; it uses some 60 MB beside it
    /// @param time from its start; then it is ended
    /// @param answerBytes on stdout; a longer answer is none
    public record Bounds(int heapMb, Duration time, long answerBytes) {}

    /// How a child ended.
    public sealed interface Outcome {
        /// By itself, with exit code 0.
        record Done(InputStream answer) implements Outcome {}

        /// It wanted more heap than it has.
        record OutOfMemory() implements Outcome {}

        /// It did not end in time, or would not stop answering.
        record TookTooLong() implements Outcome {}

        /// With another exit code, or it could not be started.
        record Broke(int exit) implements Outcome {}
    }

    /// Starts `main`, waits for its end and gives its answer. What it says on stderr is logged when
    /// it broke.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the child is ended
    public Outcome run(Class<?> main, List<String> args) throws InterruptedException {
        return run(main, args, new byte[0]);
    }

    /// The same; the child finds `fed` on stdin, so that nothing of it need lie on a disk.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the child is ended
    public Outcome run(Class<?> main, List<String> args, byte[] fed) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(ChildCommand.of(main, args, bounds.heapMb())).start();
        } catch (IOException e) {
            log.error("a child could not be started", e);
            return new Outcome.Broke(-1);
        }
        Thread.startVirtualThread(() -> feed(process, fed));
        try {
            return outcome(process);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void feed(Process process, byte[] fed) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(fed);
        } catch (IOException e) {
            log.debug("the child did not want all of it; its exit code says why", e);
        }
    }

    private Outcome outcome(Process process) throws InterruptedException {
        AtomicBoolean tooLong = new AtomicBoolean();
        Pieces answer = new Pieces();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Runnable stop =
                () -> {
                    tooLong.set(true);
                    process.destroyForcibly();
                };
        Thread listener =
                Thread.startVirtualThread(
                        () -> copy(process.getInputStream(), answer, bounds.answerBytes(), stop));
        Thread complaints =
                Thread.startVirtualThread(
                        () -> copy(process.getErrorStream(), errors, SHOWN_ERROR_BYTES, () -> {}));
        if (!process.waitFor(bounds.time().toMillis(), TimeUnit.MILLISECONDS)) {
            return new Outcome.TookTooLong();
        }
        listener.join();
        if (tooLong.get()) {
            return new Outcome.TookTooLong();
        }
        int exit = process.exitValue();
        if (exit == OUT_OF_MEMORY) {
            return new Outcome.OutOfMemory();
        }
        if (exit != 0) {
            complaints.join();
            log.warn("a child ended with {}: {}", exit, errors.toString(StandardCharsets.UTF_8));
            return new Outcome.Broke(exit);
        }
        return new Outcome.Done(answer.read());
    }

    /// Keeps `most` bytes; the rest is read and dropped, so that the child does not wait for a
    /// reader.
    private static void copy(InputStream from, OutputStream to, long most, Runnable tooMuch) {
        byte[] part = new byte[1 << 16];
        long left = most;
        try (from) {
            for (int n = from.read(part); n >= 0; n = from.read(part)) {
                to.write(part, 0, (int) Math.min(n, left));
                if (n > left) {
                    tooMuch.run();
                }
                left = Math.max(0, left - n);
            }
        } catch (IOException e) {
            log.debug("the child is gone; its exit code says why", e);
        }
    }
}
