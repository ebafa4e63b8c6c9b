package jp.kakehashi.ledgerui.grid;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import org.jspecify.annotations.Nullable;

/// A column in the list of columns: whether it is shown, its name, and what is particular about it.
final class ColumnLine extends ListCell<FieldDefinition> {
    private final LedgerDesk desk;
    private final Supplier<ColumnLayout> layout;

    ColumnLine(LedgerDesk desk, Supplier<ColumnLayout> layout) {
        this.desk = desk;
        this.layout = layout;
        // As wide as the list, not as its words would like to be.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable FieldDefinition field, boolean empty) {
        super.updateItem(field, empty);
        setText(null);
        if (empty || field == null) {
            setGraphic(null);
            return;
        }
        ColumnLayout now = layout.get();
        boolean hidden = now.hidden().contains(field.id());
        Region place = new Region();
        place.getStyleClass().add("columns-sign");
        Label name = new Label(field.label().in(desk.language()));
        name.setMinWidth(60);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, hidden ? place : Icon.CHECK.node("icon-ok", "columns-sign"), name);
        line.setAlignment(Pos.CENTER_LEFT);
        if (hidden) {
            name.getStyleClass().add("ink-3");
            line.getChildren().add(chip("ledger.columns.isHidden", Tone.WARN));
        }
        if (now.frozen().contains(field.id())) {
            line.getChildren().add(chip("ledger.columns.isFrozen", Tone.ACCENT));
        }
        if (now.wrapped().contains(field.id())) {
            line.getChildren().add(chip("ledger.columns.isWrapped", Tone.NEUTRAL));
        }
        Integer width = now.widths().get(field.id());
        if (width != null) {
            String words = desk.texts().get("ledger.columns.isWide", width);
            line.getChildren().add(whole(new Chip(words, Tone.NEUTRAL)));
        }
        setGraphic(line);
    }

    private Chip chip(String key, Tone tone) {
        return whole(new Chip(desk.texts().get(key), tone));
    }

    private static Chip whole(Chip chip) {
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }
}
