package jp.kakehashi.adminui.places;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.adminui.desk.FoundList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.Place;
import jp.kakehashi.wire.CityMessages.PlaceKind;
import jp.kakehashi.wire.CityMessages.PlaceName;
import jp.kakehashi.wire.HealthMessages.LedgerState;
import org.jspecify.annotations.Nullable;

/// The city's offices and sections with who works there and which ledgers are theirs. Screen's
/// thread only; needs no toolkit.
public final class PlacesViewModel {
    private final AdminDesk desk;
    private final UiTasks tasks;
    private final FoundList<Seat> seats = new FoundList<>(PlacesViewModel::id, this::text);
    private final ObjectProperty<@Nullable Seat> open = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();

    /// A list that {@link #load} fills.
    public PlacesViewModel(AdminDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// A place.
    ///
    /// @param people who hold a post there today or later
    /// @param ledgers those that it owns
    public record Seat(Place place, List<Staff> people, List<LedgerState> ledgers) {
        public Seat {
            people = List.copyOf(people);
            ledgers = List.copyOf(ledgers);
        }
    }

    private static String id(Seat seat) {
        return seat.place().kind() + "/" + seat.place().code();
    }

    /// Asks head office for all of it.
    public void load() {
        loading.set(true);
        AdminService service = desk.service();
        LocalDate today = desk.today();
        tasks.run(
                        () -> {
                            City city = service.city();
                            return new Found(
                                    city,
                                    seats(
                                            city,
                                            service.staff(),
                                            service.serverState().ledgers(),
                                            today));
                        })
                .onSuccess(
                        found -> {
                            problem.set(null);
                            desk.learn(found.city);
                            seats.took(found.seats);
                            open.set(seats.now(open.get()));
                        })
                .onProblem(problem::set)
                .onFinished(() -> loading.set(false));
    }

    private record Found(City city, List<Seat> seats) {}

    static List<Seat> seats(
            City city, List<Staff> people, List<LedgerState> ledgers, LocalDate today) {
        return city.places().stream()
                .map(
                        place ->
                                new Seat(
                                        place,
                                        people.stream()
                                                .filter(s -> works(s, place, today))
                                                .toList(),
                                        ledgers.stream()
                                                .filter(l -> owns(place, l.owner()))
                                                .toList()))
                .toList();
    }

    private static boolean owns(Place place, String owner) {
        return place.kind() == PlaceKind.SECTION && place.code().equals(owner);
    }

    private static boolean works(Staff staff, Place place, LocalDate today) {
        return staff.posts().stream()
                .anyMatch(p -> at(place, p) && (p.until() == null || !ended(p, today)));
    }

    private static boolean ended(Post post, LocalDate today) {
        LocalDate until = post.until();
        return until != null && until.isBefore(today);
    }

    private static boolean at(Place place, Post post) {
        String code = place.kind() == PlaceKind.OFFICE ? post.office() : post.section();
        return place.code().equals(code);
    }

    /// The name that `place` carries on `day`, and the newest one before its first day.
    public String name(Place place, LocalDate day) {
        PlaceName found = place.names().getFirst();
        for (PlaceName each : place.names()) {
            LocalDate from = each.from();
            if (from == null || !from.isAfter(day)) {
                found = each;
            }
        }
        return desk.texts().language().code().equals("ja") ? found.ja() : found.en();
    }

    private String text(Seat seat) {
        StringBuilder text = new StringBuilder(seat.place().code().toLowerCase(Locale.ROOT));
        seat.place()
                .names()
                .forEach(n -> text.append('\n').append(n.ja()).append('\n').append(n.en()));
        return text.toString();
    }

    /// Shows only those one of whose names has every word of `text`.
    public void search(String text) {
        seats.search(text);
    }

    /// How many there are in all.
    public int count() {
        return seats.count();
    }

    /// Those that match.
    public ObservableList<Seat> shown() {
        return seats.shown();
    }

    /// Whose card is open.
    public ObjectProperty<@Nullable Seat> openProperty() {
        return open;
    }

    /// Why there is no list.
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether head office is being asked.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
