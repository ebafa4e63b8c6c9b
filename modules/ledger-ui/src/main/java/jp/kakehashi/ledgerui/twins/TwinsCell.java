package jp.kakehashi.ledgerui.twins;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerTwins.Likely;
import org.jspecify.annotations.Nullable;

/// A likely pair in the list: both names, how likely, why.
final class TwinsCell extends ListCell<Likely> {
    private static final double MARGIN = 40;

    private final TwinsWords words;
    private final Label one = new Label();
    private final Label other = new Label();
    private final Label score = new Label();
    private final Label why = new Label();
    private final VBox box = new VBox(2, one, other, score, why);

    TwinsCell(TwinsWords words) {
        this.words = words;
        one.getStyleClass().add("strong");
        other.getStyleClass().add("strong");
        score.getStyleClass().add("t-s");
        why.getStyleClass().addAll("t-s", "ink-3");
        for (Label label : new Label[] {one, other, score, why}) {
            label.setWrapText(true);
            label.setMinHeight(VBox.USE_PREF_SIZE);
        }
        box.setPrefWidth(1);
        setPrefWidth(1);
        box.maxWidthProperty().bind(widthProperty().subtract(MARGIN));
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
        why.setText(words.why(pair));
        setGraphic(box);
        setAccessibleText(
                one.getText() + " " + other.getText() + " " + score.getText() + " " + why.getText());
    }
}
