package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.CallerSession;
import org.jspecify.annotations.Nullable;

/// Downloads of whole ledgers. Each is made at the database's pace by a thread of its own and sent
/// from a {@link Spool} at the pace of its line: nobody waits for anybody's line. A person at a
/// device has one download at a time; another takes its place. When there are too many, or too many
/// of one person, a new one is refused. Safe for many threads.
final class SnapshotDownloads {
    /// The others of the database's connections are for everybody else.
    private static final int MADE_AT_ONCE = 3;

    private static final int SENT_AT_ONCE = 100;
    private static final int OF_A_PERSON = 8;

    private final Path dir;
    private final SpoolRoom room;
    private final int most;
    private final Semaphore turns = new Semaphore(MADE_AT_ONCE, true);
    private final Map<Reader, Spool> sending = new HashMap<>();

    /// Spools have their files in `dir` and take their place from `room`.
    SnapshotDownloads(Path dir, SpoolRoom room) {
        this(dir, room, SENT_AT_ONCE);
    }

    /// At most `most` downloads at once.
    SnapshotDownloads(Path dir, SpoolRoom room, int most) {
        this.dir = dir;
        this.room = room;
        this.most = most;
    }

    /// Makes a snapshot.
    @FunctionalInterface
    interface Maker {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Sends what `maker` makes to `out`; returns when all of it was written.
    ///
    /// @throws IOException when the line or the disk failed, or another download took its place
    /// @throws jp.kakehashi.kernel.ProblemException `problem.server.busy` before anything was
    ///     written when there are too many downloads, and later when there is no room on the disk
    void send(CallerSession caller, Maker maker, OutputStream out) throws IOException {
        Reader reader = new Reader(caller.actor().staff(), caller.device());
        Spool spool = new Spool(dir, room);
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
                        // Given up while it waited: nobody would read it.
                        spool.requireOpen();
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
        String person = reader.staff();
        long theirs = sending.keySet().stream().filter(r -> r.staff().equals(person)).count();
        if (sending.size() >= most || theirs >= OF_A_PERSON) {
            throw Problem.unavailable("problem.server.busy").asException();
        }
        sending.put(reader, spool);
    }

    private synchronized void end(Reader reader, Spool spool) throws IOException {
        sending.remove(reader, spool);
        close(spool);
    }

    /// How many wait for their turn to be made.
    int waiting() {
        return turns.getQueueLength();
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
