package jp.kakehashi.ledgerui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import jp.kakehashi.ledger.LedgerBegun.Offer;
import jp.kakehashi.ledgerui.begun.BegunWatch;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.record.RecordDrawer;
import jp.kakehashi.ledgerui.record.RecordViewModel.Face;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// What is being written in an open ledger and not entered: noted while it is written, and put back
/// into its editor when its person comes again. Nothing here writes. Screen's thread only.
final class RoomBegun implements AutoCloseable {
    private final LedgerDesk desk;
    private final LedgerRoom room;
    private final RecordDrawer drawer;
    private final BegunWatch watch;

    RoomBegun(UiContext ui, LedgerDesk desk, UiTasks tasks, LedgerRoom room, RecordDrawer drawer) {
        this.desk = desk;
        this.room = room;
        this.drawer = drawer;
        watch = new BegunWatch(ui, desk, tasks, room.ledger(), room.view(), this::open);
    }

    private List<BegunText> open() {
        List<BegunText> all = new ArrayList<>(room.view().sheet().begun());
        all.addAll(drawer.begun());
        all.addAll(room.comments().begun());
        all.addAll(room.begunRow());
        return all;
    }

    /// Opens the editor that `offer` stood in, with its words in it; `done` runs once they stand
    /// there. Where the row is not found that is said, and `done` does not run.
    void putBack(Offer offer, Runnable done) {
        whenKnown(
                () -> {
                    BegunText first = offer.texts().getFirst();
                    Runnable there = () -> taken(offer, done);
                    switch (first.kind()) {
                        case CELL ->
                                room.seeking()
                                        .takeUp(
                                                new CellPlace(
                                                        first.row(),
                                                        Objects.requireNonNull(first.field())),
                                                first,
                                                there);
                        case NEW_ROW -> room.takeUpRow(offer.texts(), there);
                        case COMMENT -> {
                            CellPlace at = room.comments().takeUp(first);
                            room.seeking().openRecord(at, Face.CARD);
                            there.run();
                        }
                    }
                });
    }

    private void taken(Offer offer, Runnable done) {
        desk.service().begun().drop(offer.ids());
        watch.look();
        done.run();
    }

    private void whenKnown(Runnable then) {
        ObservableValue<@Nullable LedgerDefinition> form = room.grid().definitionProperty();
        if (form.getValue() != null) {
            then.run();
            return;
        }
        form.addListener(
                new ChangeListener<>() {
                    @Override
                    public void changed(
                            ObservableValue<? extends @Nullable LedgerDefinition> of,
                            @Nullable LedgerDefinition was,
                            @Nullable LedgerDefinition now) {
                        of.removeListener(this);
                        then.run();
                    }
                });
    }

    /// The room is left.
    @Override
    public void close() {
        watch.leave();
    }
}
