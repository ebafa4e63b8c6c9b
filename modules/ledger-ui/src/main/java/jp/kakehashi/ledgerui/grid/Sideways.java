package jp.kakehashi.ledgerui.grid;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.InputEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// How far a table is scrolled to the right, and what covers its left edge then. Screen's thread
/// only.
final class Sideways {
    private static final double HALF_A_PIXEL = 0.5;

    private final TableView<?> table;
    private DoubleUnaryOperator covered = offset -> 0;
    private Predicate<TableColumn<?, ?>> staying = column -> false;
    private @Nullable ScrollBar found;

    Sideways(TableView<?> table) {
        this.table = table;
    }

    /// Tells how many pixels of the left edge are covered at an offset, and which columns are in
    /// sight there wherever it is scrolled.
    void covered(DoubleUnaryOperator by, Predicate<TableColumn<?, ?>> stay) {
        covered = by;
        staying = stay;
    }

    /// Scrolls until a column is in sight and not under what covers the left edge.
    void reveal(@Nullable TableColumn<?, ?> column) {
        if (column != null && !staying.test(column)) {
            scrollTo(column);
            uncover(column);
        }
    }

    private <S, T> void scrollTo(TableColumn<S, T> column) {
        column.getTableView().scrollToColumn(column);
    }

    /// Brings a column out from under what covers the left edge.
    void uncover(@Nullable TableColumn<?, ?> column) {
        ScrollBar bar = bar();
        if (column == null || bar == null || !bar.isVisible() || staying.test(column)) {
            return;
        }
        double left = left(column);
        // What covers the edge is as wide as the columns under it ask, so it changes with each
        // move.
        for (int i = 0; i < table.getVisibleLeafColumns().size() && bar.getValue() > 0; i++) {
            double under = covered.applyAsDouble(bar.getValue());
            if (left - bar.getValue() >= under - HALF_A_PIXEL) {
                return;
            }
            bar.setValue(Math.max(0, left - under));
        }
    }

    /// Where a column begins when nothing is scrolled away.
    double left(TableColumn<?, ?> column) {
        double at = 0;
        for (TableColumn<?, ?> each : table.getVisibleLeafColumns()) {
            if (each == column) {
                return at;
            }
            at += each.getWidth();
        }
        return at;
    }

    /// Where the first column begins that begins at `from` or after it; the end of the last when
    /// none does.
    double columnFrom(double from) {
        double at = 0;
        for (TableColumn<?, ?> each : table.getVisibleLeafColumns()) {
            if (at >= from - HALF_A_PIXEL) {
                return at;
            }
            at += each.getWidth();
        }
        return at;
    }

    /// Where the last column begins that begins at `to` or before it.
    double columnUpTo(double to) {
        double at = 0;
        for (TableColumn<?, ?> each : table.getVisibleLeafColumns()) {
            if (at + each.getWidth() > to + HALF_A_PIXEL) {
                return at;
            }
            at += each.getWidth();
        }
        return at;
    }

    /// How far the table is scrolled to the right.
    double offset() {
        ScrollBar bar = bar();
        return bar == null || !bar.isVisible() ? 0 : bar.getValue();
    }

    /// Calls `moved` whenever the table was scrolled to a side, by whatever.
    void onMoved(Runnable moved) {
        table.skinProperty()
                .addListener(
                        (source, was, now) -> {
                            ScrollBar bar = bar();
                            if (bar != null) {
                                bar.valueProperty().addListener(change -> moved.run());
                                bar.visibleProperty().addListener(change -> moved.run());
                            }
                        });
    }

    /// The wheel turned over something that lies above the table.
    void turn(ScrollEvent event) {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            event.consume();
            flow.fireEvent(event.copyFor(flow, flow));
        }
    }

    /// Whether the mouse is on one of the bars.
    static boolean onBar(InputEvent event) {
        Node at = event.getTarget() instanceof Node node ? node : null;
        while (at != null && !(at instanceof ScrollBar)) {
            at = at.getParent();
        }
        return at != null;
    }

    private @Nullable ScrollBar bar() {
        ScrollBar known = found;
        if (known != null && known.getScene() != null) {
            return known;
        }
        for (Node node : table.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
                found = bar;
                return bar;
            }
        }
        return null;
    }
}
