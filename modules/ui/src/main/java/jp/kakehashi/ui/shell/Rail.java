package jp.kakehashi.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.control.UiContext;

/// The dark strip at the left edge: the workspaces at its top, the house's own pages at its foot.
final class Rail extends VBox {
    private final Map<String, RailButton> buttons = new HashMap<>();
    private final UiContext ui;

    Rail(UiContext ui, List<Workspace> top, List<Workspace> foot, Consumer<Workspace> choose) {
        this.ui = ui;
        getStyleClass().add("rail");
        Label logo = new Label("架");
        logo.getStyleClass().add("logo");
        logo.accessibleTextProperty().bind(ui.texts().bind("ui.product"));
        getChildren().add(logo);
        int number = 1;
        for (Workspace each : top) {
            RailButton button = add(each, choose);
            if (number <= 9) {
                button.setPress("Ctrl " + number++);
            }
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().add(space);
        for (Workspace each : foot) {
            add(each, choose);
        }
    }

    void addAction(Icon icon, String labelKey, String press, Runnable action) {
        addAction(
                icon, labelKey, press, new ReadOnlyIntegerWrapper(0).getReadOnlyProperty(), action);
    }

    /// The same with how many things wait there.
    void addAction(
            Icon icon,
            String labelKey,
            String press,
            ReadOnlyIntegerProperty waiting,
            Runnable action) {
        RailButton button = new RailButton(ui.texts(), icon, labelKey, waiting);
        button.setOnAction(event -> action.run());
        if (!press.isEmpty()) {
            button.setPress(press);
        }
        getChildren().add(button);
    }

    void choose(Workspace workspace) {
        buttons.forEach((id, button) -> button.setChosen(id.equals(workspace.id())));
    }

    private RailButton add(Workspace workspace, Consumer<Workspace> choose) {
        RailButton button =
                new RailButton(
                        ui.texts(), workspace.icon(), workspace.labelKey(), workspace.badge());
        button.setId("rail-" + workspace.id());
        button.setOnAction(event -> choose.accept(workspace));
        buttons.put(workspace.id(), button);
        getChildren().add(button);
        return button;
    }
}
