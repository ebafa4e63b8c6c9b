package jp.kakehashi.server.accounts;

import java.time.InstantSource;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.World;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;
import jp.kakehashi.wire.TransferMessages.TransferList;

/// Routes for lists of transfers: what one would do, and the doing of it. For administrators in
/// production, because both worlds share the accounts.
public final class TransferFeature implements ServerFeature {
    private static final long LONGEST = 4 << 20;

    private final TransferService transfers;

    /// Routes over `accounts`.
    public TransferFeature(
            Accounts accounts, ServerConfig config, LiveHub live, InstantSource clock) {
        this.transfers =
                new TransferService(accounts, new Passwords(config.passwords()), live, clock);
    }

    @Override
    public String name() {
        return "transfers";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                route("/api/transfers/plan", call -> transfers.plan(by(call), list(call))),
                route("/api/transfers", call -> transfers.apply(by(call), list(call))));
    }

    /// Answers with a message.
    private interface Answer {
        Object to(Call call);
    }

    private static Route route(String path, Answer answer) {
        return new Route(
                "POST",
                path,
                RouteAccess.ADMINISTRATOR,
                LONGEST,
                call -> {
                    if (call.session().world() != World.PRODUCTION) {
                        throw Problem.refused("problem.world.production_only").asException();
                    }
                    return new Reply.Message(answer.to(call));
                });
    }

    private static TransferList list(Call call) {
        return call.body(TransferList.class);
    }

    private static String by(Call call) {
        return call.session().actor().staff();
    }
}
