package jp.kakehashi.adminui.rights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.FoundList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.RightsMessages.LedgerRules;
import jp.kakehashi.wire.RightsMessages.Right;
import jp.kakehashi.wire.RightsMessages.Rights;
import jp.kakehashi.wire.RightsMessages.RoleUse;
import org.jspecify.annotations.Nullable;

/// Every ledger with its rules and every role with its holders, as they hold today. Screen's thread
/// only; needs no toolkit.
public final class RightsViewModel {
    private final AdminDesk desk;
    private final UiTasks tasks;
    private final FoundList<Subject> subjects = new FoundList<>(Subject::id, this::text);
    private final ObjectProperty<@Nullable Subject> open = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private Map<String, String> people = Map.of();
    private Map<String, String> ledgers = Map.of();

    /// A list that {@link #load} fills.
    public RightsViewModel(AdminDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// A ledger or a role.
    public sealed interface Subject {
        /// By which it is the same after all were asked for again.
        String id();

        /// A ledger.
        record OfLedger(LedgerRules rules) implements Subject {
            @Override
            public String id() {
                return "1 " + rules.id();
            }
        }

        /// A role.
        record OfRole(RoleUse use) implements Subject {
            @Override
            public String id() {
                return "2 " + use.role();
            }
        }
    }

    private record Found(Rights rights, List<Staff> staff) {}

    /// Asks head office for all of it.
    public void load() {
        loading.set(true);
        tasks.run(() -> new Found(desk.service().rights(), desk.service().staff()))
                .onSuccess(this::took)
                .onProblem(problem::set)
                .onFinished(() -> loading.set(false));
    }

    private void took(Found found) {
        problem.set(null);
        Map<String, String> names = new HashMap<>();
        found.staff.forEach(s -> names.put(s.staff(), s.name()));
        people = names;
        Map<String, String> labels = new HashMap<>();
        List<Subject> all = new ArrayList<>();
        for (LedgerRules each : found.rights.ledgers()) {
            labels.put(each.id().value(), each.label().in(desk.texts().language().code()));
            all.add(new Subject.OfLedger(each));
        }
        ledgers = labels;
        found.rights.roles().forEach(use -> all.add(new Subject.OfRole(use)));
        subjects.took(all);
        open.set(subjects.now(open.get()));
    }

    /// Asks who may open that ledger today; the answer comes unless this goes first.
    void people(LedgerRules rules, Consumer<List<Right>> told, Consumer<Problem> refused) {
        tasks.run(() -> desk.service().rightsIn(rules.id())).onSuccess(told).onProblem(refused);
    }

    private String text(Subject subject) {
        return switch (subject) {
            case Subject.OfLedger ledger ->
                    ledger.rules().id()
                            + "\n"
                            + ledger.rules().label().ja()
                            + "\n"
                            + ledger.rules().label().en()
                            + "\n"
                            + desk.section(ledger.rules().owner());
            case Subject.OfRole role -> role.use().role() + "\n" + desk.role(role.use().role());
        };
    }

    /// The name of a member of staff, empty for one that nobody knows.
    String name(String staff) {
        return people.getOrDefault(staff, "");
    }

    /// The name of a ledger.
    String ledger(String id) {
        return ledgers.getOrDefault(id, id);
    }

    /// Shows only those whose names have every word of `text`.
    public void search(String text) {
        subjects.search(text);
    }

    /// How many there are in all.
    public int count() {
        return subjects.count();
    }

    /// Those that match.
    public ObservableList<Subject> shown() {
        return subjects.shown();
    }

    /// Whose card is open.
    public ObjectProperty<@Nullable Subject> openProperty() {
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
