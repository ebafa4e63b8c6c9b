package jp.kakehashi.server.accounts;

import java.util.List;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.World;
import jp.kakehashi.server.identity.IdentityProvider;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.IdentityMessages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// Routes for signing in by the city's identity provider; without one they all say so.
public final class CityIdentityFeature implements ServerFeature {
    private static final long SMALL = 16_384;

    private final AccountsFeature signIns;
    private final @Nullable CityIdentities identities;
    private final @Nullable IdentityProvider provider;

    /// Routes beside those of `signIns`.
    ///
    /// @param provider null where the city has none; closed with this feature
    public CityIdentityFeature(AccountsFeature signIns, @Nullable IdentityProvider provider) {
        this.signIns = signIns;
        this.provider = provider;
        this.identities = provider == null ? null : signIns.identities(provider);
    }

    @Override
    public String name() {
        return "city identity";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/api/sign-in/ways",
                        RouteAccess.PUBLIC,
                        SMALL,
                        call -> new Reply.Message(new IdentityMessages.Ways(identities != null))),
                route(
                        RouteAccess.PUBLIC,
                        "POST",
                        "/api/sign-in/city-identity/begin",
                        call -> offered().begin(call.body(IdentityMessages.Begin.class))),
                route(
                        RouteAccess.PUBLIC,
                        "POST",
                        "/api/sign-in/city-identity",
                        call ->
                                signIns.told(
                                        offered()
                                                .signIn(
                                                        call.body(
                                                                IdentityMessages.CitySignIn.class),
                                                        call.peer()))),
                mine("GET", call -> new IdentityMessages.OwnIdentity(own(call))),
                mine("POST", this::bindOwn),
                mine("DELETE", this::loosenOwn),
                admin("GET", "/api/city-identities", this::all),
                admin("PUT", "/api/staff/{staff}/city-identity", this::bind),
                admin("DELETE", "/api/staff/{staff}/city-identity", this::loosen));
    }

    private CityIdentities offered() {
        if (identities == null) {
            throw Problem.invalid("problem.city_identity.off").asException();
        }
        return identities;
    }

    private IdentityMessages.@Nullable Bound own(Call call) {
        return offered().own(call.session()).orElse(null);
    }

    private Object bindOwn(Call call) {
        var request = call.body(IdentityMessages.BindOwn.class);
        return new IdentityMessages.OwnIdentity(offered().bindOwn(call.session(), request));
    }

    private Object loosenOwn(Call call) {
        offered().loosenOwn(call.session(), call.body(IdentityMessages.LoosenOwn.class));
        return new Done();
    }

    private Object all(Call call) {
        return new IdentityMessages.BoundList(offered().issuer(), offered().all());
    }

    private Object bind(Call call) {
        String subject = call.body(IdentityMessages.Bind.class).subject();
        return offered().bind(by(call), call.path("staff"), subject);
    }

    private Object loosen(Call call) {
        offered().loosen(by(call), call.path("staff"));
        return new Done();
    }

    private static String by(Call call) {
        return call.session().actor().staff();
    }

    private static Route route(
            RouteAccess access, String method, String path, Function<Call, Object> answer) {
        return new Route(
                method, path, access, SMALL, call -> new Reply.Message(answer.apply(call)));
    }

    private static Route mine(String method, Function<Call, Object> answer) {
        return route(RouteAccess.SIGNED_IN, method, "/api/city-identity", production(answer));
    }

    private static Route admin(String method, String path, Function<Call, Object> answer) {
        return route(RouteAccess.ADMINISTRATOR, method, path, production(answer));
    }

    // Both worlds share the accounts.
    private static Function<Call, Object> production(Function<Call, Object> answer) {
        return call -> {
            if (call.session().world() != World.PRODUCTION) {
                throw Problem.refused("problem.world.production_only").asException();
            }
            return answer.apply(call);
        };
    }

    @Override
    public void close() {
        if (provider != null) {
            provider.close();
        }
    }
}
