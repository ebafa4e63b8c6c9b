package jp.kakehashi.ledgerui;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import jp.kakehashi.kernel.PlaceLink;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.find.LedgerFinder;
import jp.kakehashi.ledgerui.find.PlaceSearch;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.Views;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Goes where links lead. Screen's thread only.
final class LinkDoor implements LedgerFinder.Opener {
    private final UiContext ui;
    private final UiTasks tasks;
    private final PlaceSearch places;
    private final BiConsumer<LedgerId, Consumer<LedgerRoom>> rooms;

    /// `rooms` opens a ledger and hands its room over.
    LinkDoor(
            UiContext ui,
            LedgerDesk desk,
            UiTasks tasks,
            BiConsumer<LedgerId, Consumer<LedgerRoom>> rooms) {
        this.ui = ui;
        this.tasks = tasks;
        this.places = new PlaceSearch(desk);
        this.rooms = rooms;
    }

    /// Goes to the place that `text` names, or says that there is none for this person.
    void open(String text) {
        Optional<PlaceLink> link = PlaceLink.parse(text);
        if (link.isEmpty()) {
            ui.notices().show(Tone.WARN, "ledger.link.none");
            return;
        }
        tasks.run(() -> places.find(link.get()))
                .onSuccess(found -> found.ifPresentOrElse(this::open, this::nowhere))
                .onProblem(problem -> ui.dialogs().problem(problem));
    }

    private void nowhere() {
        ui.notices().show(Tone.WARN, "ledger.link.nowhere");
    }

    @Override
    public void open(LedgerId ledger, CellPlace place) {
        rooms.accept(ledger, room -> room.openFound(place));
    }

    @Override
    public void open(PlaceSearch.Found place) {
        CellPlace cell = place.cell();
        LedgerView view = place.view();
        rooms.accept(
                place.ledger(),
                room -> {
                    if (cell != null) {
                        room.seeking().goTo(cell);
                    } else if (view != null) {
                        show(room.grid(), view);
                    }
                });
    }

    /// As soon as the room knows its form.
    private static void show(GridViewModel grid, LedgerView view) {
        Views.Named named = new Views.Named(Views.Whose.OFFICE, view);
        if (grid.definitionProperty().get() != null) {
            grid.views().open(named);
        } else {
            grid.definitionProperty()
                    .addListener(
                            new ChangeListener<>() {
                                @Override
                                public void changed(
                                        ObservableValue<? extends @Nullable LedgerDefinition> of,
                                        @Nullable LedgerDefinition was,
                                        @Nullable LedgerDefinition now) {
                                    of.removeListener(this);
                                    grid.views().open(named);
                                }
                            });
        }
    }
}
