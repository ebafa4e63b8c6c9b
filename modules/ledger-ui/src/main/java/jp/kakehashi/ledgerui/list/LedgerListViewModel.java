package jp.kakehashi.ledgerui.list;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveLoad;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// The ledgers this person may open. Screen's thread only.
public final class LedgerListViewModel implements AutoCloseable {
    private final ObservableList<LedgerSummary> ledgers = FXCollections.observableArrayList();
    private final LiveLoad<List<LedgerSummary>> load;

    /// A list; {@link #open} begins.
    public LedgerListViewModel(LedgerDesk desk, UiTasks tasks) {
        load = new LiveLoad<>(desk.service(), tasks, desk.service()::ledgers, this::show);
    }

    /// Loads the list and keeps it right.
    public void open() {
        load.open();
    }

    @Override
    public void close() {
        load.close();
    }

    /// The ledgers, by name.
    public ObservableList<LedgerSummary> ledgers() {
        return ledgers;
    }

    /// What the screen can show now.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return load.phaseProperty();
    }

    /// Why there is nothing, in phase FAILED.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return load.problemProperty();
    }

    private void show(List<LedgerSummary> found) {
        if (!List.copyOf(ledgers).equals(found)) {
            ledgers.setAll(found);
        }
    }
}
