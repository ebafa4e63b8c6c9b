package jp.kakehashi.counterui.board;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.counterui.forms.FormBoard;
import jp.kakehashi.counterui.forms.Remark;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// The fields of the form in the order in which they are asked for. Screen's thread only.
final class FieldList extends VBox {
    private final UiContext ui;
    private final FormBoard board;
    private final ListView<FormField> list = new ListView<>();
    private boolean following;

    FieldList(UiContext ui, FormBoard board) {
        super(6);
        this.ui = ui;
        this.board = board;
        getStyleClass().add("form-list");
        Label head = ui.controls().subsection("forms.fields");
        HBox acts =
                new HBox(
                        2,
                        head,
                        ui.controls().spring(),
                        ui.controls().iconButton(Icon.ADD, "forms.add", this::insert),
                        ui.controls().iconButton(Icon.UP, "forms.up", () -> board.reorder(-1)),
                        ui.controls().iconButton(Icon.DOWN, "forms.down", () -> board.reorder(1)),
                        ui.controls().iconButton(Icon.DELETE, "forms.remove", board::remove));
        acts.getStyleClass().add("form-list-head");
        list.setCellFactory(view -> new Cell());
        list.accessibleTextProperty().bind(ui.texts().bind("forms.fields"));
        list.setPlaceholder(ui.controls().note("forms.fields.none"));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(acts, list);
        board.formProperty().addListener((source, was, now) -> follow());
        board.selectedProperty().addListener((source, was, now) -> follow());
        ui.texts().languageProperty().addListener((source, was, now) -> list.refresh());
        list.getSelectionModel()
                .selectedIndexProperty()
                .addListener(
                        (source, was, now) -> {
                            if (!following) {
                                board.selectedProperty().set(now.intValue());
                            }
                        });
    }

    private Runnable inserting = () -> {};

    /// What the sign for a new field does.
    void onInsert(Runnable insert) {
        inserting = insert;
    }

    private void insert() {
        inserting.run();
    }

    private void follow() {
        PaperForm form = board.formProperty().get();
        following = true;
        if (form == null) {
            list.getItems().clear();
        } else if (!list.getItems().equals(form.fields())) {
            list.getItems().setAll(form.fields());
        }
        int at = board.selectedProperty().get();
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - 2));
        }
        following = false;
    }

    private String kind(FormField.Kind kind) {
        return switch (kind) {
            case TEXT -> ui.texts().get("forms.kind.text");
            case CHECK -> ui.texts().get("forms.kind.check");
            case CHOICE -> ui.texts().get("forms.kind.choice");
            case SEAL -> ui.texts().get("forms.kind.seal");
        };
    }

    private final class Cell extends ListCell<FormField> {
        @Override
        protected void updateItem(@Nullable FormField field, boolean empty) {
            super.updateItem(field, empty);
            if (empty || field == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Label number = new Label(Integer.toString(getIndex() + 1));
            number.getStyleClass().add("form-number");
            Label label = new Label(field.label());
            HBox.setHgrow(label, Priority.ALWAYS);
            label.setMaxWidth(Double.MAX_VALUE);
            label.setMinWidth(0);
            Label kind = new Label(kind(field.kind()));
            kind.getStyleClass().addAll("t-s", "ink-3");
            kind.setMinWidth(Label.USE_PREF_SIZE);
            HBox row = new HBox(8, number, label);
            if (board.remarks().stream().anyMatch(this::mine)) {
                row.getChildren().add(Icon.ALERT.node("icon-warn"));
            }
            if (field.required()) {
                Label required = new Label(ui.texts().get("forms.required"));
                required.getStyleClass().addAll("t-s", "form-required");
                required.setMinWidth(Label.USE_PREF_SIZE);
                row.getChildren().add(required);
            }
            row.getChildren().add(kind);
            row.getStyleClass().add("form-row");
            setGraphic(row);
            setAccessibleText(field.label() + " " + kind.getText());
        }

        private boolean mine(Remark remark) {
            return remark.field() == getIndex() || remark.other() == getIndex();
        }
    }
}
