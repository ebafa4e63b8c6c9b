package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.approval.ApprovalYaml;
import jp.kakehashi.records.approval.Retention;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Whether rows go through approval (決裁), and the posts on their way. Screen's thread only.
final class ApprovalEditor extends VBox {
    private static final String WORD = "approval";
    private static final String ROUTE = "route";
    private static final String STEPS = "steps";

    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final FormParts parts;
    private final LedgerDefinition form;

    ApprovalEditor(
            DesignViewModel model, Controls controls, FormParts parts, LedgerDefinition form) {
        super(12);
        setMinWidth(0);
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.parts = parts;
        this.form = form;
        boolean on = !model.said(WORD).isMissingNode();
        CheckBox tick = new CheckBox();
        tick.textProperty().bind(desk.texts().bind("ledger.design.approval.on"));
        tick.setSelected(on);
        Wrapping.of(tick);
        tick.setMinWidth(0);
        tick.selectedProperty()
                .addListener((source, was, now) -> model.reshape(now ? fresh() : null, WORD));
        getChildren().add(tick);
        if (on) {
            getChildren().addAll(route(), controls.subsection("ledger.design.approval.steps"));
            JsonNode steps = model.said(WORD, ROUTE, STEPS);
            for (int i = 0; i < steps.size(); i++) {
                getChildren().add(step(i, steps.get(i), steps.size()));
            }
            getChildren().add(controls.note("ledger.design.approval.steps.note"));
            getChildren().add(controls.secondary("ledger.design.approval.step.add", this::add));
        }
    }

    private ObjectNode fresh() {
        ObjectNode approval = JsonNodeFactory.instance.objectNode();
        ObjectNode route = approval.putObject(ROUTE);
        String owner = model.said("owner").asText();
        route.put("approval", model.said("ledger").asText());
        route.put("version", 1);
        route.put("name", form.label().ja());
        route.put("section", desk.places().section(owner, "ja"));
        route.put(
                "numbers",
                desk.texts()
                        .get("ledger.design.approval.numbers.new", "{section}", "{year}", "{n:4}"));
        route.put("retention", 5);
        route.putArray(STEPS)
                .addObject()
                .put("post", owner + "/head")
                .put("name", desk.texts().get("ledger.design.approval.step.head"))
                .put("decides", true);
        return approval;
    }

    /// A changed way is another version of it: drafts that are on their way keep the old one.
    private void put(@Nullable JsonNode value, Object... place) {
        model.put(value, place);
        LedgerDefinition base = model.base();
        ApprovalRule was = base == null ? null : base.approval();
        if (was != null) {
            int version = new ApprovalYaml().read(was.route()).version();
            model.put(IntNode.valueOf(version + 1), WORD, ROUTE, "version");
        }
    }

    private Node route() {
        List<String> amounts = new ArrayList<>();
        amounts.add("");
        form.fields().stream()
                .filter(f -> f.type() == FieldType.YEN && !f.retired())
                .map(f -> f.id().value())
                .forEach(amounts::add);
        Node amount =
                parts.choice(
                        amounts,
                        model.said(WORD, "amount").asText(),
                        this::field,
                        code -> put(TextNode.valueOf(code), WORD, "amount"));
        Node kept =
                parts.choice(
                        List.of("1", "3", "5", "10", "30", Retention.PERMANENT.word()),
                        model.said(WORD, ROUTE, "retention").asText(),
                        new DesignWords(desk)::retention,
                        word -> put(retention(word), WORD, ROUTE, "retention"));
        VBox section =
                controls.field("ledger.design.approval.section", text(WORD, ROUTE, "section"));
        VBox numbers =
                controls.field("ledger.design.approval.numbers", text(WORD, ROUTE, "numbers"));
        return new VBox(
                12,
                names(
                        "ledger.design.approval.name",
                        "ledger.design.approval.name.en",
                        WORD,
                        ROUTE,
                        "name"),
                section,
                numbers,
                FormParts.beside(
                        controls.field("ledger.design.approval.amount", amount),
                        controls.field("ledger.design.approval.retention", kept)));
    }

    static JsonNode retention(String word) {
        return word.chars().allMatch(Character::isDigit)
                ? IntNode.valueOf(Integer.parseInt(word))
                : TextNode.valueOf(word);
    }

    private String field(String code) {
        return code.isEmpty()
                ? desk.texts().get("ledger.design.approval.amount.none")
                : form.field(new FieldId(code))
                        .map(FieldDefinition::label)
                        .map(label -> label.in(desk.language()))
                        .orElse(code);
    }

    private TextField text(Object... place) {
        return parts.input(model.said(place).asText(), now -> put(TextNode.valueOf(now), place));
    }

    private HBox names(String key, String english, Object... place) {
        JsonNode said = model.said(place);
        TextField[] words = new TextField[2];
        words[0] =
                parts.input(
                        said.isObject() ? said.path("ja").asText() : said.asText(),
                        now -> put(FormParts.name(now, words[1].getText()), place));
        words[1] =
                parts.input(
                        said.path("en").asText(),
                        now -> put(FormParts.name(words[0].getText(), now), place));
        return FormParts.beside(controls.field(key, words[0]), controls.field(english, words[1]));
    }

