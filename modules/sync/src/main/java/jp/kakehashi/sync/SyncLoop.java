package jp.kakehashi.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a replica and head office alike, on one virtual thread: sends what is here, takes over
/// what is there, at once while the live line is open and every few seconds otherwise. No clock
/// decides any order. Never gives up for want of a line; stops for what a person has to look at.
public final class SyncLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);

    private final Replica replica;
    private final HeadOffice headOffice;
    private final SyncTiming timing;
    private final InstantSource clock;
    private final Exchange exchange;
    private final Consumer<Problem> ended;
    private final Semaphore wake = new Semaphore(0);
    private final Queue<Messages.Live> news = new ConcurrentLinkedQueue<>();
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Messages.Live>> peopleListeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Listening> liveLine = new AtomicReference<>();
    private volatile SyncStatus status;
    private @Nullable Thread thread;
    private @Nullable Runnable unsubscribe;
    private long retryMillis;
    private long wholeRoundNanos;
    private volatile boolean wholeRoundDue = true;

    /// A loop that is not running yet.
    ///
    /// @param exchange one round of sending and taking over
    /// @param ended called once, on the loop's thread, when it stops for good because of a problem
    public SyncLoop(
            Replica replica,
            HeadOffice headOffice,
            Exchange exchange,
            SyncTiming timing,
            InstantSource clock,
            Consumer<Problem> ended) {
        this.replica = replica;
        this.headOffice = headOffice;
        this.exchange = exchange;
        this.timing = timing;
        this.clock = clock;
        this.ended = ended;
        this.retryMillis = timing.retryMillis();
        this.status =
                new SyncStatus(
                        SyncStatus.Line.CONNECTING,
                        clock.instant(),
                        false,
                        replica.outgoing().unsentCount(),
                        exchange.dataAsOf(),
                        null);
    }

    /// Starts the loop.
    public synchronized void start() {
        if (thread == null) {
            unsubscribe = replica.onOutgoing(this::outgoing);
            thread = Thread.ofVirtual().name("sync-" + replica.owner().device()).start(this::run);
        }
    }

    /// How things stand.
    public SyncStatus status() {
        return status;
    }

    /// Calls `listener` with each new status, on any thread. Run the result to stop.
    public Runnable onStatus(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Calls `listener`, on any thread, with what the live line tells of who is where. Run the
    /// result to stop.
    public Runnable onPeople(Consumer<Messages.Live> listener) {
        peopleListeners.add(listener);
        return () -> peopleListeners.remove(listener);
    }

    /// Does a whole round now instead of waiting.
    public void wake() {
        wholeRoundDue = true;
        wake.release();
    }

    private void outgoing() {
        SyncStatus now = status;
        // A kept viewing has to be sent too, but changes nothing that anybody is shown.
        if (replica.outgoing().unsentCount() != now.unsent()) {
            tell(now.line(), now.problem());
        }
        // Without a line each edit would be one more vain try.
        if (now.line() == SyncStatus.Line.ONLINE) {
            wake.release();
        }
    }

    private void run() {
        while (!closed.get()) {
            long pauseMillis = round();
            if (pauseMillis < 0) {
                return;
            }
            pause(pauseMillis);
        }
    }

    /// One round; returns the pause after it, or -1 to stop.
    private long round() {
        try {
            exchangeOnce();
            retryMillis = timing.retryMillis();
            tell(SyncStatus.Line.ONLINE, null);
            return untilWholeRound();
        } catch (ProblemException e) {
            return after(e.problem());
        } catch (Exception e) {
            // The loop has to outlive a fault: unsent edits depend on it.
            if (closed.get()) {
                return -1;
            }
            LOG.error("A round of synchronisation failed", e);
            return after(Problem.unavailable("problem.sync.fault"));
        }
    }

    /// All that is known to be new while the live line is open; everything when it is time.
    private void exchangeOnce() {
        if (wholeRoundDue || liveLine.get() == null || untilWholeRound() <= 0) {
            wholeRoundDue = false;
            news.clear();
            exchange.round();
            wholeRoundNanos = System.nanoTime();
            openLiveLine();
            return;
        }
        exchange.send();
        for (Messages.Live live = news.poll(); live != null; live = news.poll()) {
            exchange.take(live);
        }
    }

    private long untilWholeRound() {
        long every = liveLine.get() == null ? timing.pollMillis() : timing.liveCheckMillis();
        long past = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - wholeRoundNanos);
        return wholeRoundDue ? 0 : Math.max(0, every - past);
    }

    private long after(Problem problem) {
        closeLiveLine();
        wholeRoundDue = true;
        if (closed.get()) {
            return -1;
        }
        if (SyncProblems.endsForGood(problem)) {
            LOG.warn("Synchronisation stopped: {}", problem.key());
            tell(SyncStatus.Line.STOPPED, problem);
            ended.accept(problem);
            return -1;
        }
        if (SyncProblems.needsSignIn(problem)) {
            tell(SyncStatus.Line.SIGN_IN_NEEDED, problem);
            return timing.retryMaxMillis();
        }
        tell(SyncStatus.Line.OFFLINE, SyncProblems.noLine(problem) ? null : problem);
        long pause = retryMillis / 2 + ThreadLocalRandom.current().nextLong(retryMillis / 2 + 1);
        retryMillis = Math.min(retryMillis * 2, timing.retryMaxMillis());
        return pause;
    }

    private void openLiveLine() {
        if (liveLine.get() != null || closed.get()) {
            return;
        }
        try {
            Listening listening = new Listening();
            listening.line = headOffice.live(listening);
            liveLine.set(listening);
            // It may have ended before it was known here, or this loop may have.
            if (listening.lost) {
                liveLine.compareAndSet(listening, null);
            } else if (closed.get()) {
                closeLiveLine();
            }
            // What was accepted between the pull and the opening of the line.
            wake();
        } catch (ProblemException e) {
            LOG.info("No live line, polling: {}", e.problem().key());
        }
    }

    /// Hears what comes over one live line, on its threads.
    private final class Listening implements HeadOffice.LiveListener {
        private volatile HeadOffice.@Nullable LiveLine line;
        private volatile boolean lost;

        @Override
        public void accepted(Messages.Live live) {
            if (live.people() != null) {
                peopleListeners.forEach(l -> l.accept(live));
                return;
            }
            news.add(live);
            wake.release();
        }

        @Override
        public void lost() {
            lost = true;
            // Told late, it must not take the line away that was opened since.
            if (liveLine.compareAndSet(this, null)) {
                wake();
            }
        }
    }

    private void closeLiveLine() {
        Listening open = liveLine.getAndSet(null);
        HeadOffice.LiveLine line = open == null ? null : open.line;
        if (line != null) {
            line.close();
        }
    }

    private void pause(long millis) {
        try {
            boolean woken = wake.tryAcquire(millis, TimeUnit.MILLISECONDS);
            if (woken) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(SyncStatus.Line line, @Nullable Problem problem) {
        SyncStatus before = status;
        Instant since = before.line() == line ? before.since() : clock.instant();
        SyncStatus now =
                new SyncStatus(
                        line,
                        since,
                        liveLine.get() != null,
                        replica.outgoing().unsentCount(),
                        exchange.dataAsOf(),
                        problem);
        status = now;
        listeners.forEach(l -> l.accept(now));
    }

    /// Begins no further round. Whoever then breaks the line need not wait for its answers in
    /// {@link #close}.
    public void stop() {
        closed.set(true);
        Runnable off;
        synchronized (this) {
            off = unsubscribe;
        }
        if (off != null) {
            off.run();
        }
        closeLiveLine();
        wake();
    }

    /// Stops and waits until nothing is written any more.
    @Override
    public void close() {
        stop();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null && !running.equals(Thread.currentThread())) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
