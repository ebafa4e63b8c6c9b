package jp.kakehashi.sync.storage;

import static jp.kakehashi.sync.storage.ReplicaTables.CHECKPOINT;
import static jp.kakehashi.sync.storage.ReplicaTables.HEAD;
import static jp.kakehashi.sync.storage.ReplicaTables.LEDGER;
import static jp.kakehashi.sync.storage.ReplicaTables.REACHED_AT;
import static jp.kakehashi.sync.storage.ReplicaTables.SEQ;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How far each ledger has been pulled, and the newest signed head that head office showed. A
/// ledger without checkpoint is not wholly here.
public final class CheckpointStore {
    private final Json json;

    /// Checkpoints whose heads are written by `json`.
    public CheckpointStore(Json json) {
        this.json = json;
    }

    /// How far a ledger is here.
    ///
    /// @param reachedAt this PC's clock; shown as the age of the data
    public record Checkpoint(long seq, Messages.@Nullable SignedHead head, Instant reachedAt) {}

    /// The checkpoint of `ledger`.
    public Optional<Checkpoint> of(DSLContext db, LedgerId ledger) {
        return db.select(SEQ, HEAD, REACHED_AT)
                .from(CHECKPOINT)
                .where(LEDGER.eq(ledger.value()))
                .fetchOptional(this::checkpoint);
    }

    /// The checkpoints of all ledgers that are here.
    public Map<LedgerId, Checkpoint> all(DSLContext db) {
        Map<LedgerId, Checkpoint> found = new HashMap<>();
        db.select(LEDGER, SEQ, HEAD, REACHED_AT)
                .from(CHECKPOINT)
                .forEach(r -> found.put(new LedgerId(r.get(LEDGER)), checkpoint(r)));
        return found;
    }

    /// Sets the checkpoint of `ledger`.
    public void put(Tx tx, LedgerId ledger, Checkpoint checkpoint) {
        Messages.SignedHead head = checkpoint.head();
        String text = head == null ? null : json.text(head);
        long at = checkpoint.reachedAt().toEpochMilli();
        int touched =
                tx.execute(
                        DSL.update(CHECKPOINT)
                                .set(SEQ, checkpoint.seq())
                                .set(HEAD, text)
                                .set(REACHED_AT, at)
                                .where(LEDGER.eq(ledger.value())));
        if (touched == 0) {
            tx.execute(
                    DSL.insertInto(CHECKPOINT, LEDGER, SEQ, HEAD, REACHED_AT)
                            .values(ledger.value(), checkpoint.seq(), text, at));
        }
    }

    /// Says that `ledger` is no longer wholly here.
    public void remove(Tx tx, LedgerId ledger) {
        tx.execute(DSL.deleteFrom(CHECKPOINT).where(LEDGER.eq(ledger.value())));
    }

    private Checkpoint checkpoint(Record record) {
        String head = record.get(HEAD);
        return new Checkpoint(
                record.get(SEQ),
                head == null ? null : json.read(head, Messages.SignedHead.class),
                Instant.ofEpochMilli(record.get(REACHED_AT)));
    }
}
