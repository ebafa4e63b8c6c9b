package jp.kakehashi.adminui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.Place;
import jp.kakehashi.wire.CityMessages.PlaceName;
import jp.kakehashi.wire.CityMessages.RenamePlace;

/// Offices and sections of the model city in memory; for tests only.
public final class SamplePlaces {
    private City city = City.of(SampleWindow.city());
    public Problem closing;

    public synchronized City city() {
        return city;
    }

    public synchronized City add(NewPlace request) {
        List<Place> all = new ArrayList<>(city.places());
        all.add(
                new Place(
                        request.kind(),
                        request.code(),
                        request.shortName(),
                        List.of(new PlaceName(request.ja(), request.en(), null)),
                        null));
        city = new City(all);
        return city;
    }

    public synchronized City rename(RenamePlace request) {
        return replace(
                request.code(),
                was -> {
                    List<PlaceName> names = new ArrayList<>(was.names());
                    names.add(new PlaceName(request.ja(), request.en(), request.from()));
                    return new Place(was.kind(), was.code(), was.shortName(), names, was.until());
                });
    }

    public synchronized City close(ClosePlace request) {
        if (closing != null && request.successor() == null) {
            throw closing.asException();
        }
        return replace(
                request.code(),
                was ->
                        new Place(
                                was.kind(),
                                was.code(),
                                was.shortName(),
                                was.names(),
                                request.until()));
    }

    private City replace(String code, UnaryOperator<Place> change) {
        city =
                new City(
                        city.places().stream()
                                .map(p -> p.code().equals(code) ? change.apply(p) : p)
                                .toList());
        return city;
    }
}
