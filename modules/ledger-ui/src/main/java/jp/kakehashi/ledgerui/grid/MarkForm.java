package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.formula.FormulaHelp;
import jp.kakehashi.ledgerui.formula.FormulaInput;
import jp.kakehashi.ledgerui.marks.MarkLooks;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.RowMark.Look;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.InWords;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// One mark: of which rows, where, how it looks and why; with how many rows on show it would hit.
final class MarkForm {
    private static final int SAMPLE = 3;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final @Nullable RowMark old;
    private final Consumer<RowMark> put;
    private final Runnable leave;
    private final TextField reason = new TextField();
    private final ComboBox<Look> look = new ComboBox<>();
    private final ComboBox<Optional<FieldDefinition>> where = new ComboBox<>();
    private final Label told = new Label();
    private final FormulaInput formula;
    private @Nullable RowQuery asked;

    MarkForm(
            GridViewModel model,
            UiContext ui,
            @Nullable RowMark old,
            Consumer<RowMark> put,
            Runnable leave) {
        this.model = model;
        this.desk = model.desk();
        this.ui = ui;
        this.old = old;
        this.put = put;
        this.leave = leave;
        controls = ui.controls();
        FormulaHelp help = new FormulaHelp(desk, model.views().expressions());
        formula =
                new FormulaInput(
                        help, Use.CONDITION, "ledger.marks.form.rows", controls, this::count);
        TextLimit.set(reason, RowMark.LONGEST_REASON, () -> {});
        fill(look, List.of(Look.values()), model.views().marks().looks()::name);
        look.setCellFactory(list -> new LookCell());
        look.setButtonCell(new LookCell());
        List<Optional<FieldDefinition>> places = new ArrayList<>();
        places.add(Optional.empty());
        model.fields().stream()
                .filter(field -> field.type().kept())
                .forEach(field -> places.add(Optional.of(field)));
        fill(where, places, this::place);
        told.getStyleClass().add("t-s");
        Wrapping.of(told);
        told.setMinHeight(40);
        told.setMinWidth(0);
        begin();
    }

    private final class LookCell extends ListCell<Look> {
        @Override
        protected void updateItem(@Nullable Look item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(model.views().marks().looks().name(item));
            setGraphic(
                    MarkLooks.icon(item).node("fine", "icon-" + MarkLooks.tone(item).styleClass()));
        }
    }

    private void begin() {
        RowMark mark = old;
        look.setValue(mark == null ? Look.AMBER : mark.look());
        where.setValue(Optional.empty());
        if (mark != null) {
            formula.set(mark.only());
            reason.setText(mark.reason().in(desk.language()));
            model.fields().stream()
                    .filter(field -> field.id().equals(mark.field()))
                    .findFirst()
                    .ifPresent(field -> where.setValue(Optional.of(field)));
        }
    }

    private String place(Optional<FieldDefinition> field) {
        return field.map(f -> f.label().in(desk.language()))
                .orElseGet(() -> desk.texts().get("ledger.marks.row"));
    }

    private static <T> void fill(ComboBox<T> box, List<T> values, Function<T, String> called) {
        box.setConverter(new InWords<>(called));
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
    }

    void show() {
        VBox looks = controls.field("ledger.marks.form.look", look);
        VBox places = controls.field("ledger.marks.form.where", where);
        HBox both = new HBox(12, looks, places);
        both.getChildren().forEach(part -> HBox.setHgrow(part, Priority.ALWAYS));
        HBox counting =
                new HBox(12, controls.secondary("ledger.marks.form.try", this::count), told);
        HBox.setHgrow(told, Priority.ALWAYS);
        counting.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox buttons =
                new HBox(
                        8,
                        controls.spring(),
                        controls.secondary("ui.dialog.cancel", "Esc", this::back),
                        controls.primary("ledger.marks.form.put", "Ctrl Enter", this::done));
        reason.setOnAction(event -> done());
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.marks.form.title"),
                        formula,
                        counting,
                        controls.field("ledger.marks.form.reason", reason),
                        both,
                        buttons);
        // Before the field of the expression, where Enter alone counts.
        box.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && event.isControlDown()) {
                        event.consume();
                        done();
                    }
                });
        DialogDress.put(box, "views-form");
        ui.dialogs().show(box, this::back);
        formula.focus();
    }

    private void back() {
        stop();
        ui.dialogs().close();
        leave.run();
    }

    private void stop() {
        RowQuery last = asked;
        if (last != null) {
            desk.service().stopLooking(last);
        }
        asked = null;
    }

    /// Says how many of the rows on show it hits, and the first of them.
    private void count() {
        String wanted = formula.blank() ? null : formula.formula();
        LedgerDefinition form = model.definitionProperty().get();
        if (wanted == null || form == null) {
            formula.focus();
            return;
        }
        stop();
        GridQuestion now = model.questionProperty().get();
        RowQuery query =
                now.only(MarksForm.both(now.formulas().only(), wanted))
                        .query(model.ledger(), 0, SAMPLE);
        asked = query;
        told.setText(desk.texts().get("ledger.marks.form.trying"));
        ui.tasks()
                .run(() -> desk.service().page(query))
                .onSuccess(
                        page -> {
                            if (query.equals(asked)) {
                                told.setText(words(form, page));
                            }
                        })
                .onProblem(
                        why -> {
                            if (query.equals(asked)) {
                                told.setText(desk.words(why));
                            }
                        });
    }

    private String words(LedgerDefinition form, RowPage page) {
        long shown = model.countsProperty().get().matching();
        String titles =
                page.rows().stream()
                        .map(row -> RowTitle.of(form, row))
                        .filter(title -> !title.isEmpty())
                        .collect(Collectors.joining(desk.texts().get("ledger.grid.comma")));
        return titles.isEmpty()
                ? desk.texts().get("ledger.marks.form.hits", shown, page.total())
                : desk.texts().get("ledger.marks.form.hitsLike", shown, page.total(), titles);
    }

    private void done() {
        String wanted = formula.blank() ? null : formula.formula();
        String words = reason.getText().strip();
        if (wanted == null) {
            formula.focus();
        } else if (words.isEmpty()) {
            told.setText(desk.texts().get("ledger.marks.form.noReason"));
            reason.requestFocus();
        } else {
            stop();
            ui.dialogs().close();
            put.accept(
                    new RowMark(
                            wanted,
                            where.getValue().map(FieldDefinition::id).orElse(null),
                            look.getValue(),
                            label(words)));
        }
    }

    /// What was not changed keeps its other language.
    private jp.kakehashi.records.Label label(String words) {
        RowMark before = old;
        return before != null && Objects.equals(before.reason().in(desk.language()), words)
                ? before.reason()
                : new jp.kakehashi.records.Label(words, words);
    }
}
