package jp.kakehashi.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;

/// Makes the pieces that screens are built of, already worded, dressed and named for screen
/// readers. Keys of texts go in; texts follow the language. One primary button per screen.
public final class Controls {
    private final Texts texts;

    /// Pieces that speak through `texts`.
    public Controls(Texts texts) {
        this.texts = texts;
    }

    /// The words behind the pieces.
    public Texts texts() {
        return texts;
    }

    /// The one action that the screen is for, in blue.
    public Button primary(String key, Runnable action) {
        return button("primary", key, action);
    }

    /// The one action that the screen is for, with its key written on it (`Ctrl N`).
    public Button primary(String key, String press, Runnable action) {
        return withKey(primary(key, action), press);
    }

    /// Any other action.
    public Button secondary(String key, Runnable action) {
        return button("secondary", key, action);
    }

    /// Any other action, with its key.
    public Button secondary(String key, String press, Runnable action) {
        return withKey(secondary(key, action), press);
    }

    /// An action that takes something away; always asks first.
    public Button danger(String key, Runnable action) {
        return button("danger", key, action);
    }

    /// An action without a frame, for places with many.
    public Button quiet(String key, Runnable action) {
        return button("quiet", key, action);
    }

    /// An icon that acts; its word is a tooltip and what a screen reader says.
    public Button iconButton(Icon icon, String key, Runnable action) {
        Button button = new Button();
        button.setGraphic(icon.node());
        button.getStyleClass().addAll("quiet", "icon-button");
        button.accessibleTextProperty().bind(texts.bind(key));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(texts.bind(key));
        button.setTooltip(tooltip);
        button.setOnAction(event -> action.run());
        return button;
    }

    /// Writes `press` on `button` and lets it act from anywhere in the window.
    public Button withKey(Button button, String press) {
        button.setGraphic(key(press));
        button.setContentDisplay(ContentDisplay.RIGHT);
        Shortcut.attach(button, press, button::fire);
        return button;
    }

    /// A key cap.
    public Label key(String press) {
        Label label = new Label(press);
        label.getStyleClass().add("key");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// The name of the screen.
    public Label title(String key, Object... args) {
        Label label = styled(key, "title", args);
        Wrapping.of(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// The name of a part of the screen.
    public Label section(String key, Object... args) {
        return styled(key, "section", args);
    }

    /// The name of a group inside a part.
    public Label subsection(String key, Object... args) {
        return styled(key, "subsection", args);
    }

    /// Plain words that wrap.
    public Label text(String key, Object... args) {
        Label label = styled(key, "t-m", args);
        Wrapping.of(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Words of less weight that wrap.
    public Label note(String key, Object... args) {
        Label label = styled(key, "t-s", args);
        label.getStyleClass().add("ink-3");
        Wrapping.of(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A chip whose word follows the language.
    public Chip chip(Tone tone, String key, Object... args) {
        Chip chip = new Chip("", tone);
        chip.textProperty().bind(texts.bind(key, args));
        return chip;
    }

    /// A chip with a sign.
    public Chip chip(Tone tone, Icon icon, String key, Object... args) {
        Chip chip = chip(tone, key, args);
        chip.setGraphic(icon.node());
        return chip;
    }

    /// A framed part of the screen.
    public VBox panel(Node... children) {
        VBox box = new VBox(children);
        box.getStyleClass().add("panel");
        return box;
    }

    /// The bar at the top of a screen: title first, actions at its end after {@link #spring}.
    public HBox bar(Node... children) {
        HBox box = new HBox(children);
        box.getStyleClass().add("bar");
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    /// Empty space that pushes what follows to the end.
    public Region spring() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    /// A hair line.
    public Region divider() {
        Region region = new Region();
        region.getStyleClass().add("divider");
        return region;
    }

    /// A search field with its key.
    public SearchField search(String promptKey) {
        return new SearchField(texts, promptKey);
    }

    /// A field with its name above it; the name is what a screen reader says.
    public VBox field(String labelKey, Node input, Object... args) {
        Label label = styled(labelKey, "field-label", args);
        label.setLabelFor(input);
        input.accessibleTextProperty().bind(texts.bind(labelKey, args));
        return new VBox(4, label, input);
    }

    /// One of several things, under what it is about; each is called as `words` says.
    public <T> VBox choice(
            String labelKey,
            List<T> things,
            T chosen,
            Function<T, String> words,
            Consumer<T> action) {
        ComboBox<T> box = new ComboBox<>();
        box.setConverter(new InWords<>(words));
        box.getItems().setAll(things);
        box.setValue(chosen);
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().addListener((source, was, now) -> action.accept(now));
        return field(labelKey, box);
    }

    /// A screen or part with nothing in it yet: what it is, and what to do first.
    public VBox emptyState(Icon icon, String titleKey, String hintKey, Node... actions) {
        Label hint = note(hintKey);
        hint.getStyleClass().add("empty-hint");
        VBox box = new VBox(icon.node(), section(titleKey), hint);
        box.getChildren().addAll(actions);
        box.getStyleClass().add("empty-state");
        VBox.setVgrow(box, Priority.ALWAYS);
        box.setMaxHeight(Double.MAX_VALUE);
        return box;
    }

    private Button button(String style, String key, Runnable action) {
        Button button = new Button();
        button.textProperty().bind(texts.bind(key));
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Label styled(String key, String styleClass, Object... args) {
        Label label = new Label();
        label.textProperty().bind(texts.bind(key, args));
        label.getStyleClass().add(styleClass);
        return NameText.follow(label);
    }
}
