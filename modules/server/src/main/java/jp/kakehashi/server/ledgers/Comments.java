package jp.kakehashi.server.ledgers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.CommentAct.Kind;
import jp.kakehashi.records.comments.CommentRules;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.server.ledgers.storage.CommentSight;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.CommentStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.Messages.Outcome;
import org.jspecify.annotations.Nullable;

/// What people say about rows. Read by whoever may read what it is about, as that stands now;
/// written by those of them who may write in the ledger; taken back by its author. Blocking; safe
/// for many threads.
final class Comments {
    private static final int PAGE = 500;
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Database database;
    private final LedgerStores stores;
    private final CommentStore comments;
    private final CommentSight sight;
    private final Definitions definitions;
    private final InstantSource clock;

    Comments(Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.comments = stores.logs().comments();
        this.sight = new CommentSight(stores);
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
                    long last = comments.lastForNext(tx);
                    FollowingTalk talk = new FollowingTalk(tx, stores);
                    for (CommentAct sent : acts) {
                        PlacedAct known = comments.find(tx.query(), sent.id()).orElse(null);
                        CommentAct act = known == null ? talk.placed(sent) : same(tx, sent, known);
                        Problem problem =
                                known == null ? fault(tx, caller, act) : replay(caller, act, known);
                        if (problem != null) {
                            outcomes.add(Outcomes.returned(act.id(), problem));
                        } else if (known != null) {
                            outcomes.add(new Outcome(act.id(), known.seq(), null));
                        } else {
                            comments.put(tx, new PlacedAct(++last, signed(caller, act)));
                            if (act.opens()) {
                                talk.opened(act, sent.row());
                            }
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

    /// Of a row that was made one with another it may have gone to the other since.
    private CommentAct same(Tx tx, CommentAct sent, PlacedAct known) {
        return stores.logs().merges().touched(tx.query(), sent.ledger(), sent.row())
                ? sent.about(known.act().row())
                : sent;
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
        Problem unseen = sight.unseen(tx.query(), definition, actor, act);
        return unseen == null ? sight.misfit(tx.query(), act) : unseen;
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
                    List<PlacedAct> seen = sight.seen(db, caller.actor(), open, found);
                    return new CommentMessages.Told(
                            sight.silenced(db, seen), last, found.size() == PAGE);
                });
    }
}
