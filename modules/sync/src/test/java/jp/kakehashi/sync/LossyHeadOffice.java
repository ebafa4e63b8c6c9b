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
final class LossyHeadOffice extends PassingHeadOffice {
    private final Random random;
    private final List<Runnable> late = new ArrayList<>();
    private double loss;

    LossyHeadOffice(HeadOffice real, Random random, double loss) {
        super(real);
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
    public List<LedgerDefinition> definitions() {
        line();
        return super.definitions();
    }

    @Override
    public void publish(LedgerDefinition definition, String text) {
        line();
        super.publish(definition, text);
    }

    @Override
    public List<Messages.Outcome> push(LedgerId ledger, List<Change> changes) {
        if (!late.isEmpty() && random.nextInt(3) == 0) {
            late.remove(random.nextInt(late.size())).run();
        }
        line();
        if (random.nextDouble() < loss) {
            late.add(() -> super.push(ledger, changes));
        }
        if (random.nextDouble() < loss) {
            // Part of a push arrives first, as after a retry in smaller numbers.
            super.push(ledger, changes.subList(0, 1 + random.nextInt(changes.size())));
        }
        List<Messages.Outcome> outcomes = super.push(ledger, changes);
        line();
        return outcomes;
    }

    @Override
    public Messages.Page changes(LedgerId ledger, long after, int limit) {
        line();
        Messages.Page page = super.changes(ledger, after, 1 + random.nextInt(limit));
        line();
        return page;
    }

    @Override
    public void snapshot(LedgerId ledger, SnapshotReceiver receiver) {
        line();
        boolean breaks = random.nextDouble() < loss;
        super.snapshot(
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
        return super.rowHistory(ledger, row, purpose);
    }

    @Override
    public void viewings(List<Messages.Viewing> viewings) {
        line();
        super.viewings(viewings);
        line();
    }

    @Override
    public void setSealed(LedgerId ledger, UUID row, FieldId field, String value, String purpose) {
        line();
        super.setSealed(ledger, row, field, value, purpose);
    }

    @Override
    public String reveal(LedgerId ledger, UUID row, FieldId field, String purpose) {
        line();
        return super.reveal(ledger, row, field, purpose);
    }
}
