package jp.kakehashi.server.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.accounts.storage.AccountStore;
import jp.kakehashi.server.config.ServerLimits;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.ChangePassword;
import jp.kakehashi.wire.AccountMessages.Session;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.DeviceProof;
import jp.kakehashi.wire.Messages.SignIn;
import org.jspecify.annotations.Nullable;

/// Signing in and out. A wrong password and an unknown, barred or misspelt number get the same
/// answer after the same work.
final class SignInService {
    private final Accounts accounts;
    private final SignInLimits limits;
    private final DeviceKeys keys;
    private final Challenges challenges;
    private final Passwords passwords;
    private final ServerLimits lifetimes;
    private final LiveHub live;
    private final InstantSource clock;
    private final Postings postings;
    private final Ids ids;
    private static final Duration ANSWERED = Duration.ofMinutes(2);

    SignInService(
            Accounts accounts,
            Passwords passwords,
            SignInLimits limits,
            ServerLimits lifetimes,
            LiveHub live,
            InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.lifetimes = lifetimes;
        this.live = live;
        this.clock = clock;
        this.limits = limits;
        this.keys = new DeviceKeys(accounts);
        this.challenges = new Challenges(clock, ANSWERED);
        this.postings = new Postings(clock);
        this.ids = new Ids(clock);
    }

    /// A new session with its token.
    record Opened(String token, CallerSession caller, Instant offlineUntil) {}

    /// What a device has to sign for a sign-in.
    String challenge() {
        return challenges.next();
    }

    /// Whoever does not prove the device is refused before anything is counted or any password
    /// looked at.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sign_in.wrong`,
    ///     `problem.sign_in.too_many`, `problem.sign_in.device`, `problem.device.revoked`,
    ///     `problem.device.key`, `problem.device.key_first`, `problem.device.challenge`,
    ///     `problem.device.office`; after the right password `problem.sign_in.code` when it is a
    ///     one-time code and `fresh` is missing, `problem.sign_in.code_expired`,
    ///     `problem.sign_in.code_again`, `problem.password.weak`, `problem.sign_in.no_post`
    Opened signIn(SignIn request, String peer) {
        requireDevice(request);
        String number = Names.isCode(request.staff()) ? request.staff() : "?";
        boolean known = keys.knows(request, number);
        DeviceProof proof = Objects.requireNonNull(request.proof());
        if (!challenges.current(proof.challenge())) {
            throw Problem.refused("problem.device.challenge").asException();
        }
        SignInLimits.Attempt attempt =
                known
                        ? limits.beginAtKnownDevice(number, request.device())
                        : limits.begin(number, peer);
        // After the bounds, so that they bound what has to be remembered too.
        if (!challenges.take(proof.challenge())) {
            limits.succeeded(attempt);
            throw Problem.refused("problem.device.challenge").asException();
        }
        Optional<AccountStore.Account> account =
                accounts.people().account(number).filter(a -> a.staff().active());
        String hash = account.map(AccountStore.Account::passwordHash).orElse(null);
        boolean code = account.map(a -> a.staff().codeUntil() != null).orElse(false);
        String typed = code ? OneTimeCode.normal(request.password()) : request.password();
        boolean right =
                known
                        ? passwords.matchesAtKnownDevice(typed, hash)
                        : passwords.matches(typed, hash);
        // Who has a password of his own already has nothing to set here.
        if (!right || (!code && request.fresh() != null)) {
            throw Problem.refused("problem.sign_in.wrong").asException();
        }
        limits.succeeded(attempt);
        AccountStore.Account who = account.orElseThrow();
        String fresh = code ? fresh(who.staff(), typed, request.fresh()) : null;
        return open(who, request, proof.key(), tx -> own(tx, who.staff().staff(), fresh));
    }

