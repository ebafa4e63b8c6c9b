package jp.kakehashi.server;

import java.util.List;
import jp.kakehashi.wire.HealthMessages;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;

/// Says to anyone that the server is there and which messages it speaks, and no more: heads of
/// ledgers are told to those who are signed in.
final class HealthFeature implements ServerFeature {
    private static final Messages.Health HEALTH =
            new Messages.Health("Kakehashi", HealthMessages.PROGRAM, Messages.VERSION);

    @Override
    public String name() {
        return "health";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/api/health",
                        RouteAccess.PUBLIC,
                        0,
                        call -> new Reply.Message(HEALTH)));
    }
}
