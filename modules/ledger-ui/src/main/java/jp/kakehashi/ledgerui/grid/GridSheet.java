package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.bulk.GridRange;
import jp.kakehashi.ledgerui.desk.Said;
import jp.kakehashi.ledgerui.desk.Standings;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.theme.Appearance;
import org.jspecify.annotations.Nullable;

/// The grid with its keys: arrows move, typing or Enter or F2 writes, Space ticks, Delete empties,
/// ranges have their own hands ({@link RangeInput}). The editor lies in a layer above the table.
/// Screen's thread.
public final class GridSheet extends StackPane {
    private final GridViewModel model;
    private final GridTable grid;
    private final TableView<RowSlot> table;
    private final Pane layer = new Pane();
    private final CellEditor editor;
    private final Composing composing;
    private final LeftEdge edge;
    private final FrameMoves moves;
    private final TotalsRow totals;
    private final PeopleHere people;
    private final PeopleFrames frames;
    private final CommentCorners corners;
    private Consumer<CellPlace> talk = place -> {};
    private boolean uncover;
    private final List<BegunText> unshown = new ArrayList<>();
    private final RangeInput ranges;
    private BiConsumer<CellPlace, Boolean> openRecord = (place, history) -> {};

    /// From where the heads of rows know how they stand in their approval.
    public void standings(Standings known) {
        grid.standings(known);
    }

    /// From where cells know what is said about them; `open` shows it.
    public void comments(Said said, Consumer<CellPlace> open) {
        talk = open;
        corners.said(said);
        said.onChange(this::followLater);
    }

    /// The grid of `model`, with `people` at their cells.
    GridSheet(GridViewModel model, Controls controls, Appearance appearance, PeopleHere people) {
        this.model = model;
        this.people = people;
        grid = new GridTable(model, appearance);
        table = grid.node();
        layer.setPickOnBounds(false);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(layer.widthProperty());
        clip.heightProperty().bind(layer.heightProperty());
        layer.setClip(clip);
        moves = new FrameMoves(model, grid);
        edge = new LeftEdge(grid, model, this::pressedEdge);
        totals = new TotalsRow(grid, model, edge);
        grid.sideways().covered(edge::covers, edge::stays);
        grid.sideways().onMoved(this::followLater);
        grid.onRebuilt(this::rebuilt);
        model.rowChanged(this::followLater);
        model.totals().wholeProperty().addListener((source, was, now) -> totals.follow());
        frames = new PeopleFrames(model, people, this::bounds);
        corners = new CommentCorners(model, this::bounds, place -> talk.accept(place));
        people.othersProperty().addListener((source, was, now) -> followLater());
        getChildren().addAll(table, edge, corners, frames, layer);
        model.currentProperty().addListener((source, was, now) -> uncoverLater());
        EditorMoves leads =
                new EditorMoves(
                        model, grid, moves, this::goTo, (row, cell) -> bounds(row, cell.field()));
        editor = new CellEditor(model, controls, appearance, layer, leads);
        composing = new Composing(table, layer, this::currentBounds, this::composed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressedAt);
        ranges = new RangeInput(model, grid, this::edit, this::editing);
        GridKeys keys =
                new GridKeys(
                        model,
                        grid,
                        moves,
                        ranges,
                        editor,
                        new GridKeys.Acts(this::edit, this::begin, this::empty, this::open));
        table.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        table.addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        table.addEventFilter(ScrollEvent.ANY, event -> followLater());
        model.afterLoad(this::afterLoad);
        model.questionProperty().addListener((source, was, now) -> grid.showOrder());
        model.troubleProperty().addListener((source, was, now) -> troubled(now));
    }

    /// The sums of the rows on show, to stand below.
    Region totals() {
        return totals;
    }

    /// Called with the cell and whether its history, not the card, is wanted.
    public void onOpenRecord(BiConsumer<CellPlace, Boolean> action) {
        openRecord = action;
    }

    /// Puts the caret into the grid, or back into the cell that is being written in.
    @Override
    public void requestFocus() {
        if (editor.open()) {
            editor.resume();
            return;
        }
        table.requestFocus();
        if (grid.currentRow() < 0 && !model.rows().isEmpty() && table.getColumns().size() > 1) {
            grid.select(0, table.getVisibleLeafColumn(1));
        }
    }

    /// Puts the frame on a cell, showing a hidden column first; false when its row is not loaded.
    public boolean goTo(CellPlace place) {
        int at = model.rows().find(place.row());
        boolean known = model.fields().stream().anyMatch(f -> f.id().equals(place.field()));
        if (at >= 0 && known && grid.column(place.field()) == null) {
            model.columns().show(place.field());
        }
        TableColumn<RowSlot, ?> column = grid.column(place.field());
        if (at < 0 || column == null) {
            return false;
        }
        grid.select(at, column);
        return true;
    }

    /// Scrolls to the row at that place, which then is loaded.
    public void showRow(int place) {
        table.scrollTo(Math.clamp(place, 0, Math.max(0, model.rows().size() - 1)));
    }

    /// Opens the editor on the current cell, with its value or with `typed` in its place.
    public void edit(@Nullable String typed) {
        FieldDefinition field = grid.currentField();
        RowView row = model.rows().peek(grid.currentRow());
        if (row == null || field == null) {
            return;
        }
        CellPlace place = new CellPlace(row.row(), field.id());
        if (!model.writable(field)) {
            openRecord.accept(place, false);
            return;
        }
        if (field.type() == FieldType.CHECK) {
            boolean on = "true".equals(row.values().get(field.id()));
            model.write(place, row, Boolean.toString(!on), ChangeNote.NONE);
            return;
        }
        grid.select(grid.currentRow(), grid.column(field.id()));
        table.layout();
        editor.begin(row, field, row.values().get(field.id()), typed);
    }

