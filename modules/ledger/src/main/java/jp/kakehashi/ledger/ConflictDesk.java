package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.OutboxState;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// The cells that two people wrote, as this workstation knows them, and their decision.
/// Thread-safe.
final class ConflictDesk {
    private final Replica replica;
    private final LedgerReads reads;
    private final RowViews views;
    private final ReadingPurposes purposes;

    ConflictDesk(Replica replica, LedgerReads reads, RowViews views, ReadingPurposes purposes) {
        this.replica = replica;
        this.reads = reads;
        this.views = views;
        this.purposes = purposes;
    }

    /// Those that concern the person, with the decided ones when asked; of those in a ledger that
    /// is not read for anything yet, only that they are there.
    List<ConflictView> all(boolean includeDecided) {
        Map<UUID, UUID> decided = new HashMap<>();
        for (OutboxEntry entry : reads.pendingDecisions()) {
            UUID conflict = entry.change().conflict();
            if (conflict != null && entry.state() != OutboxState.RETURNED) {
                decided.put(conflict, entry.change().id());
            }
        }
        List<ConflictView> found = new ArrayList<>();
        for (LedgerDefinition definition : replica.definitions().all()) {
            for (Conflict each : reads.conflicts(definition.id(), includeDecided)) {
                UUID by = decided.get(each.id());
                Conflict conflict = each.open() && by != null ? each.resolvedBy(by) : each;
                if (concerns(definition, conflict) && (includeDecided || conflict.open())) {
                    found.add(view(definition, conflict));
                }
            }
        }
        return found;
    }

    private ConflictView view(LedgerDefinition definition, Conflict conflict) {
        boolean mine = conflict.open() && definition.mayDecide(actor(), conflict);
        if (purposes.missing(definition)) {
            return new ConflictView(conflict.withoutValues(), definition, "", mine);
        }
        List<StoredRow> rows = reads.rows(definition, List.of(conflict.row())).rows();
        RowState state = rows.isEmpty() ? null : rows.getFirst().state();
        return new ConflictView(conflict, definition, views.title(definition, state), mine);
    }

    private boolean concerns(LedgerDefinition definition, Conflict conflict) {
        return definition.ownedBy(actor()) || conflict.writtenBy(actor());
    }

    /// Decides `conflict` for `value`.
    void resolve(Conflict conflict, @Nullable String value, String reason) {
        Conflict known = reads.conflict(conflict.id()).orElse(conflict);
        if (!known.open()) {
            throw Problem.invalid("problem.conflict.decided").asException();
        }
        LedgerDefinition definition = replica.definitions().of(known.ledger());
        purposes.demand(definition);
        if (!definition.mayDecide(actor(), known)) {
            throw Problem.refused("problem.conflict.not_yours").asException();
        }
        replica.edits().resolve(known, value, reason);
    }

    private Actor actor() {
        return replica.owner().actor();
    }
}
