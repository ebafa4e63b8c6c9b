package jp.kakehashi.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;
import jp.kakehashi.kernel.disk.DiskFullException;
import jp.kakehashi.kernel.disk.DiskInUseException;
import jp.kakehashi.kernel.disk.LocalDisk;

/// One key per row for values that must be destroyable: the keys lie in a file of their own,
/// outside journal and snapshots, each wrapped by the vault's key. A key is durable before it is
/// returned. Destroying one rewrites the file under a fresh vault key and overwrites the old one,
/// so that what it sealed stays unreadable even to who holds every other file. Safe for use from
/// many threads.
public final class KeyVault implements AutoCloseable {
    private static final String FILE = "vault";
    private static final String NEW = "vault.new";
    private static final String OLD = "vault.old";

    private final Disk disk;
    private final Closeable lock;
    private final Map<UUID, byte[]> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private SecretKey vaultKey;
    private boolean unsure;

    private KeyVault(Disk disk, Closeable lock, SecretKey vaultKey) {
        this.disk = disk;
        this.lock = lock;
        this.vaultKey = vaultKey;
    }

    /// Opens the vault in `dir`, made when absent.
    ///
    /// @throws ProblemException `problem.storage.damaged` when a key was changed,
    ///     `problem.storage.in_use` when another process holds it
    public static KeyVault open(Path dir) {
        try {
            return open(new LocalDisk(dir));
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    static KeyVault open(Disk disk) {
        try {
            Closeable lock = disk.lock("vault.lock");
            boolean whole = false;
            try {
                finishReplacement(disk);
                KeyVault vault = new KeyVault(disk, lock, VaultFile.freshKey());
                if (disk.exists(FILE)) {
                    vault.vaultKey = VaultFile.read(disk, FILE, vault.keys);
                } else {
                    vault.replace(vault.vaultKey, vault.keys);
                }
                whole = true;
                return vault;
            } finally {
                if (!whole) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /// A replacement that was cut off is finished when the old file has been put aside already, and
    /// taken back otherwise.
    private static void finishReplacement(Disk disk) throws IOException {
        if (disk.exists(OLD) && !disk.exists(FILE)) {
            disk.rename(NEW, FILE);
            disk.forceFolder("");
        }
        shred(disk, OLD);
        shred(disk, NEW);
    }

    /// A new key, durable already.
    public synchronized UUID create() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        UUID id = new UUID(random.nextLong(), random.nextLong());
        try {
            settle();
            VaultFile.append(disk, FILE, vaultKey, keys.size(), id, key);
        } catch (IOException e) {
            throw refusal(e);
        }
        keys.put(id, key);
        return id;
    }

    /// Whether a key is there: neither unknown nor destroyed.
    public synchronized boolean holds(UUID id) {
        return keys.containsKey(id);
    }

    /// Seals `text` under a key; `context` (which cell it is for) must be the same when opened.
    public String seal(UUID id, String text, String context) {
        return Sealing.seal(key(id), text, context);
    }

    /// Opens what {@link #seal} returned.
    ///
    /// @throws ProblemException `problem.storage.key_destroyed` when its key is gone
    public String unseal(UUID id, String sealed, String context) {
        return Sealing.unseal(key(id), sealed, context);
    }

    /// A key of this vault, for a file.
    ///
    /// @throws ProblemException `problem.storage.key_destroyed` when it is gone
    public FileKey ofFile(UUID id) {
        return new FileKey(key(id));
    }

    private synchronized SecretKey key(UUID id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw Problem.refused("problem.storage.key_destroyed", id).asException();
        }
        return new SecretKeySpec(key, "AES");
    }

    /// Destroys a key for good; returns when that is durable. Does nothing when it is gone already.
    public synchronized void destroy(UUID id) {
        try {
            settle();
            if (!keys.containsKey(id)) {
                return;
            }
            Map<UUID, byte[]> left = new LinkedHashMap<>(keys);
            left.remove(id);
            SecretKey fresh = VaultFile.freshKey();
            unsure = true;
            replace(fresh, left);
            unsure = false;
            keys.remove(id);
            vaultKey = fresh;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /// After a replacement that failed, the file tells which of the two it is.
    private void settle() throws IOException {
        if (unsure) {
            finishReplacement(disk);
            Map<UUID, byte[]> found = new LinkedHashMap<>();
            vaultKey = VaultFile.read(disk, FILE, found);
            keys.clear();
            keys.putAll(found);
            unsure = false;
        }
    }

    private void replace(SecretKey freshKey, Map<UUID, byte[]> left) throws IOException {
        disk.delete(NEW);
        VaultFile.write(disk, NEW, freshKey, left);
        disk.forceFolder("");
        if (disk.exists(FILE)) {
            disk.rename(FILE, OLD);
            disk.forceFolder("");
        }
        disk.rename(NEW, FILE);
        disk.forceFolder("");
        shred(disk, OLD);
    }

    private static void shred(Disk disk, String name) throws IOException {
        if (!disk.exists(name)) {
            return;
        }
        try (DiskFile file = disk.open(name)) {
            file.write(ByteBuffer.allocate(Math.toIntExact(file.size())), 0);
            file.force();
        }
        disk.delete(name);
        disk.forceFolder("");
    }

    private static ProblemException refusal(IOException fault) {
        return switch (fault) {
            case DiskFullException full ->
                    new ProblemException(Problem.unavailable("problem.storage.full"), full);
            case DiskInUseException used ->
                    new ProblemException(Problem.unavailable("problem.storage.in_use"), used);
            default -> throw new UncheckedIOException(fault);
        };
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
