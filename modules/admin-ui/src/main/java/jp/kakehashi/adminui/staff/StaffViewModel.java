package jp.kakehashi.adminui.staff;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.FoundList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import org.jspecify.annotations.Nullable;

/// The staff list: everybody once loaded, those that match what is looked for, and who is open.
/// Screen's thread only; needs no toolkit.
public final class StaffViewModel {
    private final AdminDesk desk;
    private final UiTasks tasks;
    private final FoundList<Staff> people = new FoundList<>(Staff::staff, this::text);
    private final ObjectProperty<@Nullable Staff> open = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();

    /// A list that {@link #load} fills.
    public StaffViewModel(AdminDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Asks head office for everybody.
    public void load() {
        loading.set(true);
        tasks.run(desk.service()::staff)
                .onSuccess(
                        found -> {
                            problem.set(null);
                            people.took(found);
                            open.set(people.now(open.get()));
                        })
                .onProblem(problem::set)
                .onFinished(() -> loading.set(false));
    }

    /// Shows only those whose number, name, reading or place has every word of `text`.
    public void search(String text) {
        people.search(text);
    }

    /// Takes in somebody as head office now has them, and opens them.
    public void took(Staff staff) {
        people.took(staff);
        open.set(staff);
    }

    private String text(Staff staff) {
        StringBuilder text = new StringBuilder();
        text.append(staff.staff()).append('\n').append(staff.name()).append('\n');
        text.append(Objects.requireNonNullElse(staff.kana(), ""));
        for (Post post : desk.running(staff.posts())) {
            text.append('\n').append(desk.place(post.office(), post.section()));
        }
        return text.toString();
    }

    /// How many there are in all.
    public int count() {
        return people.count();
    }

    /// Those that match.
    public ObservableList<Staff> shown() {
        return people.shown();
    }

    /// Whose page is open.
    public ObjectProperty<@Nullable Staff> openProperty() {
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
