package jp.kakehashi.storage.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;

/// Small files that are replaced as a whole, and the copying and hashing of large ones.
public final class WholeFile {
    private static final int PIECE = 256 * 1024;

    private WholeFile() {}

    /// Gives `name` this content in one durable step: afterwards, cut or not, it has the old
    /// content or the new.
    public static void replace(Disk disk, String name, byte[] content) throws IOException {
        String fresh = name + ".new";
        disk.delete(fresh);
        try (DiskFile file = disk.open(fresh)) {
            disk.restrictToOwner(fresh);
            file.write(ByteBuffer.wrap(content), 0);
            file.force();
        }
        disk.rename(fresh, name);
        disk.forceFolder(folder(name));
    }

    /// The content of a small file.
    public static byte[] read(Disk disk, String name) throws IOException {
        try (DiskFile file = disk.open(name)) {
            ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(content, 0);
            return content.array();
        }
    }

    /// Copies `from` to `to`, which must not exist, forces it and returns the SHA-256 of what was
    /// read.
    public static byte[] copy(Disk disk, String from, String to) throws IOException {
        MessageDigest digest = Secrets.newSha256();
        try (DiskFile source = disk.open(from);
                DiskFile target = disk.open(to)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            long at = 0;
            for (int count = source.read(piece, at); count > 0; count = source.read(piece, at)) {
                digest.update(piece.array(), 0, count);
                target.write(piece.flip(), at);
                at += count;
                piece.clear();
            }
            target.force();
        }
        return digest.digest();
    }

    /// SHA-256 of a file, and its length in bytes.
    public static Sum sum(Disk disk, String name) throws IOException {
        MessageDigest digest = Secrets.newSha256();
        long at = 0;
        try (DiskFile file = disk.open(name)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            for (int count = file.read(piece, at); count > 0; count = file.read(piece, at)) {
                digest.update(piece.array(), 0, count);
                at += count;
                piece.clear();
            }
        }
        return new Sum(digest.digest(), at);
    }

    /// What {@link #sum} found.
    @SuppressWarnings("ArrayRecordComponent")
    public record Sum(byte[] sha256, long sizeBytes) {}

    static String folder(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
