package jp.kakehashi.ui.shell;

import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Moments;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// Says above every screen that the person signed in without head office, and until when that
/// holds; gone as soon as head office has confirmed them.
final class UnconfirmedStrip extends HBox {
    UnconfirmedStrip(UiContext ui, ConnectionModel connection, InstantSource clock) {
        getStyleClass().add("unconfirmed-strip");
        Texts texts = ui.texts();
        Moments moments = new Moments(texts, clock);
        Label words = new Label();
        Wrapping.of(words);
        words.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    Instant until = connection.offlineUntilProperty().get();
                                    return until == null
                                            ? ""
                                            : texts.get("ui.shell.unconfirmed", moments.at(until));
                                },
                                connection.offlineUntilProperty(),
                                texts.languageProperty()));
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Icon.OFFLINE.node("icon-warn"), words);
        visibleProperty().bind(connection.offlineUntilProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }
}
