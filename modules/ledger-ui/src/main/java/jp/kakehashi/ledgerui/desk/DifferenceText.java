package jp.kakehashi.ledgerui.desk;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import jp.kakehashi.ledgerui.cells.TextDifference.Part;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;

/// A value with the parts marked that another one does not have: a ground of another colour and a
/// line below, so that colour is not the only sign. Screen's thread only.
public final class DifferenceText {
    private DifferenceText() {}

    /// The parts in one flow; `styles` for every part.
    public static FlowPane of(List<Part> parts, String... styles) {
        FlowPane flow = new FlowPane();
        flow.getStyleClass().add("difference");
        StringBuilder whole = new StringBuilder();
        for (Part part : parts) {
            Label label = NameText.follow(new Label(part.text()));
            Wrapping.of(label);
            label.getStyleClass().addAll(styles);
            if (!part.same()) {
                label.getStyleClass().add("differs");
            }
            whole.append(part.text());
            flow.getChildren().add(label);
        }
        flow.setAccessibleText(whole.toString());
        return flow;
    }
}
