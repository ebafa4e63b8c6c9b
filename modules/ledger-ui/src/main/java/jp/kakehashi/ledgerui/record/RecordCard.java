package jp.kakehashi.ledgerui.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellChecks;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.desk.Standings;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.input.FormField;
import jp.kakehashi.ledgerui.input.OverrideBox;
import jp.kakehashi.ledgerui.links.LinkWords.Way;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// A record as a form: every field with its name and state, written where it stands. A field is
/// written when it is left or at Enter; what another person writes appears unless the field is
/// being written in.
final class RecordCard {
    private final Controls controls;
    private final LedgerDesk desk;
    private final GridViewModel grid;
    private final UUID row;
    private final boolean guarded;
    private final String language;
    private final Marks marks;
    private final Consumer<FieldDefinition> history;
    private final Map<FieldId, FormField> forms = new LinkedHashMap<>();
    private final Map<FieldId, Label> fixed = new LinkedHashMap<>();
    private final CardAbout about;
    private final VBox box = new VBox(12);
    /// The row that each field's text came from, until it is written or renewed.
    private final Map<FieldId, RowView> seen = new HashMap<>();
    private final Map<CellPlace, Refused> kept;
    private final CardExtras extras;
    private final @Nullable ApprovalBox approval;
    private final CardUndo undo;

    /// What was typed into a field and cannot be written as it stands, and why.
    record Refused(String typed, RowView seen, Problem problem) {}

    /// The card of `first`; what is refused is put into `kept`, and what lies there stands in its
    /// field again.
    RecordCard(
            UiContext ui,
            GridViewModel grid,
            LedgerDefinition definition,
            RowView first,
            Map<CellPlace, Refused> kept,
            Consumer<FieldDefinition> history,
            Consumer<Way> open) {
        this.kept = kept;
        controls = ui.controls();
        this.grid = grid;
        extras = new CardExtras(ui, grid, first, open);
        desk = grid.desk();
        about = new CardAbout(controls, desk);
        undo = new CardUndo(grid, box);
        row = first.row();
        guarded = first.guarded();
        language = desk.language();
        marks = new Marks(desk.texts());
        this.history = history;
        box.getStyleClass().add("record-card");
        new CardParts(controls, language)
                .of(
                        grid.fields().stream()
                                .filter(field -> !first.kept().contains(field.id()))
                                .toList(),
                        field -> part(definition, field, first))
                .forEach(box.getChildren()::add);
        box.getChildren().addFirst(extras.marked());
        addRetired(definition, first);
        if (first.guarded()) {
            box.getChildren().addFirst(guarded(definition));
        }
        ApprovalRule rule = definition.approval();
        approval =
                rule == null || first.guarded()
                        ? null
                        : new ApprovalBox(ui, grid, definition, rule, first);
        if (approval != null) {
            box.getChildren().addFirst(approval);
        }
        if (!first.guarded()) {
            box.getChildren().add(new PointingBox(controls, desk, definition.id(), row, open));
        }
        box.getChildren().add(about.of(definition, first));
        forms.values().forEach(this::restore);
    }

    private void addRetired(LedgerDefinition definition, RowView first) {
        VBox past = section("ledger.record.retired");
        for (FieldDefinition field : definition.fields()) {
            // What is hidden but not empty is still part of the record.
            if (field.retired() && first.values().containsKey(field.id())) {
                past.getChildren().add(plain(field));
            }
        }
        if (past.getChildren().size() > 1) {
            box.getChildren().add(past);
        }
    }

    private void restore(FormField form) {
        Refused refused = kept.get(new CellPlace(row, form.field().id()));
        if (refused != null) {
            seen.put(form.field().id(), refused.seen());
            form.input().text(refused.typed());
            say(form, refused.problem());
        }
    }

    /// From where the card knows how its row stands in its approval.
    void standings(Standings known) {
        if (approval != null) {
            approval.standings(known);
        }
    }

    /// The row on the card.
    UUID row() {
        return row;
    }

    /// Puts the caret into a field, or the first that can be written; returns which.
    @Nullable Node focus(FieldId field) {
        FormField form = forms.get(field);
        if (form == null && !forms.isEmpty()) {
            form = forms.values().iterator().next();
        }
        if (form != null) {
            form.input().focus(false);
        }
        return form;
    }

    boolean about(RowView other, String spoken) {
        return row.equals(other.row()) && language.equals(spoken) && guarded == other.guarded();
    }

    Node node() {
        return box;
    }

    private VBox section(String key) {
        VBox section = new VBox(10, controls.subsection(key));
        section.getStyleClass().add("record-section");
        return section;
    }

    /// Tells the clerk what to do instead of reading on.
    private Node guarded(LedgerDefinition definition) {
        String section = desk.places().section(definition.owner(), desk.language());
        Label call = controls.text("ledger.guard.call", section);
        Wrapping.of(call);
        return new VBox(
                8, new ProblemView(desk.texts(), Problem.refused("problem.row.guarded")), call);
    }

    private Node part(LedgerDefinition definition, FieldDefinition field, RowView first) {
        if (first.guarded()) {
            return plain(field);
        }
        if (field.type() == FieldType.ATTACHMENTS) {
            return extras.files(field, definition.ownedBy(desk.actor()));
        }
        return grid.writable(field) ? form(field, first) : plain(field);
    }

