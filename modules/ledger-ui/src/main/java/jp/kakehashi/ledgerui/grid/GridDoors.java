package jp.kakehashi.ledgerui.grid;

import jp.kakehashi.ledgerui.bulk.GridRange;
import jp.kakehashi.ledgerui.paper.PaperChoice;
import jp.kakehashi.ui.control.Shortcut;
import jp.kakehashi.ui.control.UiContext;

/// What the bars, the keys and the menu of a grid lead to. Screen's thread only.
public final class GridDoors {
    private final UiContext ui;
    private final GridViewModel model;
    private final GridView view;
    private final ConditionForm condition;
    private final FormulaForm formula;
    private final OrderForm order;
    private final ColumnsForm columns;
    private final ShapeForm shape;
    private final MarksForm marks;
    private final ViewsForm views;
    private final ChartForm chart;
    private final FindForm find;

    GridDoors(UiContext ui, GridViewModel model, GridView view, GridActions actions) {
        this.ui = ui;
        this.model = model;
        this.view = view;
        condition = new ConditionForm(model, ui.controls(), ui.dialogs());
        formula = new FormulaForm(model, ui.controls(), ui.dialogs());
        order = new OrderForm(model, ui.controls(), ui.dialogs());
        columns = new ColumnsForm(model, ui.controls(), ui.dialogs());
        shape = new ShapeForm(model, ui.controls(), ui.dialogs());
        marks = new MarksForm(model, ui);
        views = new ViewsForm(model, ui, marks::show);
        chart = new ChartForm(model, ui);
        find = new FindForm(model, ui, actions::goTo);
    }

    QuestionBar.Ways ways() {
        return new QuestionBar.Ways(
                views::show,
                this::saveView,
                this::marks,
                this::shape,
                () -> condition.show(view.field()),
                formula::show,
                order::show,
                () -> columns.show(view.field()),
                view::group);
    }

    void attachKeys() {
        Shortcut.attach(view, "Shift F8", this::marks);
        Shortcut.attach(view, "Shift F7", this::shape);
        Shortcut.attach(view, "Ctrl Delete", view::askDelete);
        Shortcut.attach(view, "F3", formula::show);
        Shortcut.attach(view, "F7", () -> columns.show(view.field()));
        Shortcut.attach(view, "F8", views::show);
        Shortcut.attach(view, "F9", view::group);
        Shortcut.attach(view, "Shift F9", this::chart);
        Shortcut.attach(view, "Ctrl F", () -> find(false));
        Shortcut.attach(view, "Ctrl H", () -> find(true));
        Shortcut.attach(view, "Ctrl S", this::saveView);
        Shortcut.attach(view, "Ctrl P", view::print);
        Shortcut.attach(view, "Ctrl T", view::transcribe);
        for (int i = 1; i <= 9; i++) {
            int place = i - 1;
            Shortcut.attach(view, "Ctrl Shift " + i, () -> openView(place));
        }
    }

    /// What is marked, and why.
    public void marks() {
        marks.show();
    }

    /// A table, days or cards.
    public void shape() {
        shape.show();
    }

    /// The groups as a chart.
    public void chart() {
        chart.show();
    }

    /// Looks for words, and puts others in their place where asked.
    public void find(boolean replace) {
        if (!view.sheet().editing()) {
            find.show(replace, view.field());
        }
    }

    /// The selected rows, or the one under the frame, on paper; a page for each to begin with.
    public void printHere() {
        view.print(PaperChoice.USUAL.as(PaperChoice.Shape.RECORDS), view.sheet().here());
    }

    /// Whether several rows are selected.
    public boolean several() {
        GridRange selected = view.sheet().selected();
        return selected != null && selected.rows() > 1;
    }

    /// Rows, or those that are selected, on labels.
    public void printLabels() {
        view.print(PaperChoice.USUAL.as(PaperChoice.Shape.LABELS));
    }

    /// Rows, or those that are selected, on an old blank form.
    public void printForm() {
        view.print(PaperChoice.USUAL.as(PaperChoice.Shape.FORM));
    }

    private void openView(int place) {
        if (!view.sheet().editing()) {
            model.views().open(place);
        }
    }

    /// What has no name yet is asked for one.
    private void saveView() {
        if (model.views().maySave()) {
            model.views().save(ui.dialogs()::problem);
        } else if (!view.sheet().editing()) {
            views.show();
        }
    }
}
