package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.formula.FormulaHelp;
import jp.kakehashi.ledgerui.marks.ShownMarks;
import jp.kakehashi.records.Calculation;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The marks of what is on show: what each says, of which rows and where; shows only those rows,
/// changes their order, mends, removes and takes back.
final class MarksForm {
    private static final int MOST_HIGH = 6;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;

    MarksForm(GridViewModel model, UiContext ui) {
        this.model = model;
        this.desk = model.desk();
        this.ui = ui;
        controls = ui.controls();
    }

    private ShownMarks marks() {
        return model.views().marks();
    }

    void show() {
        if (model.definitionProperty().get() == null) {
            return;
        }
        List<RowMark> all = marks().allProperty().get();
        VBox lines = new VBox(8);
        for (int i = 0; i < all.size(); i++) {
            lines.getChildren().add(line(all, i));
        }
        if (all.isEmpty()) {
            lines.getChildren().add(controls.note("ledger.marks.none"));
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("views-list");
        scroll.setPrefViewportHeight(64.0 * Math.clamp(all.size(), 1, MOST_HIGH));
        Button add = controls.primary("ledger.marks.add", () -> mend(null));
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.marks.title"),
                        controls.note("ledger.marks.hint"),
                        scroll,
                        buttons(add));
        DialogDress.put(box, "views-form");
        ui.dialogs().show(box, ui.dialogs()::close);
        add.requestFocus();
    }

    private HBox buttons(Button add) {
        HBox buttons = new HBox(8);
        if (marks().undoable()) {
            buttons.getChildren().add(controls.secondary("ledger.marks.undo", this::undo));
        }
        buttons.getChildren()
                .addAll(
                        controls.spring(),
                        controls.secondary("ledger.marks.close", "Esc", ui.dialogs()::close),
                        add);
        return buttons;
    }

    private VBox line(List<RowMark> all, int at) {
        RowMark mark = all.get(at);
        Chip chip = marks().looks().chip(mark);
        chip.setMinWidth(60);
        HBox first = new HBox(4, chip, controls.spring());
        first.setAlignment(Pos.CENTER_LEFT);
        first.getChildren().add(controls.quiet("ledger.marks.only", () -> only(mark)));
        if (at > 0) {
            first.getChildren()
                    .add(controls.iconButton(Icon.UP, "ledger.marks.up", () -> up(all, at)));
        }
        first.getChildren()
                .addAll(
                        controls.iconButton(Icon.EDIT, "ledger.marks.edit", () -> mend(mark)),
                        controls.iconButton(
                                Icon.DELETE,
                                "ledger.marks.delete",
                                () -> change(all.stream().filter(m -> !m.equals(mark)).toList())));
        String formula = new FormulaHelp(desk, model.views().expressions()).show(mark.only());
        Label words = new Label(desk.texts().get("ledger.marks.what", place(mark), formula));
        words.getStyleClass().addAll("t-s", "ink-3");
        words.setTooltip(new Tooltip(words.getText()));
        Wrapping.of(words);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new VBox(2, first, words);
    }

    private String place(RowMark mark) {
        FieldId field = mark.field();
        var form = model.definitionProperty().get();
        return field == null || form == null
                ? desk.texts().get("ledger.marks.row")
                : desk.label(form, field);
    }

    private void only(RowMark mark) {
        ui.dialogs().close();
        GridQuestion now = model.questionProperty().get();
        model.ask(now.only(both(now.formulas().only(), mark.only())));
    }

    /// Both of them, as far as an expression may be long; else the second.
    static String both(@Nullable String first, String second) {
        String both = "( " + first + " ) && ( " + second + " )";
        return first == null || first.equals(second) || both.length() > Calculation.LONGEST
                ? second
                : both;
    }

    private void up(List<RowMark> all, int at) {
        List<RowMark> next = new ArrayList<>(all);
        next.add(at - 1, next.remove(at));
        change(next);
    }

    private void undo() {
        marks().undo();
        again();
    }

    private void change(List<RowMark> next) {
        marks().change(next);
        again();
    }

    private void again() {
        ui.dialogs().close();
        show();
    }

    private void mend(@Nullable RowMark old) {
        List<RowMark> all = marks().allProperty().get();
        ui.dialogs().close();
        if (old == null && all.size() >= RowMark.MOST) {
            ui.notices().show(Tone.WARN, "ledger.marks.form.most", RowMark.MOST);
            return;
        }
        new MarkForm(model, ui, old, made -> put(all, old, made), this::show).show();
    }

    private void put(List<RowMark> all, @Nullable RowMark old, RowMark made) {
        List<RowMark> next = new ArrayList<>(all);
        int at = old == null ? -1 : next.indexOf(old);
        if (at < 0) {
            next.add(made);
        } else {
            next.set(at, made);
        }
        marks().change(next);
        if (model.views().openedProperty().get() == null) {
            ui.notices().show(Tone.ACCENT, "ledger.marks.unsaved");
        }
        show();
    }
}
