package jp.kakehashi.ledger;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// What is said, from a person's replica: of rows that are there and fields that may be read.
final class ReplicaComments implements LedgerComments {
    private final Replica replica;

    ReplicaComments(Replica replica) {
        this.replica = replica;
    }

    @Override
    public List<CommentThread> threads(LedgerId ledger) {
        LedgerDefinition definition = replica.definitions().of(ledger);
        List<CommentThread> all = replica.comments().threads(ledger);
        if (all.isEmpty()) {
            return all;
        }
        Set<UUID> rows = all.stream().map(CommentThread::row).collect(Collectors.toSet());
        Set<UUID> here =
                replica.database().read(db -> replica.stores().tables().present(db, ledger, rows));
        return all.stream()
                .filter(t -> here.contains(t.row()) && readable(definition, t.field()))
                .toList();
    }

    private boolean readable(LedgerDefinition definition, @Nullable FieldId id) {
        if (id == null) {
            return true;
        }
        FieldDefinition field = definition.field(id).orElse(null);
        return field != null && definition.mayRead(actor(), field);
    }

    private Actor actor() {
        return replica.owner().actor();
    }

    @Override
    public boolean maySay(LedgerId ledger) {
        return replica.definitions().of(ledger).access().write().admits(actor());
    }

    @Override
    public void say(
            LedgerId ledger,
            UUID row,
            @Nullable FieldId field,
            @Nullable UUID thread,
            String text) {
        requireRight(ledger);
        replica.comments().say(ledger, row, field, thread, text);
    }

    @Override
    public void settle(LedgerId ledger, CommentThread thread, boolean resolved) {
        requireRight(ledger);
        replica.comments().settle(ledger, thread, resolved);
    }

    @Override
    public void takeBack(LedgerId ledger, CommentThread thread, UUID comment) {
        replica.comments().takeBack(ledger, thread, comment);
    }

    private void requireRight(LedgerId ledger) {
        if (!maySay(ledger)) {
            throw Problem.refused("problem.comment.write").asException();
        }
    }
}
