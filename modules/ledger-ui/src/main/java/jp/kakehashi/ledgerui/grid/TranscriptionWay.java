package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.print.Printers;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.PaperOrder;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ledgerui.grid.Views.Named;
import jp.kakehashi.ledgerui.paper.PaperChoice;
import jp.kakehashi.ledgerui.paper.PaperDialog;
import jp.kakehashi.ledgerui.transcribe.TranscriptionModel;
import jp.kakehashi.ledgerui.transcribe.TranscriptionModel.Order;
import jp.kakehashi.ledgerui.transcribe.TranscriptionSheet;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.UiContext;

/// From the grid to the sheet of one of its rows: the order is that of the columns, of the view
/// that is open or of another one.
final class TranscriptionWay {
    private final UiContext ui;
    private final GridViewModel model;
    private final LedgerDesk desk;

    TranscriptionWay(UiContext ui, GridViewModel model) {
        this.ui = ui;
        this.model = model;
        this.desk = model.desk();
    }

    /// Opens the sheet of `row`, which stands at place `at`.
    void open(RowView row, int at) {
        List<Order> orders = new ArrayList<>();
        orders.add(
                new Order(desk.texts().get("ledger.transcribe.asShown"), model.columns().shown()));
        for (Named named : model.views().all()) {
            List<FieldDefinition> fields = named.view().columns().shown(model.fields());
            if (!fields.isEmpty()) {
                orders.add(new Order(named.view().name().in(desk.language()), fields));
            }
        }
        TranscriptionModel sheet = new TranscriptionModel(desk, model.ledger(), row.row(), orders);
        new TranscriptionSheet(ui, desk, sheet, fields -> print(row, at, fields)).show();
    }

    private void print(RowView row, int at, List<FieldDefinition> fields) {
        LedgerDefinition form = model.definitionProperty().get();
        if (form == null) {
            return;
        }
        GridQuestion question = model.questionProperty().get();
        PaperRows rows =
                new PaperRows(
                        form,
                        fields,
                        model.fields(),
                        question.query(model.ledger(), 0, Integer.MAX_VALUE),
                        model.countsProperty().get().matching(),
                        new PaperRows.Selected(
                                question.query(model.ledger(), at, 1),
                                new PaperOrder.Part(row.row(), row.row())));
        new PaperDialog(ui, desk, rows, new Printers())
                .with(PaperChoice.USUAL.as(PaperChoice.Shape.RECORDS))
                .show();
    }
}