    /// Opens the editor on the current cell with words that were begun over a value marked
    // `before`.
    public void takeUp(String typed, @Nullable String before) {
        edit(typed);
        editor.since(before);
    }

    /// What was typed into cells and is not safe in the ledger.
    public List<BegunText> begun() {
        List<BegunText> all = new ArrayList<>(unshown);
        editor.begun().ifPresent(all::add);
        all.addAll(model.onItsWay());
        return all;
    }

    /// Whether a cell is being written in.
    public boolean editing() {
        return editor.open();
    }

    /// What is selected beyond the cell with the frame; null when nothing is.
    @Nullable GridRange here() {
        return ranges.here();
    }

    @Nullable GridRange selected() {
        return ranges.selected();
    }

    void close() {
        grid.close();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        follow();
    }

    private void composed(String text) {
        if (!editor.open()) {
            edit(text);
        }
    }

    private void begin() {
        if (grid.currentField() == null) {
            open(false);
        } else {
            edit(null);
        }
    }

    private void open(boolean history) {
        RowView row = model.rows().peek(grid.currentRow());
        if (row != null && !model.fields().isEmpty()) {
            FieldDefinition field = grid.currentField();
            FieldId id = field == null ? model.fields().getFirst().id() : field.id();
            openRecord.accept(new CellPlace(row.row(), id), history && field != null);
        }
    }

    private void empty() {
        FieldDefinition field = grid.currentField();
        RowView row = model.rows().peek(grid.currentRow());
        if (field != null && row != null && model.writable(field)) {
            CellPlace place = new CellPlace(row.row(), field.id());
            Problem wrong = model.write(place, row, "", ChangeNote.NONE);
            if (wrong != null) {
                editor.begin(row, field, null, "");
                editor.say(wrong);
            }
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            begin();
        }
    }

    /// Writes what is open, as clicking elsewhere does, and runs `written` once everything typed
    /// has been answered; `stuck` instead when something cannot be written as it stands.
    public void leave(Runnable written, Runnable stuck) {
        leaveEditor();
        if (editor.open()) {
            stuck.run();
            return;
        }
        model.whenWritten(
                () -> {
                    if (editor.open()) {
                        stuck.run();
                    } else {
                        written.run();
                    }
                });
    }

    /// A value that cannot be written holds the frame: it must never stand on one row while the
    /// keyboard writes in another.
    private void pressedAt(MouseEvent event) {
        leaveEditor();
        if (editor.open() && !Sideways.onBar(event)) {
            event.consume();
            editor.resume();
        }
    }

    private void leaveEditor() {
        if (editor.open()) {
            editor.commitHere();
        }
    }

    private void afterLoad() {
        grid.keepPlace();
        grid.range().keepPlace();
        tellEditor();
        int[] range = grid.visibleRange();
        model.visible(range[0], range[1]);
        if (table.isFocused() && grid.currentRow() < 0) {
            requestFocus();
        }
        followLater();
    }

    private void tellEditor() {
        CellPlace at = editor.place();
        int row = at == null ? -1 : model.rows().find(at.row());
        RowView now = row < 0 ? null : model.rows().peek(row);
        if (now != null) {
            editor.renewed(now);
        }
    }

    private void follow() {
        int[] range = grid.visibleRange();
        model.visible(range[0], range[1]);
        grid.showFrame();
        if (uncover) {
            uncover = false;
            grid.uncover();
        }
        edge.follow();
        totals.follow();
        frames.follow(range[0], range[1]);
        corners.follow(range[0], range[1]);
        people.stand(model.currentProperty().get(), editor.open());
        editor.layout();
        composing.layout();
    }

    private void followLater() {
        requestLayout();
    }

    private void uncoverLater() {
        uncover = true;
        requestLayout();
    }

    /// What stays at the left edge was pressed: the frame goes to that cell, from a name to the
    /// row in the column where it is.
    private void pressedEdge(int row, @Nullable FieldId field, boolean twice) {
        leaveEditor();
        if (editor.open()) {
            editor.resume();
            return;
        }
        FieldDefinition framed = grid.currentField();
        FieldId to = field == null && framed != null ? framed.id() : field;
        grid.select(row, to == null ? table.getVisibleLeafColumn(1) : grid.column(to));
        table.requestFocus();
        if (twice) {
            begin();
        }
    }

    private void rebuilt() {
        edge.rebuild();
        totals.requestLayout();
        uncoverLater();
    }

    private void troubled(@Nullable CellTrouble trouble) {
        if (trouble == null) {
            return;
        }
        if (editor.open() || !goTo(trouble.place())) {
            unshown.add(model.begun(trouble.place(), trouble.seen(), trouble.typed()));
        } else {
            model.fields().stream()
                    .filter(f -> f.id().equals(trouble.place().field()))
                    .findFirst()
                    .ifPresent(field -> editor.reopen(trouble, field));
        }
    }

    private @Nullable Bounds currentBounds() {
        FieldDefinition field = grid.currentField();
        return field == null ? null : bounds(grid.currentRow(), field.id());
    }

    private @Nullable Bounds bounds(int row, FieldId field) {
        Bounds atEdge = edge.bounds(row, field, layer);
        return atEdge == null ? grid.bounds(row, field, layer) : atEdge;
    }
}