    private Node step(int at, JsonNode step, int all) {
        String post = step.path("post").asText();
        int slash = post.indexOf('/');
        String[] now = {slash < 0 ? "" : post.substring(0, slash), post.substring(slash + 1)};
        Map<String, String> sections = new TreeMap<>();
        desk.places()
                .sections()
                .forEach((code, label) -> sections.put(code, label.in(desk.language())));
        List<String> codes = new ArrayList<>(sections.keySet());
        codes.addFirst("");
        Node section =
                parts.choice(
                        codes,
                        now[0],
                        code ->
                                code.isEmpty()
                                        ? desk.texts().get("ledger.design.approval.anySection")
                                        : sections.getOrDefault(code, code),
                        code -> {
                            now[0] = code;
                            post(at, now);
                        });
        TextField role =
                parts.input(
                        now[1],
                        typed -> {
                            now[1] = typed.strip();
                            post(at, now);
                        });
        VBox box =
                new VBox(
                        8,
                        names(
                                "ledger.design.approval.step.name",
                                "ledger.design.approval.step.name.en",
                                WORD,
                                ROUTE,
                                STEPS,
                                at,
                                "name"),
                        controls.field("ledger.design.approval.step.section", section),
                        controls.field("ledger.design.approval.step.role", role));
        box.getChildren().addAll(amounts(at, step, all));
        box.getStyleClass().add("design-part");
        return box;
    }

    private List<Node> amounts(int at, JsonNode step, int all) {
        CheckBox decides = new CheckBox();
        decides.textProperty().bind(desk.texts().bind("ledger.design.approval.decides"));
        decides.setSelected(step.path("decides").booleanValue());
        TextField upTo = yen(at, "upToYen");
        upTo.setDisable(!decides.isSelected());
        decides.selectedProperty()
                .addListener(
                        (source, was, yes) -> {
                            upTo.setDisable(!yes);
                            if (!yes) {
                                upTo.setText("");
                            }
                            put(BooleanNode.valueOf(yes), WORD, ROUTE, STEPS, at, "decides");
                        });
        Button up = controls.iconButton(Icon.UP, "ledger.design.choice.up", () -> carry(at, -1));
        up.setDisable(at == 0);
        Button down =
                controls.iconButton(Icon.DOWN, "ledger.design.choice.down", () -> carry(at, 1));
        down.setDisable(at == all - 1);
        Button remove =
                controls.iconButton(Icon.DELETE, "ledger.design.choice.remove", () -> remove(at));
        remove.setDisable(all == 1);
        HBox tools = new HBox(6, decides, controls.spring(), up, down, remove);
        tools.setAlignment(Pos.CENTER_LEFT);
        return List.of(
                FormParts.beside(
                        controls.field("ledger.design.approval.fromYen", yen(at, "fromYen")),
                        controls.field("ledger.design.approval.upToYen", upTo)),
                tools);
    }

    private void post(int at, String... now) {
        String code = now[0].isEmpty() ? now[1] : now[0] + "/" + now[1];
        put(TextNode.valueOf(code), WORD, ROUTE, STEPS, at, "post");
    }

    private TextField yen(int at, String word) {
        Object[] place = {WORD, ROUTE, STEPS, at, word};
        return parts.input(model.said(place).asText(), now -> put(amount(now), place));
    }

    /// What is no amount stays as it was typed, and is said to be none.
    private static @Nullable JsonNode amount(String typed) {
        String plain = typed.replace(",", "").strip();
        if (plain.isEmpty()) {
            return null;
        }
        return plain.matches("[0-9]{1,15}")
                ? LongNode.valueOf(Long.parseLong(plain))
                : TextNode.valueOf(typed);
    }

    private ArrayNode steps() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        model.said(WORD, ROUTE, STEPS).forEach(all::add);
        return all;
    }

    private void add() {
        ArrayNode all = steps();
        // Before the last, who decides whatever the amount.
        all.insertObject(Math.max(0, all.size() - 1))
                .put("post", model.said("owner").asText() + "/chief")
                .put("name", desk.texts().get("ledger.design.approval.step.chief"));
        reshape(all);
    }

    private void carry(int at, int step) {
        ArrayNode all = steps();
        all.insert(at + step, all.remove(at));
        reshape(all);
    }

    private void remove(int at) {
        ArrayNode all = steps();
        all.remove(at);
        reshape(all);
    }

    private void reshape(ArrayNode all) {
        put(all, WORD, ROUTE, STEPS);
        model.redraw();
    }

    /// What is wrong with the way itself, null when nothing is.
    static @Nullable Problem fault(LedgerDefinition form) {
        ApprovalRule rule = form.approval();
        if (rule == null) {
            return null;
        }
        try {
            new ApprovalYaml().read(rule.route());
            return null;
        } catch (ProblemException e) {
            return e.problem();
        }
    }
}
