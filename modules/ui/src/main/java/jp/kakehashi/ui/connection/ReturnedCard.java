package jp.kakehashi.ui.connection;

import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Moments;
import jp.kakehashi.ui.control.ProblemTexts;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;

/// One edit that came back: where it was made, the words that were entered, and why it was not
/// taken.
final class ReturnedCard extends VBox {
    private final StatusReport.Returned edit;

    ReturnedCard(UiContext ui, Moments moments, StatusReport.Returned edit) {
        this.edit = edit;
        ProblemTexts words = new ProblemTexts(ui.texts());
        getStyleClass().addAll("panel", "bad");
        Label head = new Label(ui.texts().get("ui.status.returned.head"));
        head.getStyleClass().add("strong");
        Label when = new Label(moments.at(edit.at()));
        when.getStyleClass().addAll("t-s", "ink-2");
        Label where = new Label(edit.ledger() + "　" + edit.row());
        where.getStyleClass().addAll("t-s", "ink-2");
        Label what =
                NameText.follow(
                        new Label(
                                edit.value().isEmpty()
                                        ? edit.field()
                                        : ui.texts()
                                                .get(
                                                        "ui.status.edit",
                                                        edit.field(),
                                                        edit.value())));
        what.getStyleClass().addAll("t-l", "strong");
        Wrapping.of(what);
        what.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        new HBox(8, Icon.RETURNED.node("icon-bad"), head),
                        new HBox(16, where, when),
                        what,
                        reason(words.happened(edit.reason())),
                        reason(words.advice(edit.reason())));
    }

    void copyText() {
        ClipboardContent content = new ClipboardContent();
        content.putString(edit.value());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Label reason(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("t-s");
        Wrapping.of(label);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}
