package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.storage.FileKey;
import jp.kakehashi.storage.KeyVault;
import jp.kakehashi.storage.SealedFiles;
import jp.kakehashi.storage.ledger.StoredFileStore.StoredFile;

/// The bytes of one world's files and their keys, in a folder of their own beside the database.
final class KeptFiles implements AutoCloseable {
    /// What stays free on the disk for everything else.
    private static final long SPARE = 256L << 20;

    private final SealedFiles files;
    private final KeyVault keys;

    KeptFiles(Path dir) {
        keys = KeyVault.open(dir.resolve("keys"));
        files = SealedFiles.in(dir.resolve("sealed"));
    }

    UUID newKey(long size) {
        files.requireRoom(size, SPARE);
        return keys.create();
    }

    void write(StoredFile file, int piece, byte[] bytes) {
        files.write(file.id(), key(file), piece, bytes);
    }

    byte[] read(StoredFile file, int piece) {
        return files.read(file.id(), key(file), piece, file.size());
    }

    /// Whether what is stored has the hash that was promised.
    boolean asPromised(StoredFile file) {
        MessageDigest digest = sha256();
        for (int piece = 0; piece < SealedFiles.pieces(file.size()); piece++) {
            digest.update(read(file, piece));
        }
        return HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private FileKey key(StoredFile file) {
        if (file.destroyedAt() != null) {
            throw Problem.refused("problem.attachment.destroyed").asException();
        }
        if (!keys.holds(file.key())) {
            throw Problem.damaged("problem.attachment.damaged", file.id()).asException();
        }
        return keys.ofFile(file.key());
    }

    /// Ends a file for good: first the key, without which its bytes say nothing.
    void end(StoredFile file) {
        keys.destroy(file.key());
        files.delete(file.id());
    }

    /// Every file that lies here.
    Set<UUID> all() {
        return new HashSet<>(files.all());
    }

    /// Removes bytes of which nothing is known.
    void delete(UUID id) {
        files.delete(id);
    }

    boolean holdsKeyOf(StoredFile file) {
        return keys.holds(file.key());
    }

    @Override
    public void close() {
        keys.close();
    }
}
