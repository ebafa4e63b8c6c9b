package jp.kakehashi.ledgerui.forms;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.form.FormTemplate.Align;
import jp.kakehashi.documents.form.FormTemplate.Field;
import jp.kakehashi.documents.form.FormTemplate.Kind;
import jp.kakehashi.documents.form.FormTemplate.Look;
import jp.kakehashi.documents.form.FormTemplate.Rise;
import jp.kakehashi.ledger.FormValues;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// How the value of the selected box is written.
final class BoxForm extends ScrollPane {
    private static final List<Double> SIZES =
            List.of(6.0, 7.0, 8.0, 9.0, 10.0, 10.5, 11.0, 12.0, 14.0, 16.0, 18.0, 24.0, 36.0);
    private static final int MOST_DIGITS = 20;
    private static final String SAMPLE_DAY = "2026-11-22";

    private final FormDesignModel model;
    private final Controls controls;
    private final Texts texts;
    private final VBox list = new VBox(10);
    private @Nullable Field shown;

    BoxForm(FormDesignModel model, Controls controls, Texts texts) {
        this.model = model;
        this.controls = controls;
        this.texts = texts;
        getStyleClass().add("form-shelf");
        setFitToWidth(true);
        setContent(list);
        model.sketchProperty().addListener((source, was, now) -> render());
        render();
    }

    private void render() {
        Field box = model.sketchProperty().get().chosen().orElse(null);
        if (box != null && shown != null && sameForm(box, shown)) {
            shown = box;
            place.setText(words(box));
            return;
        }
        shown = box;
        list.getChildren().clear();
        if (box == null) {
            list.getChildren().add(controls.note("ledger.forms.none"));
            return;
        }
        list.getChildren().add(controls.subsection("ledger.forms.box", box.name()));
        place.setText(words(box));
        place.getStyleClass().setAll("t-s", "ink-3");
        Wrapping.of(place);
        list.getChildren().add(place);
        FieldDefinition field = FormValues.field(box, model.rows().definition().fields());
        if (field != null) {
            writing(box, field);
        }
        if (box.kind() == Kind.TEXT || box.kind() == Kind.COMB) {
            look(box);
        }
        list.getChildren().add(controls.secondary("ledger.forms.remove", model::remove));
    }

    private final javafx.scene.control.Label place = new javafx.scene.control.Label();

    private static boolean sameForm(Field a, Field b) {
        return a.name().equals(b.name())
                && a.kind() == b.kind()
                && a.as() == b.as()
                && a.look().equals(b.look())
                && a.details().digits() == b.details().digits()
                && java.util.Objects.equals(a.details().when(), b.details().when());
    }

    private String words(Field box) {
        return texts.get(
                "ledger.forms.place",
                mm(box.box().x()),
                mm(box.box().y()),
                mm(box.box().width()),
                mm(box.box().height()));
    }

    private static String mm(double value) {
        return "%.1f".formatted(value);
    }

    private void writing(Field box, FieldDefinition field) {
        List<FormBoxes.Way> ways = FormBoxes.ways(field);
        if (ways.size() > 1) {
            add(
                    "ledger.forms.way",
                    ways,
                    FormBoxes.way(box),
                    this::words,
                    w -> change(b -> FormBoxes.in(b, w, field)));
        }
        if (box.kind() == Kind.COMB) {
            List<Integer> counts = IntStream.rangeClosed(2, MOST_DIGITS).boxed().toList();
            add(
                    "ledger.forms.squares",
                    counts,
                    box.details().digits(),
                    n -> Integer.toString(n),
                    n -> change(b -> FormBoxes.digits(b, n)));
        }
        String when = box.details().when();
        if (when != null) {
            List<String> codes = field.choices().stream().map(Choice::code).toList();
            add(
                    "ledger.forms.when",
                    codes,
                    when,
                    code -> choice(field, code),
                    code -> change(b -> FormBoxes.at(b, code)));
        }
        if (field.shownAs() == FieldType.DATE && box.kind() == Kind.TEXT) {
            add(
                    "ledger.forms.day",
                    FormBoxes.days(),
                    box.as(),
                    kind -> kind.shown(SAMPLE_DAY),
                    kind -> change(b -> FormBoxes.as(b, kind)));
        }
        if (box.kind() == Kind.TEXT
                && (box.as() == ValueKind.TEXT || box.as() == ValueKind.LONG_TEXT)) {
            CheckBox lines = new CheckBox();
            lines.textProperty().bind(texts.bind("ledger.forms.lines"));
            Wrapping.of(lines);
            lines.setMinHeight(USE_PREF_SIZE);
            lines.setSelected(
                    box.look().smallest() < box.look().size() || box.look().rise() == Rise.TOP);
            lines.selectedProperty().addListener((source, was, now) -> look(l -> lined(l, now)));
            list.getChildren().add(lines);
        }
    }

