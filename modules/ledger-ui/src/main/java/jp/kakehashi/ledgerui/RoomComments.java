package jp.kakehashi.ledgerui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jp.kakehashi.ledgerui.comments.CardComments;
import jp.kakehashi.ledgerui.comments.OpenComments;
import jp.kakehashi.ledgerui.desk.Said;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridSheet;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.news.CardWatch;
import jp.kakehashi.ledgerui.record.RecordDrawer;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.Command;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// What people say in the open ledger: corners in the grid, conversations on the card, and the key
/// that begins one.
final class RoomComments implements AutoCloseable {
    private final UiContext ui;
    private final GridViewModel grid;
    private final Said said;
    private final CardComments cards;
    private final CardWatch watch;
    private final Consumer<CellPlace> openCard;
    private final RecordDrawer drawer;
    private @Nullable OpenComments open;

    RoomComments(
            UiContext ui,
            UiTasks tasks,
            GridViewModel grid,
            GridSheet sheet,
            RecordDrawer drawer,
            Consumer<CellPlace> openCard) {
        this.ui = ui;
        this.grid = grid;
        this.openCard = openCard;
        said = new Said(grid.desk(), tasks);
        cards = new CardComments(ui.controls(), grid, said);
        sheet.comments(said, this::begin);
        watch = new CardWatch(ui, tasks, grid, cards);
        drawer.below(watch);
        grid.definitionProperty().addListener((source, was, now) -> said.follow(now));
        this.drawer = drawer;
    }

    /// Shows what is not settled; `go` opens the card of a row.
    void showOpen(Consumer<CellPlace> go) {
        if (open == null) {
            open = new OpenComments(ui, grid, said, go);
        }
        open.show();
    }

    Said said() {
        return said;
    }

    /// Takes Shift F2.
    void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F2 && event.isShiftDown() && !event.isConsumed()) {
            event.consume();
            begin();
        }
    }

    /// What is half written.
    List<BegunText> begun() {
        return cards.begun();
    }

    /// Lets words that were begun stand on the card of their row, once it is open; returns where
    /// that is.
    CellPlace takeUp(BegunText words) {
        cards.takeUp(words);
        drawer.render();
        FieldId first = grid.fields().getFirst().id();
        return new CellPlace(words.row(), Objects.requireNonNullElse(words.field(), first));
    }

    void begin() {
        CellPlace at = grid.currentProperty().get();
        if (at != null) {
            begin(at);
        }
    }

    private void begin(CellPlace at) {
        openCard.accept(at);
        cards.want(at.row(), at.field());
        drawer.shown();
    }

    /// `commands` and, in a room, the one that begins a comment there.
    static List<Command> with(@Nullable LedgerRoom room, List<Command> commands) {
        List<Command> all = new ArrayList<>(commands);
        if (room != null) {
            all.add(room.comments().command());
            all.add(room.comments().watching());
        }
        return all;
    }

    private Command command() {
        return Command.of(
                "comment",
                Icon.NOTE,
                "ledger.command.comment",
                "ledger.command.comment.words",
                "Shift F2",
                this::begin);
    }

    private Command watching() {
        return Command.of(
                "watch",
                Icon.EYE,
                "ledger.command.watch",
                "ledger.command.watch.words",
                "",
                this::watch);
    }

    /// Begins to watch the row under the frame, or ends it.
    void watch() {
        CellPlace at = grid.currentProperty().get();
        if (at != null) {
            watch.turn(at.row());
        }
    }

    @Override
    public void close() {
        said.close();
    }
}
