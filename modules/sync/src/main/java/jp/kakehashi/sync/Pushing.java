package jp.kakehashi.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Outgoing;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// One ledger's edits on their way to head office, batch after batch: the next one is read here
/// while head office works on the one before. A batch that is refused as a whole is sent again in
/// smaller numbers until the one change that cannot be read is found. For one thread.
final class Pushing {
    private static final int MOST = 500;

    private final Replica replica;
    private final HeadOffice headOffice;
    private final LedgerId ledger;
    private final @Nullable FileSending files;
    private final Deque<Outgoing.Batch> open = new ArrayDeque<>();
    private int size = MOST;
    private long settled;
    private @Nullable ProblemException fault;

    Pushing(Replica replica, HeadOffice headOffice, LedgerId ledger, @Nullable FileSending files) {
        this.files = files;
        this.replica = replica;
        this.headOffice = headOffice;
        this.ledger = ledger;
    }

    /// Sends all there is.
    ///
    /// @throws ProblemException what stood in the way; what was settled stays settled
    void run() {
        boolean done = false;
        while (!done) {
            open.clear();
            try {
                headOffice.push(ledger, new Batches(), this::settle);
                done = true;
            } catch (ProblemException e) {
                // A fault of this PC is no refusal, whatever its kind.
                if (e == fault || open.isEmpty() || !SyncProblems.aboutContent(e.problem())) {
                    throw e;
                }
                refused(open.getFirst(), e.problem());
            }
        }
    }

    private void settle(List<Messages.Outcome> outcomes) {
        Outgoing.Batch batch = open.removeFirst();
        if (outcomes.size() != batch.changes().size()) {
            throw Problem.unavailable("problem.line.answer", 200).asException();
        }
        here(
                () -> {
                    settle(batch, outcomes);
                    return batch;
                });
        size = Math.min(size * 2, MOST);
    }

    private void settle(Outgoing.Batch batch, List<Messages.Outcome> outcomes) {
        replica.outgoing().settle(ledger, batch.changes(), outcomes);
        if (files != null) {
            files.settled(batch.changes(), outcomes);
        }
        settled = batch.position();
        replica.changed(ledger);
        for (Messages.Outcome outcome : outcomes) {
            Messages.ProblemMessage problem = outcome.problem();
            if (problem != null && problem.kind().equals("unavailable")) {
                throw new Problem.Unavailable(problem.key(), problem.args()).asException();
            }
        }
    }

    /// Does what head office has no part in.
    private <T> T here(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            fault = e;
            throw e;
        }
    }

    private void refused(Outgoing.Batch batch, Problem problem) {
        if (batch.changes().size() > 1) {
            size = batch.changes().size() / 2;
            return;
        }
        String kind = problem instanceof Problem.Invalid ? "invalid" : "refused";
        var told = new Messages.ProblemMessage(kind, problem.key(), problem.args());
        settle(batch, List.of(new Messages.Outcome(batch.changes().getFirst().id(), 0, told)));
        size = Math.min(size * 2, MOST);
    }

    /// Reads one batch at a time, beyond those on their way.
    private final class Batches implements Iterator<List<Change>> {
        private long position = settled;
        private Outgoing.@Nullable Batch next;

        @Override
        public boolean hasNext() {
            return !upcoming().changes().isEmpty();
        }

        @Override
        public List<Change> next() {
            Outgoing.Batch batch = upcoming();
            if (batch.changes().isEmpty()) {
                throw new NoSuchElementException();
            }
            position = batch.position();
            next = null;
            open.addLast(batch);
            return batch.changes();
        }

        private Outgoing.Batch upcoming() {
            Outgoing.Batch batch = next;
            if (batch == null) {
                batch = here(() -> replica.outgoing().next(ledger, position, size));
                if (files != null) {
                    files.before(batch.changes());
                }
                next = batch;
            }
            return batch;
        }
    }
}
