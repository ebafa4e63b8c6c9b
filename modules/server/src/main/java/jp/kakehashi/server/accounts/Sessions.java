package jp.kakehashi.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.accounts.storage.AccountStore;
import jp.kakehashi.server.accounts.storage.DeviceStore;
import jp.kakehashi.server.accounts.storage.SessionStore;
import jp.kakehashi.wire.CallerSession;

/// Lets sessions in by their token. Tokens are 32 random bytes; only their SHA-256 is stored.
/// What a session may do is remembered until anything about accounts changes or the day does, then
/// read again.
public final class Sessions {
    private static final int REMEMBERED = 10_000;

    private final AccountStore accounts;
    private final DeviceStore devices;
    private final SessionStore sessions;
    private final InstantSource clock;
    private final Postings postings;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();
    private volatile long generation;

    /// Sessions of the people and devices in these stores.
    public Sessions(
            AccountStore accounts,
            DeviceStore devices,
            SessionStore sessions,
            InstantSource clock) {
        this.accounts = accounts;
        this.devices = devices;
        this.sessions = sessions;
        this.clock = clock;
        this.postings = new Postings(clock);
    }

    /// Who holds `token`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.session.unknown`,
    ///     `problem.session.expired`, `problem.session.ended`, `problem.session.no_post` or
    ///     `problem.device.revoked`
    public Admission admit(String token) {
        String hash = hash(token);
        LocalDate today = postings.today();
        Remembered kept = remembered.get(hash);
        Admission known = kept == null || !kept.day.equals(today) ? null : kept.admission;
        if (known == null) {
            long before = generation;
            known = look(hash, today);
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(hash, new Remembered(known, today));
            if (generation != before) {
                // Something changed while it was being read; what was remembered may be old.
                remembered.remove(hash);
            }
        }
        if (!clock.instant().isBefore(known.caller().expiresAt())) {
            throw Problem.refused("problem.session.expired").asException();
        }
        return known;
    }

    /// What a session may do holds for one day: posts begin and end at midnight.
    private record Remembered(Admission admission, LocalDate day) {}

    /// Whether the caller's rights of `caller` are still those of today.
    public boolean rightsStand(CallerSession caller) {
        return accounts.account(caller.actor().staff())
                .filter(a -> a.staff().active())
                .flatMap(a -> postings.actor(a.staff(), postings.today()))
                .map(caller.actor()::equals)
                .orElse(false);
    }

    private Admission look(String hash, LocalDate today) {
        SessionStore.Found found =
                sessions.session(hash)
                        .orElseThrow(
                                () -> Problem.refused("problem.session.unknown").asException());
        var session = found.session();
        // The device comes first: a lost PC has to hear of it even long after its session ended.
        boolean deviceRevoked =
                devices.device(session.device()).map(d -> d.revokedAt() != null).orElse(true);
        if (deviceRevoked) {
            throw Problem.refused("problem.device.revoked").asException();
        }
        Optional<AccountStore.Account> account = accounts.account(session.staff());
        if (found.revoked() || account.isEmpty() || !account.get().staff().active()) {
            throw Problem.refused("problem.session.ended").asException();
        }
        Actor actor =
                postings.actor(account.get().staff(), today)
                        .orElseThrow(
                                () -> Problem.refused("problem.session.no_post").asException());
        return new Admission(
                session.id(),
                new CallerSession(actor, session.device(), session.world(), session.expiresAt()));
    }

    /// Drops what is remembered; call after every durable change to accounts, devices or
    /// sessions.
    synchronized void changed() {
        generation++;
        remembered.clear();
    }

    /// A new token.
    String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
