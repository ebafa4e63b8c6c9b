package jp.kakehashi.wire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.CityDirectory.Named;
import jp.kakehashi.records.Label;
import org.jspecify.annotations.Nullable;

/// The messages about the city's offices and sections: which there are, and what an administrator
/// does with them. Days are Japanese.
public final class CityMessages {
    private CityMessages() {}

    /// What a place is.
    public enum PlaceKind {
        /// 本所・庁舎・出張所.
        OFFICE,
        /// 課・係.
        SECTION
    }

    /// A name and the day from which it is carried; null is always.
    public record PlaceName(String ja, String en, @Nullable LocalDate from) {}

    /// An office or a section, one that is no more included: what was recorded there keeps its
    /// name.
    ///
    /// @param shortName of an office, for provisional numbers; never given to another one
    /// @param names the oldest first, at least one
    /// @param until its last day, null for none
    public record Place(
            PlaceKind kind,
            String code,
            @Nullable String shortName,
            List<PlaceName> names,
            @Nullable LocalDate until) {
        public Place {
            names = List.copyOf(names);
        }

        /// Whether it is there on `day`; one that is to come is.
        public boolean open(LocalDate day) {
            return until == null || !day.isAfter(until);
        }
    }

    /// Everything there is, in the city's order. Empty at a server that was given no city.
    /// `GET /api/city`
    public record City(List<Place> places) {
        public City {
            places = List.copyOf(places);
        }

        /// The places of a directory.
        public static City of(CityDirectory directory) {
            List<Place> places = new ArrayList<>();
            for (CityDirectory.Office each : directory.offices()) {
                places.add(
                        new Place(
                                PlaceKind.OFFICE,
                                each.code(),
                                each.shortName(),
                                names(each.names()),
                                each.until()));
            }
            for (CityDirectory.Section each : directory.sections()) {
                places.add(
                        new Place(
                                PlaceKind.SECTION,
                                each.code(),
                                null,
                                names(each.names()),
                                each.until()));
            }
            return new City(places);
        }

        private static List<PlaceName> names(List<Named> names) {
            return names.stream()
                    .map(n -> new PlaceName(n.label().ja(), n.label().en(), n.from()))
                    .toList();
        }

        /// The directory with the names of `day`.
        public CityDirectory on(LocalDate day) {
            List<CityDirectory.Office> offices = new ArrayList<>();
            List<CityDirectory.Section> sections = new ArrayList<>();
            for (Place place : places) {
                List<Named> names =
                        place.names().stream()
                                .map(n -> new Named(new Label(n.ja(), n.en()), n.from()))
                                .toList();
                Label label = Named.on(names, day);
                String shortName = place.shortName();
                if (place.kind() == PlaceKind.OFFICE) {
                    offices.add(
                            new CityDirectory.Office(
                                    place.code(),
                                    label,
                                    shortName == null ? "仮" : shortName,
                                    names,
                                    place.until()));
                } else {
                    sections.add(
                            new CityDirectory.Section(place.code(), label, names, place.until()));
                }
            }
            return new CityDirectory(offices, sections);
        }
    }

    /// A new place, from now on. `POST /api/city/places`
    public record NewPlace(
            PlaceKind kind, String code, @Nullable String shortName, String ja, String en) {}

    /// Another name from a day on, today at the earliest; null is today. The name before stays with
    /// the days before. `POST /api/city/names`
    public record RenamePlace(
            PlaceKind kind, String code, String ja, String en, @Nullable LocalDate from) {}

    /// The last day of a place, today at the earliest; null takes back a last day that has not
    /// passed. `POST /api/city/closings`
    ///
    /// @param successor where those go on from the next day who would still hold a post there; null
    ///     when there must be none
    public record ClosePlace(
            PlaceKind kind, String code, @Nullable LocalDate until, @Nullable String successor) {}
}
