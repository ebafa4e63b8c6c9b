package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.formula.FormulaHelp;
import jp.kakehashi.ledgerui.formula.FormulaInput;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowRule;
import jp.kakehashi.records.RuleForms;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import org.jspecify.annotations.Nullable;

/// The rules over several fields: of which rows something is wrong, where it is said and in which
/// words. Screen's thread only.
final class RulesEditor extends VBox {
    private static final String WORD = "rules";

    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final FormParts parts;
    private final LedgerDefinition form;
    private final List<VBox> lines = new ArrayList<>();

    RulesEditor(DesignViewModel model, Controls controls, FormParts parts, LedgerDefinition form) {
        super(14);
        setMinWidth(0);
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.parts = parts;
        this.form = form;
        JsonNode rules = model.said(WORD);
        for (int i = 0; i < rules.size(); i++) {
            VBox line = line(i, rules.get(i));
            lines.add(line);
            getChildren().add(line);
        }
        getChildren().add(controls.note("ledger.design.rule.note"));
        Button add = controls.secondary("ledger.design.rule.add", this::add);
        add.setDisable(rules.size() >= RowRule.MOST || places().isEmpty());
        getChildren().add(add);
        say();
    }

    private List<FieldDefinition> places() {
        return form.fields().stream()
                .filter(f -> f.type().byHand() && !f.retired() && !f.individualNumber())
                .toList();
    }

    private VBox line(int at, JsonNode rule) {
        FormulaInput wrong =
                new FormulaInput(
                        new FormulaHelp(desk, RuleForms.expressions(form)),
                        Use.CONDITION,
                        "ledger.design.rule.wrong",
                        controls,
                        () -> {});
        wrong.set(rule.path("wrong").asText());
        wrong.live(formula -> model.put(TextNode.valueOf(formula), WORD, at, "wrong"));
        List<String> codes = places().stream().map(f -> f.id().value()).toList();
        Node place =
                parts.choice(
                        codes,
                        rule.path("at").asText(),
                        this::name,
                        code -> model.put(TextNode.valueOf(code), WORD, at, "at"));
        JsonNode says = rule.path("says");
        TextField[] words = new TextField[2];
        words[0] =
                parts.input(
                        says.isObject() ? says.path("ja").asText() : says.asText(),
                        now -> put(at, words));
        words[1] = parts.input(says.path("en").asText(), now -> put(at, words));
        Button remove =
                controls.iconButton(Icon.DELETE, "ledger.design.rule.remove", () -> remove(at));
        VBox where = controls.field("ledger.design.rule.at", place);
        HBox.setHgrow(where, Priority.ALWAYS);
        HBox head = new HBox(8, where, remove);
        head.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
        VBox box =
                new VBox(
                        8,
                        wrong,
                        FormParts.beside(
                                controls.field("ledger.design.rule.says", words[0]),
                                controls.field("ledger.design.rule.says.en", words[1])),
                        head);
        box.getStyleClass().add("design-part");
        return box;
    }

    private String name(String code) {
        return FieldId.fits(code)
                ? form.field(new FieldId(code)).map(f -> f.label().in(desk.language())).orElse(code)
                : code;
    }

    private void put(int at, TextField... words) {
        model.put(FormParts.name(words[0].getText(), words[1].getText()), WORD, at, "says");
    }

    private void add() {
        ArrayNode all = all();
        all.addObject()
                .put("wrong", "")
                .put("at", places().getFirst().id().value())
                .put("says", desk.texts().get("ledger.design.rule.new"));
        model.reshape(all, WORD);
    }

    private void remove(int at) {
        ArrayNode all = all();
        all.remove(at);
        model.reshape(all, WORD);
    }

    private ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        model.said(WORD).forEach(all::add);
        return all;
    }

    /// Says below each rule what is wrong with it.
    void say() {
        for (int i = 0; i < lines.size(); i++) {
            VBox line = lines.get(i);
            line.getChildren().removeIf(node -> node.getStyleClass().contains("cell-trouble"));
            Problem wrong = fault(model.said(WORD, i));
            if (wrong != null) {
                line.getChildren().add(FormParts.line(desk.words(wrong, null)));
            }
        }
    }

    private @Nullable Problem fault(JsonNode rule) {
        String wrong = rule.path("wrong").asText();
        String at = rule.path("at").asText();
        JsonNode says = rule.path("says");
        String ja = says.isObject() ? says.path("ja").asText() : says.asText();
        String en = says.path("en").asText(ja);
        if (wrong.isBlank() || !FieldId.fits(at)) {
            return Problem.invalid("problem.rule.empty");
        }
        RowRule read = new RowRule(wrong, new FieldId(at), new Label(ja, en));
        // What cannot be read the expression says itself, while it is written.
        return RuleForms.fault(form, read)
                .filter(problem -> !problem.key().equals("problem.formula"))
                .orElse(null);
    }
}
