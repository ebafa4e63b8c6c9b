package jp.kakehashi.server.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.accounts.storage.AccountStore;
import jp.kakehashi.server.config.ServerLimits;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.wire.AccountMessages.ChangePassword;
import jp.kakehashi.wire.AccountMessages.Session;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.DeviceProof;
import jp.kakehashi.wire.Messages.SignIn;

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
    private final Ids ids;

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
        this.challenges = new Challenges(clock);
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
    ///     `problem.device.office`
    Opened signIn(SignIn request, String peer) {
        if (!Names.isDevice(request.device())) {
            throw Problem.invalid("problem.sign_in.device").asException();
        }
        Names.text("device", request.deviceName());
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
        boolean right =
                known
                        ? passwords.matchesAtKnownDevice(request.password(), hash)
                        : passwords.matches(request.password(), hash);
        if (!right) {
            throw Problem.refused("problem.sign_in.wrong").asException();
        }
        limits.succeeded(attempt);
        return open(account.orElseThrow(), request, proof.key());
    }

    private Opened open(AccountStore.Account checked, SignIn request, String key) {
        Staff staff = checked.staff();
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
                    keys.admit(tx, staff, request, key, now);
                    accounts.sessionStore().add(tx, Sessions.hash(token), session);
                    accounts.sessionStore().forget(tx, now.minus(lifetimes.offline()).minus(KEEP));
                });
        return new Opened(
                token,
                new CallerSession(
                        Sessions.actor(staff),
                        session.device(),
                        session.world(),
                        session.expiresAt()),
                now.plus(lifetimes.offline()));
    }

    // Ended sessions stay a year: a lost PC is told so by the device of its old session.
    private static final java.time.Duration KEEP = java.time.Duration.ofDays(365);

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
        SignInLimits.Attempt attempt = limits.beginAtKnownDevice(staff, caller.device());
        Optional<AccountStore.Account> checked = accounts.people().account(staff);
        String hash = checked.map(AccountStore.Account::passwordHash).orElse(null);
        if (!passwords.matchesAtKnownDevice(request.old(), hash)) {
            throw Problem.refused("problem.password.wrong").asException();
        }
        limits.succeeded(attempt);
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
                    accounts.people().password(tx, staff, renewed);
                    accounts.sessionStore().endOthers(tx, caller, clock.instant());
                    accounts.log(tx, staff, "password.change", staff);
                });
        live.close(
                s -> s.caller().actor().staff().equals(staff) && !same(s.caller(), caller),
                "problem.session.ended");
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
