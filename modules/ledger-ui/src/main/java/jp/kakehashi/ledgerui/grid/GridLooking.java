package jp.kakehashi.ledgerui.grid;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.ledger.LedgerService.Looking;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// How far the answer to the grid's question has come while it is being found, and ending that.
/// Screen's thread only.
public final class GridLooking {
    private final GridViewModel model;
    private final UiTasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable Looking> far = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper awaited = new ReadOnlyBooleanWrapper();
    private boolean asking;

    GridLooking(GridViewModel model, UiTasks tasks) {
        this.model = model;
        this.tasks = tasks;
    }

    /// How far; null while nobody is looking.
    public ReadOnlyObjectProperty<@Nullable Looking> farProperty() {
        return far.getReadOnlyProperty();
    }

    /// Whether an answer is awaited; meanwhile {@link #look} is to be called a few times a second.
    ReadOnlyBooleanProperty awaitedProperty() {
        return awaited.getReadOnlyProperty();
    }

    /// Rows have come, and with them the whole answer or not yet.
    void come(boolean whole) {
        if (whole) {
            end();
        } else {
            awaited.set(true);
        }
    }

    /// It has come, or nobody wants it any more.
    void end() {
        awaited.set(false);
        far.set(null);
    }

    /// The person has had enough: back to the rows that were on show before.
    public void stop() {
        giveUp();
        GridQuestion before = model.answered();
        if (!before.equals(model.questionProperty().get())) {
            model.ask(before);
        }
    }

    /// Another question is about to be asked.
    void next() {
        giveUp();
        awaited.set(true);
    }

    /// Nobody needs the answer any more.
    private void giveUp() {
        if (far.get() != null) {
            RowQuery query = query();
            tasks.run(
                    () -> {
                        model.desk().service().stopLooking(query);
                        return query;
                    });
        }
        end();
    }

    /// Asks how far it is.
    void look() {
        if (!asking) {
            asking = true;
            RowQuery query = query();
            tasks.run(() -> model.desk().service().looking(query).orElse(null))
                    .onSuccess(
                            found -> {
                                if (awaited.get()) {
                                    far.set(found);
                                }
                            })
                    .onFinished(() -> asking = false);
        }
    }

    private RowQuery query() {
        return model.questionProperty().get().query(model.ledger(), 0, 0);
    }
}
