package jp.kakehashi.storage;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key of one file (AES-256). Whoever keeps it says how it is kept.
public final class FileKey {
    private final SecretKey key;

    FileKey(SecretKey key) {
        this.key = key;
    }

    /// A new one.
    public static FileKey fresh() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new FileKey(new SecretKeySpec(bytes, "AES"));
    }

    /// The key that {@link #text} wrote.
    public static FileKey of(String text) {
        return new FileKey(new SecretKeySpec(Base64.getDecoder().decode(text), "AES"));
    }

    /// The key itself, Base64, for a place that is sealed.
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    SecretKey secret() {
        return key;
    }
}
