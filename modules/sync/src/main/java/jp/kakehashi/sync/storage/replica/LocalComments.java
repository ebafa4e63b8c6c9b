package jp.kakehashi.sync.storage.replica;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.CommentAct.Kind;
import jp.kakehashi.records.comments.CommentRules;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.sync.storage.ReplicaStores;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// What people say about rows, as far as it is on this PC: what head office told, and the owner's
/// own acts until head office has them. An act is durable when it returns. Works without a line.
public final class LocalComments {
    private final Database database;
    private final ReplicaStores stores;
    private final ReplicaOwner owner;
    private final InstantSource clock;
    private final Ids ids;
    private final BiConsumer<LedgerId, Boolean> changed;

    /// `changed` is called after something is durable, with whether it has to be sent.
    LocalComments(
            Database database,
            ReplicaStores stores,
            ReplicaOwner owner,
            InstantSource clock,
            Ids ids,
            BiConsumer<LedgerId, Boolean> changed) {
        this.database = database;
        this.stores = stores;
        this.owner = owner;
        this.clock = clock;
        this.ids = ids;
        this.changed = changed;
    }

    /// Says something about a cell, or about a row where `field` is null; in answer to `thread`
    /// unless that is null.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.comment.*`
    public void say(
            LedgerId ledger,
            UUID row,
            @Nullable FieldId field,
            @Nullable UUID thread,
            String text) {
        UUID id = ids.next();
        UUID about = thread == null ? id : thread;
        add(act(id, ledger, row, field, about, Kind.SAY, text.strip(), null));
    }

    /// Says that a matter is settled, or that it is open again.
    public void settle(LedgerId ledger, CommentThread thread, boolean resolved) {
        Kind kind = resolved ? Kind.RESOLVE : Kind.REOPEN;
        add(act(ids.next(), ledger, thread.row(), thread.field(), thread.id(), kind, null, null));
    }

    /// Takes back words of one's own; those that head office refused are only taken off.
    public void takeBack(LedgerId ledger, CommentThread thread, UUID comment) {
        boolean refused =
                database.write(
                        tx -> {
                            boolean came =
                                    stores.comments()
                                            .find(tx.query(), comment)
                                            .filter(a -> a.problem() != null)
                                            .isPresent();
                            if (came) {
                                stores.comments().remove(tx, List.of(comment));
                            }
                            return came;
                        });
        if (refused) {
            changed.accept(ledger, false);
            return;
        }
        CommentAct act =
                act(
                        ids.next(),
                        ledger,
                        thread.row(),
                        thread.field(),
                        thread.id(),
                        Kind.TAKE_BACK,
                        null,
                        comment);
        add(act);
    }

    private CommentAct act(
            UUID id,
            LedgerId ledger,
            UUID row,
            @Nullable FieldId field,
            UUID thread,
            Kind kind,
            @Nullable String text,
            @Nullable UUID target) {
        return new CommentAct(
                id,
                ledger,
                row,
                field,
                thread,
                kind,
                text,
                target,
                owner.author(),
                clock.instant());
    }

    private void add(CommentAct act) {
        Problem wrong = CommentRules.fault(act);
        if (wrong != null) {
            throw wrong.asException();
        }
        database.write(
                tx -> {
                    stores.comments().put(tx, new PlacedAct(0, act));
                    return true;
                });
        changed.accept(act.ledger(), true);
    }

    /// The conversations about a row, the oldest first.
    public List<CommentThread> threads(LedgerId ledger, UUID row) {
        return CommentThread.of(database.read(db -> stores.comments().ofRow(db, ledger, row)));
    }

    /// Every conversation in a ledger.
    public List<CommentThread> threads(LedgerId ledger) {
        return CommentThread.of(database.read(db -> stores.comments().ofLedger(db, ledger)));
    }

    /// Acts without an outcome, oldest first.
    public List<CommentAct> unsent(int limit) {
        return database.read(db -> stores.comments().unsent(db, limit));
    }

    /// Notes what became of acts; returns of how many that is known now. Words that were refused
    /// stay for their author to see; of another act nothing is left to say.
    public int settle(List<CommentAct> acts, List<Messages.Outcome> outcomes) {
        Map<UUID, Messages.Outcome> byId = new HashMap<>();
        outcomes.stream()
                .filter(o -> o.problem() == null || !o.problem().kind().equals("unavailable"))
                .forEach(o -> byId.put(o.change(), o));
        Set<LedgerId> ledgers = new LinkedHashSet<>();
        database.write(
                tx -> {
                    for (CommentAct act : acts) {
                        Messages.Outcome outcome = byId.get(act.id());
                        if (outcome != null) {
                            settle(tx, act, outcome);
                            ledgers.add(act.ledger());
                        }
                    }
                    return true;
                });
        ledgers.forEach(ledger -> changed.accept(ledger, false));
        return byId.size();
    }

    private void settle(Tx tx, CommentAct act, Messages.Outcome outcome) {
        Messages.ProblemMessage problem = outcome.problem();
        if (problem == null) {
            put(tx, new PlacedAct(outcome.seq(), act));
        } else if (act.kind() == Kind.SAY) {
            stores.comments().put(tx, new PlacedAct(0, act, problem.key()));
        } else {
            stores.comments().remove(tx, List.of(act.id()));
        }
    }

    /// The place up to which everything is here.
    public long after() {
        return database.read(db -> stores.settings().get(db, ReplicaStores.COMMENTS))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /// Takes over what head office told.
    public void take(CommentMessages.Told told) {
        if (told.acts().isEmpty() && told.last() == after()) {
            return;
        }
        Set<LedgerId> ledgers = new LinkedHashSet<>();
        database.write(
                tx -> {
                    told.acts().forEach(placed -> put(tx, placed));
                    stores.settings().put(tx, ReplicaStores.COMMENTS, Long.toString(told.last()));
                    return true;
                });
        told.acts().forEach(placed -> ledgers.add(placed.act().ledger()));
        ledgers.forEach(ledger -> changed.accept(ledger, false));
    }

    /// Words that were taken back are not kept here either.
    private void put(Tx tx, PlacedAct placed) {
        stores.comments().put(tx, placed);
        UUID target = placed.act().target();
        if (target != null) {
            stores.comments()
                    .find(tx.query(), target)
                    .filter(said -> said.act().text() != null)
                    .ifPresent(
                            said ->
                                    stores.comments()
                                            .put(
                                                    tx,
                                                    new PlacedAct(
                                                            said.seq(), said.act().silenced())));
        }
    }
}
