package jp.kakehashi.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.Messages;

/// A line that loses questions, loses answers, doubles pushes and delivers old ones late, between
/// newer ones; by a seeded generator.
final class LossyHeadOffice implements HeadOffice {
    private final HeadOffice real;
    private final Random random;
    private final List<Runnable> late = new ArrayList<>();
    private double loss;

    LossyHeadOffice(HeadOffice real, Random random, double loss) {
        this.real = real;
        this.random = random;
        this.loss = loss;
    }

    void mend() {
        loss = 0;
        late.forEach(Runnable::run);
        late.clear();
    }

    private void line() {
        if (random.nextDouble() < loss) {
            throw Problem.unavailable("problem.line.down").asException();
        }
    }

    @Override
    public Messages.SignedIn signIn(Messages.SignIn request) {
        return real.signIn(request);
    }

    @Override
    public List<LedgerDefinition> definitions() {
        line();
        return real.definitions();
    }

    @Override
    public void publish(LedgerDefinition definition) {
        line();
        real.publish(definition);
    }

    @Override
    public List<Messages.Outcome> push(LedgerId ledger, List<Change> changes) {
        if (!late.isEmpty() && random.nextInt(3) == 0) {
            late.remove(random.nextInt(late.size())).run();
        }
        line();
        if (random.nextDouble() < loss) {
            late.add(() -> real.push(ledger, changes));
        }
        if (random.nextDouble() < loss) {
            // Part of a push arrives first, as after a retry in smaller numbers.
            real.push(ledger, changes.subList(0, 1 + random.nextInt(changes.size())));
        }
        List<Messages.Outcome> outcomes = real.push(ledger, changes);
        line();
        return outcomes;
    }

    @Override
    public Messages.Page changes(LedgerId ledger, long after, int limit) {
        line();
        Messages.Page page = real.changes(ledger, after, 1 + random.nextInt(limit));
        line();
        return page;
    }

    @Override
    public void snapshot(LedgerId ledger, SnapshotReceiver receiver) {
        line();
        boolean breaks = random.nextDouble() < loss;
        real.snapshot(
                ledger,
                new SnapshotReceiver() {
                    private int rows;

                    @Override
                    public void start(Messages.SnapshotStart start) {
                        receiver.start(start);
                    }

                    @Override
                    public void row(Messages.SnapshotRow row) {
                        if (breaks && ++rows > 3) {
                            throw Problem.unavailable("problem.line.down").asException();
                        }
                        receiver.row(row);
                    }
                });
    }

    @Override
    public List<AcceptedChange> rowHistory(LedgerId ledger, UUID row, String purpose) {
        line();
        return real.rowHistory(ledger, row, purpose);
    }

    @Override
    public void viewings(List<Messages.Viewing> viewings) {
        line();
        real.viewings(viewings);
        line();
    }

    @Override
    public void setSealed(LedgerId ledger, UUID row, FieldId field, String value, String purpose) {
        line();
        real.setSealed(ledger, row, field, value, purpose);
    }

    @Override
    public String reveal(LedgerId ledger, UUID row, FieldId field, String purpose) {
        line();
        return real.reveal(ledger, row, field, purpose);
    }

    @Override
    public LiveLine live(LiveListener listener) {
        return real.live(listener);
    }

    @Override
    public void close() {
        real.close();
    }
}
