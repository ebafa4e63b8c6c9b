package jp.kakehashi.ledgerui.bulk;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.bulk.Plan.Misfit;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Tells what an edit of many cells did, and asks when some values do not fit. Screen's thread
/// only.
public final class BulkNews implements BulkEdits.Screen {
    private static final int MOST_SHOWN = 20;

    private final UiContext ui;
    private final LedgerDesk desk;
    private final BulkEdits edits;
    private final Supplier<@Nullable LedgerDefinition> form;
    private Runnable withdraw = () -> {};

    /// News of `edits`; `form` is the ledger's form as it is now.
    public BulkNews(
            UiContext ui,
            LedgerDesk desk,
            BulkEdits edits,
            Supplier<@Nullable LedgerDefinition> form) {
        this.ui = ui;
        this.desk = desk;
        this.edits = edits;
        this.form = form;
    }

    @Override
    public void written(BulkEdits.Done what, int cells, int left) {
        // The button of older news would take back something else by now.
        withdraw.run();
        withdraw = () -> {};
        if (left > 0) {
            ui.notices().show(Tone.WARN, "ledger.bulk.left", left);
        }
        switch (what) {
            case WRITTEN -> {
                if (cells > 1) {
                    withdraw =
                            ui.notices()
                                    .showWithAction(
                                            Tone.OK,
                                            "ledger.bulk.undo",
                                            undo(edits.undoOfNewest(form)),
                                            "ledger.bulk.written",
                                            cells);
                }
            }
            case TAKEN_BACK -> ui.notices().show(Tone.OK, "ledger.bulk.takenBack");
            case AGAIN -> ui.notices().show(Tone.OK, "ledger.bulk.again");
        }
    }

    private Runnable undo(BooleanSupplier ofThis) {
        return () -> {
            if (!ofThis.getAsBoolean()) {
                ui.notices().show(Tone.WARN, "ledger.bulk.notNewest");
            }
        };
    }

    @Override
    public void refused(Problem why) {
        ui.dialogs().problem(why);
    }

    @Override
    public void misfits(Plan plan, Runnable writeRest) {
        Controls controls = ui.controls();
        VBox list = new VBox(8);
        plan.misfits().stream().limit(MOST_SHOWN).map(this::line).forEach(list.getChildren()::add);
        int more = plan.misfits().size() - MOST_SHOWN;
        if (more > 0) {
            list.getChildren().add(controls.note("ledger.misfit.more", more));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(Math.min(280, 56.0 * plan.misfits().size()));
        VBox box =
                new VBox(
                        12, controls.section("ledger.misfit.title", plan.misfits().size()), scroll);
        Button no = controls.secondary("ui.dialog.cancel", ui.dialogs()::close);
        HBox buttons = new HBox(8, controls.spring(), no);
        if (plan.cells().isEmpty()) {
            box.getChildren().add(controls.note("ledger.misfit.nothing"));
        } else {
            box.getChildren().add(controls.note("ledger.misfit.rest", plan.cells().size()));
            Button go =
                    controls.primary(
                            "ledger.misfit.go",
                            () -> {
                                ui.dialogs().close();
                                writeRest.run();
                            });
            buttons.getChildren().add(go);
        }
        box.getChildren().add(buttons);
        box.getStyleClass().add("dialog-content");
        ui.dialogs().show(box, ui.dialogs()::close);
        no.requestFocus();
    }

    private VBox line(Misfit misfit) {
        FieldDefinition field = misfit.field();
        String place =
                field == null
                        ? desk.texts().get("ledger.misfit.row", misfit.rowNumber())
                        : desk.texts()
                                .get(
                                        "ledger.misfit.cell",
                                        misfit.rowNumber(),
                                        field.label().in(desk.language()));
        Label head = NameText.follow(new Label(place + "　" + shortened(misfit.value())));
        head.getStyleClass().add("strong");
        Label why = new Label(desk.words(misfit.why(), form.get()));
        Wrapping.of(why);
        why.getStyleClass().addAll("t-s", "ink-3");
        return new VBox(2, head, why);
    }

    private static String shortened(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) > 40
                ? line.substring(0, line.offsetByCodePoints(0, 40)) + "…"
                : line;
    }
}
