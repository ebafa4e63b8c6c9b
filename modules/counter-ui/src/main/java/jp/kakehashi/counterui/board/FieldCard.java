package jp.kakehashi.counterui.board;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import jp.kakehashi.counterui.forms.Changed;
import jp.kakehashi.counterui.forms.FormBoard;
import jp.kakehashi.counterui.forms.Remark;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// What is said of one field, or of the form while no field is worked on. Screen's thread only.
final class FieldCard extends VBox {
    private final UiContext ui;
    private final FormBoard board;
    // What is written here does not draw the card anew: the caret stays where Tab has put it.
    private boolean own;

    FieldCard(UiContext ui, FormBoard board) {
        super(10);
        this.ui = ui;
        this.board = board;
        getStyleClass().add("form-card");
        board.formProperty().addListener((source, was, now) -> draw());
        board.selectedProperty().addListener((source, was, now) -> draw());
        ui.texts().languageProperty().addListener((source, was, now) -> draw());
    }

    /// Puts the caret into the first field.
    void focusFirst() {
        if (lookup(".text-field") instanceof TextField first) {
            first.requestFocus();
            first.selectAll();
        }
    }

    void draw() {
        if (own) {
            return;
        }
        PaperForm form = board.formProperty().get();
        FormField field = board.field();
        getChildren().clear();
        if (form == null) {
            return;
        }
        if (field == null) {
            head(form);
        } else {
            field(field);
        }
    }

    private void head(PaperForm form) {
        TextField id = new TextField(form.id());
        TextField edition = new TextField(form.edition());
        TextField title = new TextField(form.title());
        Runnable write =
                () -> {
                    own = true;
                    boolean may =
                            board.head(id.getText().strip(), edition.getText(), title.getText());
                    own = false;
                    if (!may) {
                        ui.notices().show(Tone.WARN, "forms.id.wrong");
                    }
                };
        for (TextField each : List.of(title, id, edition)) {
            onDone(each, write);
        }
        getChildren()
                .addAll(
                        ui.controls().subsection("forms.form"),
                        ui.controls().field("forms.form.title", title),
                        ui.controls().field("forms.form.id", id),
                        ui.controls().field("forms.form.edition", edition),
                        ui.controls().note("forms.hint"));
    }

    private void onDone(TextField field, Runnable write) {
        int at = board.selectedProperty().get();
        field.setOnAction(event -> write.run());
        field.focusedProperty()
                .addListener(
                        (source, before, now) -> {
                            if (!now && at == board.selectedProperty().get()) {
                                write.run();
                            }
                        });
    }

    private void field(FormField field) {
        TextField label = new TextField(field.label());
        onDone(label, () -> change(f -> Changed.named(f, f.id(), label.getText())));
        TextField id = new TextField(field.id());
        onDone(id, () -> change(f -> Changed.named(f, id.getText().strip(), f.label())));
        TextField group = new TextField(text(field.group()));
        onDone(
                group,
                () -> change(f -> Changed.asked(f, f.required(), none(group), f.requiredWhen())));
        TextField when = new TextField(text(field.requiredWhen()));
        onDone(when, () -> change(f -> Changed.asked(f, f.required(), f.group(), none(when))));
        getChildren()
                .addAll(
                        ui.controls().subsection("forms.field", board.selectedProperty().get() + 1),
                        ui.controls().field("forms.field.label", label),
                        ui.controls().field("forms.field.id", id),
                        ui.controls()
                                .choice(
                                        "forms.field.kind",
                                        List.of(FormField.Kind.values()),
                                        field.kind(),
                                        this::word,
                                        kind -> change(f -> Changed.kind(f, kind))),
                        ui.controls()
                                .choice(
                                        "forms.field.by",
                                        List.of(FormField.FilledBy.values()),
                                        field.filledBy(),
                                        this::word,
                                        by -> change(f -> Changed.people(f, by, f.isPrivate()))),
                        tick(
                                "forms.field.required",
                                field.required(),
                                f -> Changed.asked(f, !f.required(), f.group(), f.requiredWhen())),
                        tick(
                                "forms.field.private",
                                field.isPrivate(),
                                f -> Changed.people(f, f.filledBy(), !f.isPrivate())),
                        ui.controls().field("forms.field.group", group),
                        ui.controls().field("forms.field.when", when));
        MmBox box = field.box();
        getChildren()
                .add(ui.controls().note("forms.field.box", box.x(), box.y(), box.w(), box.h()));
        remarks();
    }

    private void remarks() {
        PaperForm form = board.formProperty().get();
        int at = board.selectedProperty().get();
        for (Remark remark : board.remarks()) {
            if (form == null || (remark.field() != at && remark.other() != at)) {
                continue;
            }
            int other = remark.field() == at ? remark.other() : remark.field();
            Label words =
                    remark.what() == Remark.What.OUTSIDE
                            ? ui.controls().note("forms.remark.outside")
                            : ui.controls()
                                    .note(
                                            "forms.remark.overlap",
                                            other + 1,
                                            form.fields().get(other).label());
            words.setGraphic(Icon.ALERT.node("icon-warn"));
            getChildren().add(1, words);
        }
    }

    private CheckBox tick(String key, boolean on, UnaryOperator<FormField> change) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(ui.texts().bind(key));
        box.setSelected(on);
        box.setOnAction(event -> change(change));
        return box;
    }

    private void change(UnaryOperator<FormField> change) {
        own = true;
        boolean may = board.change(change);
        own = false;
        if (!may && board.field() != null) {
            ui.notices().show(Tone.WARN, "forms.field.id.wrong");
            draw();
        }
    }

    private String word(FormField.Kind kind) {
        return switch (kind) {
            case TEXT -> ui.texts().get("forms.kind.text");
            case CHECK -> ui.texts().get("forms.kind.check");
            case CHOICE -> ui.texts().get("forms.kind.choice");
            case SEAL -> ui.texts().get("forms.kind.seal");
        };
    }

    private String word(FormField.FilledBy by) {
        return by == FormField.FilledBy.RESIDENT
                ? ui.texts().get("forms.by.resident")
                : ui.texts().get("forms.by.clerk");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String none(TextField field) {
        String text = field.getText().strip();
        return text.isEmpty() ? null : text;
    }
}
