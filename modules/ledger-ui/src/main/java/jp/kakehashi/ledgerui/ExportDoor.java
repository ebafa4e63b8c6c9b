package jp.kakehashi.ledgerui;

import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.jobs.ExportJobsDialog;
import jp.kakehashi.ledgerui.jobs.ExportJobsModel;
import jp.kakehashi.ledgerui.opendata.OpenDataDialog;
import jp.kakehashi.ledgerui.opendata.OpenDataModel;
import jp.kakehashi.ledgerui.transfer.ExportDialog;
import jp.kakehashi.ledgerui.transfer.ExportViewModel;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Opens the export of the rows that a grid shows.
final class ExportDoor {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final UiTasks tasks;

    ExportDoor(UiContext ui, LedgerDesk desk, UiTasks tasks) {
        this.ui = ui;
        this.desk = desk;
        this.tasks = tasks;
    }

    /// The export of the rows of `grid`, null without one.
    @Nullable ExportViewModel model(@Nullable GridViewModel grid) {
        LedgerDefinition definition = grid == null ? null : grid.definitionProperty().get();
        if (grid == null || definition == null) {
            return null;
        }
        RowQuery query = grid.questionProperty().get().query(grid.ledger(), 0, Integer.MAX_VALUE);
        return new ExportViewModel(
                desk,
                tasks,
                query,
                grid.views().marks().allProperty().get(),
                definition.personal());
    }

    /// Asks what to write and where.
    void show(@Nullable GridViewModel grid) {
        ExportViewModel model = model(grid);
        if (model != null && grid != null) {
            ExportDialog.of(model, desk, ui, grid)
                    .leading("ledger.openData.open", () -> openData(grid))
                    .leading("ledger.jobs.open", () -> jobs(grid))
                    .show();
        }
    }

    /// Shows what head office writes by itself.
    void jobs(GridViewModel grid) {
        LedgerDefinition definition = grid.definitionProperty().get();
        if (definition != null) {
            new ExportJobsDialog(ui, desk, new ExportJobsModel(desk, tasks, definition)).show();
        }
    }

    /// Asks what is published.
    void openData(GridViewModel grid) {
        LedgerDefinition definition = grid.definitionProperty().get();
        if (definition != null) {
            RowQuery query =
                    grid.questionProperty().get().query(grid.ledger(), 0, Integer.MAX_VALUE);
            new OpenDataDialog(ui, desk, new OpenDataModel(desk, tasks, definition, query)).show();
        }
    }
}
