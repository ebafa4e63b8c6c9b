package jp.kakehashi.adminui.transfers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.transfers.TransferSheet.ReadList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.Messages.ProblemMessage;
import jp.kakehashi.wire.TransferMessages.Kind;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.TransferDone;
import jp.kakehashi.wire.TransferMessages.TransferList;
import jp.kakehashi.wire.TransferMessages.TransferPlan;
import org.jspecify.annotations.Nullable;

/// A list of transfers: what was read of a file, what head office would do with it, and the doing.
/// Nothing is changed before {@link #apply}. Screen's thread only; needs no toolkit.
public final class TransferViewModel {
    private final AdminDesk desk;
    private final UiTasks tasks;
    private final SearchFolding folding = new SearchFolding();
    private final ObjectProperty<@Nullable Seen> seen = new SimpleObjectProperty<>();
    private final ObservableList<PersonPlan> shown = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable PersonPlan> open = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private String wanted = "";

    /// Nothing is read yet.
    public TransferViewModel(AdminDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// A file as it was read and what would be done with it.
    public record Seen(Path file, ReadList list, TransferPlan plan) {}

    /// A line that holds the whole list back. `row`: in the file, 0 for the list as a whole.
    public record Held(int row, String staff, Problem problem) {}

    /// Reads `file` and asks head office what it would do.
    public void read(Path file) {
        busy.set(true);
        problem.set(null);
        seen.set(null);
        open.set(null);
        shown.clear();
        TransferSheet sheet = new TransferSheet(desk.city());
        tasks.run(
                        () -> {
                            ReadList list = sheet.read(file);
                            TransferPlan plan =
                                    desk.service()
                                            .planTransfers(new TransferList(list.lines(), null));
                            return new Seen(file, list, plan);
                        })
                .onSuccess(
                        found -> {
                            seen.set(found);
                            filter();
                        })
                .onProblem(problem::set)
                .onFinished(() -> busy.set(false));
    }

    /// Does what is shown; `done` is told afterwards.
    public void apply(Consumer<TransferDone> done) {
        Seen list = seen.get();
        if (list == null || !ready() || busy.get()) {
            return;
        }
        busy.set(true);
        tasks.run(
                        () ->
                                desk.service()
                                        .transfer(
                                                new TransferList(
                                                        list.list().lines(), list.plan().mark())))
                .onSuccess(done)
                .onProblem(problem::set)
                .onFinished(() -> busy.set(false));
    }

    /// Whether it can be done as a whole.
    public boolean ready() {
        Seen list = seen.get();
        return list != null && held().isEmpty() && !list.plan().idle();
    }

    /// What holds it back, by row.
    public List<Held> held() {
        Seen list = seen.get();
        if (list == null) {
            return List.of();
        }
        List<Held> held = new ArrayList<>();
        list.list().unread().forEach(u -> held.add(new Held(u.row(), "", u.problem())));
        list.plan()
                .problems()
                .forEach(p -> held.add(new Held(p.line(), p.staff(), problem(p.problem()))));
        held.sort(Comparator.comparingInt(Held::row));
        return held;
    }

    private static Problem problem(ProblemMessage told) {
        Object[] args = told.args().toArray();
        return told.kind().equals("refused")
                ? Problem.refused(told.key(), args)
                : Problem.invalid(told.key(), args);
    }

    /// How many of a kind there are.
    public int count(Kind kind) {
        Seen list = seen.get();
        return list == null
                ? 0
                : (int) list.plan().people().stream().filter(p -> p.kind() == kind).count();
    }

    /// Shows only those whose number, name or place has every word of `text`.
    public void search(String text) {
        wanted = text;
        filter();
    }

    private void filter() {
        Seen list = seen.get();
        if (list == null) {
            return;
        }
        List<String> words =
                Arrays.stream(wanted.strip().split("[\\s　]+"))
                        .map(folding::fold)
                        .filter(w -> !w.isEmpty())
                        .toList();
        shown.setAll(
                list.plan().people().stream()
                        .filter(p -> matches(p, words))
                        .sorted(Comparator.comparing(PersonPlan::kind))
                        .toList());
    }

    private boolean matches(PersonPlan person, List<String> words) {
        StringBuilder text = new StringBuilder();
        text.append(person.staff()).append('\n').append(person.name()).append('\n');
        text.append(Objects.requireNonNullElse(person.kana(), ""));
        person.posts().forEach(p -> text.append('\n').append(desk.place(p.office(), p.section())));
        String folded = folding.fold(text.toString());
        return words.stream().allMatch(folded::contains);
    }

    /// What was read last; null while or when nothing was.
    public ObjectProperty<@Nullable Seen> seenProperty() {
        return seen;
    }

    /// Those that match what is looked for.
    public ObservableList<PersonPlan> shown() {
        return shown;
    }

    /// Whose change is open.
    public ObjectProperty<@Nullable PersonPlan> openProperty() {
        return open;
    }

    /// What went wrong last.
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether the file is being read or head office asked.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
