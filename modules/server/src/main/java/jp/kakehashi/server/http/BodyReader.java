package jp.kakehashi.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import jp.kakehashi.kernel.Problem;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Reads request bodies within bounds: one body's, and all bodies' together, so that many large
/// ones at once are refused instead of exhausting memory.
final class BodyReader {
    private static final int KIB = 1024;
    private static final int MAX_DRAINED = 256 * KIB;

    private final Semaphore kibibytes;

    BodyReader(int allBytes) {
        kibibytes = new Semaphore(allBytes / KIB);
    }

    /// A body in memory; close it when its bytes are no longer needed.
    static final class Body implements AutoCloseable {
        private final byte[] bytes;
        private final int held;
        private final Semaphore from;

        Body(byte[] bytes, int held, Semaphore from) {
            this.bytes = bytes;
            this.held = held;
            this.from = from;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            from.release(held);
        }
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.wire.content_type`,
    ///     `problem.wire.too_large` with the bound, `problem.server.busy`
    Body read(Request request, long maxBytes) throws IOException {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (!json(type)) {
            throw Problem.invalid("problem.wire.content_type").asException();
        }
        if (request.getLength() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        int held = 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * KIB];
        LeastRate rate = new LeastRate();
        try {
            InputStream in = Content.Source.asInputStream(request);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (bytes.size() + n > maxBytes) {
                    throw tooLarge(maxBytes);
                }
                int needed = (bytes.size() + n + KIB - 1) / KIB - held;
                if (!kibibytes.tryAcquire(needed)) {
                    throw Problem.unavailable("problem.server.busy").asException();
                }
                held += needed;
                bytes.write(buffer, 0, n);
                rate.moved(n);
            }
            Body body = new Body(bytes.toByteArray(), held, kibibytes);
            held = 0;
            return body;
        } finally {
            kibibytes.release(held);
        }
    }

    /// Reads away what is left of a body, so that the connection can be used again; false when it
    /// is too much or the peer does not send it.
    boolean drain(Request request) {
        if (request.getLength() > MAX_DRAINED) {
            return false;
        }
        byte[] buffer = new byte[16 * KIB];
        LeastRate rate = new LeastRate();
        int drained = 0;
        try {
            InputStream in = Content.Source.asInputStream(request);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                drained += n;
                if (drained > MAX_DRAINED) {
                    return false;
                }
                rate.moved(n);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static RuntimeException tooLarge(long maxBytes) {
        return Problem.invalid("problem.wire.too_large", maxBytes).asException();
    }

    private static boolean json(@Nullable String type) {
        if (type == null) {
            return false;
        }
        String plain = type.replace(" ", "").toLowerCase(Locale.ROOT);
        return plain.equals("application/json") || plain.equals("application/json;charset=utf-8");
    }
}
