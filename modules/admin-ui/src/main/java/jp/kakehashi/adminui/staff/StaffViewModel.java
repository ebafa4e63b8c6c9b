package jp.kakehashi.adminui.staff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import org.jspecify.annotations.Nullable;

/// The staff list: everybody once loaded, those that match what is looked for, and who is open.
/// Screen's thread only; needs no toolkit.
public final class StaffViewModel {
    private final AdminDesk desk;
    private final UiTasks tasks;
    private final SearchFolding folding = new SearchFolding();
    private final List<Staff> all = new ArrayList<>();
    private final ObservableList<Staff> shown = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Staff> open = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private String wanted = "";

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
                            all.clear();
                            all.addAll(found);
                            filter();
                            reopen();
                        })
                .onProblem(problem::set)
                .onFinished(() -> loading.set(false));
    }

    /// Shows only those whose number, name, reading or place has every word of `text`.
    public void search(String text) {
        wanted = text;
        filter();
    }

    /// Takes in somebody as head office now has them, and opens them.
    public void took(Staff staff) {
        int at = 0;
        while (at < all.size() && all.get(at).staff().compareTo(staff.staff()) < 0) {
            at++;
        }
        if (at < all.size() && all.get(at).staff().equals(staff.staff())) {
            all.set(at, staff);
        } else {
            all.add(at, staff);
        }
        filter();
        open.set(staff);
    }

    private void reopen() {
        Staff was = open.get();
        if (was != null) {
            open.set(
                    all.stream()
                            .filter(s -> s.staff().equals(was.staff()))
                            .findFirst()
                            .orElse(null));
        }
    }

    private void filter() {
        List<String> words =
                Arrays.stream(wanted.strip().split("[\\s　]+"))
                        .map(folding::fold)
                        .filter(w -> !w.isEmpty())
                        .toList();
        List<Staff> found = all.stream().filter(s -> matches(s, words)).toList();
        if (!List.copyOf(shown).equals(found)) {
            shown.setAll(found);
        }
    }

    private boolean matches(Staff staff, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        StringBuilder text = new StringBuilder();
        text.append(staff.staff()).append('\n').append(staff.name()).append('\n');
        text.append(Objects.requireNonNullElse(staff.kana(), ""));
        for (Post post : desk.running(staff.posts())) {
            text.append('\n').append(desk.place(post.office(), post.section()));
        }
        String folded = folding.fold(text.toString());
        return words.stream().allMatch(folded::contains);
    }

    /// How many there are in all.
    public int count() {
        return all.size();
    }

    /// Those that match.
    public ObservableList<Staff> shown() {
        return shown;
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
