package jp.kakehashi.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;

/// Seals bytes so that only the server can open them: one byte of version, an X25519 public key
/// of that one use (X.509, 44 bytes), then AES-256-GCM under HKDF-SHA256 of the agreed secret and
/// both public keys. No nonce is stored because each key is used once.
public final class Sealing {
    private static final byte VERSION = 1;
    private static final int PUBLIC_KEY_BYTES = 44;

    /// Seals and opens; holds nothing.
    public Sealing() {}

    /// Seals `content` to `publicKey` (X.509, Base64), as given by {@link Messages.SignedIn}.
    public byte[] seal(byte[] content, String publicKey) {
        try {
            PublicKey to =
                    KeyFactory.getInstance("X25519")
                            .generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            KeyPair once = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            byte[] onceEncoded = once.getPublic().getEncoded();
            SecretKey key = agree(once.getPrivate(), to, onceEncoded, to.getEncoded());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(VERSION);
            out.writeBytes(onceEncoded);
            out.writeBytes(cipher(Cipher.ENCRYPT_MODE, key).doFinal(content));
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens what was sealed to `keys`.
    ///
    /// @throws ProblemException `problem.sealed.unreadable` when it is damaged or meant for
    ///     another
    public byte[] open(byte[] sealed, KeyPair keys) {
        try {
            if (sealed.length < 1 + PUBLIC_KEY_BYTES || sealed[0] != VERSION) {
                throw new GeneralSecurityException("not sealed");
            }
            byte[] onceEncoded = Arrays.copyOfRange(sealed, 1, 1 + PUBLIC_KEY_BYTES);
            PublicKey once =
                    KeyFactory.getInstance("X25519")
                            .generatePublic(new X509EncodedKeySpec(onceEncoded));
            SecretKey key =
                    agree(keys.getPrivate(), once, onceEncoded, keys.getPublic().getEncoded());
            return cipher(Cipher.DECRYPT_MODE, key)
                    .doFinal(sealed, 1 + PUBLIC_KEY_BYTES, sealed.length - 1 - PUBLIC_KEY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new ProblemException(Problem.invalid("problem.sealed.unreadable"), e);
        }
    }

    private static SecretKey agree(PrivateKey mine, PublicKey theirs, byte[] once, byte[] to)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(mine);
        agreement.doPhase(theirs, true);
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes("kakehashi sealed edits 1".getBytes(StandardCharsets.US_ASCII));
        info.writeBytes(once);
        info.writeBytes(to);
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(agreement.generateSecret())
                                .thenExpand(info.toByteArray(), 32));
    }

    private static Cipher cipher(int mode, SecretKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, new byte[12]));
        return cipher;
    }
}
