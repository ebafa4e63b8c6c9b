package jp.kakehashi.ledgerui.record;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.links.LinkWords.Origin;
import jp.kakehashi.ledgerui.links.LinkWords.Way;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;

/// What leads to the row on a card, by ledger and field; not there when nothing does. Screen's
/// thread only.
final class PointingBox extends VBox {
    private final Controls controls;
    private final LedgerDesk desk;
    private final Consumer<Way> open;

    /// What leads to `row` of `ledger`, read at once; `open` goes to one of them.
    PointingBox(Controls controls, LedgerDesk desk, LedgerId ledger, UUID row, Consumer<Way> open) {
        super(8);
        this.controls = controls;
        this.desk = desk;
        this.open = open;
        getStyleClass().addAll("record-section", "pointing-box");
        managedProperty().bind(visibleProperty());
        setVisible(false);
        desk.links().pointing(ledger, row, this::show);
    }

    private void show(List<Origin> found) {
        getChildren().setAll(controls.subsection("ledger.links.pointing"));
        for (Origin origin : found) {
            Label from =
                    RecordDrawer.small(
                            desk.texts().get("ledger.links.from", origin.ledger(), origin.field()));
            VBox rows = new VBox(2, from);
            origin.rows().forEach(way -> rows.getChildren().add(button(way)));
            if (origin.more() > 0) {
                String more = desk.texts().get("ledger.links.more", origin.more());
                rows.getChildren().add(RecordDrawer.small(more));
            }
            getChildren().add(rows);
        }
        setVisible(!found.isEmpty());
    }

    private Button button(Way way) {
        Button button = new Button();
        button.setGraphic(NameText.follow(new Label(way.words())));
        button.setAccessibleText(way.words());
        button.getStyleClass().addAll("quiet", "link-choice");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setOnAction(event -> open.accept(way));
        return button;
    }
}
