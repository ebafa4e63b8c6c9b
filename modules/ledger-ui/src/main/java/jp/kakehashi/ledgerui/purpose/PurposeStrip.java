package jp.kakehashi.ledgerui.purpose;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Says for what the rows on show are being read, and leads to another purpose. Takes no room in a
/// ledger that does not ask. Screen's thread only.
public final class PurposeStrip extends HBox {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final Label words = new Label();
    private final Button change;
    private @Nullable LedgerDefinition definition;

    /// A strip that shows nothing yet.
    public PurposeStrip(UiContext ui, LedgerDesk desk) {
        super(12);
        this.ui = ui;
        this.desk = desk;
        change = ui.controls().quiet("ledger.purpose.change", this::change);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        change.setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("purpose-strip");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(words, change);
        setVisible(false);
        setManaged(false);
    }

    /// Shows how that ledger is being read; null while it is not known.
    public void show(@Nullable LedgerDefinition ledger) {
        definition = ledger;
        boolean asks = ledger != null && !ledger.purposes().isEmpty();
        setVisible(asks);
        setManaged(asks);
        if (ledger != null && asks) {
            String chosen = desk.service().purposes().chosen(ledger).orElse("");
            words.setText(desk.texts().get("ledger.purpose.now", chosen));
        }
    }

    /// Asks for another purpose.
    public void change() {
        LedgerDefinition ledger = definition;
        if (ledger != null && !ledger.purposes().isEmpty()) {
            new PurposeForm(ui, desk, ledger).show(() -> show(ledger));
        }
    }
}
