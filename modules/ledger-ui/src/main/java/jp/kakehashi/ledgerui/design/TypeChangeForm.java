package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.DialogDress;
import jp.kakehashi.records.DefinitionDraft;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Asks which type a field is to become, shows what of its rows would move and names what would
/// not, then makes the new field beside the old one, which is kept. Screen's thread only.
final class TypeChangeForm {
    private static final int LINES = 100;

    private final UiContext ui;
    private final Controls controls;
    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final FieldDefinition old;
    private final DesignWords words;
    private final VBox found = new VBox(8);
    private final Button go;
    private @Nullable ObjectNode next;
    private int generation;

    TypeChangeForm(UiContext ui, DesignViewModel model, UiTasks tasks, FieldDefinition old) {
        this.ui = ui;
        controls = ui.controls();
        this.model = model;
        desk = model.desk();
        this.tasks = tasks;
        this.old = old;
        words = new DesignWords(desk);
        go = controls.primary("ledger.design.type.go", this::make);
        go.setDisable(true);
    }

    void show() {
        List<FieldType> types =
                List.of(FieldType.values()).stream()
                        .filter(t -> TypeChange.INTO.contains(t) && t != old.type())
                        .toList();
        var choice = new FormParts(model, controls).choice(types, null, words::type, this::look);
        ScrollPane scroll = new ScrollPane(found);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("plain-scroll", "design-found");
        HBox buttons =
                new HBox(
                        8,
                        controls.spring(),
                        controls.secondary("ui.dialog.cancel", ui.dialogs()::close),
                        go);
        VBox box =
                new VBox(
                        12,
                        controls.section(
                                "ledger.design.type.title", old.label().in(desk.language())),
                        controls.note("ledger.design.type.hint"),
                        controls.field("ledger.design.type.into", choice),
                        scroll,
                        buttons);
        DialogDress.put(box, "design-dialog");
        ui.dialogs().show(box, ui.dialogs()::close);
        choice.requestFocus();
    }

    private record Seen(ObjectNode field, LedgerDefinition with, TypeChange.Found found) {}

    private void look(FieldType type) {
        int mine = ++generation;
        go.setDisable(true);
        found.getChildren().setAll(controls.note("ledger.design.type.looking"));
        LedgerDefinition here = model.base();
        if (here == null) {
            return;
        }
        CellText cells = desk.cells();
        tasks.run(() -> seen(here, type, cells))
                .onSuccess(
                        seen -> {
                            if (mine == generation) {
                                tell(seen);
                            }
                        })
                .onProblem(
                        why -> {
                            if (mine == generation) {
                                found.getChildren().setAll(FormParts.line(desk.words(why, here)));
                            }
                        });
    }

    private Seen seen(LedgerDefinition here, FieldType type, CellText cells) {
        LedgerService service = desk.service();
        ObjectNode field = field(here, type, cells);
        DefinitionDraft alone =
                DefinitionDraft.of(new DefinitionYaml().write(here))
                        .insert(field, "fields", here.fields().size());
        LedgerDefinition with = new DefinitionYaml().read(alone.text());
        FieldDefinition to = with.fields().getLast();
        return new Seen(
                field,
                with,
                new TypeChange(service, cells, here, old, to).look(LedgerService.Progress.NONE));
    }

    private ObjectNode field(LedgerDefinition here, FieldType type, CellText cells) {
        ObjectNode needs = NewFields.needs(type, desk, List.of());
        if (type.chosen()) {
            ArrayNode choices = values(here, cells);
            if (!choices.isEmpty()) {
                needs.set("choices", choices);
            }
        }
        if (old.checks().required()) {
            needs.put("required", true);
        }
        needs.put("replaces", old.id().value());
        String stem = old.id().value();
        String code = model.freeCode(stem.substring(0, Math.min(stem.length(), 36)) + "_2");
        return (ObjectNode) FieldForm.fresh(code, type, old.label().in("ja"), needs);
    }

    /// Where the values may not be listed as groups, the choices are written by hand.
    private ArrayNode values(LedgerDefinition here, CellText cells) {
        try {
            return TypeChange.choices(desk.service(), cells, here, old);
        } catch (ProblemException unlisted) {
            return JsonNodeFactory.instance.arrayNode();
        }
    }

    private void tell(Seen seen) {
        next = seen.field();
        TypeChange.Found what = seen.found();
        found.getChildren()
                .setAll(controls.text("ledger.design.type.moves", what.moves(), what.stays()));
        if (what.stays() > 0) {
            found.getChildren().add(controls.note("ledger.design.type.stays"));
        }
        for (TypeChange.Lost lost : what.lost().stream().limit(LINES).toList()) {
            found.getChildren().add(line(lost, seen.with()));
        }
        if (what.stays() > LINES) {
            found.getChildren().add(controls.note("ledger.design.type.more", what.stays() - LINES));
        }
        go.setDisable(false);
    }

    private Label line(TypeChange.Lost lost, LedgerDefinition with) {
        LedgerDefinition here = model.base();
        String title = here == null ? "" : RowTitle.of(here, lost.row(), desk);
        Label label =
                jp.kakehashi.ui.names.NameText.follow(
                        new Label(
                                desk.texts()
                                        .get(
                                                "ledger.design.type.lost",
                                                title,
                                                lost.shown(),
                                                desk.words(lost.why(), with))));
        Wrapping.of(label);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        label.getStyleClass().add("t-s");
        return label;
    }

    private void make() {
        ObjectNode field = next;
        if (field == null) {
            return;
        }
        JsonNode heading = model.said("heading");
        if (!heading.isMissingNode()) {
            field.set("heading", heading.deepCopy());
            model.put(null, "heading");
        }
        model.put(null, "required");
        model.put(
                TextNode.valueOf(desk.texts().get("ledger.design.type.old", old.label().in("ja"))),
                "name");
        model.reshape(BooleanNode.TRUE, "retired");
        model.add(field);
        ui.dialogs().close();
    }
}
