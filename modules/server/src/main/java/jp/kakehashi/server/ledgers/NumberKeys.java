package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys of individual numbers, one file each that only the server's user can read, outside
/// journal, snapshots and database: with its file a key is gone for good. Whoever copies the
/// server's disk has to leave this folder out or shred its copies in the same term.
final class NumberKeys {
    private static final int KEY_BYTES = 32;

    private final Path dir;
    private final SecureRandom random = new SecureRandom();

    NumberKeys(Path dir) {
        this.dir = dir;
    }

    /// Makes a key; it is on the disk when this returns.
    UUID create() {
        UUID id = UUID.randomUUID();
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            Files.createDirectories(dir, ownerOnly("rwx------"));
            try (FileChannel file =
                    FileChannel.open(
                            fileOf(id),
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownerOnly("rw-------"))) {
                writeAll(file, key);
            }
            forceFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    /// The key; empty when it was destroyed.
    Optional<SecretKey> find(UUID id) {
        try {
            return Files.exists(fileOf(id))
                    ? Optional.of(new SecretKeySpec(Files.readAllBytes(fileOf(id)), "AES"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Destroys a key: overwrites its file, then removes it. Harmless when repeated.
    void destroy(UUID id) {
        try {
            if (Files.exists(fileOf(id))) {
                try (FileChannel file = FileChannel.open(fileOf(id), StandardOpenOption.WRITE)) {
                    writeAll(file, new byte[KEY_BYTES]);
                }
                Files.delete(fileOf(id));
                forceFolder();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fileOf(UUID id) {
        return dir.resolve(id + ".key");
    }

    private static void writeAll(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        file.force(true);
    }

    private void forceFolder() throws IOException {
        if (posix()) {
            try (FileChannel folder = FileChannel.open(dir, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
