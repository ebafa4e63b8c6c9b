package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.SealedCellStore.SealedCell;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.MergeMessages;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.Messages.ProblemMessage;
import org.jspecify.annotations.Nullable;

/// Makes two rows one, by changes of the caller that are accepted as any other. Used once, inside a
/// transaction, which is to be given up with the problem that is thrown.
final class MergeStep {
    private final Tx tx;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final CallerSession caller;
    private final Instant now;

    MergeStep(
            Tx tx,
            LedgerStores stores,
            Definitions definitions,
            CallerSession caller,
            Instant now) {
        this.tx = tx;
        this.stores = stores;
        this.definitions = definitions;
        this.caller = caller;
        this.now = now;
    }

    /// What was changed; `links` rows point elsewhere now, `left` could not.
    record Result(List<AcceptedBatch> batches, int links, int left) {}

    Result merge(LedgerDefinition definition, MergeMessages.Merge sent) {
        Map<UUID, RowState> both = asShown(definition, sent);
        RowState kept = Objects.requireNonNull(both.get(sent.kept()));
        RowState other = Objects.requireNonNull(both.get(sent.other()));
        requireSettled(definition.id(), sent);
        PointingLinks links = new PointingLinks(tx, stores, definitions, caller);
        PointingLinks.Found pointing = links.to(definition.id(), sent.other());
        List<Edit> edits = edits(definition, sent, kept, other);
        List<Change> own = new ArrayList<>();
        // What has to be the only one is free before the kept row takes it.
        own.add(change(definition, other, ChangeKind.DELETE, List.of(), sent));
        if (!edits.isEmpty()) {
            own.add(change(definition, kept, ChangeKind.EDIT, edits, sent));
        }
        int sure = own.size();
        List<AcceptedBatch> batches = new ArrayList<>();
        int left = pointing.left();
        int moved = 0;
        Map<LedgerId, List<Change>> byLedger = new LinkedHashMap<>();
        byLedger.put(definition.id(), own);
        for (PointingLinks.Pointing row : pointing.rows()) {
            LedgerDefinition form = row.definition();
            if (row.state().row().equals(sent.kept()) || row.state().row().equals(sent.other())) {
                continue;
            }
            List<Edit> cells = new ArrayList<>();
            for (FieldId field : row.fields()) {
                cells.add(edit(row.state(), field, sent.kept().toString()));
            }
            byLedger.computeIfAbsent(form.id(), l -> new ArrayList<>())
                    .add(change(form, row.state(), ChangeKind.EDIT, cells, sent));
        }
        for (Map.Entry<LedgerId, List<Change>> one : byLedger.entrySet()) {
            AcceptedBatch batch = accept(one.getKey(), one.getValue());
            int must = one.getKey().equals(definition.id()) ? sure : 0;
            for (int i = 0; i < batch.outcomes().size(); i++) {
                Outcome outcome = batch.outcomes().get(i);
                if (i < must) {
                    require(outcome);
                } else if (outcome.problem() == null) {
                    moved++;
                } else {
                    left++;
                }
            }
            batches.add(batch);
        }
        return new Result(batches, moved, left);
    }

    private AcceptedBatch accept(LedgerId ledger, List<Change> changes) {
        return new PushBatch(tx, stores, definitions.versions(ledger), caller, now, changes)
                .accept();
    }

    /// Gives the whole step up when a change was not accepted.
    static void require(Outcome outcome) {
        ProblemMessage message = outcome.problem();
        if (message != null) {
            Object[] args = message.args().toArray();
            throw ("invalid".equals(message.kind())
                            ? Problem.invalid(message.key(), args)
                            : Problem.refused(message.key(), args))
                    .asException();
        }
    }

