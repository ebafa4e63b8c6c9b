package jp.kakehashi.server.http;

import java.nio.ByteBuffer;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages.ProblemMessage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// What Jetty itself refuses (a broken request line, a head that is too long), in our words
/// instead of a page about Jetty.
final class JettyErrors extends ErrorHandler {
    private final Json json;

    JettyErrors(Json json) {
        this.json = json;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // What failed is the peer's, never ours: our own faults are answered before they get here.
        if (response.getStatus() >= 500) {
            response.setStatus(400);
        }
        byte[] bytes = refusal(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }

    private byte[] refusal(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        return json.bytes(
                new ProblemMessage("invalid", "problem.wire.malformed", java.util.List.of()));
    }
}
