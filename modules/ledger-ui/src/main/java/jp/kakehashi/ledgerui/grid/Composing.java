package jp.kakehashi.ledgerui.grid;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Lets a person begin a cell with the Japanese input method: what is being composed is drawn over
/// the cell, and what is decided becomes the text of a new editor. The grid keeps the focus while
/// composing, because moving the focus would decide the first letter by itself.
final class Composing {
    private final Label preview = new Label();
    private final Pane layer;
    private final Supplier<@Nullable Bounds> cell;
    private final Consumer<String> decided;

    Composing(Node grid, Pane layer, Supplier<@Nullable Bounds> cell, Consumer<String> decided) {
        this.layer = layer;
        this.cell = cell;
        this.decided = decided;
        preview.getStyleClass().add("composing");
        preview.setManaged(false);
        grid.setInputMethodRequests(new Requests());
        grid.setOnInputMethodTextChanged(this::changed);
    }

    private void changed(InputMethodEvent event) {
        String composing =
                event.getComposed().stream()
                        .map(InputMethodTextRun::getText)
                        .collect(Collectors.joining());
        show(composing);
        if (!event.getCommitted().isEmpty()) {
            decided.accept(event.getCommitted());
        }
        event.consume();
    }

    private void show(String text) {
        preview.setText(text);
        if (text.isEmpty()) {
            layer.getChildren().remove(preview);
        } else if (!layer.getChildren().contains(preview)) {
            layer.getChildren().add(preview);
        }
        layout();
    }

    void layout() {
        Bounds at = preview.getText().isEmpty() ? null : cell.get();
        preview.setVisible(at != null);
        if (at != null) {
            double width = Math.max(at.getWidth(), preview.prefWidth(-1));
            preview.resizeRelocate(at.getMinX(), at.getMinY(), width, at.getHeight());
        }
    }

    private final class Requests implements InputMethodRequests {
        @Override
        public Point2D getTextLocation(int offset) {
            Bounds at = cell.get();
            Point2D below = at == null ? null : layer.localToScreen(at.getMinX(), at.getMaxY());
            return below == null ? Point2D.ZERO : below;
        }

        @Override
        public int getLocationOffset(int x, int y) {
            return 0;
        }

        @Override
        public void cancelLatestCommittedText() {}

        @Override
        public String getSelectedText() {
            return "";
        }
    }
}
