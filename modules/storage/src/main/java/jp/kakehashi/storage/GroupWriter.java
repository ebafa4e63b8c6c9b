package jp.kakehashi.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Gathers the writes of many threads into groups and commits them on one thread of its own, so
/// that one fsync serves them all.
final class GroupWriter implements AutoCloseable {
    private static final int GROUP_LIMIT = 256;
    private static final long PATIENCE_LIMIT_NANOS = 1_000_000;

    private final Groups groups;
    private final LinkedBlockingQueue<Work<?>> waiting = new LinkedBlockingQueue<>();
    private final Work<Boolean> last = new Work<>(tx -> true, true);
    private final Thread thread;
    private volatile boolean closed;
    private long lastNanos;
    private int lastSize;

    GroupWriter(String name, Groups groups) {
        this.groups = groups;
        this.thread = Thread.ofPlatform().name(name).daemon(true).start(this::loop);
    }

    <T extends @Nullable Object> T write(Function<Tx, T> body) {
        return call(new Work<>(body, false));
    }

    /// Runs `body` on the writer's thread between two groups.
    <T extends @Nullable Object> T alone(Function<Tx, T> body) {
        return call(new Work<>(body, true));
    }

    private <T extends @Nullable Object> T call(Work<T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("write inside a write");
        }
        enqueue(work);
        return await(work);
    }

    private <T extends @Nullable Object> void enqueue(Work<T> work) {
        synchronized (last) {
            if (closed) {
                throw Problem.refused("problem.storage.closed").asException();
            }
            waiting.add(work);
        }
    }

    private static <T extends @Nullable Object> T await(Work<T> work) {
        try {
            return work.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    private void loop() {
        List<Work<?>> group = new ArrayList<>();
        boolean open = true;
        while (open) {
            group.clear();
            try {
                group.add(waiting.take());
            } catch (InterruptedException e) {
                continue; // only close() ends this thread
            }
            gather(group);
            open = !group.remove(last);
            if (!group.isEmpty()) {
                commit(List.copyOf(group));
            }
        }
    }

    /// Those whom the last group served are likely to come back at once; waiting for them no longer
    /// than that group took makes one fsync serve them all again.
    private void gather(List<Work<?>> group) {
        waiting.drainTo(group, GROUP_LIMIT - 1);
        long patience = Math.min(lastNanos, PATIENCE_LIMIT_NANOS);
        long start = System.nanoTime();
        try {
            while (group.size() < lastSize) {
                long left = patience - (System.nanoTime() - start);
                Work<?> next = left <= 0 ? null : waiting.poll(left, TimeUnit.NANOSECONDS);
                if (next == null) {
                    return;
                }
                group.add(next);
                waiting.drainTo(group, GROUP_LIMIT - group.size());
            }
        } catch (InterruptedException e) {
            return; // only close() ends this thread
        }
    }

    // a fault of this thread must reach those who wait for it, or they wait for ever
    private void commit(List<Work<?>> group) {
        long start = System.nanoTime();
        try {
            groups.commit(group);
        } catch (RuntimeException | Error e) {
            group.forEach(work -> work.fail(e));
        }
        lastNanos = System.nanoTime() - start;
        lastSize = group.size();
    }

    @Override
    public void close() {
        synchronized (last) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.add(last);
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
