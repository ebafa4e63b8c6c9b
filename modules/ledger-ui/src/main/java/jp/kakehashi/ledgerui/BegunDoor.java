package jp.kakehashi.ledgerui;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerBegun.Offer;
import jp.kakehashi.ledgerui.begun.BegunStrip;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.UiContext;

/// The strip above the ledgers that offers what was being written. Screen's thread only.
final class BegunDoor implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final BiConsumer<LedgerId, Consumer<LedgerRoom>> rooms;
    private final BegunStrip strip;
    private final VBox node;

    /// Above `below`; `rooms` opens a ledger and hands its room over.
    BegunDoor(
            UiContext ui,
            LedgerDesk desk,
            UiTasks tasks,
            Node below,
            BiConsumer<LedgerId, Consumer<LedgerRoom>> rooms) {
        this.desk = desk;
        this.tasks = tasks;
        this.rooms = rooms;
        strip = new BegunStrip(ui, desk, tasks, this::putBack);
        strip.getStylesheets().add(HomeView.sheet());
        node = new VBox(strip, below);
        VBox.setVgrow(below, Priority.ALWAYS);
        strip.refresh();
    }

    Node node() {
        return node;
    }

    /// A room was left: what is unfinished there is kept and offered.
    void left() {
        tasks.run(
                        () -> {
                            desk.service().begun().keep();
                            return true;
                        })
                .onSuccess(kept -> strip.refresh());
    }

    private void putBack(Offer offer) {
        LedgerId ledger = offer.texts().getFirst().ledger();
        rooms.accept(ledger, room -> room.begun().putBack(offer, strip::refresh));
    }

    @Override
    public void close() {
        strip.close();
    }
}
