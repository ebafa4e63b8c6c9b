package jp.kakehashi.server.ledgers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.ledger.MergeStore.Pair;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.MergeMessages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.Handler;
import jp.kakehashi.wire.Route.RouteAccess;

/// The routes of rows that are of the same person.
final class MergeRoutes {
    private static final long SMALL = 16 << 10;
    private static final String MERGES = "/api/ledgers/{ledger}/merges";
    private static final String DISTINCT = "/api/ledgers/{ledger}/distinct";

    private final Function<CallerSession, LedgerWorld> worlds;

    MergeRoutes(Function<CallerSession, LedgerWorld> worlds) {
        this.worlds = worlds;
    }

    List<Route> routes() {
        return List.of(
                signedIn("GET", MERGES, this::merges),
                signedIn("POST", MERGES, this::merge),
                signedIn("DELETE", MERGES + "/{merge}", this::undo),
                signedIn("GET", DISTINCT, this::distinct),
                signedIn("PUT", DISTINCT + "/{first}/{second}", call -> distinct(call, true)),
                signedIn("DELETE", DISTINCT + "/{first}/{second}", call -> distinct(call, false)));
    }

    private static Route signedIn(String method, String path, Handler handler) {
        return new Route(method, path, RouteAccess.SIGNED_IN, SMALL, handler);
    }

    private LedgerWorld world(Call call) {
        return worlds.apply(call.session());
    }

    private Reply merges(Call call) {
        return new Reply.Message(world(call).merging().list(call.session(), ledger(call)));
    }

    private Reply merge(Call call) {
        MergeMessages.Merge sent = call.body(MergeMessages.Merge.class);
        return told(call, world(call).merging().merge(call.session(), ledger(call), sent));
    }

    private Reply undo(Call call) {
        return told(
                call, world(call).merging().undo(call.session(), ledger(call), id(call, "merge")));
    }

    private Reply told(Call call, RowMerging.Done<?> done) {
        done.shown().forEach(world(call)::announce);
        return new Reply.Message(done.told());
    }

    private Reply distinct(Call call) {
        return new Reply.Message(world(call).merging().distinct(call.session(), ledger(call)));
    }

    private Reply distinct(Call call, boolean different) {
        Pair pair = Pair.of(id(call, "first"), id(call, "second"));
        world(call).merging().distinct(call.session(), ledger(call), pair, different);
        return new Reply.Message(Map.of());
    }

    private static LedgerId ledger(Call call) {
        return new LedgerId(call.path("ledger"));
    }

    private static UUID id(Call call, String name) {
        try {
            return UUID.fromString(call.path(name));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.wire.id").asException();
        }
    }
}
