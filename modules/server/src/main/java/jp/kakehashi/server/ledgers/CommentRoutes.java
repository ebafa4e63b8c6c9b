package jp.kakehashi.server.ledgers;

import java.util.List;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;

/// The routes of what people say about rows. Whoever is signed in may call them; what is told and
/// taken, {@link Comments} decides act by act.
final class CommentRoutes {
    private static final long SMALL = 16 << 10;
    private static final long ACTS = 2 << 20;
    private static final String COMMENTS = "/api/comments";

    private final Function<CallerSession, LedgerWorld> worlds;

    CommentRoutes(Function<CallerSession, LedgerWorld> worlds) {
        this.worlds = worlds;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", COMMENTS, RouteAccess.SIGNED_IN, SMALL, this::told),
                new Route("POST", COMMENTS, RouteAccess.SIGNED_IN, ACTS, this::take));
    }

    private Reply told(Call call) {
        long after;
        try {
            after = call.query("after").map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException e) {
            throw Problem.invalid("problem.wire.number", "after").asException();
        }
        return new Reply.Message(
                worlds.apply(call.session()).comments().told(call.session(), after));
    }

    private Reply take(Call call) {
        LedgerWorld world = worlds.apply(call.session());
        Comments.Taken taken =
                world.comments().take(call.session(), call.body(CommentMessages.Acts.class).acts());
        // Whoever may open the ledger hears that there is news, and asks what of it is for them.
        taken.ledgers().forEach(world::announce);
        return new Reply.Message(new Messages.PushResult(taken.outcomes()));
    }
}
