package jp.kakehashi.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// AES-256-GCM with a nonce of its own in front, bound to a context.
final class Sealing {
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealing() {}

    static String seal(SecretKey key, String text, String context) {
        byte[] clear = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(close(key, clear, context.getBytes(StandardCharsets.UTF_8)));
    }

    static String unseal(SecretKey key, String sealed, String context) {
        byte[] clear =
                open(
                        key,
                        Base64.getDecoder().decode(sealed),
                        context.getBytes(StandardCharsets.UTF_8));
        if (clear == null) {
            throw Problem.damaged("problem.storage.damaged", "sealed cell", 0).asException();
        }
        return new String(clear, StandardCharsets.UTF_8);
    }

    static byte[] close(SecretKey key, byte[] clear, byte[] context) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(context);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + clear.length + 16);
            cipher.doFinal(clear, 0, clear.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What was closed, or null when it is not that.
    static byte @Nullable [] open(SecretKey key, byte[] sealed, byte[] context) {
        if (sealed.length < NONCE + 16) {
            return null;
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(128, Arrays.copyOf(sealed, NONCE)));
            cipher.updateAAD(context);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
