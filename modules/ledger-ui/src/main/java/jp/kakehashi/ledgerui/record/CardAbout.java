package jp.kakehashi.ledgerui.record;

import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;

/// What a card says about its row as such: its earlier number, when it came to head office, that
/// looking at it is logged. Screen's thread only.
final class CardAbout {
    private final Controls controls;
    private final LedgerDesk desk;
    private final Label arrived = RecordDrawer.small("");

    CardAbout(Controls controls, LedgerDesk desk) {
        this.controls = controls;
        this.desk = desk;
    }

    Node of(LedgerDefinition definition, RowView row) {
        VBox about = new VBox(10, controls.subsection("ledger.record.about"));
        about.getStyleClass().add("record-section");
        String provisional = row.provisional();
        if (provisional != null) {
            about.getChildren()
                    .add(
                            RecordDrawer.small(
                                    desk.texts().get("ledger.record.provisional", provisional)));
        }
        about.getChildren().add(arrived);
        if (definition.personal()) {
            about.getChildren().add(RecordDrawer.small(desk.texts().get("ledger.record.logged")));
        }
        return about;
    }

    void show(RowView now) {
        arrived.setVisible(!now.guarded());
        arrived.setManaged(!now.guarded());
        Instant at = Instant.ofEpochMilli(now.acceptedAtMillis());
        arrived.setText(
                now.acceptedAtMillis() == 0
                        ? desk.texts().get("ledger.record.notArrived")
                        : desk.texts().get("ledger.record.arrived", desk.moment(at, true)));
    }
}
