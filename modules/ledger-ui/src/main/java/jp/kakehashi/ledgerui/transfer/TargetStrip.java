package jp.kakehashi.ledgerui.transfer;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.Controls;
import org.jspecify.annotations.Nullable;

/// Where the rows of a file go; held while they are written. Screen's thread only.
final class TargetStrip extends HBox {
    /// Stands for a ledger that is still to be made.
    static final String NEW_LEDGER = "";

    TargetStrip(
            LedgerDesk desk,
            Controls controls,
            ImportViewModel model,
            boolean held,
            Consumer<String> chosen) {
        super(8);
        LedgerId into = model.into();
        String now = into == null ? NEW_LEDGER : into.value();
        ComboBox<String> target = new ComboBox<>();
        target.setConverter(new LedgerNames(desk, model, NEW_LEDGER));
        target.getItems().add(NEW_LEDGER);
        model.targets().forEach(each -> target.getItems().add(each.id().value()));
        if (!target.getItems().contains(now)) {
            target.getItems().add(now);
        }
        target.setValue(now);
        target.setDisable(held);
        target.setMinWidth(USE_PREF_SIZE);
        target.valueProperty().addListener((source, was, wanted) -> chosen.accept(wanted));
        Label to = controls.note("ledger.import.target");
        to.setMinWidth(USE_PREF_SIZE);
        to.setLabelFor(target);
        target.setAccessibleText(to.getText());
        getChildren().addAll(to, target);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("bar", "thin");
    }

    /// The ledger chosen by `id` when it is read for a purpose that nobody has named yet.
    static @Nullable LedgerDefinition held(LedgerDesk desk, ImportViewModel model, String id) {
        return model.targets().stream()
                .filter(each -> each.id().value().equals(id))
                .filter(desk.service().purposes()::missing)
                .findFirst()
                .orElse(null);
    }
}
