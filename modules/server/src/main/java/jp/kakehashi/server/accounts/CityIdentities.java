package jp.kakehashi.server.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.accounts.SignInService.Opened;
import jp.kakehashi.server.accounts.storage.AccountStore;
import jp.kakehashi.server.accounts.storage.CityIdentityStore;
import jp.kakehashi.server.identity.IdentityProvider;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.IdentityMessages.Answer;
import jp.kakehashi.wire.IdentityMessages.Begin;
import jp.kakehashi.wire.IdentityMessages.Begun;
import jp.kakehashi.wire.IdentityMessages.BindOwn;
import jp.kakehashi.wire.IdentityMessages.Bound;
import jp.kakehashi.wire.IdentityMessages.CitySignIn;
import jp.kakehashi.wire.IdentityMessages.LoosenOwn;
import jp.kakehashi.wire.Messages.SignIn;

/// Signing in by the city's identity provider, and whose account its persons have: what was bound
/// by an administrator or by the account's owner, and nothing that the provider says of a name or
/// an address.
final class CityIdentities {
    private static final Duration AT_THE_PROVIDER = Duration.ofMinutes(10);

    private final Accounts accounts;
    private final CityIdentityStore store;
    private final IdentityProvider provider;
    private final SignInService signIns;
    private final SignInLimits limits;
    private final LiveHub live;
    private final InstantSource clock;
    private final DeviceKeys keys;
    private final Challenges nonces;

    CityIdentities(
            Accounts accounts,
            IdentityProvider provider,
            SignInService signIns,
            SignInLimits limits,
            LiveHub live,
            InstantSource clock) {
        this.accounts = accounts;
        this.store = accounts.cityIdentities();
        this.provider = provider;
        this.signIns = signIns;
        this.limits = limits;
        this.live = live;
        this.clock = clock;
        this.keys = new DeviceKeys(accounts);
        this.nonces = new Challenges(clock, AT_THE_PROVIDER);
    }

    /// Throws as {@link IdentityProvider#address}.
    Begun begin(Begin request) {
        String nonce = nonces.next();
        return new Begun(provider.address(request, nonce), nonce);
    }

    /// As with a password: whoever does not prove the device is refused before anything is counted
    /// or the provider asked.
    ///
    /// @throws ProblemException `problem.city_identity.late`, `.used`, `.unknown`, `.barred`; as
    ///     {@link IdentityProvider#subject} and {@link SignInService#signIn} of devices, posts and
    ///     bounds
    Opened signIn(CitySignIn request, String peer) {
        SignIn desk = request.desk();
        Answer answer = request.answer();
        signIns.requireDevice(desk);
        if (!desk.staff().equals(answer.nonce())) {
            throw Problem.invalid("problem.city_identity.request").asException();
        }
        keys.knows(desk, "?");
        requireCurrent(answer);
        SignInLimits.Attempt attempt =
                keys.registered(desk)
                        ? limits.beginAtKnownDevice("city identity", desk.device())
                        : limits.begin("city identity " + desk.device(), peer);
        String subject = subject(desk, answer, attempt);
        Bound bound =
                store.ofSubject(provider.issuer(), subject)
                        .orElseThrow(
                                () ->
                                        Problem.refused("problem.city_identity.unbound")
                                                .asException());
        limits.succeeded(attempt);
        AccountStore.Account account =
                accounts.people()
                        .account(bound.staff())
                        .filter(a -> a.staff().active())
                        .orElseThrow(CityIdentities::barred);
        return signIns.open(
                account,
                desk,
                Objects.requireNonNull(desk.proof()).key(),
                tx -> requireBound(tx, bound));
    }

    /// What was no guess gives its attempt back: a proof seen before, or a provider that is away.
    private String subject(SignIn desk, Answer answer, SignInLimits.Attempt attempt) {
        boolean asked = false;
        try {
            signIns.take(desk);
            takeNonce(answer);
            asked = true;
            return provider.subject(answer);
        } catch (ProblemException e) {
            if (!asked || e.problem().retryable()) {
                limits.succeeded(attempt);
            }
            throw e;
        }
    }

    private void requireBound(Tx tx, Bound bound) {
        Optional<Bound> now = store.ofSubject(tx, provider.issuer(), bound.subject());
        if (!now.equals(Optional.of(bound))) {
            throw Problem.refused("problem.city_identity.unbound").asException();
        }
    }

    private static ProblemException barred() {
        return Problem.refused("problem.city_identity.barred").asException();
    }

