package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.InWords;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The pieces of a form over a draft: each writes one word of the file as it is typed in, and says
/// below itself what is wrong there. Screen's thread only.
final class FormParts {
    private static final int LONGEST = 1_000;

    private final DesignViewModel model;
    private final Controls controls;
    private final Map<String, VBox> places = new HashMap<>();

    FormParts(DesignViewModel model, Controls controls) {
        this.model = model;
        this.controls = controls;
    }

    /// A line for a word of the file.
    Node text(String word, boolean held) {
        TextField input =
                input(model.said(word).asText(), now -> model.put(TextNode.valueOf(now), word));
        input.setDisable(held);
        return marked(word, controls.field("ledger.design.word." + word, input));
    }

    /// A line that gives every change to `typed`.
    TextField input(String text, Consumer<String> typed) {
        TextField input = new TextField(text);
        input.getStyleClass().add("field-input");
        TextLimit.set(input, LONGEST, () -> {});
        input.textProperty().addListener((source, was, now) -> typed.accept(now));
        return input;
    }

    /// Both names of a word of the file, side by side.
    Node names(String word) {
        JsonNode said = model.said(word);
        String ja = said.isObject() ? said.path("ja").asText() : said.asText();
        String en = said.isObject() ? said.path("en").asText() : "";
        TextField[] inputs = new TextField[2];
        inputs[0] = input(ja, now -> put(word, now, inputs[1].getText()));
        inputs[1] = input(en, now -> put(word, inputs[0].getText(), now));
        VBox first = controls.field("ledger.design.word." + word, inputs[0]);
        VBox second = controls.field("ledger.design.word." + word + ".en", inputs[1]);
        return marked(word, beside(first, second));
    }

    private void put(String word, String ja, String en) {
        model.put(name(ja, en), word);
    }

    /// A name as the file has it: one text where both languages say the same.
    static JsonNode name(String ja, String en) {
        boolean one = en.isBlank() || en.equals(ja);
        return one
                ? TextNode.valueOf(ja)
                : JsonNodeFactory.instance.objectNode().put("ja", ja).put("en", en);
    }

    /// Pieces in one line, sharing its width.
    static HBox beside(Node... parts) {
        HBox line = new HBox(12, parts);
        for (Node part : parts) {
            HBox.setHgrow(part, Priority.ALWAYS);
            if (part instanceof VBox box) {
                box.setPrefWidth(0);
                box.setMinWidth(0);
                box.setMaxWidth(Double.MAX_VALUE);
            }
        }
        return line;
    }

    /// Ticks for words of the file that say yes or no.
    Node flags(List<String> words, List<String> held) {
        FlowPane line = new FlowPane(20, 8);
        for (String word : words) {
            CheckBox box = new CheckBox();
            box.textProperty().bind(controls.texts().bind("ledger.design.word." + word));
            box.setSelected(model.said(word).booleanValue());
            box.setDisable(held.contains(word));
            box.selectedProperty()
                    .addListener((source, was, now) -> model.put(BooleanNode.valueOf(now), word));
            line.getChildren().add(marked(word, box));
        }
        return line;
    }

    /// One of several values, by what each is called.
    <T> ComboBox<T> choice(
            List<T> values, @Nullable T now, Function<T, String> called, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setConverter(new InWords<>(called));
        box.getItems().setAll(values);
        if (now != null && !values.contains(now)) {
            box.getItems().add(now);
        }
        box.setValue(now);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        box.valueProperty()
                .addListener(
                        (source, was, value) -> {
                            if (value != null) {
                                chosen.accept(value);
                            }
                        });
        return box;
    }

    /// `part` with room below it for what is wrong with `word`.
    VBox marked(String word, Node part) {
        VBox place = new VBox(4, part);
        places.put(word, place);
        return place;
    }

    /// Says `words` at the place of `word`; whether there is such a place. Null silences all.
    boolean say(@Nullable String word, String words) {
        places.values().forEach(place -> place.getChildren().removeIf(FormParts::trouble));
        VBox place = word == null ? null : places.get(word);
        if (place != null) {
            place.getChildren().add(line(words));
        }
        return place != null;
    }

    private static boolean trouble(Node node) {
        return node.getStyleClass().contains("cell-trouble");
    }

    /// What is wrong, as a line.
    static Node line(String words) {
        Label label = new Label(words);
        Wrapping.of(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("t-s", "strong");
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(8, Icon.ALERT.node("icon-bad"), label);
        line.getStyleClass().addAll("trouble-line", "cell-trouble");
        return line;
    }

    /// Pieces under a heading.
    VBox group(String key, List<Node> parts) {
        List<Node> all = new ArrayList<>();
        all.add(controls.subsection(key));
        all.addAll(parts);
        VBox box = new VBox(10);
        box.getChildren().setAll(all);
        box.getStyleClass().add("design-group");
        return box;
    }
}
