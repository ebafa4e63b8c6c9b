package jp.kakehashi.ledgerui.approvals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.Wareki;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.Actor;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.ApprovalMessages.NewStandIn;
import jp.kakehashi.wire.ApprovalMessages.StandIn;
import org.jspecify.annotations.Nullable;

/// Who stands in for which post, and naming and ending one. Head office decides who may; what it
/// refuses is said. Screen's thread only.
public final class StandInsViewModel {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final Wareki wareki = new Wareki();
    private final ObservableList<StandIn> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem =
            new ReadOnlyObjectWrapper<>(null);
    // The same until it is accepted: sent twice, it is one.
    private UUID next = UUID.randomUUID();

    /// Stand-ins over `desk`.
    public StandInsViewModel(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Those now and later, by their first day.
    public ObservableList<StandIn> all() {
        return all;
    }

    /// Why the last wish was not fulfilled; null when it was.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The posts for which this person may name somebody.
    public List<String> ownPosts() {
        List<String> posts = new ArrayList<>();
        for (Actor.Post post : desk.actor().posts()) {
            post.roles().forEach(role -> posts.add(post.section() + "/" + role));
        }
        return posts.stream().sorted().distinct().toList();
    }

    /// Today, as a day is written.
    public String today() {
        return desk.cells()
                .date(LocalDate.ofInstant(desk.clock().instant(), desk.zone()).toString());
    }

    /// Asks head office again.
    public void load() {
        tasks.run(() -> desk.service().approvals().standIns())
                .onSuccess(found -> all.setAll(found.standIns()))
                .onProblem(problem::set);
    }

    /// Names `staff` for `post` from one day to another, as written; `done` when it is accepted.
    public void add(String post, String staff, String from, String until, Runnable done) {
        LocalDate first = day(from);
        LocalDate last = day(until);
        if (post.isBlank() || staff.isBlank() || first == null || last == null) {
            problem.set(Problem.invalid("problem.stand_in.incomplete"));
            return;
        }
        NewStandIn given = new NewStandIn(next, post.strip(), staff.strip(), first, last);
        tasks.run(
                        () -> {
                            desk.service().approvals().standIn(given);
                            return given.id();
                        })
                .onSuccess(
                        id -> {
                            next = UUID.randomUUID();
                            problem.set(null);
                            done.run();
                            load();
                        })
                .onProblem(problem::set);
    }

    /// Ends one at once.
    public void end(StandIn which) {
        tasks.run(
                        () -> {
                            desk.service().approvals().endStandIn(which.id());
                            return which.id();
                        })
                .onSuccess(
                        id -> {
                            problem.set(null);
                            load();
                        })
                .onProblem(problem::set);
    }

    private @Nullable LocalDate day(String written) {
        return wareki.read(written.strip()) instanceof Wareki.Reading.Day(LocalDate date)
                ? date
                : null;
    }
}
