package jp.kakehashi.ledgerui.record;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledgerui.cells.TextDifference;
import jp.kakehashi.ledgerui.desk.ConflictWords;
import jp.kakehashi.ledgerui.desk.DifferenceText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;

/// 「二人が同じ欄を書きました」: both values with their authors, and who decides.
final class ConflictPanel {
    private final Controls controls;
    private final LedgerDesk desk;
    private final Runnable toInbox;

    ConflictPanel(Controls controls, LedgerDesk desk, Runnable toInbox) {
        this.controls = controls;
        this.desk = desk;
        this.toInbox = toInbox;
    }

    Node draw(ConflictView view) {
        Conflict conflict = view.conflict();
        ConflictWords words = new ConflictWords(desk, view);
        Label head = new Label(words.title());
        Wrapping.of(head);
        head.getStyleClass().add("strong");
        HBox title = new HBox(8, new Marks(desk.texts()).conflict(), head);
        title.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox box = new VBox(8, title);
        box.getStyleClass().addAll("panel", "warn", "conflict-panel");
        if (conflict.field() != null) {
            Label field = RecordDrawer.small(desk.label(view.definition(), conflict.field()));
            box.getChildren().add(field);
        }
        String left = words.value(conflict.kept());
        String right = words.value(conflict.standing());
        TextDifference.Sides sides = TextDifference.between(left, right);
        box.getChildren().add(side(sides.left(), conflict.kept()));
        box.getChildren().add(side(sides.right(), conflict.standing()));
        if (view.mayDecide()) {
            Button decide = controls.secondary("ledger.conflict.toInbox", toInbox);
            box.getChildren()
                    .addAll(RecordDrawer.small(desk.texts().get("ledger.conflict.yours")), decide);
        } else {
            String owner = desk.places().section(view.definition().owner(), desk.language());
            box.getChildren()
                    .add(RecordDrawer.small(desk.texts().get("ledger.conflict.waiting", owner)));
        }
        return box;
    }

    private Node side(java.util.List<TextDifference.Part> parts, Conflict.Side side) {
        Label who =
                RecordDrawer.small(
                        desk.texts()
                                .get(
                                        "ledger.conflict.side",
                                        desk.who(side.author()),
                                        desk.moment(side.madeAt(), true)));
        return new VBox(2, DifferenceText.of(parts, "strong"), who);
    }
}