    private void own(Tx tx, String staff, @Nullable String fresh) {
        if (fresh != null) {
            accounts.people().password(tx, staff, fresh, null);
            accounts.sessionStore().endOf(tx, staff, clock.instant());
            accounts.log(tx, staff, "password.first", staff);
        }
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.sign_in.device`
    void requireDevice(SignIn request) {
        if (!Names.isDevice(request.device())) {
            throw Problem.invalid("problem.sign_in.device").asException();
        }
        Names.text("device", request.deviceName());
    }

    /// Takes the challenge of a proof that was looked at.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.device.challenge`
    void take(SignIn request) {
        String challenge = Objects.requireNonNull(request.proof()).challenge();
        if (!challenges.current(challenge) || !challenges.take(challenge)) {
            throw Problem.refused("problem.device.challenge").asException();
        }
    }

    /// The hash of the password that takes the place of a one-time code.
    private String fresh(Staff staff, String code, @Nullable String own) {
        Instant until = staff.codeUntil();
        if (until == null || clock.instant().isAfter(until)) {
            throw Problem.refused("problem.sign_in.code_expired").asException();
        }
        if (own == null) {
            throw Problem.refused("problem.sign_in.code").asException();
        }
        if (OneTimeCode.normal(own).equals(code)) {
            throw Problem.invalid("problem.sign_in.code_again").asException();
        }
        return passwords.hash(own);
    }

    /// Opens a session of whoever was `checked`; `first` is part of the same durable step.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sign_in.wrong` when the account is not
    ///     as it was checked any more, `problem.sign_in.no_post`, and as {@link DeviceKeys#admit}
    Opened open(AccountStore.Account checked, SignIn request, String key, Consumer<Tx> first) {
        Staff staff = checked.staff();
        LocalDate today = postings.today();
        Actor actor =
                postings.actor(staff, today)
                        .orElseThrow(
                                () -> Problem.refused("problem.sign_in.no_post").asException());
        Instant now = clock.instant();
        Session session =
                new Session(
                        ids.next(),
                        staff.staff(),
                        request.device(),
                        request.world(),
                        now,
                        now.plus(lifetimes.session()));
        String token = accounts.sessions().token();
        accounts.change(
                tx -> {
                    // Read again: rights may have been taken, or the password changed, since it
                    // was checked.
                    if (!accounts.people()
                            .account(tx, staff.staff())
                            .map(checked::equals)
                            .orElse(false)) {
                        throw Problem.refused("problem.sign_in.wrong").asException();
                    }
                    keys.admit(tx, actor, request, key, now);
                    first.accept(tx);
                    accounts.sessionStore().add(tx, Sessions.hash(token), session);
                    accounts.sessionStore().forget(tx, now.minus(lifetimes.offline()).minus(KEEP));
                });
        return new Opened(
                token,
                new CallerSession(actor, session.device(), session.world(), session.expiresAt()),
                offlineUntil(staff, today, now));
    }

    /// Without a connection nobody keeps the rights of a post that is over.
    private Instant offlineUntil(Staff staff, LocalDate today, Instant now) {
        Instant usual = now.plus(lifetimes.offline());
        return Postings.firstLoss(staff, today)
                .map(Postings::beginning)
                .filter(usual::isAfter)
                .orElse(usual);
    }

    // Ended sessions stay a year: a lost PC is told so by the device of its old session.
    private static final Duration KEEP = Duration.ofDays(365);

    /// Ends the caller's sessions on this device in this world.
    void signOut(CallerSession caller) {
        accounts.change(
                tx -> {
                    accounts.sessionStore()
                            .endOf(
                                    tx,
                                    caller.actor().staff(),
                                    caller.device(),
                                    caller.world(),
                                    clock.instant());
                });
        live.close(
                s ->
                        s.caller().actor().staff().equals(caller.actor().staff())
                                && s.caller().device().equals(caller.device())
                                && s.caller().world() == caller.world(),
                "problem.session.ended");
    }

    /// Changes the caller's own password and ends all their other sessions: whoever changes it
    /// because somebody else knows it wants that one out. One password is good for one change.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.password.wrong`,
    ///     `problem.password.weak`, `problem.sign_in.too_many`, `problem.session.ended`
    void changePassword(CallerSession caller, ChangePassword request) {
        String staff = caller.actor().staff();
        Optional<AccountStore.Account> checked = requirePassword(caller, request.old());
        String renewed = passwords.hash(request.password());
        accounts.change(
                tx -> {
                    // Both again: an administrator may have reset the password, or ended the
                    // session, while the old one was being checked.
                    if (!accounts.sessionStore().stands(tx, caller)) {
                        throw Problem.refused("problem.session.ended").asException();
                    }
                    if (!accounts.people().account(tx, staff).equals(checked)) {
                        throw Problem.refused("problem.password.wrong").asException();
                    }
                    accounts.people().password(tx, staff, renewed, null);
                    accounts.sessionStore().endOthers(tx, caller, clock.instant());
                    accounts.log(tx, staff, "password.change", staff);
                });
        closeOthers(caller);
    }

    /// Closes the lines of the caller's other sessions, which have ended.
    void closeOthers(CallerSession caller) {
        String staff = caller.actor().staff();
        live.close(
                s -> s.caller().actor().staff().equals(staff) && !same(s.caller(), caller),
                "problem.session.ended");
    }

    /// The caller's account, whose password `password` is.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.password.wrong`,
    ///     `problem.sign_in.too_many`
    Optional<AccountStore.Account> requirePassword(CallerSession caller, String password) {
        String staff = caller.actor().staff();
        SignInLimits.Attempt attempt = limits.beginAtKnownDevice(staff, caller.device());
        Optional<AccountStore.Account> checked = accounts.people().account(staff);
        String hash = checked.map(AccountStore.Account::passwordHash).orElse(null);
        if (!passwords.matchesAtKnownDevice(password, hash)) {
            throw Problem.refused("problem.password.wrong").asException();
        }
        limits.succeeded(attempt);
        return checked;
    }

    private static boolean same(CallerSession one, CallerSession other) {
        return one.device().equals(other.device())
                && one.world() == other.world()
                && one.expiresAt().toEpochMilli() == other.expiresAt().toEpochMilli();
    }

    /// Ends one session, by an administrator.
    void end(CallerSession by, UUID session) {
        accounts.change(
                tx -> {
                    if (!accounts.sessionStore().end(tx, session, clock.instant())) {
                        throw Problem.invalid("problem.session.not_found").asException();
                    }
                    accounts.log(tx, by.actor().staff(), "session.end", session.toString());
                });
        live.close(s -> s.session().equals(session), "problem.session.ended");
    }
}
