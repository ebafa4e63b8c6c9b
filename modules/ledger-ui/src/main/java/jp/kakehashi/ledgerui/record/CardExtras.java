package jp.kakehashi.ledgerui.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.links.LinkWords.Way;
import jp.kakehashi.ledgerui.marks.MarkLooks;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// What a card has beside its fields of words: ways to linked rows, and files. Screen's thread
/// only.
final class CardExtras {
    private final UiContext ui;
    private final GridViewModel grid;
    private final Consumer<Way> open;
    private final Map<FieldId, HBox> places = new HashMap<>();
    private final List<AttachmentBox> attached = new ArrayList<>();
    private final FlowPane marked = new FlowPane(6, 4);
    private final MarkLooks looks;
    private RowView newest;

    /// For the card of `first`; `open` goes to a linked row.
    CardExtras(UiContext ui, GridViewModel grid, RowView first, Consumer<Way> open) {
        this.ui = ui;
        this.grid = grid;
        this.open = open;
        newest = first;
        looks = grid.views().marks().looks();
        marked.getStyleClass().add("card-marks");
        marked.managedProperty().bind(marked.visibleProperty());
    }

    /// Why the view on show marks this row.
    Node marked() {
        return marked;
    }

    /// The files of a cell.
    Node files(FieldDefinition field, boolean owner) {
        CellPlace place = new CellPlace(newest.row(), field.id());
        Function<String, @Nullable Problem> write =
                grid.writable(field)
                        ? text -> grid.write(place, newest, text, ChangeNote.NONE)
                        : null;
        AttachmentBox files =
                new AttachmentBox(
                        ui, grid.desk(), grid.ledger(), newest.row(), field, write, owner);
        attached.add(files);
        return files;
    }

    /// Where the way of a link that cannot be written will stand.
    Node placeOfWay(FieldDefinition field) {
        HBox place = new HBox(8);
        places.put(field.id(), place);
        return place;
    }

    /// Shows a newer state of the row.
    void show(RowView now, Marks marks) {
        newest = now;
        marked.getChildren()
                .setAll(grid.views().marks().of(now).stream().map(looks::chip).toList());
        marked.setVisible(!marked.getChildren().isEmpty());
        attached.forEach(files -> files.show(now, marks));
        for (FieldDefinition field : grid.fields()) {
            HBox place = places.get(field.id());
            if (place != null) {
                place.getChildren().clear();
                lead(field, place);
            }
        }
    }

    /// Adds a way to the row that a link leads to.
    void lead(FieldDefinition field, HBox into) {
        way(field)
                .ifPresent(
                        way -> {
                            Button go =
                                    ui.controls()
                                            .quiet("ledger.links.open", () -> open.accept(way));
                            go.setGraphic(ui.controls().key("Ctrl G"));
                            go.setContentDisplay(ContentDisplay.RIGHT);
                            go.getStyleClass().add("small");
                            into.getChildren().add(go);
                        });
    }

    /// Goes where a link leads.
    void follow(FieldDefinition field) {
        way(field).ifPresent(open);
    }

    private Optional<Way> way(FieldDefinition field) {
        String value = newest.values().get(field.id());
        return field.link() == null || value == null
                ? Optional.empty()
                : grid.desk().links().way(field, value);
    }
}
