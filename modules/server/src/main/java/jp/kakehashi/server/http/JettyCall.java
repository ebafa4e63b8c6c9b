package jp.kakehashi.server.http;

import java.util.Map;
import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.accounts.Admission;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Route;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/// One request of Jetty's as a {@link Call}.
final class JettyCall implements Call {
    private final Request request;
    private final Route route;
    private final Map<String, String> names;
    private final Gate gate;
    private @Nullable Admission admission;
    private final BodyReader.Body body;
    private final Json json;

    JettyCall(
            Request request,
            RouteTable.Match match,
            Gate gate,
            @Nullable Admission admission,
            BodyReader.Body body,
            Json json) {
        this.request = request;
        this.route = match.route();
        this.names = match.names();
        this.gate = gate;
        this.admission = admission;
        this.body = body;
        this.json = json;
    }

    @Override
    public CallerSession session() {
        if (admission == null) {
            throw new IllegalStateException("a public route has no session");
        }
        return admission.caller();
    }

    @Override
    public String path(String name) {
        String value = names.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    @Override
    public Optional<String> query(String name) {
        Fields fields;
        try {
            fields = Request.extractQueryParameters(request);
        } catch (IllegalArgumentException | HttpException.IllegalStateException e) {
            throw Problem.invalid("problem.wire.malformed", 0, 0).asException();
        }
        String value = fields.getValue(name);
        if (value != null && (value.indexOf('\0') >= 0 || value.indexOf('\uFFFD') >= 0)) {
            throw Problem.invalid("problem.wire.malformed", 0, 0).asException();
        }
        return Optional.ofNullable(value);
    }

    @Override
    public <T> T body(Class<T> type) {
        byte[] bytes = body.bytes();
        // A body may take long to come; whoever was let in before may have been barred since.
        admission = gate.admit(request.getHeaders(), route.access());
        return json.read(bytes, type);
    }

    @Override
    public String peer() {
        return Request.getRemoteAddr(request);
    }
}
