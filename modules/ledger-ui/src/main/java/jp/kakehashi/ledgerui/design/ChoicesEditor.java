package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The choices of a field, one a line. One that was published is not taken away but offered no
/// more, and how many rows hold it stands beside it. Screen's thread only.
final class ChoicesEditor extends VBox {
    private static final List<String> TONES = List.of("info", "ok", "warn", "bad");

    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final FormParts parts;
    private final @Nullable FieldDefinition published;
    private final Map<String, Long> used;

    /// `used`: how many rows hold a choice, by its code.
    ChoicesEditor(
            DesignViewModel model,
            Controls controls,
            FormParts parts,
            @Nullable FieldDefinition published,
            Map<String, Long> used) {
        super(6);
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.parts = parts;
        this.published = published;
        this.used = used;
        JsonNode choices = model.said("choices");
        for (int i = 0; i < choices.size(); i++) {
            getChildren().add(line(i, choices.get(i), choices.size()));
        }
        Button add = controls.secondary("ledger.design.choice.add", this::add);
        getChildren().add(add);
    }

    private void add() {
        JsonNode choices = model.said("choices");
        int n = choices.size() + 1;
        String code = "c" + n;
        while (taken(choices, code)) {
            code = "c" + ++n;
        }
        ObjectNode choice =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", code)
                        .put("name", desk.texts().get("ledger.design.choice.new", n));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        choices.forEach(all::add);
        model.reshape(all.add(choice), "choices");
    }

    private static boolean taken(JsonNode choices, String code) {
        for (JsonNode each : choices) {
            if (each.path("code").asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private Node line(int at, JsonNode choice, int all) {
        String code = choice.path("code").asText();
        boolean kept = published != null && CellText.choiceOf(published, code) != null;
        JsonNode said = choice.path("name");
        TextField ja =
                parts.input(
                        said.isObject() ? said.path("ja").asText() : said.asText(),
                        now -> model.put(name(at, now), "choices", at, "name"));
        ja.setAccessibleText(desk.texts().get("ledger.design.choice.name", code));
        HBox.setHgrow(ja, Priority.ALWAYS);
        ComboBox<String> tone =
                parts.choice(
                        TONES,
                        choice.path("tone").asText("info"),
                        word -> desk.texts().get("ledger.design.tone." + word),
                        word -> model.put(TextNode.valueOf(word), "choices", at, "tone"));
        tone.getStyleClass().add("design-tone");
        tone.setAccessibleText(desk.texts().get("ledger.design.choice.tone", code));
        Button up = controls.iconButton(Icon.UP, "ledger.design.choice.up", () -> carry(at, -1));
        up.setDisable(at == 0);
        Button down =
                controls.iconButton(Icon.DOWN, "ledger.design.choice.down", () -> carry(at, 1));
        down.setDisable(at == all - 1);
        boolean retired = choice.path("retired").booleanValue();
        HBox line = new HBox(6, ja, tone, up, down);
        line.setAlignment(Pos.CENTER_LEFT);
        if (kept) {
            Button retire =
                    controls.iconButton(
                            retired ? Icon.HISTORY : Icon.STOP,
                            retired ? "ledger.design.choice.offer" : "ledger.design.choice.retire",
                            () ->
                                    model.reshape(
                                            BooleanNode.valueOf(!retired),
                                            "choices",
                                            at,
                                            "retired"));
            line.getChildren().add(retire);
        } else {
            line.getChildren()
                    .add(
                            controls.iconButton(
                                    Icon.DELETE, "ledger.design.choice.remove", () -> remove(at)));
        }
        long rows = used.getOrDefault(code, 0L);
        if (!retired && rows == 0) {
            return line;
        }
        Label note =
                new Label(
                        desk.texts()
                                .get(
                                        retired
                                                ? "ledger.design.choice.retired"
                                                : "ledger.design.choice.used",
                                        rows));
        Wrapping.of(note);
        note.getStyleClass().addAll("t-s", retired ? "strong" : "ink-3");
        return new VBox(2, line, note);
    }

    private JsonNode name(int at, String ja) {
        JsonNode now = model.said("choices", at, "name");
        String was = now.isObject() ? now.path("ja").asText() : now.asText();
        String en = now.isObject() ? now.path("en").asText() : "";
        return FormParts.name(ja, en.equals(was) ? "" : en);
    }

    private void carry(int at, int step) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        model.said("choices").forEach(all::add);
        all.insert(at + step, all.remove(at));
        model.reshape(all, "choices");
    }

    private void remove(int at) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        model.said("choices").forEach(all::add);
        all.remove(at);
        model.reshape(all, "choices");
    }
}
