package jp.kakehashi.ledgerui.grid;

import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.bulk.Finder.Hit;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.cells.TextDifference;
import jp.kakehashi.ledgerui.desk.DifferenceText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// A cell that was found: whose it is, what it holds and what it would hold, or why it cannot.
final class HitLine extends ListCell<Hit> {
    private static final int LONGEST = 120;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Set<Hit> left;
    private final Runnable changed;

    /// `left` are those that stay as they are; `changed` is told after a tick was set or taken.
    HitLine(GridViewModel model, Set<Hit> left, Runnable changed) {
        this.model = model;
        this.desk = model.desk();
        this.left = left;
        this.changed = changed;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        LedgerDefinition form = model.definitionProperty().get();
        setText(null);
        setGraphic(empty || hit == null || form == null ? null : line(hit, form));
    }

    private Node line(Hit hit, LedgerDefinition form) {
        String field = hit.field().label().in(desk.language());
        String title = RowTitle.of(form, hit.row()) + "　" + field;
        Label head = NameText.follow(new Label(title));
        head.getStyleClass().addAll("t-s", "ink-3");
        VBox words = new VBox(2, head, values(hit));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (hit.why() != null) {
            Label why = new Label(desk.words(hit.why(), form));
            Wrapping.of(why);
            why.getStyleClass().addAll("t-s", "tone-bad");
            why.setGraphic(Icon.STOP.node("fine", "icon-bad"));
            words.getChildren().add(why);
        }
        HBox line = new HBox(10, words);
        line.setAlignment(Pos.CENTER_LEFT);
        if (hit.after() != null) {
            line.getChildren().addFirst(tick(hit, title));
        }
        return line;
    }

    private CheckBox tick(Hit hit, String title) {
        CheckBox tick = new CheckBox();
        tick.setAccessibleText(title);
        tick.setFocusTraversable(false);
        tick.setDisable(hit.cell() == null);
        tick.setSelected(!left.contains(hit));
        tick.selectedProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now) {
                                left.remove(hit);
                            } else {
                                left.add(hit);
                            }
                            changed.run();
                        });
        return tick;
    }

    private Node values(Hit hit) {
        String after = hit.after();
        if (after == null) {
            return NameText.follow(new Label(oneLine(hit.before())));
        }
        TextDifference.Sides sides = TextDifference.between(oneLine(hit.before()), oneLine(after));
        Node to =
                after.isEmpty()
                        ? new Label(desk.texts().get("ledger.find.emptied"))
                        : DifferenceText.of(sides.right());
        HBox values = new HBox(10, DifferenceText.of(sides.left()), Icon.NEXT.node("fine"), to);
        values.setAlignment(Pos.CENTER_LEFT);
        return values;
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s*\\n\\s*", " ");
        return line.codePointCount(0, line.length()) > LONGEST
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…"
                : line;
    }
}
