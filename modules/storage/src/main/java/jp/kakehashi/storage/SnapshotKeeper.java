package jp.kakehashi.storage;

import java.io.IOException;
import java.sql.SQLException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.DiskFullException;
import jp.kakehashi.storage.journal.Journal;
import jp.kakehashi.storage.journal.Position;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a snapshot when the journal has grown enough, on a thread of its own, and lets go of what
/// two snapshots have made superfluous. A snapshot costs as much work as what it replays, so it
/// waits for a quiet moment, unless the journal has grown far beyond the limit.
final class SnapshotKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);

    private static final long QUIET_MILLIS = 1_000;
    private static final int URGENT = 16;

    private final LocalPlace place;
    private final Journal journal;
    private final Snapshots snapshots;
    private final Object making = new Object();
    private final Thread thread;
    private @Nullable GroupWriter writer;
    private volatile boolean wanted;
    private volatile boolean closing;
    private volatile long sizeAtLast;

    SnapshotKeeper(LocalPlace place, Journal journal, Snapshots snapshots) {
        this.place = place;
        this.journal = journal;
        this.snapshots = snapshots;
        this.thread = Thread.ofPlatform().name("snapshots").daemon(true).unstarted(this::loop);
        this.sizeAtLast = 0;
    }

    void start(GroupWriter groupWriter) {
        writer = groupWriter;
        thread.start();
    }

    /// On the writer's thread, after each group.
    void afterGroup() {
        if (!wanted && journal.appendedBytes() - sizeAtLast > place.snapshotAfterBytes()) {
            synchronized (thread) {
                wanted = true;
                thread.notifyAll();
            }
        }
    }

    private void loop() {
        while (awaitWish()) {
            try {
                snapshot();
            } catch (ProblemException e) {
                LOG.warn("no snapshot made: {}", e.problem().key());
            } catch (IndexReplay.ReplayCancelled e) {
                LOG.debug("snapshot cancelled by closing");
            } catch (RuntimeException e) {
                // without this thread the journal would grow for ever
                LOG.error("snapshot failed, tried again when the journal has grown", e);
            }
        }
    }

    private boolean awaitWish() {
        synchronized (thread) {
            while (!wanted && !closing) {
                try {
                    thread.wait();
                } catch (InterruptedException e) {
                    return false; // nobody interrupts this thread but a JVM that ends
                }
            }
            return !closing && awaitQuiet();
        }
    }

    // with the lock of the thread held
    private boolean awaitQuiet() {
        long before = -1;
        while (!closing && !urgent() && journal.appendedBytes() != before) {
            before = journal.appendedBytes();
            try {
                thread.wait(QUIET_MILLIS);
            } catch (InterruptedException e) {
                return false; // as above
            }
        }
        sizeAtLast = journal.appendedBytes();
        wanted = false;
        return !closing;
    }

    private boolean urgent() {
        return journal.appendedBytes() - sizeAtLast > URGENT * place.snapshotAfterBytes();
    }

    /// Makes one now; writers go on meanwhile.
    void snapshot() {
        GroupWriter through = writer;
        if (through == null) {
            throw new IllegalStateException("not started");
        }
        synchronized (making) {
            try {
                Position position = through.alone(tx -> rotate());
                snapshots.make(journal, position, () -> closing);
                Position oldest = snapshots.prune();
                if (oldest != null) {
                    through.alone(tx -> forget(oldest));
                }
            } catch (IOException e) {
                throw refusal(e);
            } catch (SQLException | DataAccessException e) {
                throw new ProblemException(
                        Problem.unavailable(
                                SqlFailure.isDiskFull(e)
                                        ? "problem.storage.full"
                                        : "problem.storage.snapshot"),
                        e);
            }
        }
    }

    private static ProblemException refusal(IOException fault) {
        return new ProblemException(
                Problem.unavailable(
                        fault instanceof DiskFullException
                                ? "problem.storage.full"
                                : "problem.storage.snapshot"),
                fault);
    }

    private Position rotate() {
        try {
            return journal.rotate();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private boolean forget(Position oldest) {
        try {
            journal.forgetBefore(oldest);
            return true;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    void close() {
        synchronized (thread) {
            closing = true;
            thread.notifyAll();
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
