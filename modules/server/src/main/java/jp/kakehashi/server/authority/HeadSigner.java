package jp.kakehashi.server.authority;

/// Signs the heads of hash chains (Ed25519), so that a workstation can prove later what it
/// was shown.
public interface HeadSigner {
    /// The signature of `message`, Base64.
    String sign(byte[] message);

    /// The public key (X.509, Base64) that checks the signatures.
    String publicKey();
}