    private void requireCurrent(Answer answer) {
        if (!nonces.current(answer.nonce())) {
            throw Problem.refused("problem.city_identity.late").asException();
        }
    }

    private void takeNonce(Answer answer) {
        if (!nonces.take(answer.nonce())) {
            throw Problem.refused("problem.city_identity.used").asException();
        }
    }

    Optional<Bound> own(CallerSession caller) {
        return store.ofStaff(provider.issuer(), caller.actor().staff());
    }

    List<Bound> all() {
        return store.all(provider.issuer());
    }

    String issuer() {
        return provider.issuer();
    }

    /// Binds the provider's person to the caller's own account. The password stands for its owner:
    /// a window left open is not enough.
    ///
    /// @throws ProblemException `problem.password.wrong`, `problem.sign_in.too_many`,
    ///     `problem.city_identity.late`, `.used`, `.taken`, `.has_one`, and as
    ///     {@link IdentityProvider#subject}
    Bound bindOwn(CallerSession caller, BindOwn request) {
        String staff = caller.actor().staff();
        signIns.requirePassword(caller, request.password());
        requireCurrent(request.answer());
        takeNonce(request.answer());
        String subject = provider.subject(request.answer());
        Bound bound = new Bound(staff, subject, now(), staff);
        accounts.change(
                tx -> {
                    if (!accounts.sessionStore().stands(tx, caller)) {
                        throw Problem.refused("problem.session.ended").asException();
                    }
                    add(tx, bound);
                });
        return bound;
    }

    /// Binds a subject to somebody else's account, by an administrator.
    ///
    /// @throws ProblemException `problem.staff.not_found`, `problem.city_identity.subject`, `.own`,
    ///     `.taken`, `.has_one`
    Bound bind(String by, String staff, String subject) {
        String name = subject.strip();
        if (name.isEmpty()
                || name.length() > 255
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("problem.city_identity.subject").asException();
        }
        Bound bound = new Bound(staff, name, now(), by);
        accounts.change(
                tx -> {
                    requireOther(tx, by, staff);
                    add(tx, bound);
                });
        return bound;
    }

    private void add(Tx tx, Bound bound) {
        String issuer = provider.issuer();
        if (store.ofSubject(tx, issuer, bound.subject()).isPresent()) {
            throw Problem.refused("problem.city_identity.taken").asException();
        }
        if (store.ofStaff(tx, issuer, bound.staff()).isPresent()) {
            throw Problem.refused("problem.city_identity.has_one").asException();
        }
        store.add(tx, issuer, bound);
        String by = bound.by();
        String subject = bound.staff();
        accounts.log(tx, by, "city_identity.bind", subject, bound.subject());
    }

    /// Takes the caller's own binding away and ends their other sessions, of which it may have
    /// opened some. The password stands for the owner, as when it was bound.
    ///
    /// @throws ProblemException `problem.password.wrong`, `problem.sign_in.too_many`,
    ///     `problem.city_identity.none`
    void loosenOwn(CallerSession caller, LoosenOwn request) {
        String staff = caller.actor().staff();
        signIns.requirePassword(caller, request.password());
        accounts.change(
                tx -> {
                    if (!accounts.sessionStore().stands(tx, caller)) {
                        throw Problem.refused("problem.session.ended").asException();
                    }
                    loosen(tx, staff, staff);
                    accounts.sessionStore().endOthers(tx, caller, now());
                });
        signIns.closeOthers(caller);
    }

    /// Takes somebody's binding away and ends what it had opened.
    ///
    /// @throws ProblemException `problem.staff.not_found`, `problem.city_identity.none`, `.own`
    void loosen(String by, String staff) {
        accounts.change(
                tx -> {
                    requireOther(tx, by, staff);
                    loosen(tx, by, staff);
                    accounts.sessionStore().endOf(tx, staff, now());
                });
        live.close(s -> s.caller().actor().staff().equals(staff), "problem.session.ended");
    }

    private void loosen(Tx tx, String by, String staff) {
        if (!store.remove(tx, provider.issuer(), staff)) {
            throw Problem.invalid("problem.city_identity.none").asException();
        }
        accounts.log(tx, by, "city_identity.loosen", staff);
    }

    private void requireOther(Tx tx, String by, String staff) {
        if (by.equals(staff)) {
            throw Problem.refused("problem.city_identity.own").asException();
        }
        if (accounts.people().account(tx, staff).isEmpty()) {
            throw Problem.invalid("problem.staff.not_found").asException();
        }
    }

    // As it is stored, so that what was read equals what was written.
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
