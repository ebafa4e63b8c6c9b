package jp.kakehashi.ledgerui.news;

import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerNews;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.record.RecordDrawer;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Below a card, above what stands there besides: whether this person is told what others do to the
/// row. Screen's thread only.
public final class CardWatch implements RecordDrawer.Below {
    private final UiContext ui;
    private final UiTasks tasks;
    private final GridViewModel grid;
    private final RecordDrawer.Below rest;
    private final CheckBox box = new CheckBox();
    private @Nullable UUID row;
    private @Nullable Node beneath;
    private VBox all = new VBox();
    private boolean showing;

    /// For rows of `grid`; `rest` stands beneath.
    public CardWatch(UiContext ui, UiTasks tasks, GridViewModel grid, RecordDrawer.Below rest) {
        this.ui = ui;
        this.tasks = tasks;
        this.grid = grid;
        this.rest = rest;
        box.textProperty().bind(ui.texts().bind("ledger.news.watch"));
        Wrapping.of(box);
        box.getStyleClass().add("card-watch");
        box.selectedProperty()
                .addListener(
                        (source, was, now) -> {
                            if (!showing) {
                                watch(now);
                            }
                        });
    }

    private LedgerNews news() {
        return grid.desk().service().news();
    }

    @Override
    public Node of(UUID now) {
        Node below = rest.of(now);
        if (!now.equals(row) || below != beneath) {
            beneath = below;
            all.getChildren().clear();
            all = new VBox(12, box, below);
        }
        if (!now.equals(row)) {
            row = now;
            show(false);
        }
        look(now);
        return all;
    }

    private void look(UUID now) {
        LedgerId ledger = grid.ledger();
        tasks.run(() -> news().watches(ledger, now))
                .onSuccess(
                        watched -> {
                            if (now.equals(row)) {
                                show(watched);
                            }
                        });
    }

    private void show(boolean watched) {
        showing = true;
        box.setSelected(watched);
        showing = false;
    }

    @Override
    public @Nullable Node shown() {
        return rest.shown();
    }

    /// Watches the row of the grid's current cell, or stops.
    public void turn(UUID now) {
        LedgerId ledger = grid.ledger();
        tasks.run(() -> news().watches(ledger, now))
                .onSuccess(watched -> set(now, !watched))
                .onProblem(ui.dialogs()::problem);
    }

    private void watch(boolean now) {
        UUID of = row;
        if (of != null) {
            set(of, now);
        }
    }

    private void set(UUID of, boolean now) {
        LedgerId ledger = grid.ledger();
        tasks.run(
                        () -> {
                            if (now) {
                                news().watch(ledger, of);
                            } else {
                                news().leave(ledger, of);
                            }
                            return now;
                        })
                .onSuccess(
                        done -> {
                            ui.notices()
                                    .show(
                                            Tone.OK,
                                            done ? "ledger.news.watched" : "ledger.news.left");
                            look(of);
                        })
                .onProblem(
                        why -> {
                            ui.dialogs().problem(why);
                            look(of);
                        });
    }
}
