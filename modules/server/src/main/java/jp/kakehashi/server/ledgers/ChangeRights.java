package jp.kakehashi.server.ledgers;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// Whether a person may make a change, by the newest definition of its ledger.
final class ChangeRights {
    private final LedgerDefinition definition;
    private final Actor actor;
    private final boolean opens;
    private final boolean writes;
    private final Function<UUID, ? extends Collection<Conflict>> openOfRow;
    private final Set<FieldId> unwritable = new HashSet<>();

    ChangeRights(
            LedgerDefinition definition,
            Actor actor,
            Function<UUID, ? extends Collection<Conflict>> openOfRow) {
        this.definition = definition;
        this.actor = actor;
        this.opens = definition.mayOpen(actor);
        this.openOfRow = openOfRow;
        this.writes = definition.access().write().admits(actor);
        for (FieldDefinition field : definition.fields()) {
            if (byHand(field) && !definition.mayWrite(actor, field)) {
                unwritable.add(field.id());
            }
        }
    }

    /// Why `change` is refused; null when it is not. `conflict` is what a RESOLVE decides.
    @Nullable Problem refusal(Change change, @Nullable Conflict conflict) {
        if (!opens) {
            return Problem.refused("problem.ledger.access", definition.id());
        }
        if (change.kind() == ChangeKind.RESOLVE) {
            return conflict == null
                    ? Problem.invalid("problem.conflict.unknown")
                    : resolution(change, conflict);
        }
        if (!writes && !decidesRow(change)) {
            return Problem.refused("problem.ledger.write", definition.id());
        }
        for (Edit edit : change.edits()) {
            if (unwritable.contains(edit.field())) {
                return Problem.refused("problem.field.write", edit.field());
            }
        }
        return null;
    }

    /// Who decides over a deletion takes the row away or brings it back, also where they do not
    /// write otherwise.
    private boolean decidesRow(Change change) {
        boolean ofRow = change.kind() == ChangeKind.DELETE || change.kind() == ChangeKind.RESTORE;
        return ofRow
                && openOfRow.apply(change.row()).stream()
                        .anyMatch(c -> c.field() == null && definition.mayDecide(actor, c));
    }

    /// What nobody writes this way is refused by its own name, by the checks of the cells.
    private static boolean byHand(FieldDefinition field) {
        return !field.individualNumber() && field.type().byHand();
    }

    private @Nullable Problem resolution(Change change, Conflict conflict) {
        for (Edit edit : change.edits()) {
            FieldDefinition field = definition.field(edit.field()).orElse(null);
            if (field != null && !definition.mayRead(actor, field)) {
                return Problem.refused("problem.field.read", edit.field());
            }
        }
        return definition.mayDecide(actor, conflict)
                ? null
                : Problem.refused("problem.conflict.rights");
    }
}
