package jp.kakehashi.ui.settings;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/// Language, colours and text size; every choice shows at once, nothing to confirm. From here one
/// gets to one's password.
public final class SettingsView extends VBox {
    private final UiContext ui;

    /// The view, shown in a dialog; `close` takes it away. With `password` when somebody is signed
    /// in, who may change theirs.
    public SettingsView(UiContext ui, @Nullable Runnable password, Runnable close) {
        this.ui = ui;
        getStyleClass().add("dialog-content");
        setSpacing(16);
        Controls make = ui.controls();
        getChildren()
                .addAll(
                        make.section("ui.settings.title"),
                        choice(
                                "ui.settings.text-size",
                                ui.appearance().textSizeProperty(),
                                List.of(TextSize.values()),
                                each -> "ui.settings.text-size." + each.percent()),
                        choice(
                                "ui.settings.theme",
                                ui.appearance().themeProperty(),
                                List.of(Theme.values()),
                                Theme::labelKey),
                        choice(
                                "ui.settings.language",
                                ui.texts().languageProperty(),
                                List.of(Language.values()),
                                each -> "ui.settings.language." + each.code()),
                        make.note("ui.settings.note"));
        if (password != null) {
            getChildren()
                    .add(
                            make.field(
                                    "ui.settings.password",
                                    make.secondary("ui.settings.password.change", password)));
        }
        getChildren().add(new HBox(make.spring(), make.primary("ui.settings.close", "Esc", close)));
    }

    private <T> VBox choice(
            String labelKey,
            ObjectProperty<T> property,
            List<T> values,
            Function<T, String> textKey) {
        ToggleGroup group = new ToggleGroup();
        HBox line = new HBox();
        line.getStyleClass().add("segments");
        for (T value : values) {
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(ui.texts().bind(textKey.apply(value)));
            button.setToggleGroup(group);
            button.setSelected(value == property.get());
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> button.setSelected(true));
            // Arrow keys choose without an action.
            button.selectedProperty()
                    .addListener(
                            (source, was, now) -> {
                                if (now) {
                                    property.set(value);
                                }
                            });
            line.getChildren().add(button);
        }
        return ui.controls().field(labelKey, line);
    }
}
