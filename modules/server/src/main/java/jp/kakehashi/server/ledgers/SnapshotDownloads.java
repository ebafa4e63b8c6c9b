package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import jp.kakehashi.wire.CallerSession;
import org.jspecify.annotations.Nullable;

/// Downloads of whole ledgers. Each is made at the database's pace by a thread of its own and sent
/// from a {@link Spool} at the pace of its line: nobody waits for anybody's line. A person at a
/// device has one download at a time; another takes its place, as does a new one of that of the
/// one that began first when there are too many. Safe for many threads.
final class SnapshotDownloads {
    /// The others of the database's connections are for everybody else.
    private static final int MADE_AT_ONCE = 3;

    private static final int SENT_AT_ONCE = 100;

    private final Path dir;
    private final Semaphore turns = new Semaphore(MADE_AT_ONCE, true);
    private final Map<Reader, Spool> sending = new LinkedHashMap<>();

    /// Spools have their files in `dir`.
    SnapshotDownloads(Path dir) {
        this.dir = dir;
    }

    /// Makes a snapshot.
    @FunctionalInterface
    interface Maker {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Sends what `maker` makes to `out`; returns when all of it was written.
    ///
    /// @throws IOException when the line or the disk failed, or another download took its place
    void send(CallerSession caller, Maker maker, OutputStream out) throws IOException {
        Reader reader = new Reader(caller.actor().staff(), caller.device());
        Spool spool = new Spool(dir);
        try {
            begin(reader, spool);
            FutureTask<Boolean> making = making(maker, spool);
            Thread.ofVirtual().name("snapshot").start(making);
            spool.copyTo(out);
            await(making);
        } finally {
            end(reader, spool);
        }
    }

    private FutureTask<Boolean> making(Maker maker, Spool spool) {
        return new FutureTask<>(
                () -> {
                    turns.acquire();
                    try {
                        maker.writeTo(spool);
                        return true;
                    } finally {
                        turns.release();
                    }
                }) {
            @Override
            protected void done() {
                spool.end();
            }
        };
    }

    private synchronized void begin(Reader reader, Spool spool) throws IOException {
        close(sending.remove(reader));
        Iterator<Spool> oldest = sending.values().iterator();
        while (sending.size() >= SENT_AT_ONCE && oldest.hasNext()) {
            Spool given = oldest.next();
            oldest.remove();
            close(given);
        }
        sending.put(reader, spool);
    }

    private synchronized void end(Reader reader, Spool spool) throws IOException {
        sending.remove(reader, spool);
        close(spool);
    }

    private static void close(@Nullable Spool spool) throws IOException {
        if (spool != null) {
            spool.close();
        }
    }

    /// What went wrong while it was made goes wrong here.
    private static void await(FutureTask<Boolean> making) throws IOException {
        try {
            making.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private record Reader(String staff, String device) {}
}
