package jp.kakehashi.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// A call that never left the process.
final class DirectCall implements Call {
    private final CallerSession caller;
    private final List<String> segments;
    private final Map<String, String> query = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();
    private final Json json;
    private final @Nullable Object body;

    DirectCall(CallerSession caller, String pathAndQuery, Json json, @Nullable Object body) {
        this.caller = caller;
        this.json = json;
        this.body = body;
        int mark = pathAndQuery.indexOf('?');
        segments =
                List.of((mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark)).split("/", -1));
        if (mark >= 0) {
            for (String pair : pathAndQuery.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
    }

    /// Whether this call is for the route of `pattern`; then its named segments can be asked for.
    boolean matches(String pattern) {
        List<String> wanted = List.of(pattern.split("/", -1));
        if (wanted.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String each = wanted.get(i);
            if (each.startsWith("{")) {
                named.put(each.substring(1, each.length() - 1), decoded(segments.get(i)));
            } else if (!each.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public CallerSession session() {
        return caller;
    }

    @Override
    public String path(String name) {
        String value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    @Override
    public <T> T body(Class<T> type) {
        if (body == null) {
            throw Problem.invalid("problem.wire.malformed").asException();
        }
        return json.read(json.bytes(body), type);
    }

    @Override
    public String peer() {
        return "local";
    }
}
