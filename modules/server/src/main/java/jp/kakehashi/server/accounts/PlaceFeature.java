package jp.kakehashi.server.accounts;

import java.time.InstantSource;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.World;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;

/// Routes for the city's offices and sections: told to everybody who is signed in, changed by
/// administrators in production.
public final class PlaceFeature implements ServerFeature {
    private static final long SMALL = 4_096;

    private final PlaceService places;

    /// Routes over `accounts`; `shipped` is the city while nobody has changed it.
    public PlaceFeature(
            Accounts accounts, LiveHub live, InstantSource clock, CityDirectory shipped) {
        this.places = new PlaceService(accounts, live, clock, shipped);
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/api/city",
                        RouteAccess.SIGNED_IN,
                        0,
                        call -> new Reply.Message(places.city())),
                route("/api/city/places", call -> places.add(by(call), call.body(NewPlace.class))),
                route(
                        "/api/city/names",
                        call -> places.rename(by(call), call.body(RenamePlace.class))),
                route(
                        "/api/city/closings",
                        call -> places.close(by(call), call.body(ClosePlace.class))));
    }

    /// Answers with a message.
    private interface Answer {
        Object to(Call call);
    }

    private static Route route(String path, Answer answer) {
        return new Route(
                "POST",
                path,
                RouteAccess.ADMINISTRATOR,
                SMALL,
                call -> {
                    if (call.session().world() != World.PRODUCTION) {
                        throw Problem.refused("problem.world.production_only").asException();
                    }
                    return new Reply.Message(answer.to(call));
                });
    }

    private static String by(Call call) {
        return call.session().actor().staff();
    }
}
