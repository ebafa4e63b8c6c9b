package jp.kakehashi.ledger;

import java.util.List;
import jp.kakehashi.ledger.LedgerBegun.Standing;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// Begun words in a person's replica. Whether their place can still be seen is asked of the rows
/// that are here; nothing of a row is shown by asking, so no viewing is logged.
final class ReplicaBegun {
    private final Replica replica;
    private final LedgerReads reads;
    private final RowViews views;

    private ReplicaBegun(Replica replica, LedgerReads reads, RowViews views) {
        this.replica = replica;
        this.reads = reads;
        this.views = views;
    }

    static LedgerBegun of(Replica replica, LedgerReads reads, RowViews views) {
        ReplicaBegun begun = new ReplicaBegun(replica, reads, views);
        KeptBegun.Store store =
                new KeptBegun.Store() {
                    @Override
                    public List<BegunText> all() {
                        return replica.begun().all();
                    }

                    @Override
                    public void keep(List<BegunText> texts) {
                        replica.begun().keep(texts);
                    }
                };
        return new KeptBegun(store, begun::standing);
    }

    private Standing standing(BegunText text) {
        LedgerDefinition definition = replica.definitions().find(text.ledger()).orElse(null);
        if (definition == null) {
            return Standing.HIDDEN;
        }
        return switch (text.kind()) {
            case NEW_ROW -> ofField(definition, text.field());
            case CELL -> worse(ofRow(definition, text), ofField(definition, text.field()));
            case COMMENT -> ofComment(definition, text);
        };
    }

    private static Standing worse(Standing one, Standing other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Standing ofComment(LedgerDefinition definition, BegunText text) {
        Standing row = ofRow(definition, text);
        FieldId field = text.field();
        if (row == Standing.HIDDEN
                || (field != null && ofField(definition, field) == Standing.HIDDEN)) {
            return Standing.HIDDEN;
        }
        boolean may = definition.access().write().admits(actor());
        return may ? row : Standing.CLOSED;
    }

    private Standing ofField(LedgerDefinition definition, @Nullable FieldId id) {
        FieldDefinition field = id == null ? null : definition.field(id).orElse(null);
        if (field == null || !definition.mayRead(actor(), field)) {
            return Standing.HIDDEN;
        }
        boolean may = !field.retired() && definition.mayWrite(actor(), field);
        return may ? Standing.OPEN : Standing.CLOSED;
    }

    private Standing ofRow(LedgerDefinition definition, BegunText text) {
        List<RowView> rows = views.views(definition, reads.named(definition, List.of(text.row())));
        if (rows.isEmpty()) {
            return Standing.HIDDEN;
        }
        RowView row = rows.getFirst();
        FieldId field = text.field();
        if (row.guarded() || (field != null && row.kept().contains(field))) {
            return Standing.HIDDEN;
        }
        return row.deleted() ? Standing.CLOSED : Standing.OPEN;
    }

    private Actor actor() {
        return replica.owner().actor();
    }
}
