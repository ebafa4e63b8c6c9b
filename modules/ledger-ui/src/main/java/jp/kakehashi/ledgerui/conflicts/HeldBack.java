package jp.kakehashi.ledgerui.conflicts;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.purpose.PurposeForm;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// Stands where something of a ledger would, which is read for a purpose that nobody has named yet,
/// and leads to the question. What was held back comes by itself afterwards.
final class HeldBack extends VBox {
    HeldBack(UiContext ui, LedgerDesk desk, LedgerDefinition definition) {
        super(12);
        Label words =
                new Label(
                        desk.texts()
                                .get(
                                        "ledger.purpose.held",
                                        definition.label().in(desk.language())));
        Wrapping.of(words);
        getStyleClass().add("held-back");
        getChildren()
                .setAll(
                        words,
                        ui.controls()
                                .secondary(
                                        "ledger.purpose.choose",
                                        () ->
                                                new PurposeForm(ui, desk, definition)
                                                        .show(() -> {})));
    }
}
