package jp.kakehashi.testkit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/// Keeps work until the test says when: stands in for the screen's thread in tests of view models.
public final class QueueExecutor implements Executor {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /// An empty queue.
    public QueueExecutor() {}

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /// Does everything that waits, and what that adds, on the calling thread.
    public void runAll() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
