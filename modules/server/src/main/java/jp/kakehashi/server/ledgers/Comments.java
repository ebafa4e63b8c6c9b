package jp.kakehashi.server.ledgers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.CommentAct.Kind;
import jp.kakehashi.records.comments.CommentRules;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.server.ledgers.storage.ReaderView.Sight;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.CommentStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.Messages.Outcome;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What people say about rows. Read by whoever may read what it is about, as that stands now;
/// written by those of them who may write in the ledger; taken back by its author. Blocking; safe
/// for many threads.
final class Comments {
    /// Most acts about one row.
    static final int MOST_OF_ROW = 2_000;

    private static final int PAGE = 500;
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Database database;
    private final LedgerStores stores;
    private final CommentStore comments;
    private final Definitions definitions;
    private final InstantSource clock;

    Comments(Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.comments = stores.logs().comments();
        this.definitions = definitions;
        this.clock = clock;
    }

    /// What became of acts, and the ledgers in which there is news.
    record Taken(List<Outcome> outcomes, Set<LedgerId> ledgers) {}

    /// Takes in what the caller's workstation sends, one outcome each; the same id again has the
    /// same outcome.
    Taken take(CallerSession caller, List<CommentAct> acts) {
        if (acts.size() > CommentMessages.MOST_ACTS) {
            throw Problem.invalid("problem.comment.too_many", CommentMessages.MOST_ACTS)
                    .asException();
        }
        return database.write(
                tx -> {
                    List<Outcome> outcomes = new ArrayList<>();
                    Set<LedgerId> ledgers = new LinkedHashSet<>();
                    long last = comments.last(tx.query());
                    for (CommentAct act : acts) {
                        PlacedAct known = comments.find(tx.query(), act.id()).orElse(null);
                        Problem problem =
                                known == null ? fault(tx, caller, act) : replay(caller, act, known);
                        if (problem != null) {
                            outcomes.add(Outcomes.returned(act.id(), problem));
                        } else if (known != null) {
                            outcomes.add(new Outcome(act.id(), known.seq(), null));
                        } else {
                            comments.put(tx, new PlacedAct(++last, signed(caller, act)));
                            ledgers.add(act.ledger());
                            outcomes.add(new Outcome(act.id(), last, null));
                        }
                    }
                    return new Taken(outcomes, ledgers);
                });
    }

    /// Nobody signs as somebody else, or in a time to come.
    private CommentAct signed(CallerSession caller, CommentAct act) {
        Instant now = clock.instant();
        Author author = caller.actor().on(caller.device());
        return act.madeAt().isAfter(now.plus(AHEAD)) ? act.by(author).at(now) : act.by(author);
    }

    private static @Nullable Problem replay(
            CallerSession caller, CommentAct sent, PlacedAct known) {
        CommentAct then = known.act();
        boolean same =
                then.author().staff().equals(caller.actor().staff())
                        && sent.author().staff().equals(caller.actor().staff())
                        && sent.by(then.author()).at(then.madeAt()).equals(then);
        return same ? null : Problem.refused("problem.comment.other");
    }

    private @Nullable Problem fault(Tx tx, CallerSession caller, CommentAct act) {
        Actor actor = caller.actor();
        if (!act.author().staff().equals(actor.staff())
                || !act.author().device().equals(caller.device())) {
            return Problem.refused("problem.comment.other_author");
        }
        Problem shape = CommentRules.fault(act);
        if (shape != null) {
            return shape;
        }
        LedgerDefinition definition =
                stores.definitions().newest(tx.query(), act.ledger()).orElse(null);
        if (definition == null || !definition.mayOpen(actor)) {
            return Problem.refused("problem.ledger.access", act.ledger());
        }
        // Words of one's own may be taken back also by somebody who writes no more.
        if (act.kind() != Kind.TAKE_BACK && !definition.access().write().admits(actor)) {
            return Problem.refused("problem.comment.write");
        }
        Problem unseen = unseen(tx.query(), definition, actor, act);
        return unseen == null ? misfit(tx.query(), act) : unseen;
    }

    /// Of a row that is hidden as of one that never was.
    private @Nullable Problem unseen(
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
    private @Nullable Problem misfit(DSLContext db, CommentAct act) {
        if (comments.count(db, act.ledger(), act.row()) >= MOST_OF_ROW) {
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
                && java.util.Objects.equals(first.field(), act.field());
    }

    /// Acts after a place, as far as the caller may read what they are about.
    CommentMessages.Told told(CallerSession caller, long after) {
        Map<LedgerId, LedgerDefinition> open = new HashMap<>();
        definitions.all().stream()
                .filter(d -> d.mayOpen(caller.actor()))
                .forEach(d -> open.put(d.id(), d));
        return database.read(
                db -> {
                    List<PlacedAct> found = comments.after(db, Math.max(0, after), PAGE);
                    long last = found.isEmpty() ? comments.last(db) : found.getLast().seq();
                    List<PlacedAct> seen = seen(db, caller.actor(), open, found);
                    return new CommentMessages.Told(silenced(db, seen), last, found.size() == PAGE);
                });
    }

    private List<PlacedAct> seen(
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
    private List<PlacedAct> silenced(DSLContext db, List<PlacedAct> seen) {
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
