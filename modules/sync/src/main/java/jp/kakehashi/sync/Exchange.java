package jp.kakehashi.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.CheckpointStore.Checkpoint;
import jp.kakehashi.sync.storage.replica.HeadCheck;
import jp.kakehashi.sync.storage.replica.LocalFiles;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.SnapshotIntake;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One round between a replica and head office: definitions, what is here goes there, what is there
/// comes here. May be broken off anywhere and repeated; for one thread at a time.
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int PULL_CHANGES = 1_000;
    private static final int VIEWINGS = 200;
    private static final long VIEWINGS_HEAD_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Replica replica;
    private final HeadOffice headOffice;
    private final Gate gate;
    private final CommentExchange comments;
    private final @Nullable FileSending files;
    private @Nullable Long viewingsKeptNanos;
    private volatile @Nullable Instant dataAsOf;

    /// Opens the way to head office when it is closed, and knows the key of its heads.
    @FunctionalInterface
    public interface Gate {
        /// Makes sure that there is a session; returns what checks its heads.
        HeadCheck open();
    }

    /// Rounds between `replica` and `headOffice`.
    public Exchange(Replica replica, HeadOffice headOffice, Gate gate) {
        this.replica = replica;
        this.headOffice = headOffice;
        this.gate = gate;
        this.comments = new CommentExchange(replica.comments(), headOffice);
        LocalFiles here = replica.files();
        this.files = here == null ? null : new FileSending(here, headOffice);
        this.dataAsOf =
                replica.checkpoints().values().stream()
                        .map(Checkpoint::reachedAt)
                        .min(Instant::compareTo)
                        .orElse(null);
    }

    /// When everything that is here was last known to be newest; null when never.
    public @Nullable Instant dataAsOf() {
        return dataAsOf;
    }

    /// Everything once.
    ///
    /// @throws ProblemException what stood in the way; all that was done stays done
    public void round() {
        HeadCheck heads = gate.open();
        takeDefinitions();
        pushAll();
        for (LedgerDefinition definition : replica.definitions().all()) {
            pull(definition.id(), heads);
        }
        comments.take();
        keepViewingsHead(heads);
        dataAsOf =
                replica.checkpoints().values().stream()
                        .map(Checkpoint::reachedAt)
                        .min(Instant::compareTo)
                        // Where there is no ledger, nothing is missing.
                        .orElseGet(replica::now);
        replica.orders().build();
    }

    /// Only sends what is here.
    public void send() {
        gate.open();
        pushAll();
    }

    /// Takes over news from the live line: at once when they follow what is here, by a pull
    /// otherwise.
    public void take(Messages.Live live) {
        HeadCheck heads = gate.open();
        Messages.Page page = live.page();
        Optional<LedgerDefinition> definition = replica.definitions().find(live.ledger());
        Optional<Checkpoint> before = replica.checkpoint(live.ledger());
        if (definition.isEmpty() || before.isEmpty()) {
            round();
        } else if (live.seq() <= before.get().seq()) {
            // Nothing new in the rows: without a page it tells of a newer definition.
            if (page == null) {
                takeDefinitions();
                comments.take();
            }
        } else if (page == null
                || late(page, before.get())
                || newer(page, definition.get())
                || !replica.pages().follows(page)) {
            pull(live.ledger(), heads);
        } else {
            heads.check(before.get(), page);
            if (replica.pages().take(definition.get(), page) > 0) {
                replica.changed(live.ledger());
            }
        }
    }

    /// News that were overtaken by a pull say nothing about the chain.
    private static boolean late(Messages.Page page, Checkpoint before) {
        Messages.SignedHead known = before.head();
        return known != null && page.head().seq() < known.seq();
    }

    private void pushAll() {
        for (LedgerId ledger : replica.outgoing().ledgers()) {
            new Pushing(replica, headOffice, ledger, files).run();
        }
        if (files != null) {
            files.originals(ledger -> replica.outgoing().unsentCount(ledger) == 0);
        }
        pushViewings();
        comments.send();
    }

    private void takeDefinitions() {
        if (replica.definitions().take(headOffice.definitions(), replica.owner().actor())) {
            replica.changed(null);
        }
    }

    private void pushViewings() {
        while (true) {
            List<Messages.Viewing> viewings = replica.outgoing().viewings(VIEWINGS);
            if (viewings.isEmpty()) {
                return;
            }
            push(viewings);
        }
    }

    /// One viewing that head office cannot take must stop neither the others nor the pulls.
    private void push(List<Messages.Viewing> viewings) {
        try {
            headOffice.viewings(viewings);
        } catch (ProblemException e) {
            if (!SyncProblems.aboutContent(e.problem())) {
                throw e;
            }
            if (viewings.size() > 1) {
                int half = viewings.size() / 2;
                push(viewings.subList(0, half));
                push(viewings.subList(half, viewings.size()));
                return;
            }
            Messages.Viewing refused = viewings.getFirst();
            LOG.error("Viewing {} was refused: {}", refused.id(), e.problem().key());
            replica.outgoing().viewingRefused(refused.id());
            return;
        }
        replica.outgoing().viewingsSent(viewings);
    }

    /// In the first round and then once an hour; after the pulls, so that it covers them too.
    private void keepViewingsHead(HeadCheck heads) {
        long now = System.nanoTime();
        Long kept = viewingsKeptNanos;
        if (kept != null && now - kept < VIEWINGS_HEAD_NANOS) {
            return;
        }
        Messages.SignedViewings head = headOffice.viewingsHead();
        heads.check(head);
        if (head.count() > 0) {
            replica.keep(head);
        }
        viewingsKeptNanos = now;
    }

    private void pull(LedgerId ledger, HeadCheck heads) {
        boolean changed = false;
        if (replica.checkpoint(ledger).isEmpty()) {
            snapshot(ledger, heads);
            changed = true;
        }
        while (true) {
            Checkpoint before = replica.checkpoint(ledger).orElseThrow();
            Messages.Page page = changes(ledger, before.seq());
            if (newer(page, replica.definitions().of(ledger))) {
                takeDefinitions();
                if (replica.checkpoint(ledger).isEmpty()) {
                    return;
                }
            }
            heads.check(before, page);
            changed |= replica.pages().take(replica.definitions().of(ledger), page) > 0;
            if (page.lastSeq() >= page.head().seq() || page.lastSeq() <= before.seq()) {
                break;
            }
        }
        if (changed) {
            replica.changed(ledger);
        }
    }

    private Messages.Page changes(LedgerId ledger, long after) {
        try {
            return headOffice.changes(ledger, after, PULL_CHANGES);
        } catch (ProblemException e) {
            if (e.problem().key().equals("problem.ledger.ahead")) {
                // Head office has less than it signed before.
                throw new ProblemException(
                        Problem.damaged("problem.sync.chain_broken", ledger, after), e);
            }
            throw e;
        }
    }

    private void snapshot(LedgerId ledger, HeadCheck heads) {
        SnapshotIntake intake = replica.snapshot();
        try {
            headOffice.snapshot(
                    ledger,
                    new HeadOffice.SnapshotReceiver() {
                        @Override
                        public void start(Messages.SnapshotStart start) {
                            heads.check(null, start.head());
                            intake.start(start);
                        }

                        @Override
                        public void row(Messages.SnapshotRow row) {
                            intake.row(row);
                        }
                    });
            intake.finish();
        } finally {
            intake.abandon();
        }
    }

    private static boolean newer(Messages.Page page, LedgerDefinition known) {
        return page.changes().stream()
                        .anyMatch(c -> c.change().definitionVersion() > known.version())
                || page.given().stream()
                        .flatMap(row -> row.row().values().keySet().stream())
                        .anyMatch(field -> known.field(field).isEmpty());
    }
}
