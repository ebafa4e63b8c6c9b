package jp.kakehashi.adminui.devices;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
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
import jp.kakehashi.wire.AccountMessages.Device;
import jp.kakehashi.wire.AccountMessages.Session;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.HealthMessages.Reported;
import org.jspecify.annotations.Nullable;

/// The PCs that somebody signed in on, with the sessions open on them. Screen's thread only; needs
/// no toolkit.
public final class DevicesViewModel {
    private final AdminDesk desk;
    private final UiTasks tasks;
    private final FoundList<Pc> pcs = new FoundList<>(pc -> pc.device().id(), this::text);
    private final ObjectProperty<@Nullable Pc> open = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private Set<String> offices = Set.of();

    /// A list that {@link #load} fills.
    public DevicesViewModel(AdminDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// A PC, who is signed in there now, and what it has told of itself since the server started.
    public record Pc(Device device, List<SignedIn> sessions, List<Reported> reports) {
        public Pc {
            sessions = List.copyOf(sessions);
            reports = List.copyOf(reports);
        }

        /// Entries that wait there as last told; empty when it has told nothing.
        public OptionalLong unsent() {
            return reports.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(reports.stream().mapToLong(Reported::unsent).sum());
        }
    }

    /// A session with the name of its person.
    public record SignedIn(Session session, String name) {}

    private record Found(List<Pc> pcs, Set<String> offices) {}

    /// Asks head office again.
    public void load() {
        loading.set(true);
        tasks.run(this::find)
                .onSuccess(
                        found -> {
                            problem.set(null);
                            offices = found.offices();
                            pcs.took(found.pcs());
                            open.set(pcs.now(open.get()));
                        })
                .onProblem(problem::set)
                .onFinished(() -> loading.set(false));
    }

    private Found find() {
        AdminService service = desk.service();
        Map<String, String> names =
                service.staff().stream().collect(Collectors.toMap(Staff::staff, Staff::name));
        Map<String, List<SignedIn>> sessions =
                service.sessions().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Session::device,
                                        Collectors.mapping(
                                                s ->
                                                        new SignedIn(
                                                                s,
                                                                names.getOrDefault(
                                                                        s.staff(), s.staff())),
                                                Collectors.toList())));
        Map<String, List<Reported>> reports =
                service.serverState().reports().stream()
                        .collect(Collectors.groupingBy(Reported::device));
        List<Pc> pcs =
                service.devices().stream()
                        .map(
                                d ->
                                        new Pc(
                                                d,
                                                sessions.getOrDefault(d.id(), List.of()),
                                                reports.getOrDefault(d.id(), List.of())))
                        .toList();
        return new Found(pcs, service.officesThatEnrol());
    }

    /// Shows only PCs whose name, office or people have every word of `text`.
    public void search(String text) {
        pcs.search(text);
    }

    private String text(Pc pc) {
        return pc.device().name()
                + "\n"
                + desk.office(pc.device().office())
                + "\n"
                + pc.sessions().stream()
                        .map(s -> s.name() + "\n" + s.session().staff())
                        .collect(Collectors.joining("\n"));
    }

    /// Offices whose staff may register a new PC by signing in on it; empty means all.
    public Set<String> offices() {
        return offices;
    }

    /// How many there are in all.
    public int count() {
        return pcs.count();
    }

    /// Those that match.
    public ObservableList<Pc> shown() {
        return pcs.shown();
    }

    /// Which one is open.
    public ObjectProperty<@Nullable Pc> openProperty() {
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
