package jp.kakehashi.sync.storage;

import static jp.kakehashi.sync.storage.ReplicaTables.LEDGER;
import static jp.kakehashi.sync.storage.ReplicaTables.ROW_ID;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.Bodies;
import jp.kakehashi.storage.ledger.CommentStore;
import jp.kakehashi.storage.ledger.ConflictStore;
import jp.kakehashi.storage.ledger.DefinitionStore;
import jp.kakehashi.storage.ledger.HistoryStore;
import jp.kakehashi.storage.ledger.LedgerTables;
import jp.kakehashi.wire.Json;
import org.jooq.impl.DSL;

/// The stores of one replica. They hold no data themselves and are safe for use from many threads.
public final class ReplicaStores {
    /// Setting: the place up to which head office's comments are here.
    public static final String COMMENTS = "comments.after";

    private final LedgerTables tables = new LedgerTables();
    private final HistoryStore history;
    private final ConflictStore conflicts;
    private final DefinitionStore definitions;
    private final OutboxStore outbox;
    private final CommentStore comments;
    private final CheckpointStore checkpoints;
    private final BaseCellStore baseCells = new BaseCellStore();
    private final ViewingsHeadStore viewingsHeads;
    private final SettingStore settings = new SettingStore();
    private final LocalViewingStore viewings = new LocalViewingStore();
    private final ProvisionalNumberStore numbers = new ProvisionalNumberStore();

    /// Stores of their own; make them once for a replica.
    public ReplicaStores() {
        Bodies bodies = new Bodies();
        Json json = new Json();
        history = new HistoryStore(bodies);
        conflicts = new ConflictStore(bodies);
        definitions = new DefinitionStore(bodies);
        outbox = new OutboxStore(json);
        comments = new CommentStore(bodies);
        checkpoints = new CheckpointStore(json);
        viewingsHeads = new ViewingsHeadStore(json);
    }

    /// Takes away everything of `ledger` that head office can send again; one's own edits stay in
    /// the outbox.
    public void forget(Tx tx, LedgerId ledger) {
        checkpoints.remove(tx, ledger);
        baseCells.clear(tx, ledger);
        for (String table : new String[] {"history", "conflict"}) {
            tx.execute(
                    DSL.deleteFrom(DSL.table(DSL.unquotedName(table)))
                            .where(LEDGER.eq(ledger.value())));
        }
        tables.clear(tx, ledger);
        comments.forget(tx, ledger, null);
        settings.put(tx, COMMENTS, "0");
    }

    /// Takes away everything of some rows that head office has told, and one's own edits that are
    /// at head office; what was not sent yet, or came back, stays with its author.
    public void forgetRows(Tx tx, LedgerId ledger, Collection<UUID> rows) {
        if (rows.isEmpty()) {
            return;
        }
        for (String table : new String[] {"history", "conflict"}) {
            for (UUID row : rows) {
                tx.execute(
                        DSL.deleteFrom(DSL.table(DSL.unquotedName(table)))
                                .where(LEDGER.eq(ledger.value()))
                                .and(ROW_ID.eq(row)));
            }
        }
        List<UUID> known = new ArrayList<>();
        for (OutboxEntry entry : outbox.ofRows(tx.query(), rows)) {
            if (entry.state() == OutboxState.ACCEPTED) {
                known.add(entry.change().id());
            }
        }
        outbox.remove(tx, known);
        baseCells.remove(tx, rows);
        tables.remove(tx, ledger, rows);
        // Of rows that are given anew everything is asked for once more.
        comments.forget(tx, ledger, rows);
        settings.put(tx, COMMENTS, "0");
    }

    /// The ledgers' rows.
    public LedgerTables tables() {
        return tables;
    }

    /// What was accepted, as far as it was pulled.
    public HistoryStore history() {
        return history;
    }

    /// Conflicts this person may see.
    public ConflictStore conflicts() {
        return conflicts;
    }

    /// Definitions this person may open.
    public DefinitionStore definitions() {
        return definitions;
    }

    /// One's own edits.
    public OutboxStore outbox() {
        return outbox;
    }

    /// What people say about rows.
    public CommentStore comments() {
        return comments;
    }

    /// What one's own edits cover.
    public BaseCellStore baseCells() {
        return baseCells;
    }

    /// How far each ledger is here.
    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    /// How far head office's log of viewings had come.
    public ViewingsHeadStore viewingsHeads() {
        return viewingsHeads;
    }

    /// Small texts.
    public SettingStore settings() {
        return settings;
    }

    /// Viewings that head office does not have.
    public LocalViewingStore viewings() {
        return viewings;
    }

    /// Provisional numbers.
    public ProvisionalNumberStore numbers() {
        return numbers;
    }
}
