package jp.kakehashi.ledgerui.list;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// The ledgers this person may open. Screen's thread only.
public final class LedgerListViewModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ObservableList<LedgerSummary> ledgers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable LiveRefresh live;

    /// A list; {@link #open} begins.
    public LedgerListViewModel(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Loads the list and keeps it right.
    public void open() {
        if (live == null) {
            live = new LiveRefresh(desk.service(), tasks, null, this::load);
        }
        load();
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
            live = null;
        }
    }

    /// The ledgers, by name.
    public ObservableList<LedgerSummary> ledgers() {
        return ledgers;
    }

    /// What the screen can show now.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Why there is nothing, in phase FAILED.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void load() {
        tasks.run(desk.service()::ledgers)
                .onSuccess(
                        found -> {
                            if (!List.copyOf(ledgers).equals(found)) {
                                ledgers.setAll(found);
                            }
                            phase.set(Phase.READY);
                        })
                .onProblem(
                        why -> {
                            problem.set(why);
                            phase.set(Phase.FAILED);
                        });
    }
}
