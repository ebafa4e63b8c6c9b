package jp.kakehashi.ledgerui.twins;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerTwins.Likely;
import org.jspecify.annotations.Nullable;

/// A likely pair in the list: both names and how likely; why, the side beside it tells.
final class TwinsCell extends ListCell<Likely> {
    private final TwinsWords words;
    private final Label one = new Label();
    private final Label other = new Label();
    private final Label score = new Label();
    private final VBox box = new VBox(2, one, other, score);

    TwinsCell(TwinsWords words) {
        this.words = words;
        one.getStyleClass().add("strong");
        other.getStyleClass().add("strong");
        score.getStyleClass().addAll("t-s", "ink-3");
        box.setPadding(new Insets(6, 8, 6, 8));
        setPrefWidth(1);
    }

    @Override
    protected void updateItem(@Nullable Likely pair, boolean empty) {
        super.updateItem(pair, empty);
        if (pair == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        one.setText(words.title(pair.first()));
        other.setText(words.title(pair.second()));
        score.setText(words.score(pair));
        setGraphic(box);
        setAccessibleText(
                String.join(" ", one.getText(), other.getText(), score.getText(), words.why(pair)));
    }
}
