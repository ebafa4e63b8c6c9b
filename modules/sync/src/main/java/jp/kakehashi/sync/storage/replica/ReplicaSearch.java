package jp.kakehashi.sync.storage.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.ledger.LedgerQueries;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.storage.search.FindWords;
import jp.kakehashi.storage.search.LedgerShelf;
import jp.kakehashi.storage.search.LedgerShelves;
import jp.kakehashi.storage.search.LedgerShelves.LedgerFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds rows of every ledger that is wholly here, in what its owner may read of it. Filled from
/// the replica by a thread of its own, a ledger at a time, and kept up with every change; while it
/// is being filled the ledgers that are not ready are named. Thread-safe.
public final class ReplicaSearch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaSearch.class);
    private static final int PORTION = 2_000;
    private static final int AT_ONCE = 20;
    private static final int AGAIN_SECONDS = 20;

    /// A ledger of a million rows fills for half a minute and keeps a small PC's cores and memory
    /// busy: whoever scrolls meanwhile goes first, but keeps no portion waiting for ever.
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Duration MOST_PATIENCE = Duration.ofSeconds(15);

    /// Work without a pause: a million rows are there after some ten minutes, and at most one key
    /// in ten meets a portion.
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private final Replica replica;
    private final LedgerQueries queries;
    private final LedgerShelves shelves;
    private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Map<LedgerId, String> filled = new ConcurrentHashMap<>();
    private final Set<LedgerId> tooLarge = ConcurrentHashMap.newKeySet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> subscriptions = new ArrayList<>();
    private final Object renewing = new Object();
    private final GiveWay giveWay = new GiveWay(QUIET, MOST_PATIENCE, LEAST_PATIENCE);
    private volatile boolean closed;
    private @Nullable Thread thread;

    /// Something to do; without `rows` to look at which ledgers there are.
    private record Task(@Nullable RowsWritten rows) {}

    /// What was found, and where it was looked.
    ///
    /// @param waiting ledgers that are not ready yet
    /// @param tooLarge ledgers for which there was no memory
    public record Answer(
            List<LedgerFound> found,
            int ledgers,
            long rows,
            List<LedgerDefinition> waiting,
            List<LedgerDefinition> tooLarge) {}

    /// A search through `replica` that takes about `mostBytes` of memory and is not running yet.
    public ReplicaSearch(Replica replica, long mostBytes) {
        this.replica = replica;
        this.queries = new LedgerQueries(replica.stores().tables());
        this.shelves = new LedgerShelves(mostBytes);
    }

    /// Begins to fill it.
    public synchronized void start() {
        if (thread == null) {
            subscriptions.add(replica.onRows(this::written));
            subscriptions.add(replica.onChange(this::changed));
            tasks.add(new Task(null));
            thread = new Thread(this::run, "search-" + replica.owner().device());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /// Somebody reads rows on a screen or writes now: filling waits until that has been quiet for a
    // while.
    public void giveWay() {
        giveWay.busy();
    }

    /// Looks for what was typed, at most `limit` rows of each ledger.
    public Answer find(String typed, int limit) {
        List<LedgerShelf> ready = new ArrayList<>();
        List<LedgerDefinition> waiting = new ArrayList<>();
        List<LedgerDefinition> large = new ArrayList<>();
        long rows = 0;
        for (LedgerDefinition definition : replica.definitions().all()) {
            LedgerId ledger = definition.id();
            LedgerShelf shelf = shelves.of(ledger).orElse(null);
            if (shelf != null && form(definition).equals(filled.get(ledger))) {
                ready.add(shelf);
                rows += shelf.rows();
            } else {
                (tooLarge.contains(ledger) ? large : waiting).add(definition);
            }
        }
        FindWords words = FindWords.of(typed, shelves.folding());
        return new Answer(
                LedgerShelves.find(ready, words, limit), ready.size(), rows, waiting, large);
    }

    /// Calls `listener`, on any thread, when another ledger can be looked through. Run the result
    /// to stop.
    public Runnable onReady(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// One's own edit can be found as soon as it is made, also while another ledger is being
    /// filled.
    private void written(RowsWritten written) {
        List<UUID> rows = written.rows();
        if (rows != null && rows.size() <= AT_ONCE) {
            try {
                shelves.of(written.ledger()).ifPresent(shelf -> renew(shelf, rows));
            } catch (ProblemException e) {
                // What was written is safe; whether it can be found must not decide about it.
                LOG.info("Not found at once: {}", e.problem().key());
            }
        }
        tasks.add(new Task(written));
    }

    /// Which ledgers may be opened is told as a change of all.
    private void changed(@Nullable LedgerId ledger) {
        if (ledger == null || !filled.containsKey(ledger)) {
            tasks.add(new Task(null));
        }
    }

    private void run() {
        Deque<LedgerDefinition> toFill = new ArrayDeque<>();
        boolean failed = false;
        try {
            while (!closed) {
                Task task = next(toFill, failed);
                failed = !done(task, toFill, failed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// After a fault nothing is tried for a while, or until something is written.
    private @Nullable Task next(Deque<LedgerDefinition> toFill, boolean failed)
            throws InterruptedException {
        if (failed) {
            return tasks.poll(AGAIN_SECONDS, TimeUnit.SECONDS);
        }
        return toFill.isEmpty() ? tasks.take() : tasks.poll();
    }

    /// A fault costs a ledger its place until it is filled again, and ends nothing else.
    private boolean done(@Nullable Task task, Deque<LedgerDefinition> toFill, boolean afterFault) {
        try {
            if (task != null) {
                take(task, toFill);
            }
            if (afterFault) {
                survey(toFill);
            } else if (task == null) {
                fill(toFill.remove());
            }
            return true;
        } catch (ProblemException e) {
            LOG.info("Not found for now: {}", e.problem().key());
            RowsWritten written = task == null ? null : task.rows();
            if (written != null) {
                forget(written.ledger());
            }
            return false;
        }
    }

    private void take(Task task, Deque<LedgerDefinition> toFill) {
        RowsWritten written = task.rows();
        List<UUID> rows = written == null ? null : written.rows();
        if (written == null) {
            survey(toFill);
        } else if (rows == null) {
            forget(written.ledger());
            survey(toFill);
        } else {
            shelves.of(written.ledger()).ifPresent(shelf -> renew(shelf, rows));
            if (rows.size() > AT_ONCE) {
                listeners.forEach(Runnable::run);
            }
        }
    }

    private void survey(Deque<LedgerDefinition> toFill) {
        toFill.clear();
        Set<LedgerId> gone = new java.util.HashSet<>(filled.keySet());
        for (LedgerDefinition definition : replica.definitions().all()) {
            LedgerId ledger = definition.id();
            if (replica.checkpoint(ledger).isPresent()) {
                if (form(definition).equals(filled.get(ledger))) {
                    gone.remove(ledger);
                } else {
                    toFill.add(definition);
                }
            }
        }
        gone.forEach(this::forget);
    }

    private void forget(LedgerId ledger) {
        filled.remove(ledger);
        tooLarge.remove(ledger);
        shelves.remove(ledger);
    }

    /// What decides about what can be found in a ledger's rows.
    private String form(LedgerDefinition definition) {
        StringBuilder form = new StringBuilder().append(definition.version());
        definition.fields().stream()
                .filter(f -> definition.mayRead(replica.owner().actor(), f))
                .forEach(f -> form.append(' ').append(f.id().value()));
        return form.toString();
    }

    private void fill(LedgerDefinition definition) {
        LedgerId ledger = definition.id();
        LedgerShelf shelf =
                new LedgerShelf(
                        definition,
                        f -> definition.mayRead(replica.owner().actor(), f),
                        shelves.folding());
        boolean fits = true;
        int found = PORTION;
        UUID last = null;
        while (found == PORTION && fits && !closed) {
            UUID after = last;
            List<StoredRow> rows =
                    replica.database().read(db -> queries.portion(db, definition, after, PORTION));
            rows.forEach(row -> shelf.put(row.state()));
            found = rows.size();
            last = rows.isEmpty() ? null : rows.getLast().state().row();
            fits = shelves.fits(shelf);
            giveWay.pass();
        }
        filled.put(ledger, form(definition));
        if (fits) {
            shelves.put(shelf);
        } else {
            LOG.warn("No memory left for finding in {}", ledger);
            shelves.remove(ledger);
            tooLarge.add(ledger);
        }
        listeners.forEach(Runnable::run);
    }

    private void renew(LedgerShelf shelf, List<UUID> rows) {
        LedgerDefinition definition = shelf.definition();
        // An older state must not be put over a newer one by a slower thread.
        synchronized (renewing) {
            Map<UUID, StoredRow> now =
                    replica.database()
                            .read(db -> replica.stores().tables().rows(db, definition, rows));
            for (UUID row : rows) {
                StoredRow stored = now.get(row);
                if (stored == null) {
                    shelf.drop(row);
                } else {
                    shelf.put(stored.state());
                }
            }
        }
    }

    /// Stops and forgets everything.
    @Override
    public void close() {
        closed = true;
        giveWay.end();
        Thread running;
        synchronized (this) {
            subscriptions.forEach(Runnable::run);
            running = thread;
        }
        if (running != null) {
            tasks.add(new Task(null));
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
