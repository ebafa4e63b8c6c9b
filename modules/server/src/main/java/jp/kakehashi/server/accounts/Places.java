package jp.kakehashi.server.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.Place;
import jp.kakehashi.wire.CityMessages.PlaceKind;
import jp.kakehashi.wire.Json;
import org.jspecify.annotations.Nullable;

/// The offices and sections that an administrator changed, in the production world's database.
final class Places {
    private static final String CITY = "city.places";

    private final Accounts accounts;
    private final Json json = new Json();

    Places(Accounts accounts) {
        this.accounts = accounts;
    }

    /// What is kept; empty while nobody has changed anything.
    Optional<City> kept() {
        return accounts.people().setting(CITY).map(this::read);
    }

    /// The same inside a durable step.
    Optional<City> kept(Tx tx) {
        return accounts.people().setting(tx, CITY).map(this::read);
    }

    private City read(String text) {
        return json.read(text, City.class);
    }

    City keptOr(Tx tx, CityDirectory shipped) {
        return kept(tx).orElseGet(() -> City.of(shipped));
    }

    void keep(Tx tx, City city) {
        accounts.people().setting(tx, CITY, json.text(city));
    }

    /// Nobody is given a post that goes on after its place is no more.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.place.closed`
    static void requireOpen(@Nullable City city, NewPost post) {
        if (city == null) {
            return;
        }
        for (Place place : at(city, post)) {
            LocalDate last = place.until();
            LocalDate until = post.until();
            if (last != null && (until == null || until.isAfter(last))) {
                throw Problem.refused("problem.place.closed", name(place), last).asException();
            }
        }
    }

    private static List<Place> at(City city, NewPost post) {
        List<Place> found = new ArrayList<>();
        for (Place place : city.places()) {
            String code = place.kind() == PlaceKind.OFFICE ? post.office() : post.section();
            if (place.code().equals(code)) {
                found.add(place);
            }
        }
        return found;
    }

    /// Its newest name.
    static String name(Place place) {
        return place.names().getLast().ja();
    }
}
