package jp.kakehashi.ui.find;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.FindSource.Item;
import jp.kakehashi.ui.FindSource.Note;
import jp.kakehashi.ui.names.NameText;

/// One thing in the box: its title, below it where it was found with the piece marked, and why.
final class FindLine extends HBox {
    FindLine(Item item) {
        getStyleClass().add("find-line");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        Note note = item.note();
        setAccessibleText(
                String.join(
                        " ",
                        item.title(),
                        note.label(),
                        note.before() + note.piece() + note.after(),
                        note.why()));
        Label title = word(item.title(), "t-m");
        VBox words = new VBox(2, title);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        if (!note.equals(Note.NONE)) {
            words.getChildren().add(found(note));
        }
        getChildren().addAll(item.icon().node("ink-3"), words);
        if (!item.press().isEmpty()) {
            Label key = word(item.press(), "key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(key);
        }
    }

    private static HBox found(Note note) {
        HBox line = new HBox();
        line.getStyleClass().add("find-note");
        if (!note.label().isEmpty()) {
            Label label = word(note.label(), "find-label", "t-s", "ink-3");
            label.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(label);
        }
        Label after = word(note.after(), "t-s");
        Label piece = word(note.piece(), "find-piece", "t-s");
        piece.setMinWidth(Region.USE_PREF_SIZE);
        piece.setMaxWidth(Double.MAX_VALUE);
        line.getChildren().addAll(word(note.before(), "t-s"), piece, after);
        if (!note.why().isEmpty()) {
            Label why = word(note.why(), "find-why", "t-s", "ink-3");
            why.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(why);
        }
        return line;
    }

    private static Label word(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        if (text.isEmpty()) {
            label.setManaged(false);
            label.setVisible(false);
        }
        return NameText.follow(label);
    }
}
