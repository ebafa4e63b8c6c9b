package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.formula.FormulaHelp;
import jp.kakehashi.ledgerui.formula.FormulaInput;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RuleForms;
import jp.kakehashi.records.approval.Retention;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// How the fiscal years of a ledger work. Screen's thread only.
final class YearEditor extends VBox {
    private static final String WORD = "year";
    private static final Set<FieldType> UNLISTED =
            EnumSet.of(
                    FieldType.PERSON,
                    FieldType.PHONE,
                    FieldType.ADDRESS,
                    FieldType.ATTACHMENTS,
                    FieldType.LINK,
                    FieldType.CALCULATED);

    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final FormParts parts;
    private final LedgerDefinition form;

    YearEditor(DesignViewModel model, Controls controls, FormParts parts, LedgerDefinition form) {
        super(12);
        setMinWidth(0);
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.parts = parts;
        this.form = form;
        boolean on = !model.said(WORD).isMissingNode();
        CheckBox tick = new CheckBox();
        tick.textProperty().bind(desk.texts().bind("ledger.design.year.on"));
        Wrapping.of(tick);
        tick.setMinWidth(0);
        tick.setSelected(on);
        tick.selectedProperty()
                .addListener((source, was, now) -> model.reshape(now ? fresh() : null, WORD));
        getChildren().add(tick);
        LedgerDefinition base = model.base();
        if (base != null && base.year() != null && !base.year().frozen().isEmpty()) {
            // What is frozen would come open again.
            tick.setDisable(true);
            getChildren().add(controls.note("ledger.design.year.frozen"));
        }
        if (on) {
            fill();
        } else if (back().isEmpty()) {
            getChildren().add(controls.note("ledger.design.year.needs"));
        }
    }

    private List<String> codes(Predicate<FieldDefinition> wanted) {
        return form.fields().stream()
                .filter(f -> !f.retired() && !f.individualNumber() && wanted.test(f))
                .map(f -> f.id().value())
                .toList();
    }

    private List<String> days() {
        return codes(f -> f.type() == FieldType.DATE || f.type() == FieldType.NUMBER);
    }

    private List<String> back() {
        return codes(f -> f.link() != null && f.link().ledger().equals(form.id()));
    }

    private ObjectNode fresh() {
        ObjectNode year = JsonNodeFactory.instance.objectNode();
        year.put("field", first(days()));
        year.put("open", days().isEmpty() ? "" : "!EMPTY(" + first(days()) + ")");
        year.put("previous", first(back()));
        year.put("retention", 5);
        return year;
    }

    private static String first(List<String> codes) {
        return codes.isEmpty() ? "" : codes.getFirst();
    }

    private void fill() {
        FormulaInput open =
                new FormulaInput(
                        new FormulaHelp(desk, RuleForms.expressions(form)),
                        Use.CONDITION,
                        "ledger.design.year.open",
                        controls,
                        () -> {});
        open.set(model.said(WORD, "open").asText());
        open.live(formula -> model.put(TextNode.valueOf(formula), WORD, "open"));
        CheckBox closing = new CheckBox();
        closing.textProperty().bind(desk.texts().bind("ledger.design.year.accountsClosing"));
        Wrapping.of(closing);
        closing.setMinWidth(0);
        closing.setSelected(model.said(WORD, "accountsClosing").booleanValue());
        closing.selectedProperty()
                .addListener(
                        (source, was, now) ->
                                model.put(BooleanNode.valueOf(now), WORD, "accountsClosing"));
        Node kept =
                parts.choice(
                        List.of("1", "3", "5", "10", "30", Retention.PERMANENT.word()),
                        model.said(WORD, "retention").asText(),
                        new DesignWords(desk)::retention,
                        word -> model.put(ApprovalEditor.retention(word), WORD, "retention"));
        List<FieldDefinition> listed =
                form.fields().stream()
                        .filter(f -> !UNLISTED.contains(f.type()))
                        .filter(f -> !f.individualNumber() && !f.retired())
                        .toList();
        getChildren()
                .addAll(
                        FormParts.beside(
                                controls.field("ledger.design.year.field", choice("field", days())),
                                controls.field(
                                        "ledger.design.year.previous", choice("previous", back()))),
                        open,
                        FormParts.beside(controls.field("ledger.design.year.retention", kept)),
                        closing,
                        controls.field(
                                "ledger.design.year.lists",
                                new FieldsChooser(
                                        model,
                                        listed,
                                        "ledger.design.lists",
                                        "ledger.design.lists.none",
                                        WORD,
                                        "lists")),
                        new AccessEditor(model, controls, false, WORD, "reopen"),
                        new AccessEditor(model, controls, false, WORD, "destroy"));
    }

    private Node choice(String word, List<String> codes) {
        String now = model.said(WORD, word).asText();
        @Nullable String chosen = now.isEmpty() ? null : now;
        return parts.choice(
                codes, chosen, this::name, code -> model.put(TextNode.valueOf(code), WORD, word));
    }

    private String name(String code) {
        return FieldId.fits(code)
                ? form.field(new FieldId(code)).map(f -> f.label().in(desk.language())).orElse(code)
                : code;
    }
}
