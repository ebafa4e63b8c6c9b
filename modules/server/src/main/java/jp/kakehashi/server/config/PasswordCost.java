package jp.kakehashi.server.config;

/// What one guess at a kept password costs with Argon2id (RFC 9106), one lane.
///
/// @param memoryKib memory of one hash in KiB
/// @param passes passes over it
public record PasswordCost(int memoryKib, int passes) {
    /// The first choice of OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes.
    public static final PasswordCost STANDARD = new PasswordCost(19_456, 2);
}
