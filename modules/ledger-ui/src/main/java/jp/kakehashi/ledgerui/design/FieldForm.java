package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// One field of a draft as a form. What may not change any more once a field is published is shown
/// and held. Screen's thread only.
final class FieldForm extends VBox {
    private static final Set<FieldType> RANGED =
            EnumSet.of(FieldType.NUMBER, FieldType.YEN, FieldType.DATE, FieldType.TIME);
    private static final Set<FieldType> TEXTS =
            EnumSet.of(
                    FieldType.TEXT,
                    FieldType.PERSON,
                    FieldType.STAFF,
                    FieldType.PHONE,
                    FieldType.LONG_TEXT);
    private static final List<FieldType> RESULTS =
            List.of(
                    FieldType.NUMBER,
                    FieldType.YEN,
                    FieldType.TEXT,
                    FieldType.DATE,
                    FieldType.CHECK);

    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final DesignWords words;
    private final FormParts parts;
    private final FieldWays ways;
    private final Label formulaState = new Label();

    /// Where the buttons of a field lead, and what is known of its rows and of other ledgers.
    ///
    /// @param used how many rows hold each choice, by its code
    record FieldWays(
            Runnable changeType,
            Runnable carryValues,
            Map<String, Long> used,
            List<LedgerDefinition> ledgers) {}

    FieldForm(DesignViewModel model, Controls controls, FormParts parts, FieldWays ways) {
        super(18);
        this.model = model;
        this.controls = controls;
        this.parts = parts;
        this.ways = ways;
        desk = model.desk();
        words = new DesignWords(desk);
        FieldDefinition published = model.publishedField(model.selectedProperty().get());
        FieldType type = type(model.said("type").asText());
        boolean retired = model.said("retired").booleanValue();
        getChildren().add(naming(published, type, retired));
        Node content = content(type, published);
        if (content != null) {
            getChildren().add(content);
        }
        if (type != null && type != FieldType.CALCULATED && !retired) {
            getChildren().add(rules(type, published));
        }
        getChildren().add(parts.group("ledger.design.group.card", List.of(parts.names("heading"))));
        boolean held = published != null && !desk.actor().holds(Actor.ADMINISTRATOR);
        List<Node> access = new ArrayList<>();
        access.add(parts.marked("read", new AccessEditor(model, controls, held, "read")));
        access.add(parts.marked("write", new AccessEditor(model, controls, held, "write")));
        if (held) {
            access.add(controls.note("ledger.design.access.held"));
        }
        getChildren().add(parts.group("ledger.design.group.access", access));
    }

