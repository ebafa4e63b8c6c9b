package jp.kakehashi.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.Route.RouteAccess;
import org.junit.jupiter.api.Test;

class RouteCallsTest {
    private final CallerSession caller =
            new CallerSession(
                    new Actor("1001", "阿部", "asahi", "civil", Set.of()),
                    "pc",
                    World.PRODUCTION,
                    Instant.MAX);
    private final RouteCalls calls =
            new RouteCalls(
                    List.of(
                            route("GET", "/api/rows/{row}", this::told),
                            route("POST", "/api/rows/{row}", this::read)),
                    caller);

    private static Route route(String method, String path, Route.Handler handler) {
        return new Route(method, path, RouteAccess.SIGNED_IN, 100, handler);
    }

    private Reply told(Call call) {
        return new Reply.Message(
                call.session().actor().staff()
                        + " "
                        + call.path("row")
                        + " "
                        + call.query("purpose").orElse("none"));
    }

    private Reply read(Call call) {
        return new Reply.Message(call.body(Messages.Reveal.class).purpose());
    }

    @Test
    void callFindsItsRouteAndItsNamesAreDecoded() {
        assertEquals(
                new Reply.Message("1001 台帳/1 窓口 照会"),
                calls.call("GET", "/api/rows/台帳%2F1?purpose=窓口%20照会", null));
        assertEquals(new Reply.Message("1001 a none"), calls.call("GET", "/api/rows/a", null));
        assertThrows(
                IllegalArgumentException.class, () -> calls.call("DELETE", "/api/rows/a", null));
        assertThrows(
                IllegalArgumentException.class, () -> calls.call("GET", "/api/rows/a/b", null));
    }

    @Test
    void whatIsSentGoesThroughItsJsonAndIsReadStrictly() {
        assertEquals(
                new Reply.Message("照会"),
                calls.call("POST", "/api/rows/a", new Messages.Reveal("照会")));
        assertThrows(
                ProblemException.class,
                () -> calls.call("POST", "/api/rows/a", new Messages.Revealed("照会")));
        assertThrows(ProblemException.class, () -> calls.call("POST", "/api/rows/a", null));
    }
}
