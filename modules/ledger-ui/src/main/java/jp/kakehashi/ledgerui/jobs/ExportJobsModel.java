package jp.kakehashi.ledgerui.jobs;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ExportJobDesk;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.JobState;
import jp.kakehashi.wire.ExportJobMessages.JobStates;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import org.jspecify.annotations.Nullable;

/// What head office writes into folders by itself, for one ledger. Screen's thread only.
public final class ExportJobsModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerDefinition ledger;
    private final ReadOnlyObjectWrapper<@Nullable JobStates> jobs = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<KeptWay>> recipes =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// Jobs of `ledger`.
    public ExportJobsModel(LedgerDesk desk, UiTasks tasks, LedgerDefinition ledger) {
        this.desk = desk;
        this.tasks = tasks.child();
        this.ledger = ledger;
    }

    /// How they stand, null before that is known.
    public ReadOnlyObjectProperty<@Nullable JobStates> jobsProperty() {
        return jobs.getReadOnlyProperty();
    }

    /// The office's recipes of open data.
    public ReadOnlyObjectProperty<List<KeptWay>> recipesProperty() {
        return recipes.getReadOnlyProperty();
    }

    /// What went wrong last, null when nothing did.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The ledger.
    public LedgerDefinition ledger() {
        return ledger;
    }

    /// Those of this ledger.
    public List<JobState> here() {
        JobStates now = jobs.get();
        return now == null
                ? List.of()
                : now.jobs().stream().filter(j -> j.job().ledger().equals(ledger.id())).toList();
    }

    private ExportJobDesk office() {
        return desk.service().exportJobs();
    }

    /// Asks head office.
    public void find() {
        ask(() -> office().all());
        tasks.run(() -> desk.service().waysOut().all(ledger.id(), WayKind.OPEN_DATA))
                .onSuccess(
                        found ->
                                recipes.set(found.ways().stream().filter(KeptWay::office).toList()))
                .onProblem(problem::set);
    }

    private void ask(Callable<JobStates> asked) {
        problem.set(null);
        tasks.run(asked).onSuccess(jobs::set).onProblem(problem::set);
    }

    /// Defines one.
    public void put(ExportJob job) {
        ask(() -> office().put(job));
    }

    /// Takes one away.
    public void remove(UUID job) {
        ask(() -> office().remove(job));
    }

    /// Runs one now.
    public void run(UUID job) {
        ask(() -> office().run(job));
    }

    /// Lets one rest, or run again.
    public void pause(UUID job, boolean paused) {
        ask(() -> office().pause(job, paused));
    }

    @Override
    public void close() {
        tasks.close();
    }
}
