package jp.kakehashi.ui.control;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;

/// Where a person types what they look for. Searches 200 ms after the last letter, at once on
/// Enter; Esc empties it. Ctrl+K twice, handled by the shell, puts the caret here.
public final class SearchField extends StackPane {
    private static final Duration PAUSE = Duration.millis(200);

    private static final int LONGEST = 200;

    private final TextField field = new TextField();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private Consumer<String> search = text -> {};

    SearchField(Texts texts, String promptKey) {
        getStyleClass().add("search-box");
        TextLimit.set(field, LONGEST, () -> {});
        field.promptTextProperty().bind(texts.bind(promptKey));
        field.accessibleTextProperty().bind(texts.bind(promptKey));
        Label key = new Label("Ctrl K ×2");
        key.getStyleClass().add("key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        key.setMouseTransparent(true);
        key.setTranslateX(-8);
        key.visibleProperty()
                .bind(field.focusedProperty().not().and(field.textProperty().isEmpty()));
        var icon = Icon.SEARCH.node();
        icon.setMouseTransparent(true);
        StackPane.setAlignment(icon, Pos.CENTER_LEFT);
        StackPane.setAlignment(key, Pos.CENTER_RIGHT);
        getChildren().addAll(field, icon, key);
        setMaxHeight(Region.USE_PREF_SIZE);
        pause.setOnFinished(event -> search.accept(field.getText()));
        field.textProperty().addListener((source, was, now) -> pause.playFromStart());
        field.setOnAction(
                event -> {
                    pause.stop();
                    search.accept(field.getText());
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::emptyAtEscape);
    }

    /// What to do with the words; an empty text means that all is wanted again.
    public void onSearch(Consumer<String> handler) {
        search = handler;
    }

    /// The words as typed.
    public StringProperty textProperty() {
        return field.textProperty();
    }

    /// Whether the caret is in it.
    public boolean typing() {
        return field.isFocused();
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
        field.selectAll();
    }

    private void emptyAtEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        }
    }
}
