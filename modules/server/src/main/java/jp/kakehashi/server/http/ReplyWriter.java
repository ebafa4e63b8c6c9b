package jp.kakehashi.server.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Reply;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Writes answers. Messages go out whole; streams as they are made, in gzip when the client asks
/// for it.
final class ReplyWriter {
    private static final int STREAM_BUFFER = 32 * 1024;

    private final Json json;

    ReplyWriter(Json json) {
        this.json = json;
    }

    void message(Response response, int status, Object message, Callback callback) {
        byte[] bytes = json.bytes(message);
        response.setStatus(status);
        head(response, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /// Asks `standing` before each part whether the caller may still have it; what that throws ends
    /// the answer.
    ///
    /// @throws IOException when the client went away; the answer then ends without its last chunk
    void stream(
            Request request,
            Response response,
            Reply.Stream stream,
            Runnable standing,
            Callback callback)
            throws IOException {
        response.setStatus(200);
        head(response, stream.contentType());
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        boolean gzip = accepted != null && accepted.contains("gzip");
        if (gzip) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        OutputStream out =
                new java.io.BufferedOutputStream(
                        new Paced(Content.Sink.asOutputStream(response), standing), STREAM_BUFFER);
        OutputStream body = gzip ? new QuickGzip(out) : out;
        stream.writer().writeTo(body);
        // Closed only when whole: a client must be able to tell a broken stream by its missing end.
        body.close();
        callback.succeeded();
    }

    private static void head(Response response, String contentType) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
    }

    /// Gives up on a reader that hardly reads: it would hold a thread, a socket and the place on
    /// the disk of what it has not taken for hours.
    private static final class Paced extends FilterOutputStream {
        private final LeastRate rate = new LeastRate();
        private final Runnable standing;

        Paced(OutputStream out, Runnable standing) {
            super(out);
            this.standing = standing;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            standing.run();
            out.write(bytes, from, length);
            rate.moved(length);
        }
    }

    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, STREAM_BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
