package jp.kakehashi.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// Finds the route of a request. A fixed segment goes before a `{name}`.
final class RouteTable {
    private final List<Entry> entries = new ArrayList<>();

    /// @throws IllegalArgumentException when two features offer the same route
    RouteTable(List<? extends ServerFeature> features) {
        for (ServerFeature feature : features) {
            for (Route route : feature.routes()) {
                Entry entry = new Entry(route, List.of(route.path().substring(1).split("/")));
                for (Entry other : entries) {
                    if (other.sameAs(entry)) {
                        throw new IllegalArgumentException(
                                "%s offers %s %s again"
                                        .formatted(feature.name(), route.method(), route.path()));
                    }
                }
                entries.add(entry);
            }
        }
        // Of two patterns that match, the one whose first name comes later is the more exact.
        entries.sort((a, b) -> Integer.compare(b.exactness(), a.exactness()));
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.route.unknown`,
    ///     `problem.route.method`
    Match find(String method, List<String> segments) {
        boolean otherMethod = false;
        for (Entry entry : entries) {
            Map<String, String> names = entry.match(segments);
            if (names != null) {
                if (entry.route.method().equals(method)) {
                    return new Match(entry.route, names);
                }
                otherMethod = true;
            }
        }
        throw (otherMethod
                        ? Problem.invalid("problem.route.method")
                        : Problem.invalid("problem.route.unknown"))
                .asException();
    }

    /// A route and what its names stand for.
    record Match(Route route, Map<String, String> names) {}

    private record Entry(Route route, List<String> pattern) {
        @Nullable Map<String, String> match(List<String> segments) {
            if (segments.size() != pattern.size()) {
                return null;
            }
            Map<String, String> names = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String expected = pattern.get(i);
                if (named(expected)) {
                    names.put(expected.substring(1, expected.length() - 1), segments.get(i));
                } else if (!expected.equals(segments.get(i))) {
                    return null;
                }
            }
            return names;
        }

        boolean sameAs(Entry other) {
            return route.method().equals(other.route.method()) && shape().equals(other.shape());
        }

        private List<String> shape() {
            return pattern.stream().map(s -> named(s) ? "{}" : s).toList();
        }

        int exactness() {
            int value = 0;
            for (int i = 0; i < pattern.size(); i++) {
                value = value * 2 + (named(pattern.get(i)) ? 0 : 1);
            }
            return value;
        }

        private static boolean named(String segment) {
            return segment.startsWith("{");
        }
    }
}
