package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.MergeNote;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.MergeStore;
import jp.kakehashi.storage.ledger.MergeStore.Pair;
import jp.kakehashi.storage.ledger.MergeStore.Part;
import jp.kakehashi.storage.ledger.MergeStore.StoredMerge;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.MergeMessages;

/// Makes two rows of the same person one and takes that back, each in one durable step over all
/// ledgers; keeps which rows are of different people. Only for those who see and write both rows
/// whole. Blocking; safe for use from many threads.
final class RowMerging {
    /// The most pairs that are told.
    static final int MOST_DISTINCT = 50_000;

    private static final int LISTED = 100;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final InstantSource clock;

    RowMerging(
            Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.clock = clock;
    }

    /// What an act did, with the changes for those who have the ledgers open.
    record Done<T>(T told, List<AcceptedBatch> shown) {}

    /// Makes two rows one. The same merge again is harmless, and refused once it was taken back.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.access`,
    ///     `problem.ledger.write`, `problem.merge.*`, and whatever keeps either row from being
    ///     written; nothing is changed then
    Done<MergeMessages.Merged> merge(
            CallerSession caller, LedgerId ledger, MergeMessages.Merge sent) {
        return database.write(tx -> merge(tx, caller, ledger, sent));
    }

    private Done<MergeMessages.Merged> merge(
            Tx tx, CallerSession caller, LedgerId ledger, MergeMessages.Merge sent) {
        // Looked up here so that a publication in between is seen.
        LedgerDefinition definition = whole(caller, ledger);
        StoredMerge known = merges().find(tx.query(), sent.id()).orElse(null);
        if (known != null) {
            return again(tx, caller, ledger, sent, known);
        }
        Instant now = now();
        MergeStep step = new MergeStep(tx, stores, definitions, caller, now);
        MergeStep.Result result = step.merge(definition, sent);
        List<Part> parts = new ArrayList<>();
        for (AcceptedBatch batch : result.batches()) {
            batch.accepted().forEach(a -> parts.add(new Part(batch.ledger(), a.seq())));
        }
        merges().add(
                        tx,
                        new StoredMerge(
                                sent.id(),
                                ledger,
                                sent.kept(),
                                sent.other(),
                                caller.actor().staff(),
                                now,
                                null),
                        parts);
        new FollowingTalk(tx, stores).follow(ledger, sent.id(), sent.other(), sent.kept());
        return new Done<>(
                new MergeMessages.Merged(sent.id(), result.links(), result.left()),
                result.batches());
    }

    private Done<MergeMessages.Merged> again(
            Tx tx,
            CallerSession caller,
            LedgerId ledger,
            MergeMessages.Merge sent,
            StoredMerge known) {
        boolean same =
                known.ledger().equals(ledger)
                        && known.kept().equals(sent.kept())
                        && known.buried().equals(sent.other())
                        && known.staff().equals(caller.actor().staff());
        if (!same) {
            throw Problem.refused("problem.merge.other").asException();
        }
        if (known.undoneAt() != null) {
            throw Problem.refused("problem.merge.taken_back").asException();
        }
        int links = 0;
        for (Part part : merges().parts(tx.query(), known.id())) {
            var changes = stores.history().bySeq(tx.query(), part.ledger(), List.of(part.seq()));
            UUID row = Objects.requireNonNull(changes.get(part.seq())).change().row();
            links += row.equals(known.kept()) || row.equals(known.buried()) ? 0 : 1;
        }
        return new Done<>(new MergeMessages.Merged(sent.id(), links, 0), List.of());
    }

