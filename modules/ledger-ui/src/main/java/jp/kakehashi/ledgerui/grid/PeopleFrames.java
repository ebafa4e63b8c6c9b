package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.ledger.Presence.Colleague;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// A thin frame with a name on each cell in sight where somebody else is. Lets every press through.
final class PeopleFrames extends Pane {
    private final GridViewModel model;
    private final PeopleHere people;
    private final CellBounds cells;
    private final Map<String, Frame> frames = new HashMap<>();

    /// Where a cell is on screen; null when it is not.
    @FunctionalInterface
    interface CellBounds {
        @Nullable Bounds of(int row, FieldId field);
    }

    private record Frame(Region edge, Label name) {}

    PeopleFrames(GridViewModel model, PeopleHere people, CellBounds cells) {
        this.model = model;
        this.people = people;
        this.cells = cells;
        setMouseTransparent(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    /// Puts the frames where their cells are now.
    void follow(int first, int last) {
        List<String> drawn = new ArrayList<>();
        Map<CellPlace, Double> taken = new HashMap<>();
        for (Colleague each : people.othersProperty().get()) {
            UUID row = each.row();
            FieldId field = each.field();
            int at = row == null ? -1 : model.rows().find(row);
            Bounds there = at < first || at > last || field == null ? null : cells.of(at, field);
            if (row == null || field == null || there == null) {
                continue;
            }
            String key = each.who().staff() + " " + each.who().device();
            drawn.add(key);
            Frame frame = frames.computeIfAbsent(key, k -> frame(each));
            CellPlace place = new CellPlace(row, field);
            double used = taken.getOrDefault(place, 0.0);
            put(frame, each, there, used);
            taken.put(place, used + frame.name().getWidth() + 2);
        }
        frames.entrySet()
                .removeIf(
                        each -> {
                            boolean gone = !drawn.contains(each.getKey());
                            if (gone) {
                                Frame frame = each.getValue();
                                getChildren().removeAll(frame.edge(), frame.name());
                            }
                            return gone;
                        });
    }

    private Frame frame(Colleague colleague) {
        Region edge = new Region();
        edge.getStyleClass().addAll("person-frame", "who-" + PeopleHere.tone(colleague));
        edge.setManaged(false);
        Label name = new Label();
        name.getStyleClass().addAll("person-tag", "who-" + PeopleHere.tone(colleague));
        name.setManaged(false);
        // No frame may cross a name.
        getChildren().addFirst(edge);
        getChildren().add(name);
        return new Frame(edge, name);
    }

    private void put(Frame frame, Colleague colleague, Bounds cell, double used) {
        double width = cell.getWidth();
        frame.edge().resizeRelocate(cell.getMinX(), cell.getMinY(), width, cell.getHeight());
        String name = PeopleHere.shortName(colleague);
        frame.name().setText(colleague.writing() ? "✎ " + name : name);
        frame.name().setAccessibleText(people.words(colleague));
        frame.name().applyCss();
        double wide = Math.min(frame.name().prefWidth(-1), width - used);
        double high = frame.name().prefHeight(-1);
        // On the line between two rows, where neither has letters; the first row has no line above.
        double y = cell.getMinY() - high / 2;
        if (y < head()) {
            y = cell.getMinY();
        }
        frame.name().resizeRelocate(cell.getMaxX() - wide - used, y, Math.max(0, wide), high);
    }

    private double head() {
        Node head = getParent() == null ? null : getParent().lookup(".column-header-background");
        return head == null ? 0 : head.getLayoutBounds().getHeight();
    }
}
