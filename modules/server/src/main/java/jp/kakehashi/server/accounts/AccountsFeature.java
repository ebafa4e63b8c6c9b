package jp.kakehashi.server.accounts;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.identity.IdentityProvider;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// Routes for signing in and for administering staff, devices and sessions. Administration works
/// only in a production session, because both worlds share the accounts.
public final class AccountsFeature implements ServerFeature {
    private static final long SMALL = 16_384;

    private final Accounts accounts;
    private final Authority authority;
    private final SignInService signIns;
    private final PeopleService people;
    private final DeviceService deviceActs;
    private final InstantSource clock;
    private final @Nullable FirstAdministratorCode firstCode;
    private final SignInLimits guesses;
    private final LiveHub live;

    /// Routes over `accounts`.
    ///
    /// @param firstCode null once somebody has an account
    public AccountsFeature(
            Accounts accounts,
            Authority authority,
            ServerConfig config,
            LiveHub live,
            InstantSource clock,
            @Nullable FirstAdministratorCode firstCode) {
        Passwords passwords = new Passwords(config.passwords());
        this.accounts = accounts;
        this.authority = authority;
        this.clock = clock;
        this.firstCode = firstCode;
        this.live = live;
        this.guesses = new SignInLimits(clock);
        this.signIns =
                new SignInService(accounts, passwords, guesses, config.limits(), live, clock);
        this.people = new PeopleService(accounts, passwords, live, clock);
        this.deviceActs = new DeviceService(accounts, live, clock);
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/api/sign-in/challenge",
                        RouteAccess.PUBLIC,
                        SMALL,
                        call -> new Reply.Message(new Messages.Challenge(signIns.challenge()))),
                open("/api/sign-in", this::signIn),
                new Route(
                        "GET",
                        "/api/first-administrator",
                        RouteAccess.PUBLIC,
                        SMALL,
                        call -> new Reply.Message(new Messages.FirstAdministratorDue(due()))),
                open("/api/first-administrator", this::firstAdministrator),
                new Route("GET", "/api/session", RouteAccess.SIGNED_IN, SMALL, this::mySession),
                mine("/api/sign-out", this::signOut),
                mine("/api/password", this::changePassword),
                admin("GET", "/api/staff", this::staffList),
                admin("POST", "/api/staff", this::createStaff),
                admin("PUT", "/api/staff/{staff}", this::changeStaff),
                admin("POST", "/api/staff/{staff}/password", this::resetPassword),
                admin("POST", "/api/staff/{staff}/end-sessions", this::endSessions),
                admin("POST", "/api/staff/{staff}/posts", this::addPost),
                admin("PUT", "/api/staff/{staff}/posts/{number}", this::changePost),
                admin("DELETE", "/api/staff/{staff}/posts/{number}", this::withdrawPost),
                admin("GET", "/api/devices", this::deviceList),
                admin("GET", "/api/devices/policy", this::devicePolicy),
                admin("PUT", "/api/devices/policy", this::setDevicePolicy),
                admin("POST", "/api/devices/{device}/revoke", c -> revoke(c, true)),
                admin("POST", "/api/devices/{device}/readmit", c -> revoke(c, false)),
                admin("GET", "/api/sessions", this::sessionList),
                admin("DELETE", "/api/sessions/{session}", this::endSession));
    }

    /// Makes the first administrator by code, for tests and demonstrations; same checks as by
    /// route.
    public void makeFirst(AccountMessages.NewStaff request) {
        people.first(request);
    }

    private Reply signIn(Call call) {
        return new Reply.Message(
                told(signIns.signIn(call.body(Messages.SignIn.class), call.peer())));
    }

    /// What a workstation is told of its new session.
    Messages.SignedIn told(SignInService.Opened opened) {
        return new Messages.SignedIn(
                opened.token(),
                opened.caller().actor(),
                opened.caller().expiresAt(),
                opened.offlineUntil(),
                authority.sealingKey(),
                authority.publicKey());
    }

    /// The accounts as persons of `provider` have them, within the same bounds as passwords.
    CityIdentities identities(IdentityProvider provider) {
        return new CityIdentities(accounts, provider, signIns, guesses, live, clock);
    }

    private boolean due() {
        return firstCode != null && accounts.none();
    }

    private Reply firstAdministrator(Call call) {
        var request = call.body(Messages.FirstAdministrator.class);
        if (firstCode == null) {
            throw Problem.refused("problem.first_administrator.done").asException();
        }
        var attempt = guesses.begin("first administrator", call.peer());
        if (!firstCode.is(request.code())) {
            throw Problem.refused("problem.first_administrator.code").asException();
        }
        guesses.succeeded(attempt);
        people.first(
                new AccountMessages.NewStaff(
                        request.staff(),
                        request.name(),
                        request.office(),
                        request.section(),
                        Set.of(Actor.ADMINISTRATOR),
                        request.password()));
        return done();
    }

    private Reply mySession(Call call) {
        var session = call.session();
        return new Reply.Message(
                new AccountMessages.MySession(
                        session.actor(), session.device(), session.world(), session.expiresAt()));
    }

    private Reply signOut(Call call) {
        signIns.signOut(call.session());
        return done();
    }

    private Reply changePassword(Call call) {
        var request = call.body(AccountMessages.ChangePassword.class);
        signIns.changePassword(call.session(), request);
        return done();
    }

    private Reply staffList(Call call) {
        return new Reply.Message(new AccountMessages.StaffList(accounts.people().everybody()));
    }

    private Reply createStaff(Call call) {
        return new Reply.Message(
                people.create(by(call), call.body(AccountMessages.NewStaff.class)));
    }

    private Reply changeStaff(Call call) {
        var request = call.body(AccountMessages.ChangeStaff.class);
        return new Reply.Message(people.change(by(call), call.path("staff"), request));
    }

    private Reply resetPassword(Call call) {
        var request = call.body(AccountMessages.ResetPassword.class);
        return new Reply.Message(
                people.resetPassword(by(call), call.path("staff"), request.password()));
    }

    private Reply endSessions(Call call) {
        people.endSessions(by(call), call.path("staff"));
        return done();
    }

    private Reply addPost(Call call) {
        var request = call.body(AccountMessages.NewPost.class);
        return new Reply.Message(people.addPost(by(call), call.path("staff"), request));
    }

    private Reply changePost(Call call) {
        var request = call.body(AccountMessages.NewPost.class);
        return new Reply.Message(
                people.changePost(by(call), call.path("staff"), number(call), request));
    }

    private Reply withdrawPost(Call call) {
        return new Reply.Message(people.withdrawPost(by(call), call.path("staff"), number(call)));
    }

    private static int number(Call call) {
        try {
            return Integer.parseInt(call.path("number"));
        } catch (NumberFormatException e) {
            throw Problem.invalid("problem.post.not_found").asException();
        }
    }

    private Reply deviceList(Call call) {
        return new Reply.Message(new AccountMessages.DeviceList(accounts.devices().all()));
    }

    private Reply devicePolicy(Call call) {
        return new Reply.Message(new AccountMessages.DevicePolicy(accounts.allowedOffices()));
    }

    private Reply setDevicePolicy(Call call) {
        var request = call.body(AccountMessages.DevicePolicy.class);
        deviceActs.allowOffices(by(call), request.offices());
        return new Reply.Message(request);
    }

    private Reply revoke(Call call, boolean revoke) {
        deviceActs.revokeDevice(by(call), call.path("device"), revoke);
        return done();
    }

    private Reply sessionList(Call call) {
        return new Reply.Message(
                new AccountMessages.SessionList(accounts.sessionStore().open(clock.instant())));
    }

    private Reply endSession(Call call) {
        UUID session;
        try {
            session = UUID.fromString(call.path("session"));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.session.not_found").asException();
        }
        signIns.end(call.session(), session);
        return done();
    }

    private static String by(Call call) {
        return call.session().actor().staff();
    }

    private static Reply done() {
        return new Reply.Message(new Done());
    }

    private static Route open(String path, Route.Handler handler) {
        return new Route("POST", path, RouteAccess.PUBLIC, SMALL, handler);
    }

    private static Route mine(String path, Route.Handler handler) {
        return new Route("POST", path, RouteAccess.SIGNED_IN, SMALL, handler);
    }

    private static Route admin(String method, String path, Route.Handler handler) {
        return new Route(method, path, RouteAccess.ADMINISTRATOR, SMALL, production(handler));
    }

    private static Route.Handler production(Route.Handler handler) {
        return call -> {
            if (call.session().world() != World.PRODUCTION) {
                throw Problem.refused("problem.world.production_only").asException();
            }
            return handler.handle(call);
        };
    }
}
