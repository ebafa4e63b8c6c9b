package jp.kakehashi.ledgerui.cards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cards.CardsModel.Column;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.RowMoves;
import jp.kakehashi.ledgerui.grid.RowShapes;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Shortcut;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Rows as cards in a column for each choice: arrows go from card to card, Enter opens one, Ctrl
/// and ←→ carry it to the next column, as the mouse does. Screen's thread only.
public final class CardsPane implements RowShapes.Shaped {
    private final GridViewModel grid;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final UiTasks tasks;
    private final Consumer<CellPlace> open;
    private final CardsModel model;
    private final RowMoves moves;
    private final Marks marks;
    private final BorderPane pane = new BorderPane();
    private final HBox line = new HBox(12);
    private final Label note = new Label();
    private final List<CardColumn> columns = new ArrayList<>();
    private final LiveRefresh live;
    private final ChangeListener<Object> asked;
    private final ChangeListener<Object> look = (source, was, now) -> render();
    private @Nullable UUID held;

    /// The rows of `grid` by the choices of `by`; `open` shows a row's card.
    public CardsPane(
            UiContext ui, GridViewModel grid, FieldDefinition by, Consumer<CellPlace> open) {
        this.ui = ui;
        this.grid = grid;
        this.open = open;
        desk = grid.desk();
        tasks = ui.tasks().child();
        model = new CardsModel(grid, tasks, by);
        moves = new RowMoves(ui, grid, tasks);
        marks = new Marks(desk.texts());
        line.getStyleClass().add("cards-line");
        line.setFillHeight(true);
        ScrollPane scroll = new ScrollPane(line);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("cards-scroll");
        note.getStyleClass().addAll("t-s", "tone-bad");
        Wrapping.of(note);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        pane.getStyleClass().add("cards");
        pane.setTop(note);
        pane.setCenter(scroll);
        pane.setMinSize(0, 0);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Shortcut.attach(pane, "Ctrl Z", moves::undo);
        Shortcut.attach(pane, "Ctrl Y", moves::redo);
        model.columnsProperty().addListener(look);
        model.problemProperty().addListener(look);
        asked = (source, was, now) -> model.load();
        grid.questionProperty().addListener(asked);
        grid.views().marks().allProperty().addListener(look);
        grid.columns().layoutProperty().addListener(look);
        desk.texts().languageProperty().addListener(look);
        ui.appearance().textSizeProperty().addListener(look);
        live = new LiveRefresh(desk.service(), tasks, grid.ledger(), model::load);
        model.load();
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public void focus() {
        columns.stream()
                .flatMap(column -> column.cards().stream())
                .filter(card -> held == null || card.row().row().equals(held))
                .findFirst()
                .ifPresentOrElse(Node::requestFocus, pane::requestFocus);
    }

    @Override
    public void close() {
        live.close();
        grid.questionProperty().removeListener(asked);
        grid.views().marks().allProperty().removeListener(look);
        grid.columns().layoutProperty().removeListener(look);
        desk.texts().languageProperty().removeListener(look);
        ui.appearance().textSizeProperty().removeListener(look);
        tasks.close();
    }

    private void render() {
        Node owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        boolean here = columns.isEmpty() || owner == null || pane.isFocusWithin();
        if (owner instanceof RowCard card && at(card.row()) >= 0) {
            held = card.row().row();
            here = true;
        }
        Problem why = model.problemProperty().get();
        note.setText(why == null ? "" : desk.words(why));
        columns.clear();
        for (Column column : model.columnsProperty().get()) {
            columns.add(new CardColumn(this, column));
        }
        line.getChildren().setAll(columns);
        if (here && !columns.isEmpty()) {
            focus();
        }
    }

    UiContext ui() {
        return ui;
    }

    GridViewModel grid() {
        return grid;
    }

    Marks marks() {
        return marks;
    }

    CardsModel model() {
        return model;
    }

    double scaled(double size) {
        return ui.appearance().textSizeProperty().get().scaled(size);
    }

    void open(RowView row) {
        held = row.row();
        open.accept(new CellPlace(row.row(), model.by().id()));
    }

    boolean movable(RowView row) {
        return moves.allowed(row, List.of(model.by()));
    }

    /// Gives a row the choice of another column.
    void move(RowView row, CardColumn from, CardColumn to) {
        if (!from.equals(to)) {
            held = row.row();
            Map<FieldDefinition, @Nullable String> value =
                    Collections.singletonMap(model.by(), to.column().value());
            moves.move(row, value, to.words(), model::load);
        }
    }

    /// The column at a place of the window; null beside all of them.
    @Nullable CardColumn at(double sceneX, double sceneY) {
        return columns.stream()
                .filter(column -> column.contains(column.sceneToLocal(sceneX, sceneY)))
                .findFirst()
                .orElse(null);
    }

    void carrying(@Nullable CardColumn over) {
        columns.forEach(column -> column.carriedOver(column.equals(over)));
    }

    private int at(RowView row) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).place(row) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void pressed(KeyEvent event) {
        if (!(event.getTarget() instanceof RowCard card)) {
            return;
        }
        int column = at(card.row());
        boolean sideways = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
        boolean upright = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
        int step = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.UP ? -1 : 1;
        if (event.getCode() == KeyCode.ENTER) {
            card.fire();
        } else if (column >= 0 && sideways && event.isControlDown()) {
            int to = column + step;
            if (to >= 0 && to < columns.size()) {
                move(card.row(), columns.get(column), columns.get(to));
            }
        } else if (column >= 0 && sideways && !event.isShiftDown()) {
            beside(column, columns.get(column).place(card.row()), step);
        } else if (column >= 0 && upright && !event.isControlDown()) {
            columns.get(column).focus(columns.get(column).place(card.row()) + step);
        } else {
            return;
        }
        event.consume();
    }

    private void beside(int from, int place, int step) {
        for (int i = from + step; i >= 0 && i < columns.size(); i += step) {
            if (columns.get(i).focus(Math.min(place, columns.get(i).cards().size() - 1))) {
                return;
            }
        }
    }
}
