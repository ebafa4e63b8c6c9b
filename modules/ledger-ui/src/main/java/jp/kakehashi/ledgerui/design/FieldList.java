package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// The ledger and below it its fields in their order; chosen with arrows, carried with Ctrl+arrows.
/// Screen's thread only.
final class FieldList extends VBox {
    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final DesignWords words;
    private final ListView<Integer> list = new ListView<>();
    private final Button remove;
    private boolean filling;

    FieldList(DesignViewModel model, Controls controls, Runnable add) {
        super(8);
        this.model = model;
        desk = model.desk();
        words = new DesignWords(desk);
        getStyleClass().add("design-list");
        list.getStyleClass().addAll("group-list", "design-fields");
        list.setCellFactory(view -> new Line());
        list.accessibleTextProperty().bind(desk.texts().bind("ledger.design.fields"));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now != null && !filling) {
                                model.selectedProperty().set(now);
                            }
                        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(list, Priority.ALWAYS);
        Button up = controls.iconButton(Icon.UP, "ledger.design.up", () -> model.move(-1));
        Button down = controls.iconButton(Icon.DOWN, "ledger.design.down", () -> model.move(1));
        remove = controls.iconButton(Icon.DELETE, "ledger.design.remove", model::remove);
        Button more = controls.secondary("ledger.design.add", "Ctrl N", add);
        more.setMaxWidth(Double.MAX_VALUE);
        HBox hands = new HBox(4, up, down, controls.spring(), remove);
        hands.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(list, hands, more);
        model.editsProperty().addListener((source, was, now) -> render());
        model.selectedProperty().addListener((source, was, now) -> render());
    }

    private void pressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
        if (event.isControlDown() && step != 0) {
            event.consume();
            model.move(step);
        }
    }

    void render() {
        filling = true;
        List<Integer> places = new ArrayList<>();
        for (int i = DesignViewModel.LEDGER; i < model.fields(); i++) {
            places.add(i);
        }
        if (!list.getItems().equals(places)) {
            list.getItems().setAll(places);
        }
        list.getSelectionModel().select(Integer.valueOf(model.selectedProperty().get()));
        filling = false;
        int at = model.selectedProperty().get();
        remove.setDisable(at == DesignViewModel.LEDGER || model.published(at));
        list.refresh();
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    private final class Line extends ListCell<Integer> {
        Line() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Integer place, boolean empty) {
            super.updateItem(place, empty);
            setText(null);
            setGraphic(empty || place == null ? null : line(place));
        }

        private HBox line(int place) {
            if (place == DesignViewModel.LEDGER) {
                Label about = new Label(desk.texts().get("ledger.design.about"));
                about.getStyleClass().add("strong");
                return marked(place, new HBox(8, Icon.LEDGER.node("icon-accent"), about));
            }
            JsonNode field = model.field(place);
            String called = words.name(field.path("name"));
            Label name = NameText.follow(new Label(called.isEmpty() ? "—" : called));
            name.getStyleClass().add("strong");
            name.setMaxWidth(Double.MAX_VALUE);
            FieldType type = FieldForm.type(field.path("type").asText());
            Label kind = new Label(type == null ? field.path("type").asText() : words.type(type));
            kind.getStyleClass().addAll("t-s", "ink-3");
            if (field.path("retired").booleanValue()) {
                name.getStyleClass().setAll("label", "ink-3");
                kind.setText(desk.texts().get("ledger.design.retired"));
            } else if (field.path("required").booleanValue()) {
                kind.setText(kind.getText() + "・" + desk.texts().get("ledger.form.required"));
            }
            VBox both = new VBox(2, name, kind);
            HBox.setHgrow(both, Priority.ALWAYS);
            both.setMinWidth(0);
            return marked(place, new HBox(8, both));
        }

        private HBox marked(int place, HBox line) {
            line.setAlignment(Pos.CENTER_LEFT);
            Mistake mistake = model.mistakeProperty().get();
            if (mistake != null && mistake.field() == place && model.readable()) {
                line.getChildren().add(Icon.ALERT.node("icon-bad"));
            }
            return line;
        }
    }
}
