package jp.kakehashi.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;

/// The vault's file: magic 4, vault key 32, CRC-32C of both 4, then entries of one length: key id
/// 16, the row's key under AES-256-GCM (nonce 12, key 32, tag 16) bound to its id and place, and a
/// mark that is set once the entry is durable: what is marked and does not open was changed, what
/// is not marked was never used.
final class VaultFile {
    private static final int MAGIC = 0x4B4B_5641;
    private static final int HEAD = 40;
    private static final int ENTRY = 16 + 12 + 32 + 16 + 1;
    private static final byte DURABLE = (byte) 0xA5;

    private VaultFile() {}

    static SecretKey freshKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    static void write(Disk disk, String name, SecretKey vaultKey, Map<UUID, byte[]> keys)
            throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(HEAD + keys.size() * ENTRY);
        whole.putInt(MAGIC).put(vaultKey.getEncoded()).putInt(crc(whole));
        int place = 0;
        for (Map.Entry<UUID, byte[]> one : keys.entrySet()) {
            whole.put(entry(vaultKey, place++, one.getKey(), one.getValue(), DURABLE));
        }
        try (DiskFile file = disk.open(name)) {
            disk.restrictToOwner(name);
            file.write(whole.flip(), 0);
            file.force();
        }
    }

    static void append(Disk disk, String name, SecretKey vaultKey, int place, UUID id, byte[] key)
            throws IOException {
        try (DiskFile file = disk.open(name)) {
            long at = HEAD + (long) place * ENTRY;
            file.write(entry(vaultKey, place, id, key, (byte) 0), at);
            file.force();
            file.write(ByteBuffer.wrap(new byte[] {DURABLE}), at + ENTRY - 1);
            file.force();
        }
    }

    /// Reads all keys into `keys` and returns the vault's own. An entry that was cut off while
    /// being appended was never used and is taken away.
    static SecretKey read(Disk disk, String name, Map<UUID, byte[]> keys) throws IOException {
        try (DiskFile file = disk.open(name)) {
            ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(whole, 0);
            if (whole.limit() < HEAD
                    || whole.getInt(0) != MAGIC
                    || whole.getInt(36) != crc(whole)) {
                throw Problem.damaged("problem.storage.damaged", name, 0).asException();
            }
            SecretKey vaultKey = new SecretKeySpec(Arrays.copyOfRange(whole.array(), 4, 36), "AES");
            int place = 0;
            int at = HEAD;
            for (; at + ENTRY <= whole.limit(); at += ENTRY) {
                UUID id = new UUID(whole.getLong(at), whole.getLong(at + 8));
                byte[] wrapped = Arrays.copyOfRange(whole.array(), at + 16, at + ENTRY - 1);
                byte mark = whole.get(at + ENTRY - 1);
                if (mark == 0 && whole.limit() - at < 2 * ENTRY) {
                    break;
                }
                byte[] key = Sealing.open(vaultKey, wrapped, context(place, id));
                if (mark != DURABLE || key == null) {
                    throw Problem.damaged("problem.storage.damaged", name, at).asException();
                }
                keys.put(id, key);
                place++;
            }
            if (at < whole.limit()) {
                file.truncate(at);
                file.force();
            }
            return vaultKey;
        }
    }

    private static ByteBuffer entry(SecretKey vaultKey, int place, UUID id, byte[] key, byte mark) {
        return ByteBuffer.allocate(ENTRY)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(Sealing.close(vaultKey, key, context(place, id)))
                .put(mark)
                .flip();
    }

    private static byte[] context(int place, UUID id) {
        return (place + " " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int crc(ByteBuffer whole) {
        var crc = new java.util.zip.CRC32C();
        crc.update(whole.slice(0, 36));
        return (int) crc.getValue();
    }
}