    /// Smaller first and then on several lines, or on as many lines as its size needs.
    private static Look lined(Look look, boolean smaller) {
        double smallest = smaller ? Math.min(look.size(), Look.USUAL.smallest()) : look.size();
        return look.sized(look.size(), smallest);
    }

    private String choice(FieldDefinition field, String code) {
        return field.choices().stream()
                .filter(c -> c.code().equals(code))
                .map(c -> c.label().in(texts.language().code()))
                .findFirst()
                .orElse(code);
    }

    private void look(Field box) {
        Look look = box.look();
        add(
                "ledger.forms.size",
                SIZES,
                look.size(),
                s ->
                        texts.get(
                                "ledger.forms.points",
                                s % 1 == 0 ? Integer.toString(s.intValue()) : Double.toString(s)),
                s -> look(l -> sized(l, s)));
        if (box.kind() == Kind.TEXT) {
            add(
                    "ledger.forms.align",
                    List.of(Align.values()),
                    look.align(),
                    this::words,
                    a -> look(l -> l.aligned(a)));
            add(
                    "ledger.forms.rise",
                    List.of(Rise.values()),
                    look.rise(),
                    this::words,
                    r -> look(l -> l.risen(r)));
        }
        bold(look);
    }

    private void bold(Look look) {
        CheckBox bold = new CheckBox();
        bold.textProperty().bind(texts.bind("ledger.forms.bold"));
        bold.setSelected(look.bold());
        bold.selectedProperty().addListener((source, was, now) -> look(l -> l.bold(now)));
        list.getChildren().add(bold);
    }

    private static Look sized(Look look, double size) {
        boolean shrinks = look.smallest() < look.size();
        double smallest = shrinks ? Math.min(size, Look.USUAL.smallest()) : size;
        return look.sized(size, smallest);
    }

    private String words(FormBoxes.Way way) {
        return texts.get(
                switch (way) {
                    case WORDS -> "ledger.forms.way.words";
                    case SQUARES -> "ledger.forms.way.squares";
                    case TICK -> "ledger.forms.way.tick";
                    case CIRCLE -> "ledger.forms.way.circle";
                });
    }

    private String words(Align align) {
        return texts.get(
                switch (align) {
                    case LEFT -> "ledger.forms.left";
                    case CENTER -> "ledger.forms.center";
                    case RIGHT -> "ledger.forms.right";
                });
    }

    private String words(Rise rise) {
        return texts.get(
                switch (rise) {
                    case TOP -> "ledger.forms.top";
                    case MIDDLE -> "ledger.forms.middle";
                    case BOTTOM -> "ledger.forms.bottom";
                });
    }

    private void look(UnaryOperator<Look> change) {
        change(b -> FormBoxes.looking(b, change.apply(b.look())));
    }

    private void change(UnaryOperator<Field> change) {
        model.change(change);
    }

    private <T> void add(
            String key, List<T> items, T chosen, Function<T, String> words, Consumer<T> action) {
        list.getChildren().add(controls.choice(key, items, chosen, words, action));
    }
}
