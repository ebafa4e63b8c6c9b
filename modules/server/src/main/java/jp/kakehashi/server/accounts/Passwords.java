package jp.kakehashi.server.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.PasswordLength;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.config.PasswordCost;
import org.jspecify.annotations.Nullable;

/// Hashes and checks passwords with Argon2id.
/// Takes about as long for somebody who does not exist. At most two checks run at once and one
/// of people at devices where they are known, so that guessing costs bounded memory and keeps no
/// owner waiting; whoever waits longer than 10 s is told `problem.server.busy`.
final class Passwords {
    private static final int WAIT_SECONDS = 10;

    private final Semaphore turns = new Semaphore(2);
    private final Semaphore turnOfKnown = new Semaphore(1);
    private final SecureRandom random = new SecureRandom();
    private final PasswordCost cost;
    private final String nobody;

    Passwords(PasswordCost cost) {
        this.cost = cost;
        this.nobody =
                "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                        .formatted(cost.memoryKib(), cost.passes(), noise(16), noise(32));
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.password.weak` with the least length
    String hash(String password) {
        String text = normal(password);
        PasswordLength.problem(password)
                .ifPresent(
                        problem -> {
                            throw problem.asException();
                        });
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return inTurn(turns, () -> Password.hash(text).addSalt(salt).with(argon()).getResult());
    }

    /// Whether `password` belongs to `hash`; null is nobody's and never matches.
    boolean matches(String password, @Nullable String hash) {
        return matches(turns, password, hash);
    }

    /// The same for somebody at a device where he is known.
    boolean matchesAtKnownDevice(String password, @Nullable String hash) {
        return matches(turnOfKnown, password, hash);
    }

    private boolean matches(Semaphore queue, String password, @Nullable String hash) {
        String kept = normal(password);
        String text = tooLong(password, kept) ? "" : kept;
        String against = hash == null ? nobody : hash;
        boolean same =
                inTurn(
                        queue,
                        () ->
                                Password.check(text.isEmpty() ? "-" : text, against)
                                        .with(Argon2Function.getInstanceFromHash(against)));
        return same && hash != null;
    }

    private static <T> T inTurn(Semaphore turns, java.util.function.Supplier<T> work) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable("problem.server.busy").asException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("problem.server.busy").asException();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    // The library keeps 20 MB for each function it has made: not before somebody signs in.
    private Argon2Function argon() {
        return Argon2Function.getInstance(cost.memoryKib(), cost.passes(), 1, 32, Argon2.ID);
    }

    private String noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    // As typed and as kept: a ligature may stand for eighteen letters.
    private static boolean tooLong(String typed, String kept) {
        return length(typed) > PasswordLength.MOST || length(kept) > PasswordLength.MOST;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    // Full-width letters from an input method and half-width ones are the same password.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
