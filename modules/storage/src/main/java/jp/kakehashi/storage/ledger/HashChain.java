package jp.kakehashi.storage.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Links of a hash chain: SHA-256 over the previous link, the chain's name, the place in it and the
/// content, each but the last closed by a line feed. Hexadecimal, lower case.
final class HashChain {
    /// What stands before the first link.
    static final String START = "0".repeat(64);

    private HashChain() {}

    static String link(String previous, String chain, long seq, String content) {
        MessageDigest digest = sha256();
        digest.update(
                (previous + "\n" + chain + "\n" + seq + "\n").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
