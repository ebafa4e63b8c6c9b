package jp.kakehashi.adminui.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.AccountMessages.Device;
import jp.kakehashi.wire.AccountMessages.Session;
import jp.kakehashi.wire.HealthMessages.Disk;
import jp.kakehashi.wire.HealthMessages.Reported;
import jp.kakehashi.wire.HealthMessages.ServerState;
import org.jspecify.annotations.Nullable;

/// How the server, the offices and the PCs are, as last asked. Screen's thread only; needs no
/// toolkit.
public final class HealthViewModel {
    private static final int TIGHT_PERCENT = 10;
    private static final Duration LONG_UNSENT = Duration.ofHours(24);

    private final AdminDesk desk;
    private final UiTasks tasks;
    private final ObjectProperty<@Nullable Health> health = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();

    /// Nothing is known before {@link #load}.
    public HealthViewModel(AdminDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// What is known. `waiting`: reports of entries that have waited for more than a day.
    public record Health(
            ServerState server,
            List<OfficeState> offices,
            List<Waiting> waiting,
            boolean diskTight) {
        public Health {
            offices = List.copyOf(offices);
            waiting = List.copyOf(waiting);
        }

        /// Whether nothing needs a person.
        public boolean calm() {
            return waiting.isEmpty() && !diskTight;
        }
    }

    /// An office and its PCs that may be used.
    ///
    /// @param unsent as reported; null when no PC there has reported yet
    /// @param heardAt the newest report, null without one
    public record OfficeState(
            String code, int pcs, int signedIn, @Nullable Long unsent, @Nullable Instant heardAt) {}

    /// Entries that still wait on a PC.
    public record Waiting(Device device, Reported report) {}

    /// Asks head office again.
    public void load() {
        loading.set(true);
        AdminService service = desk.service();
        CityDirectory city = desk.city();
        tasks.run(() -> of(city, service.serverState(), service.devices(), service.sessions()))
                .onSuccess(
                        found -> {
                            problem.set(null);
                            health.set(found);
                        })
                .onProblem(problem::set)
                .onFinished(() -> loading.set(false));
    }

    /// What those answers say together.
    static Health of(
            CityDirectory city, ServerState state, List<Device> devices, List<Session> sessions) {
        Map<String, Device> usable =
                devices.stream()
                        .filter(d -> d.revokedAt() == null)
                        .collect(Collectors.toMap(Device::id, d -> d));
        List<OfficeState> offices = new ArrayList<>();
        for (CityDirectory.Office office : city.offices()) {
            List<String> pcs =
                    usable.values().stream()
                            .filter(d -> d.office().equals(office.code()))
                            .map(Device::id)
                            .toList();
            List<Reported> told =
                    state.reports().stream().filter(r -> pcs.contains(r.device())).toList();
            long in = sessions.stream().filter(s -> pcs.contains(s.device())).count();
            offices.add(
                    new OfficeState(
                            office.code(),
                            pcs.size(),
                            (int) in,
                            told.isEmpty() ? null : told.stream().mapToLong(Reported::unsent).sum(),
                            told.stream().map(Reported::at).max(Instant::compareTo).orElse(null)));
        }
        List<Waiting> waiting = new ArrayList<>();
        for (Reported each : state.reports()) {
            Device device = usable.get(each.device());
            if (device != null
                    && each.unsent() > 0
                    && each.at().isBefore(state.at().minus(LONG_UNSENT))) {
                waiting.add(new Waiting(device, each));
            }
        }
        Disk disk = state.disk();
        return new Health(
                state, offices, waiting, disk.free() * 100 < disk.total() * TIGHT_PERCENT);
    }

    /// What is known; null before the first answer.
    public ObjectProperty<@Nullable Health> healthProperty() {
        return health;
    }

    /// Why nothing newer is known.
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether head office is being asked.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
