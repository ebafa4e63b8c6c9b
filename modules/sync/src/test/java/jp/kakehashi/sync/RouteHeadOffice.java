package jp.kakehashi.sync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import org.jspecify.annotations.Nullable;

/// The real routes of the server without a port: every message still goes through its JSON.
final class RouteHeadOffice implements HeadOffice {
    private final List<Route> routes;
    private final CallerSession caller;
    private final Json json = new Json();

    RouteHeadOffice(List<Route> routes, CallerSession caller) {
        this.routes = routes;
        this.caller = caller;
    }

    @Override
    public Messages.SignedIn signIn(Messages.SignIn request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LedgerDefinition> definitions() {
        return call("GET", "/api/ledgers", Map.of(), null, Messages.Definitions.class)
                .definitions();
    }

    @Override
    public void publish(LedgerDefinition definition) {
        bytes("POST", "/api/ledgers", Map.of(), new Messages.Publish(definition));
    }

    @Override
    public List<Messages.Outcome> push(LedgerId ledger, List<Change> changes) {
        String path = "/api/ledgers/" + ledger + "/push";
        return call("POST", path, Map.of(), new Messages.Push(changes), Messages.PushResult.class)
                .outcomes();
    }

    @Override
    public Messages.Page changes(LedgerId ledger, long after, int limit) {
        return call(
                "GET",
                "/api/ledgers/" + ledger + "/changes",
                Map.of("after", "" + after, "limit", "" + limit),
                null,
                Messages.Page.class);
    }

    @Override
    public void snapshot(LedgerId ledger, SnapshotReceiver receiver) {
        byte[] all = bytes("GET", "/api/ledgers/" + ledger + "/snapshot", Map.of(), null);
        String[] lines = new String(all, StandardCharsets.UTF_8).split("\n");
        Messages.SnapshotStart start = json.read(lines[0], Messages.SnapshotStart.class);
        receiver.start(start);
        for (int i = 1; i <= start.rows(); i++) {
            receiver.row(json.read(lines[i], Messages.SnapshotRow.class));
        }
    }

    @Override
    public List<AcceptedChange> rowHistory(LedgerId ledger, UUID row, String purpose) {
        String path = "/api/ledgers/" + ledger + "/rows/" + row + "/history";
        return call("GET", path, Map.of("purpose", purpose), null, Messages.RowHistory.class)
                .changes();
    }

    @Override
    public void viewings(List<Messages.Viewing> viewings) {
        bytes("POST", "/api/viewings", Map.of(), new Messages.Viewings(viewings));
    }

    @Override
    public void setSealed(LedgerId ledger, UUID row, FieldId field, String value, String purpose) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String reveal(LedgerId ledger, UUID row, FieldId field, String purpose) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LiveLine live(LiveListener listener) {
        throw jp.kakehashi.kernel.Problem.unavailable("problem.line.down").asException();
    }

    @Override
    public void close() {}

    private <T> T call(
            String method,
            String path,
            Map<String, String> query,
            @Nullable Object body,
            Class<T> answer) {
        return json.read(bytes(method, path, query, body), answer);
    }

    private byte[] bytes(
            String method, String path, Map<String, String> query, @Nullable Object body) {
        for (Route route : routes) {
            Map<String, String> names = match(route.path(), path);
            if (route.method().equals(method) && names != null) {
                byte[] sent = body == null ? new byte[0] : json.bytes(body);
                Reply reply = route.handler().handle(new InProcessCall(names, query, sent));
                return switch (reply) {
                    case Reply.Message message -> json.bytes(message.body());
                    case Reply.Stream stream -> streamed(stream);
                };
            }
        }
        throw new IllegalArgumentException(method + " " + path);
    }

    private static byte[] streamed(Reply.Stream stream) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            stream.writer().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static @Nullable Map<String, String> match(String pattern, String path) {
        String[] wanted = pattern.split("/");
        String[] given = path.split("/");
        if (wanted.length != given.length) {
            return null;
        }
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                names.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return null;
            }
        }
        return names;
    }

    private final class InProcessCall implements Call {
        private final Map<String, String> names;
        private final Map<String, String> query;
        private final byte[] body;

        InProcessCall(Map<String, String> names, Map<String, String> query, byte[] body) {
            this.names = names;
            this.query = query;
            this.body = body;
        }

        @Override
        public CallerSession session() {
            return caller;
        }

        @Override
        public String path(String name) {
            return names.get(name);
        }

        @Override
        public Optional<String> query(String name) {
            return Optional.ofNullable(query.get(name));
        }

        @Override
        public <T> T body(Class<T> type) {
            try {
                return json.read(new ByteArrayInputStream(body), type);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String peer() {
            return "test";
        }
    }
}
