package jp.kakehashi.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import jp.kakehashi.wire.Messages.SignedHead;
import jp.kakehashi.wire.Messages.SignedViewings;

/// The public key (Ed25519) by which a server's signed heads are known as its own. Safe for use
/// from many threads.
public final class HeadKey {
    private final PublicKey key;

    /// The key in X.509, Base64, as the server tells it at sign-in.
    ///
    /// @throws IllegalArgumentException when it is none
    public HeadKey(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Whether this server signed `head`.
    public boolean signed(SignedHead head) {
        return signed(head.signedBytes(), head.signature());
    }

    /// Whether this server signed `viewings`.
    public boolean signed(SignedViewings viewings) {
        return signed(viewings.signedBytes(), viewings.signature());
    }

    /// Whether `signature` (Base64) is this server's over `message`.
    public boolean signed(byte[] message, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
