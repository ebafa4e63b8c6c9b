package jp.kakehashi.ledgerui.record;

import java.util.List;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerApprovals.Standing;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.approvals.ApprovalWords;
import jp.kakehashi.ledgerui.approvals.SheetSaving;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Standings;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.ApprovalMessages.Draft;
import jp.kakehashi.wire.ApprovalMessages.SeenRow;
import jp.kakehashi.wire.ApprovalMessages.Way;
import org.jspecify.annotations.Nullable;

/// Where the row on a card stands in its approval, and the draft that sends it on its way: subject,
/// note, and who would sign, before anything is sent. Screen's thread only.
final class ApprovalBox extends VBox {
    private static final int TITLE = 200;

    private final Controls controls;
    private final UiContext ui;
    private final LedgerDesk desk;
    private final LedgerDefinition definition;
    private final ApprovalRule rule;
    private final VBox form = new VBox(10);
    private final HBox state = new HBox(8);
    private final Label trouble = new Label();
    private final TextField title = new TextField();
    private final TextArea note = new TextArea();
    private RowView newest;
    private @Nullable Standings standings;
    private @Nullable Draft sending;
    private boolean open;

    ApprovalBox(
            UiContext ui,
            GridViewModel grid,
            LedgerDefinition definition,
            ApprovalRule rule,
            RowView first) {
        super(10);
        this.ui = ui;
        this.controls = ui.controls();
        this.desk = grid.desk();
        this.definition = definition;
        this.rule = rule;
        newest = first;
        state.setAlignment(Pos.CENTER_LEFT);
        trouble.getStyleClass().addAll("tone-bad", "t-s", "strong");
        Wrapping.of(trouble);
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        note.setPrefRowCount(3);
        Wrapping.of(note);
        getStyleClass().addAll("record-section", "approval-box");
        getChildren().setAll(controls.subsection("ledger.approval.card"), state, form);
    }

    /// From where it knows how the row stands.
    void standings(Standings known) {
        standings = known;
        show(newest);
    }

    /// Shows a newer state of the row, and where its newest draft is.
    void show(RowView now) {
        newest = now;
        Standing standing = standings == null ? null : standings.of(now.row());
        state.getChildren().clear();
        if (standing == null) {
            state.getChildren().add(controls.chip(Tone.NEUTRAL, "ledger.approval.state.none"));
        } else {
            state.getChildren()
                    .add(
                            new ApprovalWords(desk)
                                    .state(
                                            standing.state(),
                                            standing.number(),
                                            standing.waiting()));
            state.getChildren()
                    .add(controls.quiet("ledger.sheet.save", () -> sheet(standing.approval())));
            if (standing.state().equals("decided") && standing.seq() != now.seq()) {
                state.getChildren().add(controls.chip(Tone.WARN, "ledger.approval.since"));
            }
        }
        boolean free = standing == null || !standing.locks();
        boolean writes = definition.access().write().admits(desk.actor());
        boolean stands = standing != null && decidedAsItIs(standing, now);
        if (!free || !writes || stands) {
            open = false;
            form.getChildren().clear();
            if (!free) {
                form.getChildren().add(controls.note("ledger.approval.lockedHint"));
            }
        } else if (!open) {
            Button draft = controls.secondary("ledger.approval.draft", () -> begin(standing));
            form.getChildren().setAll(draft);
        }
    }

    private void sheet(UUID approval) {
        ui.tasks()
                .run(() -> desk.service().approvals().one(definition.id(), approval))
                .onSuccess(
                        found ->
                                new SheetSaving(desk, ui)
                                        .ask(getScene().getWindow(), found, definition));
    }

    private static boolean decidedAsItIs(Standing standing, RowView now) {
        return standing.state().equals("decided") && standing.seq() == now.seq();
    }

    private void begin(@Nullable Standing standing) {
        open = true;
        UUID approval =
                standing != null && standing.state().equals("returned")
                        ? standing.approval()
                        : UUID.randomUUID();
        String about =
                desk.texts()
                        .get(
                                "ledger.approval.subject",
                                definition.label().in(desk.language()),
                                RowTitle.of(definition, newest));
        title.setText(about.length() > TITLE ? about.substring(0, TITLE) : about);
        trouble.setText("");
        VBox way = new VBox(6, controls.note("ledger.record.loading"));
        Button send = controls.primary("ledger.approval.send", "Ctrl Enter", () -> send(approval));
        Button stop = controls.secondary("ledger.approval.stop", this::end);
        HBox acts = new HBox(8, send, stop);
        acts.setAlignment(Pos.CENTER_LEFT);
        form.getChildren()
                .setAll(
                        controls.field("ledger.approval.title", title),
                        controls.field("ledger.approval.note", note),
                        controls.subsection("ledger.approval.way"),
                        way,
                        trouble,
                        acts);
        form.setOnKeyPressed(
                event -> {
                    if (event.getCode() == javafx.scene.input.KeyCode.ENTER
                            && event.isControlDown()) {
                        event.consume();
                        send(approval);
                    }
                });
        title.requestFocus();
        Long amount = amount();
        ui.tasks()
                .run(() -> desk.service().approvals().way(definition.id(), amount))
                .onSuccess(told -> showWay(way, told))
                .onProblem(
                        why -> {
                            way.getChildren().clear();
                            refused(why);
                        });
    }

    private void showWay(VBox into, Way told) {
        into.getChildren().setAll(new ApprovalWords(desk).way(told.posts()));
        if (told.delegated()) {
            into.getChildren().add(controls.note("ledger.approval.delegatedHint"));
        }
    }

    private @Nullable Long amount() {
        FieldId field = rule.amount();
        String yen = field == null ? null : newest.values().get(field);
        return yen == null ? null : Long.valueOf(yen);
    }

    private void end() {
        open = false;
        sending = null;
        show(newest);
    }

    private void send(UUID approval) {
        if (newest.states().values().stream().anyMatch(s -> s != EditState.AT_HEAD_OFFICE)
                || newest.seq() == 0) {
            refused(Problem.unavailable("problem.approval.unsent"));
            return;
        }
        String words = note.getText().isBlank() ? null : note.getText();
        List<SeenRow> rows = List.of(new SeenRow(newest.row(), newest.seq()));
        UUID act = UUID.randomUUID();
        Draft wanted = new Draft(act, approval, title.getText(), words, amount(), null, rows);
        Draft before = sending;
        // What was not answered is sent again under the same id.
        Draft draft =
                before != null
                                && new Draft(
                                                act,
                                                before.approval(),
                                                before.title(),
                                                before.note(),
                                                before.amountYen(),
                                                null,
                                                before.rows())
                                        .equals(wanted)
                        ? before
                        : wanted;
        sending = draft;
        trouble.setText("");
        ui.tasks()
                .run(() -> desk.service().approvals().draft(definition.id(), draft))
                .onSuccess(this::sent)
                .onProblem(this::refused);
    }

    private void sent(Approval told) {
        sending = null;
        open = false;
        note.clear();
        String post =
                told.way().stream()
                        .filter(p -> p.state().equals("waits"))
                        .map(this::name)
                        .findFirst()
                        .orElse("");
        form.getChildren().setAll(controls.note("ledger.approval.lockedHint"));
        state.getChildren().setAll(new ApprovalWords(desk).state(told.state(), null, post));
        ui.notices().show(Tone.OK, "ledger.approval.sent", post);
    }

    private String name(ApprovalMessages.Post post) {
        return desk.language().equals("ja") ? post.ja() : post.en();
    }

    private void refused(Problem problem) {
        trouble.setText(desk.words(problem, definition));
    }
}