    /// Takes a merge back: what was not written since is as it was before.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.merge.unknown`,
    ///     `problem.merge.not_yours`, and as for {@link #merge}
    Done<MergeMessages.Undone> undo(CallerSession caller, LedgerId ledger, UUID id) {
        return database.write(
                tx -> {
                    LedgerDefinition definition = whole(caller, ledger);
                    StoredMerge found =
                            merges().find(tx.query(), id)
                                    .filter(m -> m.ledger().equals(ledger))
                                    .orElseThrow(
                                            () ->
                                                    Problem.invalid("problem.merge.unknown")
                                                            .asException());
                    if (!mayUndo(definition, caller.actor(), found)) {
                        throw Problem.refused("problem.merge.not_yours").asException();
                    }
                    if (found.undoneAt() != null) {
                        return new Done<>(new MergeMessages.Undone(0, 0), List.of());
                    }
                    Instant now = now();
                    MergeReversal.Result result =
                            new MergeReversal(tx, stores, definitions, caller, now).reverse(found);
                    new FollowingTalk(tx, stores).comeBack(found);
                    merges().undone(tx, id, caller.actor().staff(), now);
                    return new Done<>(
                            new MergeMessages.Undone(result.rows(), result.left()),
                            result.batches());
                });
    }

    /// The newest merges of a ledger.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException as for {@link #merge}
    MergeMessages.Merges list(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = whole(caller, ledger);
        return new MergeMessages.Merges(
                database.read(db -> merges().ofLedger(db, ledger, LISTED)).stream()
                        .map(
                                m ->
                                        new MergeMessages.Past(
                                                m.id(),
                                                m.kept(),
                                                m.buried(),
                                                m.staff(),
                                                m.at(),
                                                m.undoneAt(),
                                                mayUndo(definition, caller.actor(), m)))
                        .toList());
    }

    /// The pairs that are of different people.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException as for {@link #merge}
    MergeMessages.Distinct distinct(CallerSession caller, LedgerId ledger) {
        whole(caller, ledger);
        return new MergeMessages.Distinct(
                database.read(db -> merges().distinct(db, ledger, MOST_DISTINCT)).stream()
                        .map(p -> new MergeMessages.Pair(p.first(), p.second()))
                        .toList());
    }

    /// Keeps that two rows are of different people, or forgets it; again is harmless.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.row.unknown`, and as for
    ///     {@link #merge}
    void distinct(CallerSession caller, LedgerId ledger, Pair pair, boolean different) {
        database.write(
                tx -> {
                    LedgerDefinition definition = whole(caller, ledger);
                    List<UUID> both = List.of(pair.first(), pair.second());
                    if (stores.tables().rows(tx.query(), definition, both).size() != 2) {
                        throw Problem.invalid("problem.row.unknown").asException();
                    }
                    if (different) {
                        merges().distinct(tx, ledger, pair, caller.actor().staff(), now());
                    } else {
                        merges().same(tx, ledger, pair);
                    }
                    return true;
                });
    }

    private MergeStore merges() {
        return stores.logs().merges();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /// The form of a ledger of which the caller sees and writes every row whole: a merge that left
    /// out what they cannot see would lose it.
    private LedgerDefinition whole(CallerSession caller, LedgerId ledger) {
        Actor actor = caller.actor();
        LedgerDefinition definition = definitions.opened(ledger, actor);
        if (!definition.access().write().admits(actor)) {
            throw Problem.refused("problem.ledger.write", ledger).asException();
        }
        boolean guarded = definition.guardAgainst(actor) != null;
        if (guarded || !definition.fields().stream().allMatch(f -> whole(definition, actor, f))) {
            throw Problem.refused("problem.merge.part").asException();
        }
        return definition;
    }

    private static boolean whole(LedgerDefinition definition, Actor actor, FieldDefinition field) {
        if (field.individualNumber()) {
            // Nobody reads it this way; that none is buried is seen to where rows become one.
            return true;
        }
        boolean writes = field.retired() || !field.type().byHand();
        return definition.mayRead(actor, field) && (writes || definition.mayWrite(actor, field));
    }

    private static boolean mayUndo(LedgerDefinition definition, Actor actor, StoredMerge merge) {
        return merge.staff().equals(actor.staff()) || definition.ownedBy(actor);
    }

    /// Why each changed row changed.
    static String reason(UUID row, UUID kept, UUID other) {
        return row.equals(other) ? MergeNote.into(kept) : MergeNote.from(other);
    }
}
