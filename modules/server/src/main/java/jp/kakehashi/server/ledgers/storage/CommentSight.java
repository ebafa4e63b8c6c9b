package jp.kakehashi.server.ledgers.storage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.CommentAct.Kind;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.server.ledgers.storage.ReaderView.Sight;
import jp.kakehashi.storage.ledger.CommentStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What of what is said about rows somebody may hear, and about what they may speak, as rows stand
/// and rights are now.
public final class CommentSight {
    /// Most acts about one row.
    private static final int MOST_OF_ROW = 2_000;

    private final LedgerStores stores;
    private final CommentStore comments;

    /// Over acts and rows in `stores`.
    public CommentSight(LedgerStores stores) {
        this.stores = stores;
        this.comments = stores.logs().comments();
    }

    /// Of a row that is hidden as of one that never was.
    public @Nullable Problem unseen(
            DSLContext db, LedgerDefinition definition, Actor actor, CommentAct act) {
        ReaderView view = new ReaderView(definition, actor);
        Optional<StoredRow> row = stores.tables().row(db, definition, act.row());
        Sight sight = row.map(r -> view.of(r.state())).orElse(Sight.NOTHING);
        if (sight == Sight.NOTHING) {
            return Problem.invalid("problem.comment.row");
        }
        if (sight == Sight.PART) {
            return Problem.refused("problem.row.guarded");
        }
        return readable(definition, view, act.field())
                ? null
                : Problem.refused("problem.comment.field");
    }

    private static boolean readable(
            LedgerDefinition definition, ReaderView view, @Nullable FieldId field) {
        if (field == null) {
            return true;
        }
        FieldDefinition named = definition.field(field).orElse(null);
        return named != null && !named.individualNumber() && view.readable().contains(field);
    }

    /// Whether the act fits into its conversation.
    public @Nullable Problem misfit(DSLContext db, CommentAct act) {
        // Words can be taken back however many there are.
        if (act.kind() != CommentAct.Kind.TAKE_BACK
                && comments.count(db, act.ledger(), act.row()) >= MOST_OF_ROW) {
            return Problem.refused("problem.comment.too_many", MOST_OF_ROW);
        }
        if (act.opens()) {
            return null;
        }
        CommentAct first = comments.find(db, act.thread()).map(PlacedAct::act).orElse(null);
        if (first == null || !first.opens() || !alike(first, act)) {
            return Problem.invalid("problem.comment.thread");
        }
        UUID target = act.target();
        if (target == null) {
            return null;
        }
        CommentAct said = comments.find(db, target).map(PlacedAct::act).orElse(null);
        if (said == null || said.kind() != Kind.SAY || !said.thread().equals(act.thread())) {
            return Problem.invalid("problem.comment.thread");
        }
        return said.author().staff().equals(act.author().staff())
                ? null
                : Problem.refused("problem.comment.not_own");
    }

    private static boolean alike(CommentAct first, CommentAct act) {
        return first.ledger().equals(act.ledger())
                && first.row().equals(act.row())
                && Objects.equals(first.field(), act.field());
    }

    /// Those of the acts whose row the reader sees whole and whose field they may read, now.
    public List<PlacedAct> seen(
            DSLContext db,
            Actor actor,
            Map<LedgerId, LedgerDefinition> open,
            List<PlacedAct> found) {
        Map<LedgerId, Set<UUID>> rows = new HashMap<>();
        found.forEach(
                a ->
                        rows.computeIfAbsent(a.act().ledger(), l -> new HashSet<>())
                                .add(a.act().row()));
        Map<LedgerId, ReaderView> views = new HashMap<>();
        Map<LedgerId, Set<UUID>> whole = new HashMap<>();
        open.forEach(
                (ledger, definition) -> {
                    Set<UUID> named = rows.get(ledger);
                    if (named == null) {
                        return;
                    }
                    ReaderView view = new ReaderView(definition, actor);
                    Set<UUID> seen = new HashSet<>();
                    stores.tables()
                            .rows(db, definition, named)
                            .forEach(
                                    (id, row) -> {
                                        if (view.of(row.state()) == Sight.WHOLE) {
                                            seen.add(id);
                                        }
                                    });
                    views.put(ledger, view);
                    whole.put(ledger, seen);
                });
        return found.stream()
                .filter(
                        a -> {
                            CommentAct act = a.act();
                            LedgerDefinition definition = open.get(act.ledger());
                            ReaderView view = views.get(act.ledger());
                            return definition != null
                                    && view != null
                                    && whole.getOrDefault(act.ledger(), Set.of())
                                            .contains(act.row())
                                    && readable(definition, view, act.field());
                        })
                .toList();
    }

    /// Words that were taken back leave this server no more.
    public List<PlacedAct> silenced(DSLContext db, List<PlacedAct> seen) {
        Set<UUID> threads = new HashSet<>();
        seen.stream()
                .filter(a -> a.act().kind() == Kind.SAY)
                .forEach(a -> threads.add(a.act().thread()));
        Set<UUID> back = new HashSet<>();
        for (PlacedAct each : threads.isEmpty() ? seen : comments.ofThreads(db, threads)) {
            UUID target = each.act().target();
            if (target != null) {
                back.add(target);
            }
        }
        return seen.stream()
                .map(
                        a ->
                                back.contains(a.act().id())
                                        ? new PlacedAct(a.seq(), a.act().silenced())
                                        : a)
                .toList();
    }
}
