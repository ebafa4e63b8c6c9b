package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.ledgerui.desk.Said;
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
    private final Map<UUID, Corner> corners = new HashMap<>();
    private @Nullable Said said;

    private record Corner(Region node, CommentThread thread) {}

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
        List<UUID> drawn = new ArrayList<>();
        if (known != null && !model.fields().isEmpty()) {
            for (UUID row : known.openRows()) {
                int at = model.rows().find(row);
                if (at >= first && at <= last) {
                    known.of(row).stream()
                            .filter(CommentThread::open)
                            .filter(thread -> put(at, thread))
                            .forEach(thread -> drawn.add(thread.id()));
                }
            }
        }
        corners.entrySet()
                .removeIf(
                        each -> {
                            boolean gone = !drawn.contains(each.getKey());
                            if (gone) {
                                getChildren().remove(each.getValue().node());
                            }
                            return gone;
                        });
    }

    private boolean put(int at, CommentThread thread) {
        FieldId about = thread.field();
        FieldId field = about == null ? model.fields().getFirst().id() : about;
        Bounds cell = cells.of(at, field);
        if (cell == null) {
            return false;
        }
        Corner known = corners.get(thread.id());
        if (known == null || !known.thread().equals(thread)) {
            if (known != null) {
                getChildren().remove(known.node());
            }
            known = new Corner(corner(thread, field), thread);
            corners.put(thread.id(), known);
            getChildren().add(known.node());
        }
        double x = thread.field() == null ? cell.getMinX() : cell.getMaxX() - SIDE;
        known.node().resizeRelocate(x, cell.getMinY(), SIDE, SIDE);
        return true;
    }

    private Region corner(CommentThread thread, FieldId field) {
        Region corner = new Region();
        corner.getStyleClass().addAll("comment-corner", thread.field() == null ? "row" : "cell");
        corner.setManaged(false);
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
        return corner;
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
