package jp.kakehashi.ledgerui.design;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.DialogDress;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;

/// Moves the values of a field's older one into it, after saying how many can and how many stay.
/// Screen's thread only.
final class CarryForm {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final DesignViewModel model;
    private final VBox found = new VBox(8);
    private final Button go;
    private final CellText cells;

    CarryForm(UiContext ui, DesignViewModel model, UiTasks tasks) {
        this.ui = ui;
        this.model = model;
        this.tasks = tasks;
        desk = model.desk();
        cells = desk.cells();
        go = ui.controls().primary("ledger.design.carry.go", this::carry);
        go.setDisable(true);
    }

    void show() {
        FieldDefinition field = model.publishedField(model.selectedProperty().get());
        LedgerDefinition base = model.base();
        if (field == null || base == null || field.replaces() == null) {
            return;
        }
        VBox box =
                new VBox(
                        12,
                        ui.controls()
                                .section(
                                        "ledger.design.carry.title",
                                        field.label().in(desk.language())),
                        found,
                        new HBox(
                                8,
                                ui.controls().spring(),
                                ui.controls().secondary("ui.dialog.cancel", ui.dialogs()::close),
                                go));
        found.getChildren().setAll(ui.controls().note("ledger.design.type.looking"));
        DialogDress.put(box, "design-dialog");
        ui.dialogs().show(box, ui.dialogs()::close);
        LedgerId ledger = base.id();
        FieldId to = field.id();
        tasks.run(() -> change(ledger, to).look(LedgerService.Progress.NONE))
                .onSuccess(
                        what -> {
                            found.getChildren()
                                    .setAll(
                                            ui.controls()
                                                    .text(
                                                            "ledger.design.type.moves",
                                                            what.moves(),
                                                            what.stays()));
                            go.setDisable(what.moves() == 0);
                        })
                .onProblem(this::refused);
    }

    /// By the definition on this PC, which is where rows are written.
    private TypeChange change(LedgerId ledger, FieldId into) {
        LedgerDefinition here = desk.service().definition(ledger);
        FieldDefinition to =
                here.field(into)
                        .orElseThrow(
                                () -> Problem.unavailable("problem.design.not_here").asException());
        FieldId replaces = to.replaces();
        FieldDefinition from = replaces == null ? to : here.field(replaces).orElse(to);
        return new TypeChange(desk.service(), cells, here, from, to);
    }

    private void carry() {
        FieldDefinition field = model.publishedField(model.selectedProperty().get());
        LedgerDefinition base = model.base();
        if (field == null || base == null) {
            return;
        }
        go.setDisable(true);
        found.getChildren().setAll(ui.controls().note("ledger.design.carry.moving"));
        ChangeNote note = ChangeNote.because(desk.texts().get("ledger.design.carry.reason"));
        LedgerId ledger = base.id();
        FieldId to = field.id();
        tasks.run(() -> change(ledger, to).carry(note, LedgerService.Progress.NONE))
                .onSuccess(
                        written -> {
                            ui.dialogs().close();
                            ui.notices().show(Tone.OK, "ledger.design.carry.done", written);
                        })
                .onProblem(this::refused);
    }

    private void refused(Problem why) {
        found.getChildren().setAll(FormParts.line(desk.words(why, model.base())));
    }
}
