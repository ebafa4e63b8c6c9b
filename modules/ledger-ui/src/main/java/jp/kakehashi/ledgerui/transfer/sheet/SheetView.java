package jp.kakehashi.ledgerui.transfer.sheet;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.ui.Texts;

/// A sheet as it stands, with what was understood laid over it. Draws what is in sight only.
/// Screen's thread only.
final class SheetView extends Pane {
    private static final double BAR = 14;

    private final SheetPages pages;
    private final SheetGeometry at;
    private final LookState state;
    private final Canvas canvas = new Canvas();
    private final Pane names = new Pane();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final SheetDrawing drawing;
    private Runnable moved = () -> {};
    private Runnable menu = () -> {};

    SheetView(
            Texts texts,
            SheetPages pages,
            SheetOverlay overlay,
            SheetGeometry geometry,
            LookState state) {
        this.pages = pages;
        this.at = geometry;
        this.state = state;
        this.drawing = new SheetDrawing(texts, pages, overlay, geometry, state, canvas, names);
        getStyleClass().add("sheet-picture");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setMinSize(200, 120);
        names.setMouseTransparent(true);
        down.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, names, down, across);
        down.setValue(state.topRow);
        across.setValue(at.left(state.leftColumn));
        down.valueProperty().addListener((source, was, now) -> draw());
        across.valueProperty().addListener((source, was, now) -> draw());
        focusedProperty().addListener((source, was, now) -> draw());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        setOnScroll(
                event -> {
                    down.setValue(clampRow(down.getValue() - event.getDeltaY() / 14));
                    across.setValue(
                            Math.clamp(
                                    across.getValue() - event.getDeltaX(),
                                    0,
                                    Math.max(0, across.getMax())));
                });
    }

    /// Who is told that the cursor moved, and who opens the menu of what can be said of a cell.
    void on(Runnable movedTo, Runnable menuWanted) {
        moved = movedTo;
        menu = menuWanted;
    }

    /// The rows that were asked for have come.
    void came() {
        draw();
        moved.run();
    }

    private int rows() {
        return Math.max(1, pages.sheet().lastRow()) + 3;
    }

    private double clampRow(double row) {
        return Math.clamp(row, 1, Math.max(1, down.getMax()));
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth() - BAR;
        double h = getHeight() - BAR;
        if (w < 1 || h < 1) {
            return;
        }
        canvas.setWidth(w);
        canvas.setHeight(h);
        setClip(new Rectangle(getWidth(), getHeight()));
        names.resizeRelocate(at.gutter, at.headHeight, w - at.gutter, h - at.headHeight);
        names.setClip(new Rectangle(Math.max(0, w - at.gutter), Math.max(0, h - at.headHeight)));
        down.resizeRelocate(w, at.headHeight, BAR, h - at.headHeight);
        across.resizeRelocate(at.gutter, h, w - at.gutter, BAR);
        int seen = seen();
        down.setMin(1);
        down.setMax(Math.max(1, rows() - seen + 1));
        down.setVisibleAmount(down.getMax() * seen / rows());
        down.setBlockIncrement(seen);
        double wide = at.left(at.columns());
        double room = w - at.gutter;
        across.setMin(0);
        across.setMax(Math.max(0, wide - room));
        across.setVisibleAmount(across.getMax() * Math.min(1, room / wide));
        across.setVisible(wide > room);
        down.setValue(clampRow(down.getValue()));
        draw();
    }

    private int seen() {
        return Math.max(1, (int) ((canvas.getHeight() - at.headHeight) / at.rowHeight));
    }

    /// Moves the cursor, and what is in sight with it.
    void go(int row, int column, boolean holding) {
        int toRow = Math.clamp(row, 1, rows());
        int toColumn = Math.clamp(column, 0, at.columns() - 1);
        if (holding) {
            state.lastRow = toRow;
        } else {
            state.go(toRow, toColumn);
        }
        int top = (int) down.getValue();
        if (toRow < top) {
            down.setValue(toRow);
        } else if (toRow >= top + seen()) {
            down.setValue(clampRow(toRow - seen() + 1));
        }
        double left = at.left(toColumn);
        double room = canvas.getWidth() - at.gutter;
        if (left < across.getValue()) {
            across.setValue(left);
        } else if (at.left(toColumn + 1) > across.getValue() + room) {
            across.setValue(Math.min(across.getMax(), at.left(toColumn + 1) - room));
        }
        draw();
        moved.run();
    }

    private void key(KeyEvent event) {
        int row = event.isShiftDown() ? state.lastRow : state.row;
        boolean jump = event.isShortcutDown();
        switch (event.getCode()) {
            case UP -> go(jump ? 1 : row - 1, state.column, event.isShiftDown());
            case DOWN -> go(jump ? rows() : row + 1, state.column, event.isShiftDown());
            case LEFT -> go(state.row, jump ? 0 : state.column - 1, false);
            case RIGHT -> go(state.row, jump ? at.columns() : state.column + 1, false);
            case PAGE_UP -> go(row - seen(), state.column, event.isShiftDown());
            case PAGE_DOWN -> go(row + seen(), state.column, event.isShiftDown());
            case HOME -> go(jump ? 1 : state.row, 0, false);
            case END ->
                    go(
                            jump ? pages.sheet().lastRow() : state.row,
                            pages.sheet().lastColumn(),
                            false);
            case ENTER -> {
                if (event.isShortcutDown()) {
                    return;
                }
                menu.run();
            }
            case CONTEXT_MENU -> menu.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        if (event.getX() > canvas.getWidth() || event.getY() > canvas.getHeight()) {
            return;
        }
        requestFocus();
        int row = (int) ((event.getY() - at.headHeight) / at.rowHeight) + (int) down.getValue();
        boolean gutter = event.getX() < at.gutter;
        int column =
                gutter ? state.column : at.columnAt(event.getX() - at.gutter + across.getValue());
        boolean inside = row >= state.firstHeld() && row <= state.lastHeld();
        if (event.getY() >= at.headHeight
                && !(event.getButton() == MouseButton.SECONDARY && inside && gutter)) {
            go(row, column, event.isShiftDown());
        } else if (event.getY() < at.headHeight && !gutter) {
            go(state.row, column, false);
        }
        if (event.getButton() == MouseButton.SECONDARY) {
            menu.run();
        }
        event.consume();
    }

    /// Where the cursor is drawn, for the menu beside it.
    javafx.geometry.Point2D cursor() {
        double x = at.gutter + at.left(state.column) - across.getValue() + 12;
        double y = at.headHeight + (state.row - (int) down.getValue() + 1) * at.rowHeight;
        return localToScreen(
                Math.clamp(x, at.gutter, Math.max(at.gutter, canvas.getWidth() - 40)),
                Math.clamp(y, at.headHeight, Math.max(at.headHeight, canvas.getHeight())));
    }

    private void draw() {
        state.topRow = (int) down.getValue();
        state.leftColumn = at.columnAt(across.getValue());
        drawing.draw(across.getValue(), isFocused(), rows());
    }
}
