package jp.kakehashi.sync.device;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Signing in without a connection: against what the last sign-in with one left behind, until its
/// time is over or too many passwords were wrong.
public final class OfflineSignIn {
    private static final int ITERATIONS = 600_000;
    private static final int VERIFIER_BITS = 256;
    private static final int WRONG_TRIES = 10;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// Passes by the time of `clock`.
    public OfflineSignIn(InstantSource clock) {
        this.clock = clock;
    }

    /// A pass for who has just signed in with a connection.
    public OfflinePass pass(Messages.SignedIn signedIn, String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new OfflinePass(
                signedIn.actor(),
                Base64.getEncoder().encodeToString(salt),
                Base64.getEncoder().encodeToString(derive(password, salt)),
                signedIn.offlineUntil(),
                clock.instant(),
                0,
                keys(signedIn),
                null);
    }

    private static OfflinePass.Keys keys(Messages.SignedIn signedIn) {
        return new OfflinePass.Keys(signedIn.sealingKey(), signedIn.headKey());
    }

    /// A pass for whom the city's provider has just let in. What they chose on this PC before goes
    /// on to hold; a password of head office does not, because nobody has said it now.
    public OfflinePass cityPass(Messages.SignedIn signedIn, @Nullable OfflinePass known) {
        OfflinePass chosen = known != null && known.ofCity() ? known : null;
        return new OfflinePass(
                signedIn.actor(),
                chosen == null ? "" : chosen.salt(),
                chosen == null ? "" : chosen.verifier(),
                signedIn.offlineUntil(),
                clock.instant(),
                0,
                keys(signedIn),
                true);
    }

    /// The same pass for a password that has just been changed.
    public OfflinePass renewed(OfflinePass pass, String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new OfflinePass(
                pass.actor(),
                Base64.getEncoder().encodeToString(salt),
                Base64.getEncoder().encodeToString(derive(password, salt)),
                pass.until(),
                now(pass),
                0,
                pass.keys(),
                pass.byCity());
    }

    /// Whether the time of `pass` is over.
    public boolean expired(OfflinePass pass) {
        return now(pass).isAfter(pass.until());
    }

    /// The outcome of a try: the pass to keep, and whether the password was right.
    public record Try(OfflinePass pass, boolean right) {}

    /// Tries `password`. Keep the outcome's pass before acting on it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sign_in.offline_expired`,
    ///     `problem.sign_in.offline_none`, `problem.sign_in.offline_locked`
    public Try attempt(OfflinePass pass, String password) {
        if (expired(pass)) {
            throw Problem.refused("problem.sign_in.offline_expired").asException();
        }
        if (!pass.opens()) {
            throw Problem.refused("problem.sign_in.offline_none").asException();
        }
        if (pass.wrongTries() >= WRONG_TRIES) {
            throw Problem.refused("problem.sign_in.offline_locked").asException();
        }
        byte[] salt = Base64.getDecoder().decode(pass.salt());
        byte[] wanted = Base64.getDecoder().decode(pass.verifier());
        boolean right = MessageDigest.isEqual(wanted, derive(password, salt));
        return new Try(
                new OfflinePass(
                        pass.actor(),
                        pass.salt(),
                        pass.verifier(),
                        pass.until(),
                        now(pass),
                        right ? 0 : pass.wrongTries() + 1,
                        pass.keys(),
                        pass.byCity()),
                right);
    }

    private Instant now(OfflinePass pass) {
        Instant now = clock.instant();
        return now.isBefore(pass.seenAt()) ? pass.seenAt() : now;
    }

    private static byte[] derive(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(
                            new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, VERIFIER_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
