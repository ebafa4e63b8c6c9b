package jp.kakehashi.ledgerui.transcribe;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.transcribe.TranscriptionModel.Line;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// One value: its number, what it is, itself, and whether it was taken.
final class TranscriptionLine extends ListCell<Line> {
    private final LedgerDesk desk;

    TranscriptionLine(LedgerDesk desk) {
        this.desk = desk;
        // As wide as the list, not as its words would like to be.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        Label number = new Label(Integer.toString(line.number()));
        number.getStyleClass().addAll("ink-3", "transcription-number");
        Label name = new Label(line.field().label().in(desk.language()));
        name.getStyleClass().addAll("t-s", "ink-3");
        Label value = NameText.follow(new Label(line.value().isEmpty() ? "—" : line.value()));
        value.getStyleClass().add("transcription-value");
        Wrapping.of(value);
        VBox words = new VBox(name, value);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(12, number, words);
        box.setAlignment(Pos.CENTER_LEFT);
        if (line.taken()) {
            Chip chip = new Chip(desk.texts().get("ledger.transcribe.taken"), Tone.OK, Icon.CHECK);
            chip.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(chip);
        }
        setGraphic(box);
    }
}
