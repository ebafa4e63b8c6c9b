package jp.kakehashi.ledgerui.grid;

import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import jp.kakehashi.ledgerui.bulk.CellBlock;
import jp.kakehashi.ledgerui.bulk.GridRange;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// Hands on a range: Shift with arrows or mouse selects, Ctrl+A everything; Ctrl+C, Ctrl+V, Ctrl+D
/// and Delete work on all of it; Ctrl+Z and Ctrl+Y take back and do again. Screen's thread only.
final class RangeInput {
    private final GridViewModel model;
    private final GridTable grid;
    private final TableView<RowSlot> table;
    private final RangeSelection range;
    private final Consumer<String> editWith;
    private final BooleanSupplier writing;

    /// `editWith` opens the editor of the cell with the frame on a text.
    /// Hands over `grid`; while `writing` the mouse makes no range.
    RangeInput(
            GridViewModel model,
            GridTable grid,
            Consumer<String> editWith,
            BooleanSupplier writing) {
        this.writing = writing;
        this.model = model;
        this.editWith = editWith;
        this.grid = grid;
        this.table = grid.node();
        this.range = grid.range();
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::mousePressed);
        table.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::mouseDragged);
    }

    /// Acts on a key if it is one for ranges.
    boolean pressed(KeyEvent event) {
        if (event.isControlDown()) {
            return controlKey(event.getCode(), event.isShiftDown());
        }
        if (event.isShiftDown()) {
            return shiftKey(event.getCode());
        }
        if (event.getCode() == KeyCode.ESCAPE && range.active()) {
            range.clear();
            return true;
        }
        if (event.getCode() == KeyCode.DELETE && range.active()) {
            onRange((form, cells) -> model.bulk().clear(form, cells));
            return true;
        }
        // The menu is opened for what is selected.
        if (!event.getCode().isModifierKey() && event.getCode() != KeyCode.F10) {
            range.clear();
        }
        return false;
    }

    private boolean controlKey(KeyCode code, boolean shift) {
        switch (code) {
            case A -> range.all();
            case C -> onRange((form, cells) -> model.bulk().copy(form, cells, RangeInput::put));
            case V -> paste();
            case D -> onRange((form, cells) -> model.bulk().fillDown(form, cells));
            case Z -> again(shift);
            case Y -> again(true);
            case HOME, END -> {
                if (!shift) {
                    range.clear();
                    return false;
                }
                range.extendToEdge(code == KeyCode.END);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean shiftKey(KeyCode code) {
        switch (code) {
            case UP -> range.extend(-1, 0);
            case DOWN -> range.extend(1, 0);
            case LEFT -> range.extend(0, -1);
            case RIGHT -> range.extend(0, 1);
            case PAGE_UP -> range.extend(-page(), 0);
            case PAGE_DOWN -> range.extend(page(), 0);
            default -> {
                return false;
            }
        }
        return true;
    }

    private int page() {
        int[] visible = grid.visibleRange();
        return Math.max(1, visible[1] - visible[0] - 1);
    }

    private void again(boolean redo) {
        LedgerDefinition form = model.definitionProperty().get();
        model.whenWritten(
                () -> {
                    if (redo) {
                        model.bulk().redo(form);
                    } else {
                        model.bulk().undo(form);
                    }
                });
    }

    /// One value for one cell opens the editor, where what does not fit can be mended.
    private void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isEmpty()) {
            return;
        }
        CellBlock block = CellBlock.parse(text);
        FieldDefinition field = grid.currentField();
        if (block.single() && !range.active() && field != null && field.type() != FieldType.CHECK) {
            editWith.accept(block.rows().getFirst().getFirst().strip());
        } else {
            onRange(
                    (form, cells) -> {
                        model.bulk().paste(form, cells, range.rightwards(), block);
                        if (!block.single()) {
                            range.cover(block.rows().size(), block.width());
                        }
                    });
        }
    }

    private static void put(CellBlock block) {
        ClipboardContent content = new ClipboardContent();
        content.putString(block.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Once everything typed before has been written, so that the order of a person's acts stands.
    /// What is selected beyond the cell with the frame; null when nothing is.
    @Nullable GridRange selected() {
        return range.active() ? range.range(model) : null;
    }

    /// What is selected, or the cell under the frame.
    @Nullable GridRange here() {
        return range.range(model);
    }

    private void onRange(BiConsumer<LedgerDefinition, GridRange> act) {
        model.whenWritten(
                () -> {
                    GridRange cells = range.range(model);
                    LedgerDefinition form = model.definitionProperty().get();
                    if (cells != null && form != null) {
                        act.accept(form, cells);
                    }
                });
    }

    private void mousePressed(MouseEvent event) {
        ValueCell cell = cell(event);
        boolean primary = event.getButton() == MouseButton.PRIMARY;
        if (!primary || cell == null || writing.getAsBoolean()) {
            return;
        }
        if (event.isShiftDown()) {
            range.to(cell.getIndex(), table.getVisibleLeafIndex(cell.getTableColumn()));
            event.consume();
        } else {
            range.clear();
        }
    }

    private void mouseDragged(MouseEvent event) {
        ValueCell cell = cell(event);
        boolean primary = event.getButton() == MouseButton.PRIMARY;
        if (!primary || cell == null || writing.getAsBoolean()) {
            return;
        }
        int column = table.getVisibleLeafIndex(cell.getTableColumn());
        boolean onFrame =
                cell.getIndex() == grid.currentRow() && cell.field().equals(grid.currentField());
        if (range.active() || !onFrame) {
            range.to(cell.getIndex(), column);
            event.consume();
        }
    }

    private static @Nullable ValueCell cell(MouseEvent event) {
        Node node = event.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof ValueCell)) {
            node = node.getParent();
        }
        return node instanceof ValueCell cell && !cell.isEmpty() ? cell : null;
    }
}
