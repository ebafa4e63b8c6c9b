package jp.kakehashi.server.ledgers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.Handler;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.WayOutMessages.NewWayOut;

/// The routes of forms and recipes.
final class WayOutRoutes {
    private static final long SMALL = 16 << 10;
    private static final long PUBLICATION = 7 << 20;
    private static final String WAYS = "/api/ledgers/{ledger}/ways-out";

    private final Function<CallerSession, LedgerWorld> worlds;

    WayOutRoutes(Function<CallerSession, LedgerWorld> worlds) {
        this.worlds = worlds;
    }

    List<Route> routes() {
        return List.of(
                signedIn("GET", WAYS, SMALL, this::all),
                signedIn("PUT", WAYS + "/{way}", PUBLICATION, this::publish),
                signedIn("DELETE", WAYS + "/{way}", SMALL, this::withdraw),
                signedIn("GET", WAYS + "/{way}/blank", SMALL, this::blank));
    }

    private static Route signedIn(String method, String path, long maxBytes, Handler handler) {
        return new Route(method, path, RouteAccess.SIGNED_IN, maxBytes, handler);
    }

    private Reply all(Call call) {
        return new Reply.Message(ways(call).all(call.session(), ledger(call)));
    }

    private Reply publish(Call call) {
        NewWayOut sent = call.body(NewWayOut.class);
        return new Reply.Message(ways(call).publish(call.session(), ledger(call), way(call), sent));
    }

    private Reply withdraw(Call call) {
        ways(call).withdraw(call.session(), ledger(call), way(call));
        return new Reply.Message(Map.of());
    }

    private Reply blank(Call call) {
        byte[] blank = ways(call).blank(call.session(), ledger(call), way(call));
        return new Reply.Stream("application/octet-stream", out -> out.write(blank));
    }

    private WaysOut ways(Call call) {
        return worlds.apply(call.session()).waysOut();
    }

    private static LedgerId ledger(Call call) {
        return new LedgerId(call.path("ledger"));
    }

    private static UUID way(Call call) {
        try {
            return UUID.fromString(call.path("way"));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.wire.id").asException();
        }
    }
}
