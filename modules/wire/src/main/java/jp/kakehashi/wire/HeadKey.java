package jp.kakehashi.wire;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import jp.kakehashi.wire.Messages.SignedHead;
import jp.kakehashi.wire.Messages.SignedViewings;

/// The public key (Ed25519) by which a server's signed heads are known as its own. Safe for use
/// from many threads.
public final class HeadKey {
    // The field of edwards25519 (RFC 8032, 5.1) and the y of its eight points of small order.
    private static final BigInteger FIELD =
            BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger OF_ORDER_EIGHT =
            new BigInteger(
                    "2707385501144840649318225287225658788936804267575313519463743609750303402022");
    private static final Set<BigInteger> SMALL =
            Set.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    FIELD.subtract(BigInteger.ONE),
                    OF_ORDER_EIGHT,
                    FIELD.subtract(OF_ORDER_EIGHT));

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

    /// Whether this is a point of small order, for which there are signatures that hold for every
    /// message.
    boolean everybodys() {
        return key instanceof EdECPublicKey point
                && SMALL.contains(point.getPoint().getY().mod(FIELD));
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
