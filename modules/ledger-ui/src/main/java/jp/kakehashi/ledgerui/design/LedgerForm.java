package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import org.jspecify.annotations.Nullable;

/// What a draft says of the ledger itself: names, owner, who opens it. Screen's thread only.
final class LedgerForm extends VBox {
    private final DesignViewModel model;
    private final FormParts parts;
    private @Nullable RulesEditor rules;

    LedgerForm(DesignViewModel model, Controls controls, FormParts parts) {
        super(18);
        // A long word is wrapped; the form is never wider than its place.
        setMinWidth(0);
        this.model = model;
        this.parts = parts;
        LedgerDesk desk = model.desk();
        boolean fresh = model.base() == null;
        boolean administrator = desk.actor().holds(Actor.ADMINISTRATOR);
        boolean held = !fresh && !administrator;
        List<String> sections =
                administrator
                        ? desk.places().sections().keySet().stream().sorted().toList()
                        : desk.actor().posts().stream()
                                .map(Actor.Post::section)
                                .distinct()
                                .toList();
        Node owner =
                parts.choice(
                        sections,
                        model.said("owner").asText(),
                        code -> desk.places().section(code, desk.language()),
                        code -> model.put(TextNode.valueOf(code), "owner"));
        owner.setDisable(held);
        List<Node> naming = new ArrayList<>();
        naming.add(parts.names("name"));
        naming.add(parts.marked("owner", controls.field("ledger.design.word.owner", owner)));
        naming.add(parts.text("ledger", !fresh));
        if (fresh) {
            naming.add(controls.note("ledger.design.code.note"));
        }
        List<String> ticks = List.of("personal", "authorsResolve");
        List<Node> access = new ArrayList<>();
        access.add(parts.flags(ticks, held ? ticks : List.of()));
        access.add(parts.marked("read", new AccessEditor(model, controls, held, "read")));
        access.add(parts.marked("write", new AccessEditor(model, controls, held, "write")));
        if (held) {
            access.add(controls.note("ledger.design.access.held"));
        }
        getChildren()
                .addAll(
                        parts.group("ledger.design.group.ledger", naming),
                        parts.group("ledger.design.group.access", access));
        LedgerDefinition form = model.form();
        if (form != null) {
            more(controls, form);
        }
    }

    private void more(Controls controls, LedgerDefinition form) {
        RulesEditor over = new RulesEditor(model, controls, parts, form);
        rules = over;
        List<Node> persons = new ArrayList<>();
        persons.add(parts.marked("purposes", new PurposesEditor(model, controls)));
        persons.add(
                parts.marked(
                        "samePerson",
                        controls.field(
                                "ledger.design.word.samePerson",
                                new FieldsChooser(
                                        model,
                                        form.fields().stream()
                                                .filter(f -> f.formula() == null && !f.retired())
                                                .filter(f -> !f.individualNumber())
                                                .filter(f -> f.type() != FieldType.ATTACHMENTS)
                                                .toList(),
                                        "ledger.design.samePerson",
                                        "ledger.design.samePerson.none",
                                        "samePerson"))));
        persons.add(controls.note("ledger.design.samePerson.note"));
        getChildren()
                .addAll(
                        parts.group(
                                "ledger.design.group.rulesOver",
                                List.of(parts.marked("rules", over))),
                        parts.group(
                                "ledger.design.group.approval",
                                List.of(
                                        parts.marked(
                                                "approval",
                                                new ApprovalEditor(model, controls, parts, form)))),
                        parts.group("ledger.design.group.persons", persons),
                        parts.group(
                                "ledger.design.group.year",
                                List.of(
                                        parts.marked(
                                                "year",
                                                new YearEditor(model, controls, parts, form)))));
    }

    /// Says what is wrong with the ledger at its place.
    void say(@Nullable Mistake any) {
        getChildren().removeIf(node -> node.getStyleClass().contains("cell-trouble"));
        if (rules != null) {
            rules.say();
        }
        Mistake mistake = any != null && any.field() == Mistake.LEDGER ? any : null;
        String said = mistake == null ? "" : new DesignWords(model.desk()).mistake(mistake, model);
        boolean placed = parts.say(mistake == null ? null : mistake.word(), said);
        if (mistake != null && !placed) {
            getChildren().addFirst(FormParts.line(said));
        }
    }
}
