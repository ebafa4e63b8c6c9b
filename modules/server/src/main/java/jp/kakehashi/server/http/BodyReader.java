package jp.kakehashi.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import jp.kakehashi.kernel.Problem;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Reads request bodies within bounds: one body's, one person's or address's, and all bodies'
/// together. Bodies of those who are not signed in, small ones and large ones have rooms of their
/// own, so that signing in and small work go on while the others are full.
final class BodyReader {
    private static final int KIB = 1024;
    private static final int MAX_DRAINED = 256 * KIB;
    private static final int SMALL = 64 * KIB;
    private static final long LARGE_BYTES_PER_SECOND = 8 * KIB;
    private static final Duration PUBLIC_TIME = Duration.ofSeconds(5);
    private static final Duration DRAIN_TIME = Duration.ofSeconds(20);

    private final Shares strangers;
    private final Shares small;
    private final Shares large;

    /// Holds at most `allBytes` at once.
    BodyReader(int allBytes) {
        long part = allBytes / 16;
        strangers = new Shares(part, part / 2);
        small = new Shares(3 * part, part / 2);
        large = new Shares(12 * part, 4 * part);
    }

    /// A body in memory; close it when nothing made of its bytes is needed any more.
    static final class Body implements AutoCloseable {
        private final Shares from;
        private final String who;
        private final @Nullable String type;
        private byte[] bytes = new byte[0];
        private long held;

        Body(Shares from, String who, @Nullable String type) {
            this.from = from;
            this.who = who;
            this.type = type;
        }

        /// @throws jp.kakehashi.kernel.ProblemException `problem.wire.content_type`
        byte[] bytes() {
            if (!json(type)) {
                throw Problem.invalid("problem.wire.content_type").asException();
            }
            return bytes;
        }

        private void hold(long length) {
            long needed = (length + KIB - 1) / KIB * KIB - held;
            if (needed > 0) {
                from.take(who, needed);
                held += needed;
            }
        }

        @Override
        public void close() {
            from.give(who, held);
            held = 0;
        }
    }

    /// The whole body, empty when there is none.
    ///
    /// @param signedIn whether `who` is a person; an address has less time and room
    /// @throws jp.kakehashi.kernel.ProblemException `problem.wire.content_type`,
    ///     `problem.wire.too_large` with the bound, `problem.server.busy`
    Body read(Request request, long maxBytes, String who, boolean signedIn) throws IOException {
        long length = request.getLength();
        if (length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        long expected = length < 0 ? maxBytes : length;
        Shares from = !signedIn ? strangers : expected <= SMALL ? small : large;
        Body body = new Body(from, who, request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        boolean whole = false;
        try {
            Deadline deadline = signedIn ? null : new Deadline(request, PUBLIC_TIME);
            try {
                body.bytes = read(request, maxBytes, body);
            } finally {
                if (deadline != null) {
                    deadline.met();
                }
            }
            whole = true;
            return body;
        } finally {
            if (!whole) {
                body.close();
            }
        }
    }

    private byte[] read(Request request, long maxBytes, Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * KIB];
        LeastRate rate =
                body.from == large ? new LeastRate(LARGE_BYTES_PER_SECOND) : new LeastRate();
        InputStream in = Content.Source.asInputStream(request);
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (bytes.size() + n > maxBytes) {
                throw tooLarge(maxBytes);
            }
            if (n > 0 && !json(body.type)) {
                throw Problem.invalid("problem.wire.content_type").asException();
            }
            body.hold((long) bytes.size() + n);
            bytes.write(buffer, 0, n);
            rate.moved(n);
        }
        return bytes.toByteArray();
    }

    /// Reads away what is left of a body, so that the connection can be used again; false when it
    /// is too much or the peer does not send it.
    boolean drain(Request request) {
        if (request.getLength() > MAX_DRAINED) {
            return false;
        }
        byte[] buffer = new byte[16 * KIB];
        int drained = 0;
        Deadline deadline = new Deadline(request, DRAIN_TIME);
        try {
            InputStream in = Content.Source.asInputStream(request);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                drained += n;
                if (drained > MAX_DRAINED) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            deadline.met();
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
