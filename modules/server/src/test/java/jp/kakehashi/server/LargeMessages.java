package jp.kakehashi.server;

import java.util.List;
import java.util.Map;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;

/// A small feature of the tests: answers and takes messages of any length, and breaks.
final class LargeMessages implements ServerFeature {
    static final int MOST = 16 << 20;

    LargeMessages(ServerGround ground) {}

    @Override
    public String name() {
        return "large";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/api/large", RouteAccess.SIGNED_IN, 0, this::get),
                new Route("PUT", "/api/large", RouteAccess.SIGNED_IN, MOST, this::put),
                new Route("GET", "/api/broken", RouteAccess.SIGNED_IN, 0, this::broken));
    }

    private Reply get(Call call) {
        int kilobytes = Integer.parseInt(call.query("kilobytes").orElse("1"));
        return new Reply.Message(Map.of("text", "x".repeat(kilobytes << 10)));
    }

    private Reply put(Call call) {
        return new Reply.Message(Map.of("parts", call.body(Map.class).size()));
    }

    private Reply broken(Call call) {
        throw new NoClassDefFoundError(call.query("purpose").orElse(""));
    }
}
