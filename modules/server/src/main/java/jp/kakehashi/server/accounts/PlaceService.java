package jp.kakehashi.server.accounts;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.Place;
import jp.kakehashi.wire.CityMessages.PlaceKind;
import jp.kakehashi.wire.CityMessages.PlaceName;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import org.jspecify.annotations.Nullable;

/// What an administrator does with offices and sections (組織改編). A code and the character of
/// provisional numbers stand for one place for good; nothing is ever removed. Each act is one
/// durable step, noted with who did it; sent twice it does nothing more.
final class PlaceService {
    private static final int MOST_PLACES = 2_000;
    private static final int MOST_NAMES = 50;
    private static final int SHOWN = 5;

    private final Accounts accounts;
    private final LiveHub live;
    private final CityDirectory shipped;
    private final Postings postings;
    private final Places places;

    PlaceService(Accounts accounts, LiveHub live, InstantSource clock, CityDirectory shipped) {
        this.accounts = accounts;
        this.live = live;
        this.shipped = shipped;
        this.postings = new Postings(clock);
        this.places = new Places(accounts);
    }

    City city() {
        return places.kept().orElseGet(() -> City.of(shipped));
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.account.code`, `problem.place.…`
    City add(String by, NewPlace request) {
        Names.code("place", request.code());
        String mark = mark(request);
        Place fresh =
                new Place(
                        request.kind(),
                        request.code(),
                        mark,
                        List.of(named(request.ja(), request.en(), postings.today())),
                        null);
        accounts.change(
                tx -> {
                    City city = places.keptOr(tx, shipped);
                    for (Place each : city.places()) {
                        if (same(each, request.kind(), request.code())) {
                            if (each.equals(fresh)) {
                                return; // sent twice
                            }
                            throw Problem.refused("problem.place.taken", request.code())
                                    .asException();
                        }
                        if (mark != null && mark.equals(each.shortName())) {
                            throw Problem.refused("problem.place.mark_taken", mark, name(each))
                                    .asException();
                        }
                    }
                    if (city.places().size() >= MOST_PLACES) {
                        throw Problem.refused("problem.place.too_many", MOST_PLACES).asException();
                    }
                    List<Place> all = new ArrayList<>(city.places());
                    all.add(fresh);
                    places.keep(tx, new City(all));
                    accounts.log(tx, by, "place.add", subject(fresh), words(fresh));
                });
        return city();
    }

    /// One character, which stands in front of provisional numbers for good.
    private static @Nullable String mark(NewPlace request) {
        String mark = request.shortName();
        if (request.kind() == PlaceKind.SECTION) {
            return null;
        }
        if (mark == null
                || mark.strip().codePointCount(0, mark.strip().length()) != 1
                || !Character.isLetter(mark.strip().codePointAt(0))) {
            throw Problem.invalid("problem.place.mark").asException();
        }
        return mark.strip();
    }

    private static PlaceName named(String ja, String en, LocalDate from) {
        return new PlaceName(Names.text("place", ja), Names.text("place", en), from);
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.place.not_found`, `problem.post.past`
    City rename(String by, RenamePlace request) {
        LocalDate today = postings.today();
        LocalDate from = request.from() == null ? today : request.from();
        if (from.isBefore(today)) {
            throw Problem.invalid("problem.place.past").asException();
        }
        PlaceName name = named(request.ja(), request.en(), from);
        accounts.change(
                tx -> {
                    City city = places.keptOr(tx, shipped);
                    Place was = found(city, request.kind(), request.code());
                    // What was to begin on that day or later is what this one takes the place of.
                    List<PlaceName> names =
                            was.names().stream()
                                    .filter(n -> n.from() == null || n.from().isBefore(from))
                                    .collect(Collectors.toCollection(ArrayList::new));
                    names.add(name);
                    if (names.equals(was.names())) {
                        return; // sent twice
                    }
                    if (names.size() > MOST_NAMES) {
                        throw Problem.refused("problem.place.too_many", MOST_NAMES).asException();
                    }
                    replace(
                            tx,
                            city,
                            was,
                            new Place(was.kind(), was.code(), was.shortName(), names, was.until()));
                    accounts.log(
                            tx,
                            by,
                            "place.rename",
                            subject(was),
                            "%s -> %s, %s".formatted(name(was), name.ja(), from));
                });
        return city();
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.place.held` with who holds a post
    ///     there, `problem.place.successor`, `problem.place.last`, `problem.place.past`
    City close(String by, ClosePlace request) {
        LocalDate today = postings.today();
        LocalDate until = request.until();
        if (until != null && until.isBefore(today)) {
            throw Problem.invalid("problem.place.past").asException();
        }
        Set<String> moved = new HashSet<>();
        accounts.change(
                tx -> {
                    moved.clear();
                    City city = places.keptOr(tx, shipped);
                    Place was = found(city, request.kind(), request.code());
                    LocalDate before = was.until();
                    if (before != null && before.isBefore(today)) {
                        throw Problem.refused("problem.place.over", name(was)).asException();
                    }
                    if (until != null) {
                        requireAnother(city, was, until);
                        moved.addAll(clear(tx, by, city, was, until, request.successor()));
                    }
                    if (Objects.equals(before, until) && moved.isEmpty()) {
                        return; // sent twice
                    }
                    replace(
                            tx,
                            city,
                            was,
                            new Place(was.kind(), was.code(), was.shortName(), was.names(), until));
                    accounts.log(
                            tx,
                            by,
                            until == null ? "place.reopen" : "place.close",
                            subject(was),
                            "%s..%s %s"
                                    .formatted(
                                            name(was),
                                            Objects.toString(until, ""),
                                            Objects.toString(request.successor(), "")));
                });
        live.close(
                s -> moved.contains(s.caller().actor().staff()), "problem.session.rights_changed");
        return city();
    }

    // The first office is head office, which the servers and every list begin with.
    private static void requireAnother(City city, Place closing, LocalDate until) {
        boolean head =
                closing.kind() == PlaceKind.OFFICE
                        && closing.equals(
                                city.places().stream()
                                        .filter(p -> p.kind() == PlaceKind.OFFICE)
                                        .findFirst()
                                        .orElseThrow());
        boolean another =
                city.places().stream()
                        .anyMatch(
                                p ->
                                        p.kind() == closing.kind()
                                                && !p.equals(closing)
                                                && p.open(until.plusDays(1)));
        if (head || !another) {
            throw Problem.refused("problem.place.last", name(closing)).asException();
        }
    }

    /// Ends what is held there after `until` and lets it go on at the successor; returns who moved.
    private Set<String> clear(
            Tx tx,
            String by,
            City city,
            Place closing,
            LocalDate until,
            @Nullable String successor) {
        List<Staff> people = accounts.people().everybody(tx);
        Set<String> held = new HashSet<>();
        List<String> named = new ArrayList<>();
        for (Staff staff : people) {
            if (staff.posts().stream().anyMatch(p -> stays(p, closing, until))) {
                held.add(staff.staff());
                named.add(staff.staff() + " " + staff.name());
            }
        }
        if (held.isEmpty()) {
            return held;
        }
        if (successor == null) {
            List<String> first = named.subList(0, Math.min(SHOWN, named.size()));
            throw Problem.refused(
                            "problem.place.held",
                            name(closing),
                            held.size(),
                            String.join("、", first))
                    .asException();
        }
        Place next = found(city, closing.kind(), successor);
        if (next.code().equals(closing.code()) || next.until() != null) {
            throw Problem.invalid("problem.place.successor", name(next)).asException();
        }
        for (Staff staff : people) {
            for (Post post : staff.posts()) {
                if (stays(post, closing, until)) {
                    move(tx, by, staff.staff(), post, closing, until, successor);
                }
            }
        }
        return held;
    }

    private static boolean stays(Post post, Place closing, LocalDate until) {
        String code = closing.kind() == PlaceKind.OFFICE ? post.office() : post.section();
        LocalDate last = post.until();
        return code.equals(closing.code()) && (last == null || last.isAfter(until));
    }

    private void move(
            Tx tx,
            String by,
            String staff,
            Post was,
            Place closing,
            LocalDate until,
            String successor) {
        LocalDate from = was.from();
        boolean toCome = from != null && from.isAfter(until);
        boolean office = closing.kind() == PlaceKind.OFFICE;
        NewPost next =
                new NewPost(
                        office ? successor : was.office(),
                        office ? was.section() : successor,
                        was.roles(),
                        was.concurrent(),
                        toCome ? from : until.plusDays(1),
                        was.until());
        if (toCome) {
            accounts.posts().change(tx, staff, was.number(), next);
            accounts.log(tx, by, "post.change", staff, PostRules.words(was.number(), next));
            return;
        }
        NewPost ends =
                new NewPost(
                        was.office(),
                        was.section(),
                        was.roles(),
                        was.concurrent(),
                        was.from(),
                        until);
        accounts.posts().change(tx, staff, was.number(), ends);
        accounts.log(tx, by, "post.change", staff, PostRules.words(was.number(), ends));
        int given = accounts.posts().add(tx, staff, next);
        accounts.log(tx, by, "post.add", staff, PostRules.words(given, next));
    }

    private void replace(Tx tx, City city, Place was, Place now) {
        places.keep(
                tx, new City(city.places().stream().map(p -> p.equals(was) ? now : p).toList()));
    }

    private static Place found(City city, PlaceKind kind, String code) {
        return city.places().stream()
                .filter(p -> same(p, kind, code))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("problem.place.not_found").asException());
    }

    private static boolean same(Place place, PlaceKind kind, String code) {
        return place.kind() == kind && place.code().equals(code);
    }

    private static String name(Place place) {
        return Places.name(place);
    }

    private static String subject(Place place) {
        return (place.kind() == PlaceKind.OFFICE ? "office " : "section ") + place.code();
    }

    private static String words(Place place) {
        String mark = place.shortName();
        return mark == null ? name(place) : name(place) + " (" + mark + ")";
    }
}
