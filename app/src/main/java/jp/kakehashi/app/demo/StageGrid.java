package jp.kakehashi.app.demo;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.FieldDefinition;
import org.jspecify.annotations.Nullable;

/// Reads the open grid as a person does: scrolls to every row and column and takes the words that
/// the cells show. On the screen's thread, one look at a time.
final class StageGrid {
    private final Scene scene;
    private final Map<String, Map<String, String>> seen = new TreeMap<>();
    private final Map<TableColumn<?, ?>, BitSet> taken = new HashMap<>();

    StageGrid(Scene scene) {
        this.scene = scene;
    }

    private TableView<?> table() {
        if (scene.lookup(".ledger-table") instanceof TableView<?> table) {
            return table;
        }
        throw new StepFailed("no grid is open");
    }

    /// How many rows the grid has.
    int rows() {
        return table().getItems().size();
    }

    /// How many columns it shows.
    int columns() {
        return table().getVisibleLeafColumns().size();
    }

    /// Brings a cell into view.
    void scrollTo(int row, int column) {
        scroll(table(), row, column);
    }

    private static <T> void scroll(TableView<T> table, int row, int column) {
        table.scrollTo(row);
        table.scrollToColumn(table.getVisibleLeafColumn(column));
        table.layout();
    }

    /// The first row from `from` on whose cell in `column` was not taken yet.
    int next(int from, int column) {
        return taken.getOrDefault(table().getVisibleLeafColumn(column), new BitSet())
                .nextClearBit(from);
    }

    /// Takes every cell in view whose row has come.
    void take() {
        inView().forEach((row, cells) -> cells.values().forEach(cell -> take(row, cell)));
    }

    private void take(int index, TableCell<?, ?> cell) {
        TableColumn<?, ?> column = cell.getTableColumn();
        if (!(cell.getItem() instanceof RowView row)) {
            return;
        }
        taken.computeIfAbsent(column, none -> new BitSet()).set(index);
        String words = words(cell);
        if (column.getUserData() instanceof FieldDefinition field && !words.isEmpty()) {
            seen.computeIfAbsent(row.row().toString(), id -> new TreeMap<>())
                    .put(field.id().value(), words);
        }
    }

    private Map<Integer, Map<TableColumn<?, ?>, TableCell<?, ?>>> inView() {
        TableView<?> table = table();
        Map<Integer, Map<TableColumn<?, ?>, TableCell<?, ?>>> found = new TreeMap<>();
        for (Node node : table.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell
                    && cell.getTableRow() != null
                    && cell.getTableRow().isVisible()
                    && cell.getIndex() >= 0
                    && cell.getIndex() < table.getItems().size()) {
                found.computeIfAbsent(cell.getIndex(), row -> new HashMap<>())
                        .put(cell.getTableColumn(), cell);
            }
        }
        return found;
    }

    /// What stands where, for the report of a failure.
    String inView(int column) {
        TableView<?> table = table();
        TableColumn<?, ?> wanted = table.getVisibleLeafColumn(column);
        StringBuilder found = new StringBuilder().append(table.getItems().size()).append(" rows");
        for (Node node : table.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell && cell.getTableColumn() == wanted) {
                Object item = cell.getItem();
                found.append(
                        " %d%s%s"
                                .formatted(
                                        cell.getIndex(),
                                        cell.getTableRow().isVisible() ? "" : "-",
                                        item == null ? "?" : ""));
            }
        }
        return found.toString();
    }

    /// The words seen so far, by row and field.
    Map<String, Map<String, String>> seen() {
        return seen;
    }

    private static String words(TableCell<?, ?> cell) {
        // Names outside the font are painted; a reader is told them.
        String own = cell.getText() == null ? cell.getAccessibleText() : cell.getText();
        return own == null || own.isEmpty() ? within(cell.getGraphic()) : own;
    }

    private static String within(@Nullable Node node) {
        if (node instanceof Labeled label && label.getText() != null) {
            return label.getText();
        }
        List<Node> parts =
                node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
        return parts.stream()
                .map(StageGrid::within)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }
}
