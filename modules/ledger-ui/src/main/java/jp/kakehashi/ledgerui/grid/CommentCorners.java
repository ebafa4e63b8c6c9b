package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.ledgerui.comments.Said;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.records.comments.CommentThread.Comment;
import org.jspecify.annotations.Nullable;

/// A small corner on each cell in sight about which something is said that is not settled; it says
/// what when pointed at. What is about a row as a whole stands at its first cell, on the left.
final class CommentCorners extends Pane {
    private static final double SIDE = 11;
    private static final int TOLD = 160;

    private final GridViewModel model;
    private final PeopleFrames.CellBounds cells;
    private final java.util.function.Consumer<CellPlace> open;
    private @Nullable Said said;

    CommentCorners(
            GridViewModel model,
            PeopleFrames.CellBounds cells,
            java.util.function.Consumer<CellPlace> open) {
        this.model = model;
        this.cells = cells;
        this.open = open;
        setPickOnBounds(false);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    void said(Said known) {
        said = known;
    }

    /// Puts the corners where their cells are now.
    void follow(int first, int last) {
        Said known = said;
        List<Region> corners = new ArrayList<>();
        if (known != null && !model.fields().isEmpty()) {
            for (UUID row : known.openRows()) {
                int at = model.rows().find(row);
                if (at >= first && at <= last) {
                    known.of(row).stream()
                            .filter(CommentThread::open)
                            .forEach(thread -> corner(at, thread, corners));
                }
            }
        }
        getChildren().setAll(corners);
    }

    private void corner(int at, CommentThread thread, List<Region> into) {
        FieldId about = thread.field();
        FieldId field = about == null ? model.fields().getFirst().id() : about;
        Bounds cell = cells.of(at, field);
        if (cell == null) {
            return;
        }
        Region corner = new Region();
        corner.getStyleClass().addAll("comment-corner", about == null ? "row" : "cell");
        corner.setManaged(false);
        double x = about == null ? cell.getMinX() : cell.getMaxX() - SIDE;
        corner.resizeRelocate(x, cell.getMinY(), SIDE, SIDE);
        String words = words(thread);
        corner.setAccessibleRole(AccessibleRole.BUTTON);
        corner.setAccessibleText(words);
        Tooltip.install(corner, new Tooltip(words));
        corner.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) {
                        event.consume();
                        open.accept(new CellPlace(thread.row(), field));
                    }
                });
        into.add(corner);
    }

    private String words(CommentThread thread) {
        List<Comment> heard = thread.comments().stream().filter(c -> c.text() != null).toList();
        Comment last = heard.getLast();
        String text = String.valueOf(last.text());
        String some = text.length() > TOLD ? text.substring(0, TOLD) + "…" : text;
        return model.desk()
                .texts()
                .get("ledger.comment.corner", heard.size(), model.desk().who(last.author()), some);
    }
}