    /// The type that a word of the file names, null for none.
    static @Nullable FieldType type(String word) {
        for (FieldType type : FieldType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return type;
            }
        }
        return null;
    }

    private Node naming(
            @Nullable FieldDefinition published, @Nullable FieldType type, boolean retired) {
        Node kind;
        if (published == null) {
            kind =
                    controls.field(
                            "ledger.design.word.type",
                            parts.choice(
                                    List.of(FieldType.values()),
                                    type,
                                    words::type,
                                    chosen -> retype(chosen)));
        } else {
            Label name = new Label(words.type(published.type()));
            Button other = controls.secondary("ledger.design.type.change", ways.changeType());
            other.setDisable(retired || published.type() == FieldType.CALCULATED);
            name.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(12, name, other);
            line.setAlignment(Pos.CENTER_LEFT);
            kind = controls.field("ledger.design.word.type", line);
        }
        List<Node> all = new ArrayList<>();
        all.add(parts.names("name"));
        all.add(
                FormParts.beside(
                        parts.marked("type", kind), (VBox) parts.text("id", published != null)));
        if (published != null) {
            Button hide =
                    controls.secondary(
                            retired ? "ledger.design.use" : "ledger.design.retire",
                            () -> retire(!retired));
            all.add(new VBox(4, hide, controls.note("ledger.design.retire.note")));
        } else if (retired) {
            all.add(controls.note("ledger.design.retire.note"));
        }
        if (!model.said("replaces").isMissingNode()) {
            Button carry = controls.secondary("ledger.design.carry", ways.carryValues());
            carry.setDisable(published == null);
            all.add(
                    new VBox(
                            4,
                            carry,
                            controls.note(
                                    published == null
                                            ? "ledger.design.carry.later"
                                            : "ledger.design.carry.note")));
        }
        return parts.group("ledger.design.group.field", all);
    }

    private void retire(boolean now) {
        if (now) {
            model.put(null, "required");
        }
        model.reshape(BooleanNode.valueOf(now), "retired");
    }

    /// A new field becomes another type: what the other does not have goes, what it needs comes.
    private void retype(FieldType type) {
        for (String word :
                List.of(
                        "choices", "numbers", "link", "formula", "result", "min", "max", "pattern",
                        "unique")) {
            model.put(null, word);
        }
        if (type == FieldType.CALCULATED || type == FieldType.AUTO_NUMBER) {
            model.put(null, "required");
        }
        JsonNode needs = NewFields.needs(type, desk, ways.ledgers());
        needs.properties().forEach(each -> model.put(each.getValue(), each.getKey()));
        model.reshape(TextNode.valueOf(type.name().toLowerCase(Locale.ROOT)), "type");
    }

    private @Nullable Node content(@Nullable FieldType type, @Nullable FieldDefinition published) {
        if (type == null) {
            return null;
        }
        return switch (type) {
            case CHOICE, CHOICES ->
                    parts.group(
                            "ledger.design.group.choices",
                            List.of(
                                    parts.marked(
                                            "choices",
                                            new ChoicesEditor(
                                                    model,
                                                    controls,
                                                    parts,
                                                    published,
                                                    ways.used()))));
            case AUTO_NUMBER ->
                    parts.group(
                            "ledger.design.group.numbers",
                            List.of(
                                    parts.text("numbers", published != null),
                                    controls.note(
                                            "ledger.design.numbers.note",
                                            "{year}",
                                            "{n:4}",
                                            "R{year}-{n:4}")));
            case LINK -> link(published != null);
            case CALCULATED -> formula();
            default -> null;
        };
    }

    private Node link(boolean held) {
        List<String> ledgers = ways.ledgers().stream().map(l -> l.id().value()).toList();
        String ledger = model.said("link", "ledger").asText();
        String shows = model.said("link", "shows").asText();
        List<FieldDefinition> fields = NewFields.linkable(ways.ledgers(), ledger);
        Node target =
                parts.choice(
                        ledgers,
                        ledger.isEmpty() ? null : ledger,
                        id -> NewFields.name(ways.ledgers(), id, desk.language()),
                        id -> model.reshape(NewFields.link(ways.ledgers(), id), "link"));
        Node shown =
                parts.choice(
                        fields.stream().map(f -> f.id().value()).toList(),
                        shows.isEmpty() ? null : shows,
                        id ->
                                fields.stream()
                                        .filter(f -> f.id().value().equals(id))
                                        .map(f -> f.label().in(desk.language()))
                                        .findFirst()
                                        .orElse(id),
                        id -> model.put(TextNode.valueOf(id), "link", "shows"));
        target.setDisable(held);
        shown.setDisable(held);
        return parts.group(
                "ledger.design.group.link",
                List.of(
                        parts.marked(
                                "link",
                                FormParts.beside(
                                        controls.field("ledger.design.link.ledger", target),
                                        controls.field("ledger.design.link.shows", shown)))));
    }

    private Node formula() {
        TextArea area = new TextArea(model.said("formula").asText());
        area.setPrefRowCount(2);
        Wrapping.of(area);
        area.getStyleClass().add("figures");
        area.textProperty()
                .addListener((source, was, now) -> model.put(TextNode.valueOf(now), "formula"));
        Node result =
                parts.choice(
                        RESULTS,
                        type(model.said("result").asText("number")),
                        words::type,
                        chosen ->
                                model.put(
                                        TextNode.valueOf(chosen.name().toLowerCase(Locale.ROOT)),
                                        "result"));
        Wrapping.of(formulaState);
        formulaState.getStyleClass().addAll("t-s");
        LedgerDefinition form = model.form();
        Stream<FieldDefinition> fields = form == null ? Stream.of() : form.fields().stream();
        String codes =
                fields.filter(f -> !f.retired() && !f.individualNumber() && f.type().kept())
                        .map(f -> f.id().value() + " = " + f.label().in(desk.language()))
                        .collect(Collectors.joining(desk.texts().get("ledger.grid.comma")));
        return parts.group(
                "ledger.design.group.formula",
                List.of(
                        parts.marked("formula", controls.field("ledger.design.word.formula", area)),
                        formulaState,
                        controls.note("ledger.design.formula.codes", codes),
                        controls.note("ledger.design.formula.words"),
                        parts.marked(
                                "result", controls.field("ledger.design.word.result", result))));
    }

    /// What the formula gives for the rows at hand, or that it cannot be read.
    void tryFormula(String outcome) {
        formulaState.setText(outcome);
    }

    private Node rules(FieldType type, @Nullable FieldDefinition published) {
        List<Node> all = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        List<String> held = new ArrayList<>();
        if (type.byHand()) {
            flags.add("required");
        }
        if (type != FieldType.ATTACHMENTS && type != FieldType.LONG_TEXT) {
            flags.add("unique");
            if (published != null && !published.checks().unique()) {
                held.add("unique");
            }
        }
        if (type == FieldType.TEXT) {
            flags.add("individualNumber");
            if (published != null) {
                held.add("individualNumber");
            }
        }
        all.add(parts.flags(flags, held));
        if (RANGED.contains(type)) {
            all.add(
                    FormParts.beside(
                            (VBox) parts.text("min", false), (VBox) parts.text("max", false)));
            all.add(controls.note("ledger.design.range.note"));
        }
        if (TEXTS.contains(type)) {
            all.add(parts.text("pattern", false));
            all.add(controls.note("ledger.design.pattern.note", "[0-9]{7}"));
        }
        if (type == FieldType.ATTACHMENTS) {
            all.add(controls.note("ledger.design.attachments.note"));
        }
        return parts.group("ledger.design.group.rules", all);
    }

    /// Says what is wrong with this field at its place, at its top where it has none.
    void say(@Nullable Mistake any) {
        getChildren().removeIf(node -> node.getStyleClass().contains("cell-trouble"));
        Mistake mistake = any != null && any.field() == model.selectedProperty().get() ? any : null;
        String said = mistake == null ? "" : words.mistake(mistake, model);
        boolean placed = parts.say(mistake == null ? null : mistake.word(), said);
        if (mistake != null && !placed) {
            getChildren().addFirst(FormParts.line(said));
        }
    }

    /// A field that has just been made, as the file says it.
    static JsonNode fresh(String code, FieldType type, String name, JsonNode needs) {
        var field = JsonNodeFactory.instance.objectNode();
        field.put("id", code).put("name", name).put("type", type.name().toLowerCase(Locale.ROOT));
        needs.properties().forEach(each -> field.set(each.getKey(), each.getValue()));
        return field;
    }
}
