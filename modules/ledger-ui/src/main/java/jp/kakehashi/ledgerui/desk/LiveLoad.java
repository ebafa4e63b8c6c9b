package jp.kakehashi.ledgerui.desk;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Something of the ledgers that a screen loads and keeps right: read at opening and again after
/// every change, until closed. Of two readings under way only the newer one is shown. Screen's
/// thread only.
public final class LiveLoad<T> implements AutoCloseable {
    private final LedgerService service;
    private final UiTasks tasks;
    private final Callable<T> find;
    private final Consumer<T> show;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable LiveRefresh live;
    private int generation;

    /// Reads by `find` away from the screen and hands what was found to `show`; {@link #open}
    /// begins.
    public LiveLoad(LedgerService service, UiTasks tasks, Callable<T> find, Consumer<T> show) {
        this.service = service;
        this.tasks = tasks;
        this.find = find;
        this.show = show;
    }

    /// Loads and begins to listen.
    public void open() {
        if (live == null) {
            live = new LiveRefresh(service, tasks, null, this::load);
        }
        load();
    }

    /// Reads once more.
    public void load() {
        int mine = ++generation;
        tasks.run(find)
                .onSuccess(
                        found -> {
                            if (mine == generation) {
                                show.accept(found);
                                problem.set(null);
                                phase.set(Phase.READY);
                            }
                        })
                .onProblem(
                        why -> {
                            if (mine == generation) {
                                problem.set(why);
                                phase.set(Phase.FAILED);
                            }
                        });
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
            live = null;
        }
    }

    /// What the screen can show now.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Why it could not be read, in phase FAILED.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