    private Map<UUID, RowState> asShown(LedgerDefinition definition, MergeMessages.Merge sent) {
        if (sent.kept().equals(sent.other())) {
            throw Problem.invalid("problem.merge.same").asException();
        }
        Map<UUID, RowState> both = new LinkedHashMap<>();
        stores.tables()
                .rows(tx.query(), definition, List.of(sent.kept(), sent.other()))
                .forEach((id, row) -> both.put(id, row.state()));
        if (both.size() != 2) {
            throw Problem.invalid("problem.row.unknown").asException();
        }
        RowState kept = Objects.requireNonNull(both.get(sent.kept()));
        RowState other = Objects.requireNonNull(both.get(sent.other()));
        boolean same = kept.seq() == sent.keptSeq() && other.seq() == sent.otherSeq();
        if (!same || kept.deleted() || other.deleted()) {
            throw Problem.refused("problem.merge.changed").asException();
        }
        return both;
    }

    /// What two people wrote is decided before, and a number that only its keeper may see is not
    /// buried unseen.
    private void requireSettled(LedgerId ledger, MergeMessages.Merge sent) {
        List<UUID> both = List.of(sent.kept(), sent.other());
        if (!stores.conflicts().openOf(tx.query(), ledger, both).isEmpty()) {
            throw Problem.refused("problem.merge.conflict").asException();
        }
        Set<FieldId> there = new HashSet<>();
        for (SealedCell cell : stores.logs().sealed().ofRow(tx.query(), ledger, sent.kept())) {
            there.add(cell.field());
        }
        for (SealedCell cell : stores.logs().sealed().ofRow(tx.query(), ledger, sent.other())) {
            if (!there.contains(cell.field())) {
                throw Problem.refused("problem.merge.number").asException();
            }
        }
    }

    private List<Edit> edits(
            LedgerDefinition definition, MergeMessages.Merge sent, RowState kept, RowState other) {
        Set<FieldId> taken = new LinkedHashSet<>(sent.taken());
        Map<FieldId, Edit> edits = new LinkedHashMap<>();
        for (FieldDefinition field : definition.fields()) {
            if (field.individualNumber() || !field.type().byHand() || field.retired()) {
                if (taken.contains(field.id())) {
                    throw Problem.invalid("problem.merge.field", field.id()).asException();
                }
                continue;
            }
            String now = kept.value(field.id());
            String then = taken.remove(field.id()) ? other.value(field.id()) : now;
            if (field.type() == FieldType.ATTACHMENTS) {
                then = files(sent, now, other.value(field.id()));
            } else if (field.link() != null && pointsToEither(sent, then)) {
                then = null;
            }
            if (!Objects.equals(now, then)) {
                edits.put(field.id(), edit(kept, field.id(), then));
            }
        }
        if (taken.stream().anyMatch(f -> definition.field(f).isEmpty())) {
            throw Problem.invalid("problem.change.unknown_field", taken.iterator().next())
                    .asException();
        }
        return List.copyOf(edits.values());
    }

    /// A row that is one with another does not point to it, nor to itself.
    private static boolean pointsToEither(MergeMessages.Merge sent, @Nullable String value) {
        return sent.kept().toString().equals(value) || sent.other().toString().equals(value);
    }

    /// The files of both rows; those of the other are the kept row's from now on.
    private @Nullable String files(
            MergeMessages.Merge sent, @Nullable String now, @Nullable String others) {
        List<Attachment> there = Attachment.held(now);
        List<Attachment> more = new ArrayList<>(Attachment.held(others));
        more.removeAll(there);
        if (more.isEmpty()) {
            return now;
        }
        List<Attachment> all = new ArrayList<>(there);
        all.addAll(more);
        if (all.size() > Attachment.MOST) {
            throw Problem.refused("problem.merge.files", Attachment.MOST).asException();
        }
        List<UUID> blobs = more.stream().map(Attachment::blob).toList();
        stores.logs().merges().carry(tx, sent.id(), blobs, sent.other(), sent.kept());
        return Attachment.text(all);
    }

    private static Edit edit(RowState row, FieldId field, @Nullable String value) {
        return new Edit(field, value, row.value(field), row.cellSeq(field), null);
    }

    private Change change(
            LedgerDefinition definition,
            RowState row,
            ChangeKind kind,
            List<Edit> edits,
            MergeMessages.Merge sent) {
        String why = RowMerging.reason(row.row(), sent.kept(), sent.other());
        return new MergeChanges(caller, now).of(definition, row, kind, edits, why);
    }
}
