package jp.kakehashi.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;

/// Colours and sizes of all windows of a workstation. A scene that is installed here follows every
/// change at once, and so do its popups. On the screen's thread.
public final class Appearance {
    private final ObjectProperty<Theme> theme =
            new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final ObjectProperty<TextSize> textSize =
            new SimpleObjectProperty<>(this, "textSize", TextSize.NORMAL);
    private final BooleanProperty training = new SimpleBooleanProperty(this, "training");
    private final ObservableList<String> stylesheets = FXCollections.observableArrayList();

    /// Light, 100 %, the real world; the fonts are loaded.
    public Appearance() {
        Fonts.load();
        theme.addListener((source, was, now) -> apply());
        textSize.addListener((source, was, now) -> apply());
        training.addListener((source, was, now) -> apply());
        apply();
    }

    /// The set of colours.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// The size of everything written.
    public ObjectProperty<TextSize> textSizeProperty() {
        return textSize;
    }

    /// Whether rail and bars show the colour of the training world.
    public BooleanProperty trainingProperty() {
        return training;
    }

    /// Dresses `scene`, now and after every change.
    public void install(Scene scene) {
        Bindings.bindContent(scene.getStylesheets(), stylesheets);
    }

    /// Address of a stylesheet beside this class.
    public static String sheet(String name) {
        return Objects.requireNonNull(Appearance.class.getResource(name), name).toExternalForm();
    }

    private void apply() {
        String base =
                theme.get() == Theme.LIGHT
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet();
        Application.setUserAgentStylesheet(base);
        List<String> sheets = new ArrayList<>();
        sheets.add(sheet("kakehashi.css"));
        sheets.add(sheet(theme.get().fileName() + ".css"));
        if (training.get()) {
            sheets.add(sheet(theme.get().fileName() + "-training.css"));
        }
        sheets.add(sheet("text-" + textSize.get().percent() + ".css"));
        stylesheets.setAll(sheets);
    }
}
