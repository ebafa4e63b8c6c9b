package jp.kakehashi.kernel.process;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.kakehashi.kernel.process.ChildProcess.Bounds;
import jp.kakehashi.kernel.process.ChildProcess.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child that stays: it is told something once, when it starts, and is asked many times, one
/// question after the other. A question and an answer are a length and as many bytes. A child that
/// breaks, takes too long or wants too much is ended, and started anew with the next question. Safe
/// for use from many threads, which wait for one another.
public final class LastingChild implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LastingChild.class);

    private final Bounds bounds;
    private final Class<?> main;
    private final byte[] greeting;
    private @Nullable Process process;

    /// A child with the main class `main`, which is not started before it is asked.
    ///
    /// @param bounds `time` is that of one question, `answerBytes` of one answer
    /// @param greeting what it is told first; it answers that with an empty answer
    public LastingChild(Bounds bounds, Class<?> main, byte[] greeting) {
        this.bounds = bounds;
        this.main = main;
        this.greeting = greeting;
    }

    /// Starts the child now, so that the first question does not wait for it.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the child is ended
    public synchronized Outcome start() throws InterruptedException {
        Process running = process;
        if (running != null && running.isAlive()) {
            return new Outcome.Done(InputStream.nullInputStream());
        }
        try {
            running = new ProcessBuilder(ChildCommand.of(main, List.of(), bounds.heapMb())).start();
        } catch (IOException e) {
            log.error("a child could not be started", e);
            return new Outcome.Broke(-1);
        }
        process = running;
        Process started = running;
        Thread.startVirtualThread(() -> complaints(started));
        return exchange(running, greeting);
    }

    /// Asks.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the child is ended
    public synchronized Outcome ask(byte[] question) throws InterruptedException {
        Outcome started = start();
        Process running = process;
        return running == null || !(started instanceof Outcome.Done)
                ? started
                : exchange(running, question);
    }

    private Outcome exchange(Process running, byte[] question) throws InterruptedException {
        FutureTask<byte[]> answer = new FutureTask<>(() -> answer(running, question));
        Thread.startVirtualThread(answer);
        boolean done = false;
        try {
            byte[] bytes = answer.get(bounds.time().toMillis(), TimeUnit.MILLISECONDS);
            done = true;
            return new Outcome.Done(new ByteArrayInputStream(bytes));
        } catch (TimeoutException e) {
            return new Outcome.TookTooLong();
        } catch (ExecutionException e) {
            log.debug("the child gave no answer", e);
            return ended(running);
        } finally {
            if (!done) {
                running.destroyForcibly();
                process = null;
            }
        }
    }

    private static Outcome ended(Process running) throws InterruptedException {
        if (!running.waitFor(5, TimeUnit.SECONDS)) {
            return new Outcome.TookTooLong();
        }
        int exit = running.exitValue();
        return exit == ChildProcess.OUT_OF_MEMORY
                ? new Outcome.OutOfMemory()
                : new Outcome.Broke(exit);
    }

    private byte[] answer(Process running, byte[] question) throws IOException {
        // Neither stream is closed: the child goes on.
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(running.getOutputStream(), 1 << 16));
        out.writeInt(question.length);
        out.write(question);
        out.flush();
        DataInputStream in = new DataInputStream(running.getInputStream());
        int length = in.readInt();
        if (length < 0 || length > bounds.answerBytes()) {
            throw new IOException("an answer of " + length + " bytes");
        }
        return in.readNBytes(length);
    }

    private static void complaints(Process running) {
        try (InputStream errors = running.getErrorStream()) {
            byte[] said = errors.readNBytes(4_000);
            if (said.length > 0) {
                log.warn(
                        "a child says: {}",
                        new String(said, java.nio.charset.StandardCharsets.UTF_8));
            }
            errors.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            log.debug("the child is gone", e);
        }
    }

    /// The child's process id while it runs.
    public synchronized OptionalLong pid() {
        return process == null || !process.isAlive()
                ? OptionalLong.empty()
                : OptionalLong.of(process.pid());
    }

    /// Ends the child.
    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }
}
