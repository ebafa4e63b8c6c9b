package jp.kakehashi.sync.device;

import java.time.Instant;
import jp.kakehashi.records.Actor;
import org.jspecify.annotations.Nullable;

/// What lets a person sign in on this PC without a connection, for a while after signing in with
/// one. Holds no password, only what a right one can be told by.
///
/// @param salt Base64
/// @param verifier PBKDF2-HMAC-SHA256 of the password, Base64
/// @param until last moment it is good for
/// @param seenAt newest time this PC has seen, so that setting its clock back gains nothing
/// @param wrongTries wrong passwords since the last right one
/// @param byCity true where the city's provider let the person in: `verifier` is of a password that
///     holds on this PC only, and empty while they have chosen none
/// @param keys for checking heads, and for sealing unsent edits when this PC is revoked
public record OfflinePass(
        Actor actor,
        String salt,
        String verifier,
        Instant until,
        Instant seenAt,
        int wrongTries,
        Keys keys,
        @Nullable Boolean byCity) {

    /// The same pass when its time is over.
    public OfflinePass ended() {
        return new OfflinePass(
                actor, salt, verifier, Instant.EPOCH, seenAt, wrongTries, keys, byCity);
    }

    /// Whether the city's provider let the person in.
    public boolean ofCity() {
        return Boolean.TRUE.equals(byCity);
    }

    /// Whether there is a password to be tried.
    public boolean opens() {
        return !verifier.isEmpty();
    }

    /// The server's public keys, X.509 in Base64.
    public record Keys(String sealingKey, String headKey) {}
}
