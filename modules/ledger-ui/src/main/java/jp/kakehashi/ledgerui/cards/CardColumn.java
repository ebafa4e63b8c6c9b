package jp.kakehashi.ledgerui.cards;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cards.CardsModel.Column;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;

/// One choice with its rows, how many there are, and a way to more of them.
final class CardColumn extends VBox {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double WIDE = 248;
    private static final double A_PULL = 6;

    private final CardsPane pane;
    private final Column column;
    private final LedgerDesk desk;
    private final List<RowCard> cards = new ArrayList<>();
    private double pulledFrom = Double.NaN;

    CardColumn(CardsPane pane, Column column) {
        this.pane = pane;
        this.column = column;
        desk = pane.grid().desk();
        getStyleClass().add("cards-column");
        setMinWidth(pane.scaled(WIDE));
        setMaxWidth(pane.scaled(WIDE));
        Label count = new Label(count());
        count.getStyleClass().addAll("t-s", "ink-3");
        count.setMinWidth(USE_PREF_SIZE);
        Chip chip =
                column.choice() == null
                        ? new Chip(words(), Tone.NEUTRAL)
                        : pane.marks().choice(pane.model().by(), column.choice().code());
        chip.setMinWidth(0);
        HBox head = new HBox(8, chip, pane.ui().controls().spring(), count);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox list = new VBox(8);
        list.getStyleClass().add("cards-list");
        for (RowView row : column.rows()) {
            RowCard card = new RowCard(pane.grid(), pane.model().by(), row, () -> pane.open(row));
            card.setOnMousePressed(event -> pulledFrom = Double.NaN);
            card.setOnMouseDragged(event -> pulled(card, event));
            card.setOnMouseReleased(event -> letGo(row, event));
            cards.add(card);
        }
        list.getChildren().addAll(cards);
        if (column.rows().isEmpty()) {
            list.getChildren().add(pane.ui().controls().note("ledger.cards.none"));
        }
        if (column.more()) {
            list.getChildren()
                    .add(
                            pane.ui()
                                    .controls()
                                    .secondary(
                                            "ledger.cards.more", () -> pane.model().more(column)));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("cards-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        setAccessibleText(words() + " " + count());
    }

    private String count() {
        return column.counted()
                ? desk.texts()
                        .get("ledger.cards.count", CellText.grouped(Long.toString(column.total())))
                : desk.texts().get("ledger.cards.uncounted");
    }

    /// What the column is called.
    String words() {
        return column.choice() == null
                ? desk.texts().get("ledger.cards.noChoice")
                : column.choice().label().in(desk.language());
    }

    Column column() {
        return column;
    }

    List<RowCard> cards() {
        return cards;
    }

    /// Where a row stands in it; -1 when it is not there.
    int place(RowView row) {
        for (int i = 0; i < cards.size(); i++) {
            if (cards.get(i).row().row().equals(row.row())) {
                return i;
            }
        }
        return -1;
    }

    /// Puts the caret on a card; false where there is none, at the end on what follows.
    boolean focus(int place) {
        if (place >= 0 && place < cards.size()) {
            cards.get(place).requestFocus();
            reveal(cards.get(place));
            return true;
        }
        return false;
    }

    private void reveal(RowCard card) {
        ScrollPane scroll = (ScrollPane) getChildren().getLast();
        double all = scroll.getContent().getLayoutBounds().getHeight();
        double port = scroll.getViewportBounds().getHeight();
        double top = card.getBoundsInParent().getMinY();
        double end = card.getBoundsInParent().getMaxY();
        double now = scroll.getVvalue() * Math.max(0, all - port);
        if (all > port && (top < now || end > now + port)) {
            double wanted = top < now ? top : end - port;
            scroll.setVvalue(Math.clamp(wanted / (all - port), 0, 1));
        }
    }

    private void pulled(RowCard card, MouseEvent event) {
        if (Double.isNaN(pulledFrom)) {
            pulledFrom = event.getSceneX() + event.getSceneY();
        }
        boolean far = Math.abs(event.getSceneX() + event.getSceneY() - pulledFrom) > A_PULL;
        if (far && pane.movable(card.row())) {
            card.disarm();
            pane.carrying(pane.at(event.getSceneX(), event.getSceneY()));
        }
    }

    private void letGo(RowView row, MouseEvent event) {
        CardColumn target = pane.at(event.getSceneX(), event.getSceneY());
        boolean pulled = !Double.isNaN(pulledFrom);
        pulledFrom = Double.NaN;
        pane.carrying(null);
        if (pulled && target != null && !target.equals(this)) {
            pane.move(row, this, target);
        }
    }

    void carriedOver(boolean over) {
        pseudoClassStateChanged(OVER, over);
    }
}
