package jp.kakehashi.adminui.rights;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.RightsMessages.Right;

/// What people may do, one below the other, each with why. Screen's thread only.
public final class RightsList extends VBox {
    private static final int MOST = 60;

    private final Controls make;
    private final RuleWords words;

    /// An empty list.
    public RightsList(AdminDesk desk, Controls make) {
        super(6);
        this.make = make;
        this.words = new RuleWords(desk);
    }

    /// Shows `rights`, each under the title that `title` gives it.
    public void show(List<Right> rights, Function<Right, String> title) {
        getChildren().clear();
        for (Right each : rights.subList(0, Math.min(MOST, rights.size()))) {
            VBox panel = new VBox(2, line(title.apply(each), "strong"));
            words.of(each).forEach(text -> panel.getChildren().add(line(text, "t-s")));
            panel.getChildren().add(line(words.why(each), "t-xs", "ink-3"));
            panel.getStyleClass().addAll("panel", "slim");
            getChildren().add(panel);
        }
        if (rights.isEmpty()) {
            getChildren().add(make.note("admin.rights.none"));
        } else if (rights.size() > MOST) {
            getChildren().add(make.note("admin.place.more", rights.size() - MOST));
        }
    }

    /// A line of words that wraps, drawn so that rare characters of names are right.
    static Label line(String text, String... styles) {
        Label label = NameText.follow(new Label(text));
        label.getStyleClass().addAll(styles);
        Wrapping.of(label);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
