package jp.kakehashi.ledgerui.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.input.FormField;
import jp.kakehashi.ledgerui.input.OverrideBox;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import org.jspecify.annotations.Nullable;

/// The form of a new row: Enter goes to the next field, Ctrl+Enter adds the row, Esc leaves it.
/// Screen's thread only.
public final class NewRowForm {
    private final Controls controls;
    private final LedgerDesk desk;
    private final LedgerDefinition definition;
    private final NewRowViewModel model;
    private final Consumer<RowView> added;
    private final Runnable cancel;
    private final Consumer<Problem> refused;
    private final List<FormField> fields = new ArrayList<>();
    private final VBox overrule = new VBox();
    private @Nullable OverrideBox keep;

    /// What to do at the ends of the form.
    public record Ends(Consumer<RowView> added, Consumer<Problem> refused, Runnable cancel) {}

    /// A form over `model`.
    public NewRowForm(
            Controls controls,
            LedgerDesk desk,
            LedgerDefinition definition,
            NewRowViewModel model,
            Ends ends) {
        this.controls = controls;
        this.desk = desk;
        this.definition = definition;
        this.model = model;
        this.added = ends.added();
        this.refused = ends.refused();
        this.cancel = ends.cancel();
    }

    /// The form.
    public Node node() {
        VBox box = new VBox(12);
        box.getStyleClass().add("new-row");
        overrule.managedProperty().bind(Bindings.isNotEmpty(overrule.getChildren()));
        for (FieldDefinition field : model.fields()) {
            if (field.type() == FieldType.ATTACHMENTS) {
                box.getChildren()
                        .add(
                                controls.note(
                                        "ledger.files.later", field.label().in(desk.language())));
                continue;
            }
            FormField form = new FormField(desk, field, null);
            form.input().onEdit(() -> model.type(field.id(), form.input().text()));
            fields.add(form);
            box.getChildren().add(form);
        }
        Button add = controls.primary("ledger.newRow.add", () -> add(null));
        add.setGraphic(controls.key("Ctrl Enter"));
        add.setContentDisplay(ContentDisplay.RIGHT);
        HBox buttons =
                new HBox(
                        8,
                        controls.spring(),
                        controls.secondary("ledger.newRow.cancel", cancel),
                        add);
        box.getChildren().addFirst(buttons);
        box.getChildren().add(1, overrule);
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.problems()
                .addListener((MapChangeListener<FieldId, Problem>) change -> showProblems());
        return box;
    }

    /// Puts words that were begun into their fields.
    public void takeUp(List<BegunText> texts) {
        for (FormField form : fields) {
            texts.stream()
                    .filter(text -> form.field().id().equals(text.field()))
                    .findFirst()
                    .ifPresent(
                            text -> {
                                form.input().text(text.text());
                                model.type(form.field().id(), form.input().text());
                            });
        }
    }

    /// Puts the caret into the first field.
    public void focusFirst() {
        fields.getFirst().input().focus(true);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            cancel.run();
        }
        if (event.getCode() != KeyCode.ENTER) {
            return;
        }
        if (event.isControlDown()) {
            event.consume();
            if (keep == null) {
                add(null);
            } else {
                keep.advance();
            }
        } else if (!event.isAltDown() && !(event.getTarget() instanceof Button)) {
            next(event);
        }
    }

    private void next(KeyEvent event) {
        for (int i = 0; i < fields.size() - 1; i++) {
            var control = fields.get(i).input().control();
            if (control.isFocused() && !(control instanceof javafx.scene.control.TextArea)) {
                event.consume();
                fields.get(i + 1).input().focus(true);
                return;
            }
        }
    }

    private void add(@Nullable String override) {
        model.add(override, added, refused);
        fields.stream()
                .filter(f -> model.problems().containsKey(f.field().id()))
                .findFirst()
                .ifPresent(f -> f.input().focus(true));
    }

    private void showProblems() {
        for (FormField form : fields) {
            Problem problem = model.problems().get(form.field().id());
            if (problem == null) {
                form.silence();
            } else {
                form.say(desk.words(problem, definition));
            }
        }
        if (model.overridable()) {
            if (keep == null) {
                OverrideBox offered = new OverrideBox(controls, desk, this::add);
                keep = offered;
                overrule.getChildren().setAll(offered);
                overrule.getStyleClass().setAll("cell-trouble");
            }
        } else {
            keep = null;
            overrule.getChildren().clear();
            overrule.getStyleClass().clear();
        }
    }
}
