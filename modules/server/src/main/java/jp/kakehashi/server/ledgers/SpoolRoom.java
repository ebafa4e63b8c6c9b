package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakehashi.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much all spools of a world may hold on the disk together, in bytes, and what they leave free
/// for the databases, which refuse to write on a full one. Safe for many threads.
final class SpoolRoom {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolRoom.class);
    private static final long MOST = 4L << 30;

    // Well above the 16 MB below which a database refuses to write.
    private static final long RESERVE = 256L << 20;

    private final long most;
    private final long reserve;
    private long taken;

    SpoolRoom(long most, long reserve) {
        this.most = most;
        this.reserve = reserve;
    }

    /// The room of a server's world.
    static SpoolRoom ofWorld() {
        return new SpoolRoom(MOST, RESERVE);
    }

    /// Takes `bytes` more of the disk of the folder `dir`, which exists.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.server.busy`; nothing is taken then
    synchronized void take(Path dir, long bytes) throws IOException {
        boolean crowded = taken + bytes > most;
        if (crowded || Files.getFileStore(dir).getUsableSpace() - bytes < reserve) {
            LOG.warn(
                    "A download was given up: downloads hold {} bytes{}",
                    taken,
                    crowded ? "" : ", and the disk is nearly full");
            throw Problem.unavailable("problem.server.busy").asException();
        }
        taken += bytes;
    }

    /// Gives back what was taken.
    synchronized void give(long bytes) {
        taken -= bytes;
    }

    /// What is taken now, in bytes.
    synchronized long taken() {
        return taken;
    }
}
