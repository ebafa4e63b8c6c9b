package jp.kakehashi.ledgerui.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerComments;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.CommentAct.Kind;
import jp.kakehashi.records.comments.CommentRules;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.records.comments.PlacedAct;

/// What is said, in memory: this person's own waits to be sent. From any thread.
public final class MemoryComments implements LedgerComments {
    private final List<PlacedAct> acts = new ArrayList<>();
    private final Author me;
    private final Runnable changed;
    private long seq;
    private long said;

    MemoryComments(Author me, Runnable changed) {
        this.me = me;
        this.changed = changed;
    }

    /// Something that came from head office; returns its id.
    public UUID heard(Author by, Instant at, UUID row, String field, UUID thread, String text) {
        UUID id = UUID.randomUUID();
        put(
                ++seq,
                new CommentAct(
                        id,
                        SampleCity.ROADS,
                        row,
                        field == null ? null : new FieldId(field),
                        thread == null ? id : thread,
                        Kind.SAY,
                        text,
                        null,
                        by,
                        at),
                null);
        return id;
    }

    /// Head office withdraws the row.
    public void forget(UUID row) {
        synchronized (this) {
            acts.removeIf(act -> act.act().row().equals(row));
        }
        changed.run();
    }

    private void put(long place, CommentAct act, String problem) {
        synchronized (this) {
            acts.add(new PlacedAct(place, act, problem));
        }
        changed.run();
    }

    /// Gives what this person said last back.
    public void refuseLast(String problem) {
        synchronized (this) {
            PlacedAct last = acts.removeLast();
            acts.add(new PlacedAct(0, last.act(), problem));
        }
        changed.run();
    }

    @Override
    public synchronized List<CommentThread> threads(LedgerId ledger) {
        return CommentThread.of(
                acts.stream().filter(a -> a.act().ledger().equals(ledger)).toList());
    }

    @Override
    public boolean maySay(LedgerId ledger) {
        return true;
    }

    @Override
    public void say(LedgerId ledger, UUID row, FieldId field, UUID thread, String text) {
        Problem wrong = CommentRules.fault(text);
        if (wrong != null) {
            throw wrong.asException();
        }
        UUID id = UUID.randomUUID();
        UUID about = thread == null ? id : thread;
        put(
                0,
                new CommentAct(
                        id,
                        ledger,
                        row,
                        field,
                        about,
                        Kind.SAY,
                        text,
                        null,
                        me,
                        SampleCity.clock().instant().plusMillis(++said)),
                null);
    }

    @Override
    public void settle(LedgerId ledger, CommentThread thread, boolean resolved) {
        act(ledger, thread, resolved ? Kind.RESOLVE : Kind.REOPEN, null);
    }

    @Override
    public void takeBack(LedgerId ledger, CommentThread thread, UUID comment) {
        act(ledger, thread, Kind.TAKE_BACK, comment);
    }

    private void act(LedgerId ledger, CommentThread thread, Kind kind, UUID target) {
        put(
                0,
                new CommentAct(
                        UUID.randomUUID(),
                        ledger,
                        thread.row(),
                        thread.field(),
                        thread.id(),
                        kind,
                        null,
                        target,
                        me,
                        SampleCity.clock().instant().plusMillis(++said)),
                null);
    }
}
