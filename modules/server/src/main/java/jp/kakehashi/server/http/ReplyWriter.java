package jp.kakehashi.server.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Reply;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Writes answers. Messages go out whole, within a bound of what all readers together and each of
/// them have not taken yet; streams as they are made, in gzip when the client asks for it.
final class ReplyWriter {
    private static final int STREAM_BUFFER = 32 * 1024;

    /// Lies in the line's own buffers.
    private static final int UNCOUNTED = 32 * 1024;

    private static final int STREAMS = 128;
    private static final int STREAMS_OF_ONE = 12;
    private static final long BYTES_PER_SECOND = 100 * 1024;

    private final Json json;
    private final Shares underWay;
    private final Shares streams = new Shares(STREAMS, STREAMS_OF_ONE);
    private final Duration idle;

    /// Answers of which `underWay` bounds the bytes; an unread one is cut some time after `idle`.
    ReplyWriter(Json json, Shares underWay, Duration idle) {
        this.json = json;
        this.underWay = underWay;
        this.idle = idle;
    }

    /// A message in its bytes that somebody may be sent.
    static final class Made {
        private final byte[] bytes;
        private final String who;
        private final long held;

        private Made(byte[] bytes, String who, long held) {
            this.bytes = bytes;
            this.who = who;
            this.held = held;
        }
    }

    /// Makes sure that making a message for `who` is no waste.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.server.busy`
    void requireRoom(String who) {
        underWay.requireRoom(who);
    }

    /// Has to be sent.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.server.busy`
    Made make(String who, Object message) {
        byte[] bytes = json.bytes(message);
        long held = bytes.length <= UNCOUNTED ? 0 : bytes.length;
        underWay.take(who, held);
        return new Made(bytes, who, held);
    }

    /// Begins to send; returns before the client has read it.
    void send(Request request, Response response, Made made, Callback callback) {
        if (made.held == 0) {
            write(response, 200, made.bytes, callback);
            return;
        }
        long seconds = made.bytes.length / BYTES_PER_SECOND;
        Deadline deadline = new Deadline(request, idle.plusSeconds(seconds));
        Runnable over =
                () -> {
                    deadline.met();
                    underWay.give(made.who, made.held);
                };
        write(response, 200, made.bytes, Callback.from(over, callback));
    }

    /// A refusal, which is never counted.
    void refuse(Response response, int status, Object message, Callback callback) {
        write(response, status, json.bytes(message), callback);
    }

    private static void write(Response response, int status, byte[] bytes, Callback callback) {
        response.setStatus(status);
        head(response, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /// Asks `standing` before each part whether the caller may still have it; what that throws ends
    /// the answer.
    ///
    /// @throws IOException when the client went away; the answer then ends without its last chunk
    /// @throws jp.kakehashi.kernel.ProblemException `problem.server.busy`
    void stream(
            String who,
            Request request,
            Response response,
            Reply.Stream stream,
            Runnable standing,
            Callback callback)
            throws IOException {
        streams.take(who, 1);
        try {
            stream(request, response, stream, standing);
        } finally {
            streams.give(who, 1);
        }
        callback.succeeded();
    }

    private static void stream(
            Request request, Response response, Reply.Stream stream, Runnable standing)
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
