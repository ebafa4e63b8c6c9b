package jp.kakehashi.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import jp.kakehashi.wire.Messages.DeviceProof;
import jp.kakehashi.wire.Messages.SignIn;

/// The key (Ed25519) by which a device proves that it is the one it says. The private half never
/// leaves the device. Safe for use from many threads.
public final class DeviceKey {
    private final String publicKey;
    private final PrivateKey privateKey;

    /// A key that was kept: the public half in X.509, the private one in PKCS #8, both Base64.
    ///
    /// @throws IllegalArgumentException when it is none
    public DeviceKey(String publicKey, String privateKey) {
        try {
            byte[] encoded = Base64.getDecoder().decode(privateKey);
            this.publicKey = publicKey;
            this.privateKey =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// A new key.
    public static DeviceKey fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new DeviceKey(
                    base64(pair.getPublic().getEncoded()), base64(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public half, X.509 in Base64.
    public String publicKey() {
        return publicKey;
    }

    /// The private half to be kept, PKCS #8 in Base64.
    public String privateKey() {
        return base64(privateKey.getEncoded());
    }

    /// `request` with this key's proof that answers `challenge`.
    public SignIn prove(SignIn request, String challenge) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(DeviceProof.signedBytes(request, challenge));
            String signed = base64(signature.sign());
            return request.with(new DeviceProof(publicKey, challenge, signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether `proof` was made for `request` by the key that it names, and that key is somebody's.
    /// Says nothing of whose key that is, nor of how old its challenge is.
    public static boolean made(DeviceProof proof, SignIn request) {
        try {
            HeadKey key = new HeadKey(proof.key());
            return !key.everybodys()
                    && key.signed(
                            DeviceProof.signedBytes(request, proof.challenge()), proof.signature());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
