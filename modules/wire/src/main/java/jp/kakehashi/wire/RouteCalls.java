package jp.kakehashi.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls routes in this process, without a network: a command on a data directory, and tests. What
/// is sent goes through its JSON as it would over the line; rights to a route are not asked.
public final class RouteCalls {
    private final List<Route> routes;
    private final CallerSession caller;
    private final Json json = new Json();

    /// Calls to `routes` by `caller`.
    public RouteCalls(List<Route> routes, CallerSession caller) {
        this.routes = List.copyOf(routes);
        this.caller = caller;
    }

    /// The answer of the route that `pathAndQuery` leads to.
    ///
    /// @throws IllegalArgumentException when there is no such route
    public Reply call(String method, String pathAndQuery, @Nullable Object body) {
        for (Route route : routes) {
            DirectCall call = new DirectCall(caller, pathAndQuery, json, body);
            if (route.method().equals(method) && call.matches(route.path())) {
                return route.handler().handle(call);
            }
        }
        throw new IllegalArgumentException("no route " + method + " " + pathAndQuery);
    }
}
