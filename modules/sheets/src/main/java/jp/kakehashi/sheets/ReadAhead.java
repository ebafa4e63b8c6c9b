package jp.kakehashi.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Unpacks a stream on a thread of its own, one piece ahead of whoever reads it: a large
/// sheet takes a sixth longer otherwise. What fails there fails here. For one reader.
final class ReadAhead extends InputStream {
    private static final int PIECE = 1 << 17;

    private final InputStream from;
    private final ExecutorService unpacking =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("unpacking").factory());
    private byte[] now = new byte[0];
    private int at;
    private Future<byte[]> coming;

    /// Begins at once; closes `from` with itself.
    ReadAhead(InputStream from) {
        this.from = from;
        this.coming = unpacking.submit(piece(from));
    }

    private static Callable<byte[]> piece(InputStream from) {
        return () -> {
            byte[] bytes = new byte[PIECE];
            int length = from.readNBytes(bytes, 0, PIECE);
            return length == PIECE ? bytes : Arrays.copyOf(bytes, length);
        };
    }

    @Override
    public int read() throws IOException {
        return ended() ? -1 : now[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended()) {
            return -1;
        }
        int some = Math.min(length, now.length - at);
        System.arraycopy(now, at, into, offset, some);
        at += some;
        return some;
    }

    /// Whether nothing is left, after the next piece was waited for.
    private boolean ended() throws IOException {
        if (at < now.length) {
            return false;
        }
        if (now.length > 0 && now.length < PIECE) {
            return true;
        }
        now = arrived();
        at = 0;
        if (now.length == PIECE) {
            coming = unpacking.submit(piece(from));
        }
        return now.length == 0;
    }

    private byte[] arrived() throws IOException {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException told -> throw told;
                case RuntimeException told -> throw told;
                case Error told -> throw told;
                case null, default -> throw new IOException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException told = new InterruptedIOException("while a sheet was unpacked");
            told.initCause(e);
            throw told;
        }
    }

    @Override
    public void close() throws IOException {
        unpacking.close();
        from.close();
    }
}
