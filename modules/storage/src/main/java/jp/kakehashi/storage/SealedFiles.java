package jp.kakehashi.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;
import jp.kakehashi.kernel.disk.DiskFullException;
import jp.kakehashi.kernel.disk.LocalDisk;

/// Files at rest in a folder: each in pieces of {@link #PIECE} bytes, the last one shorter, each
/// piece under AES-256-GCM with the file's own key, bound to its file and place. A piece is durable
/// when {@link #write} returns; writing it again replaces it. How long a file is, its owner keeps.
/// Safe for use from many threads on different files.
public final class SealedFiles {
    /// Bytes in a piece before sealing.
    public static final int PIECE = 512 << 10;

    private static final int SEAL = 12 + 16;
    private static final int FRAME = PIECE + SEAL;

    private final Disk disk;

    SealedFiles(Disk disk) {
        this.disk = disk;
    }

    /// The files in `dir`, which is made when absent.
    public static SealedFiles in(Path dir) {
        try {
            return new SealedFiles(new LocalDisk(dir));
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /// Writes one piece, counted from 0.
    ///
    /// @throws ProblemException `problem.storage.full`; what was durable before still is
    public void write(UUID id, FileKey key, int piece, byte[] clear) {
        try {
            byte[] sealed = Sealing.close(key.secret(), clear, context(id, piece));
            try (DiskFile file = disk.open(name(id))) {
                file.write(ByteBuffer.wrap(sealed), (long) piece * FRAME);
                file.force();
            }
            // A first piece that was not acknowledged comes again: its name may not be durable yet.
            if (piece == 0) {
                disk.forceFolder("");
            }
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /// One piece of a file of `size` bytes.
    ///
    /// @throws ProblemException `problem.attachment.damaged` when it is not what was written
    public byte[] read(UUID id, FileKey key, int piece, long size) {
        int length = length(piece, size);
        ByteBuffer sealed = ByteBuffer.allocate(length + SEAL);
        try {
            if (!disk.exists(name(id))) {
                throw damaged(id);
            }
            try (DiskFile file = disk.open(name(id))) {
                if (file.read(sealed, (long) piece * FRAME) < sealed.capacity()) {
                    throw damaged(id);
                }
            }
        } catch (IOException e) {
            throw refusal(e);
        }
        byte[] clear = Sealing.open(key.secret(), sealed.array(), context(id, piece));
        if (clear == null) {
            throw damaged(id);
        }
        return clear;
    }

    /// How many bytes a piece of a file of `size` bytes has.
    public static int length(int piece, long size) {
        return (int) Math.min(PIECE, size - (long) piece * PIECE);
    }

    /// How many pieces a file of `size` bytes has.
    public static int pieces(long size) {
        return Math.toIntExact((size + PIECE - 1) / PIECE);
    }

    /// Removes a file when it is there.
    public void delete(UUID id) {
        try {
            disk.delete(name(id));
            disk.forceFolder("");
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /// Every file there is.
    public List<UUID> all() {
        try {
            List<UUID> found = new ArrayList<>();
            for (String name : disk.list("")) {
                if (name.endsWith(".file")) {
                    found.add(UUID.fromString(name.substring(0, name.length() - 5)));
                }
            }
            return found;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /// Refuses what would leave less than `spare` bytes on the disk.
    ///
    /// @throws ProblemException `problem.storage.full`
    public void requireRoom(long bytes, long spare) {
        try {
            if (disk.usableBytes() < bytes + spare) {
                throw Problem.unavailable("problem.storage.full").asException();
            }
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private static String name(UUID id) {
        return id + ".file";
    }

    private static byte[] context(UUID id, int piece) {
        return (id + " " + piece).getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException damaged(UUID id) {
        return Problem.damaged("problem.attachment.damaged", id).asException();
    }

    private static ProblemException refusal(IOException fault) {
        if (fault instanceof DiskFullException) {
            return new ProblemException(Problem.unavailable("problem.storage.full"), fault);
        }
        throw new UncheckedIOException(fault);
    }
}
