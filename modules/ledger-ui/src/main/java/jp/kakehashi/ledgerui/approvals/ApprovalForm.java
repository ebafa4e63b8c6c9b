package jp.kakehashi.ledgerui.approvals;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.approvals.ApprovalsViewModel.Opened;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.ApprovalMessages.Row;
import jp.kakehashi.wire.ApprovalMessages.Turn;
import org.jspecify.annotations.Nullable;

/// One draft in full: what it is about, before and after, its way and course, and what this person
/// may do with it. Screen's thread only.
final class ApprovalForm {
    private final ApprovalsViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final Approval approval;
    private final LedgerDefinition definition;
    private final ApprovalWords words;
    private final TextField reason = new TextField();
    private final Label trouble = new Label();
    private boolean acting;

    ApprovalForm(ApprovalsViewModel model, LedgerDesk desk, UiContext ui, Opened opened) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        this.controls = ui.controls();
        this.approval = opened.approval();
        this.definition = opened.definition();
        this.words = new ApprovalWords(desk);
    }

    Node draw() {
        VBox box = new VBox(16, head());
        String note = approval.note();
        if (note != null) {
            Label said = NameText.follow(new Label(note));
            Wrapping.of(said);
            box.getChildren().add(said);
        }
        for (Row row : approval.rows()) {
            box.getChildren().add(changes(row));
        }
        VBox way = new VBox(8, controls.subsection("ledger.approval.way"));
        way.getChildren().add(words.way(approval.way()));
        VBox course = new VBox(8, controls.subsection("ledger.approval.course"));
        course.getChildren().add(words.course(approval.steps()));
        HBox both = new HBox(32, way, course);
        HBox.setHgrow(course, Priority.ALWAYS);
        way.setMinWidth(220);
        box.getChildren().add(both);
        if (!approval.yours().isEmpty()) {
            box.getChildren().add(decision());
        }
        box.getStyleClass().add("conflict-form");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        return box;
    }

    private Node head() {
        Label title = NameText.follow(new Label(approval.title()));
        title.getStyleClass().add("section");
        Wrapping.of(title);
        Label where =
                new Label(
                        desk.texts()
                                .get(
                                        "ledger.approval.from",
                                        definition.label().in(desk.language()),
                                        approval.preparerName()));
        where.getStyleClass().addAll("t-s", "ink-3");
        Wrapping.of(where);
        FlowPane facts = new FlowPane(12, 6);
        facts.setAlignment(Pos.CENTER_LEFT);
        facts.getChildren().add(words.state(approval.state(), approval.number(), null));
        Long amount = approval.amountYen();
        if (amount != null) {
            String yen = CellText.grouped(amount.toString());
            facts.getChildren().add(new Label(desk.texts().get("ledger.approval.amount", yen)));
        }
        if (approval.delegated()) {
            facts.getChildren().add(controls.chip(Tone.NEUTRAL, "ledger.approval.delegated"));
        }
        if (approval.keptUntil() != null) {
            String day = desk.cells().date(approval.keptUntil().toString());
            facts.getChildren().add(new Label(desk.texts().get("ledger.approval.kept", day)));
        }
        facts.getChildren()
                .add(
                        controls.secondary(
                                "ledger.sheet.save",
                                () ->
                                        new SheetSaving(desk, ui)
                                                .ask(
                                                        facts.getScene().getWindow(),
                                                        approval,
                                                        definition)));
        return new VBox(6, title, where, facts);
    }

    /// The fields that say something, changed ones first to the eye: before at the left, the draft
    /// at the right.
    private Node changes(Row row) {
        GridPane table = new GridPane(16, 6);
        table.getStyleClass().addAll("panel", "approval-changes");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(120);
        ColumnConstraints side = new ColumnConstraints();
        side.setPercentWidth(38);
        ColumnConstraints right = new ColumnConstraints();
        right.setHgrow(Priority.ALWAYS);
        boolean fresh = row.before().isEmpty();
        table.getColumnConstraints().add(name);
        int at = 0;
        table.add(small("ledger.approval.field"), 0, 0);
        if (fresh) {
            table.getColumnConstraints().add(right);
            table.add(small("ledger.approval.new"), 1, at);
        } else {
            table.getColumnConstraints().addAll(side, right);
            table.add(small("ledger.approval.before"), 1, at);
            table.add(small("ledger.approval.after"), 2, at);
        }
        for (FieldDefinition field : said(row)) {
            at++;
            String before = row.before().get(field.id());
            String after = row.after().get(field.id());
            boolean changed = !fresh && !Objects.equals(before, after);
            Label label = new Label(field.label().in(desk.language()));
            label.getStyleClass().addAll("t-s", "ink-2");
            Wrapping.of(label);
            table.add(label, 0, at);
            if (!fresh) {
                table.add(value(field, before, false), 1, at);
            }
            Label now = value(field, after, changed);
            table.add(now, fresh ? 1 : 2, at);
        }
        VBox box = new VBox(6, table);
        if (row.movedOn()) {
            box.getChildren().add(controls.note("ledger.approval.movedOn"));
        }
        return box;
    }

    private List<FieldDefinition> said(Row row) {
        Set<FieldId> filled = new LinkedHashSet<>(row.after().keySet());
        filled.addAll(row.before().keySet());
        return definition.fields().stream().filter(f -> filled.contains(f.id())).toList();
    }

    private Label value(FieldDefinition field, @Nullable String value, boolean changed) {
        String shown =
                value == null
                        ? desk.texts().get("ledger.value.empty")
                        : desk.cells().show(field, value);
        String said = changed ? desk.texts().get("ledger.approval.changed", shown) : shown;
        Label label = NameText.follow(new Label(said));
        Wrapping.of(label);
        if (changed) {
            label.getStyleClass().addAll("strong", "tone-warn");
        }
        return label;
    }

    private Label small(String key) {
        Label label = controls.text(key);
        label.getStyleClass().addAll("t-s", "ink-3");
        return label;
    }

    private Node decision() {
        reason.promptTextProperty().bind(desk.texts().bind("ledger.approval.reasonPrompt"));
        trouble.getStyleClass().addAll("tone-bad", "t-s", "strong");
        Wrapping.of(trouble);
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        FlowPane acts = new FlowPane(8, 8);
        acts.setAlignment(Pos.CENTER_RIGHT);
        for (Turn turn : approval.yours()) {
            for (String kind : turn.kinds()) {
                Button button = button(turn, kind);
                if (button != null) {
                    acts.getChildren().add(button);
                }
            }
        }
        return new VBox(12, controls.field("ledger.approval.reason", reason), trouble, acts);
    }

    private @Nullable Button button(Turn turn, String kind) {
        Runnable go = () -> act(turn, kind);
        return switch (kind) {
            case "APPROVE" ->
                    controls.primary(
                            turn.acting()
                                    ? "ledger.approval.do.approveActing"
                                    : decides(turn)
                                            ? "ledger.approval.do.decide"
                                            : "ledger.approval.do.approve",
                            "Ctrl Enter",
                            go);
            case "RETURN" ->
                    turn.acting()
                            ? null
                            : controls.secondary("ledger.approval.do.return", "Alt R", go);
            case "PULL_UP" ->
                    turn.acting() ? null : controls.secondary("ledger.approval.do.pullUp", go);
            case "WITHDRAW" -> controls.secondary("ledger.approval.do.withdraw", go);
            default -> null;
        };
    }

    private boolean decides(Turn turn) {
        return approval.way().stream().anyMatch(p -> p.decides() && p.post().equals(turn.post()));
    }

    private void pressed(KeyEvent event) {
        String kind =
                event.getCode() == KeyCode.ENTER && event.isControlDown()
                        ? "APPROVE"
                        : event.getCode() == KeyCode.R && event.isAltDown() ? "RETURN" : null;
        if (kind != null) {
            approval.yours().stream()
                    .filter(t -> t.kinds().contains(kind))
                    .findFirst()
                    .ifPresent(
                            turn -> {
                                event.consume();
                                act(turn, kind);
                            });
        }
    }

    private void act(Turn turn, String kind) {
        if (acting) {
            return;
        }
        trouble.setText("");
        boolean needsReason = turn.acting() || !kind.equals("APPROVE");
        if (needsReason && reason.getText().isBlank()) {
            trouble.setText(desk.texts().get("problem.approval.reason"));
            reason.requestFocus();
            return;
        }
        acting = true;
        model.act(turn, kind, reason.getText().strip(), this::done, this::refused);
    }

    private void done(Approval told) {
        String number = told.number();
        if (number != null) {
            ui.notices().show(Tone.OK, "ledger.approval.done.decided", number);
        } else {
            ui.notices().show(Tone.OK, "ledger.approval.done", told.title());
        }
    }

    private void refused(Problem problem) {
        acting = false;
        trouble.setText(desk.words(problem, definition));
    }
}
