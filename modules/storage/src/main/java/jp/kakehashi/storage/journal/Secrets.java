package jp.kakehashi.storage.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;

/// The one secret of a database folder, in a file that only its user can read, and the keys derived
/// from it. Every purpose has a key of its own.
public final class Secrets {
    private static final String FOLDER = "keys";
    private static final String FILE = "keys/database.key";
    private static final int MAGIC = 0x4B4B_5931;
    private static final int LENGTH = 4 + 16 + 32;
    private static final int CHECK = 32;

    private final byte[] id;
    private final byte[] key;

    private Secrets(byte[] id, byte[] key) {
        this.id = id;
        this.key = key;
    }

    /// Whether the folder of `disk` has its secret yet.
    public static boolean exist(Disk disk) throws IOException {
        return disk.exists(FILE);
    }

    /// Makes the secret durable under its name in one step.
    public static Secrets create(Disk disk) throws IOException {
        byte[] content = new byte[LENGTH];
        new SecureRandom().nextBytes(content);
        ByteBuffer.wrap(content).putInt(MAGIC);
        ByteBuffer whole = ByteBuffer.allocate(LENGTH + CHECK).put(content).put(sha256(content));
        disk.makeFolder(FOLDER);
        disk.forceFolder("");
        WholeFile.replace(disk, FILE, whole.array());
        return parse(content);
    }

    /// Reads the secret.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.damaged` when it was changed
    public static Secrets load(Disk disk) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(LENGTH + CHECK + 1);
        try (DiskFile file = disk.open(FILE)) {
            file.read(whole, 0);
        }
        byte[] content = Arrays.copyOf(whole.array(), LENGTH);
        byte[] check = Arrays.copyOfRange(whole.array(), LENGTH, LENGTH + CHECK);
        if (whole.position() != LENGTH + CHECK
                || ByteBuffer.wrap(content).getInt() != MAGIC
                || !MessageDigest.isEqual(check, sha256(content))) {
            throw Problem.damaged("problem.storage.damaged", FILE, 0).asException();
        }
        return parse(content);
    }

    private static Secrets parse(byte[] content) {
        return new Secrets(
                Arrays.copyOfRange(content, 4, 20), Arrays.copyOfRange(content, 20, LENGTH));
    }

    /// Sixteen bytes that name this database.
    byte[] id() {
        return id.clone();
    }

    /// The key for one purpose, 32 bytes (HMAC-SHA256 of the purpose under the secret, which is one
    /// block of HKDF-Expand, RFC 5869).
    public SecretKeySpec key(String purpose, byte[] salt) {
        byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(mac(new SecretKeySpec(key, "HmacSHA256"), label, salt), "AES");
    }

    /// The key for the content of index and snapshot files.
    public SecretKeySpec indexKey() {
        return key("index", new byte[0]);
    }

    /// The key for where in such a file a block lies.
    public SecretKeySpec indexTweakKey() {
        return key("index tweak", new byte[0]);
    }

    /// HMAC-SHA256 of the parts, one after the other.
    static byte[] mac(SecretKeySpec key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(byte[]... parts) {
        MessageDigest digest = newSha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