    private Node form(FieldDefinition field, RowView first) {
        seen.put(field.id(), first);
        FormField form = new FormField(desk, field, first.values().get(field.id()));
        forms.put(field.id(), form);
        form.input().onEdit(form::silence);
        form.input()
                .control()
                .focusedProperty()
                .addListener(
                        (source, was, now) -> {
                            if (!now) {
                                write(form, ChangeNote.NONE);
                            }
                        });
        form.input().control().addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, form));
        return form;
    }

    private void pressed(KeyEvent event, FormField form) {
        boolean several = form.input().control() instanceof TextArea;
        if (undo.pressed(event, form, dirty(form))) {
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && (!several || event.isControlDown())) {
            write(form, ChangeNote.NONE);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && dirty(form)) {
            form.input().text(text(form.field()));
            form.silence();
            kept.remove(new CellPlace(row, form.field().id()));
            event.consume();
        } else if (event.getCode() == KeyCode.H && event.isControlDown()) {
            history.accept(form.field());
            event.consume();
        } else if (event.getCode() == KeyCode.G && event.isControlDown()) {
            extras.follow(form.field());
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && several && !event.isControlDown()) {
            event.consume();
            write(form, ChangeNote.NONE);
            form.input()
                    .control()
                    .requestFocusTraversal(
                            event.isShiftDown()
                                    ? javafx.scene.TraversalDirection.PREVIOUS
                                    : javafx.scene.TraversalDirection.NEXT);
        }
    }

    private Node plain(FieldDefinition field) {
        Label name = new Label(field.label().in(language));
        name.getStyleClass().add("field-label");
        Label value = NameText.follow(new Label());
        Wrapping.of(value);
        value.getStyleClass().add("record-value");
        fixed.put(field.id(), value);
        return new VBox(2, name, value, extras.placeOfWay(field));
    }

    /// Shows a newer state of the row.
    void show(RowView now) {
        extras.show(now, marks);
        if (approval != null) {
            approval.show(now);
        }
        for (FormField form : forms.values()) {
            FieldDefinition field = form.field();
            String was = text(field);
            if (form.input().text().equals(was)) {
                seen.put(field.id(), now);
                if (!text(field).equals(was)) {
                    form.input().text(text(field));
                }
            } else if (written(form, now)) {
                seen.put(field.id(), now);
                if (!form.input().control().isFocused()) {
                    form.input().text(text(field));
                }
            }
            signs(form, now);
        }
        fixed.forEach((id, label) -> label.setText(plainText(id, now)));
        about.show(now);
    }

    /// Whether the row already holds what stands in the field: it came back from being written.
    private boolean written(FormField form, RowView now) {
        try {
            String value = desk.cells().read(form.field(), form.input().text());
            return Objects.equals(value, now.values().get(form.field().id()));
        } catch (ProblemException notYetAValue) {
            return false;
        }
    }

    private String plainText(FieldId id, RowView now) {
        LedgerDefinition form = grid.definitionProperty().get();
        FieldDefinition field = form == null ? null : form.field(id).orElse(null);
        String value = now.values().get(id);
        if (value == null && field != null && field.type() == FieldType.AUTO_NUMBER) {
            value = now.provisional();
        }
        return field == null || value == null
                ? desk.texts().get("ledger.value.empty")
                : desk.cells().show(field, value);
    }

    private String text(FieldDefinition field) {
        String value = Objects.requireNonNull(seen.get(field.id())).values().get(field.id());
        return switch (field.type()) {
            case CHOICE -> value == null ? "" : value;
            case CHECK -> Boolean.toString("true".equals(value));
            default -> desk.cells().forEditing(field, value);
        };
    }

    private boolean dirty(FormField form) {
        return !form.input().text().equals(text(form.field()));
    }

    /// What was typed and is not in the ledger; a tick is nothing typed.
    List<BegunText> begun() {
        return forms.values().stream()
                .filter(form -> form.field().type() != FieldType.CHECK && dirty(form))
                .map(
                        form -> {
                            FieldId id = form.field().id();
                            RowView then = Objects.requireNonNull(seen.get(id));
                            return grid.begun(new CellPlace(row, id), then, form.input().text());
                        })
                .toList();
    }

    private void signs(FormField form, RowView now) {
        FieldId id = form.field().id();
        EditState state = now.states().get(id);
        form.signs().getChildren().clear();
        if (now.conflicts().contains(id)) {
            form.signs().getChildren().add(marks.conflict());
        }
        if (state != null && state != EditState.AT_HEAD_OFFICE) {
            form.signs().getChildren().add(marks.stateChip(state));
        }
        extras.lead(form.field(), form.signs());
        Button past =
                controls.iconButton(
                        Icon.HISTORY,
                        "ledger.record.fieldHistory",
                        () -> history.accept(form.field()));
        past.setFocusTraversable(false);
        past.getStyleClass().add("small");
        form.signs().getChildren().add(past);
    }

    private void write(FormField form, ChangeNote note) {
        CellPlace place = new CellPlace(row, form.field().id());
        if (!dirty(form) && note.equals(ChangeNote.NONE)) {
            kept.remove(place);
            return;
        }
        RowView then = Objects.requireNonNull(seen.get(form.field().id()));
        Problem wrong = grid.write(place, then, form.input().text(), note);
        if (wrong == null) {
            undo.wrote(form);
            kept.remove(place);
            form.silence();
        } else {
            kept.put(place, new Refused(form.input().text(), then, wrong));
            say(form, wrong);
        }
    }

    private void say(FormField form, Problem wrong) {
        String words = desk.words(wrong, grid.definitionProperty().get());
        if (!CellChecks.overridable(wrong)) {
            form.say(words);
            return;
        }
        form.say(
                words,
                new OverrideBox(
                        controls,
                        desk,
                        why -> write(form, new ChangeNote(null, null, null, why, null))));
    }
}
