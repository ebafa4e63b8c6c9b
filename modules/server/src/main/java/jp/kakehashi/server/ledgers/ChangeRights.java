package jp.kakehashi.server.ledgers;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// Whether a person may make a change, by the newest definition of its ledger.
final class ChangeRights {
    private final LedgerDefinition definition;
    private final Actor actor;

    ChangeRights(LedgerDefinition definition, Actor actor) {
        this.definition = definition;
        this.actor = actor;
    }

    /// Why `change` is refused; null when it is not. `conflict` is what a RESOLVE decides.
    @Nullable Problem refusal(Change change, @Nullable Conflict conflict) {
        if (!definition.mayOpen(actor)) {
            return Problem.refused("problem.ledger.access", definition.id());
        }
        if (change.kind() == ChangeKind.RESOLVE) {
            return conflict == null
                    ? Problem.invalid("problem.conflict.unknown")
                    : resolution(change, conflict);
        }
        if (!definition.access().write().admits(actor)) {
            return Problem.refused("problem.ledger.write", definition.id());
        }
        for (Edit edit : change.edits()) {
            FieldDefinition field = definition.field(edit.field()).orElse(null);
            if (field != null && byHand(field) && !definition.mayWrite(actor, field)) {
                return Problem.refused("problem.field.write", edit.field());
            }
        }
        return null;
    }

    /// What nobody writes this way is refused by its own name, by the checks of the cells.
    private static boolean byHand(FieldDefinition field) {
        return !field.individualNumber() && field.type() != FieldType.AUTO_NUMBER;
    }

    /// An owner decides also where the owner does not write; everybody decides only what they read.
    private @Nullable Problem resolution(Change change, Conflict conflict) {
        boolean author =
                actor.staff().equals(conflict.standing().author().staff())
                        || actor.staff().equals(conflict.kept().author().staff());
        if (!definition.ownedBy(actor) && !(definition.authorsResolve() && author)) {
            return Problem.refused("problem.conflict.rights");
        }
        for (Edit edit : change.edits()) {
            FieldDefinition field = definition.field(edit.field()).orElse(null);
            if (field != null && !definition.mayRead(actor, field)) {
                return Problem.refused("problem.field.read", edit.field());
            }
        }
        return null;
    }
}
