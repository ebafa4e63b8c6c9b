package jp.kakehashi.adminui.desk;

import java.time.LocalDate;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// One post as a panel: what kind it is with a mark beside it, where, with which roles and from
/// when until when.
public final class PostPanel extends VBox {
    private final AdminDesk desk;

    /// A panel that begins with the kind of post and `mark`.
    public PostPanel(Controls make, AdminDesk desk, boolean concurrent, Node mark) {
        super(3);
        this.desk = desk;
        Label kind =
                make.subsection(concurrent ? "admin.post.kind.concurrent" : "admin.post.kind.main");
        HBox head = new HBox(8, kind, make.spring(), mark);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        getStyleClass().addAll("panel", "post-panel");
    }

    /// The same with the place, roles and days.
    public PostPanel with(
            String office,
            String section,
            Set<String> roles,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        getChildren()
                .addAll(
                        line(desk.place(office, section), "strong"),
                        line(desk.roles(roles), "ink-2"),
                        line(desk.days(from, until), "ink-3"));
        return this;
    }

    /// Words of a card, as long as they are.
    public static Label line(String words, String style) {
        Label label = NameText.follow(new Label(words));
        label.getStyleClass().addAll("t-s", style);
        Wrapping.of(label);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
