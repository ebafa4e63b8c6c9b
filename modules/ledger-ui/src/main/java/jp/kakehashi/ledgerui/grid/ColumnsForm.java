package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs;
import org.jspecify.annotations.Nullable;

/// Asks how the columns are to stand: which are shown, in which order, which stay at the left, how
/// wide they are and how high the rows. Nothing changes behind it until it is said to.
final class ColumnsForm {
    private static final int STEP = 16;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final Dialogs dialogs;
    private final ColumnHeads heads;
    private final ListView<FieldDefinition> list = new ListView<>();
    private ColumnLayout draft = ColumnLayout.PLAIN;

    ColumnsForm(GridViewModel model, Controls controls, Dialogs dialogs) {
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.dialogs = dialogs;
        heads = new ColumnHeads(desk);
        list.getStyleClass().add("columns-list");
        list.setCellFactory(view -> new ColumnLine(desk, () -> draft));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        toggleShown();
                    }
                });
    }

    /// Opens it on the column of `first`.
    void show(@Nullable FieldDefinition first) {
        draft = model.columns().layoutProperty().get();
        refill(first == null ? null : first.id());
        list.accessibleTextProperty().bind(desk.texts().bind("ledger.columns.title"));
        Button go = controls.primary("ledger.columns.apply", this::apply);
        go.setDefaultButton(true);
        HBox buttons =
                new HBox(
                        8,
                        controls.secondary(
                                "ledger.columns.plain", () -> change(all -> ColumnLayout.PLAIN)),
                        controls.spring(),
                        controls.secondary("ui.dialog.cancel", dialogs::close),
                        go);
        HBox middle = new HBox(12, list, hands());
        HBox.setHgrow(list, Priority.ALWAYS);
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.columns.title"),
                        controls.note("ledger.columns.hint"),
                        middle,
                        buttons);
        DialogDress.put(box, "columns-form");
        dialogs.show(box, dialogs::close);
        list.requestFocus();
    }

    private VBox hands() {
        ComboBox<String> lines = new ComboBox<>();
        List<String> words = new ArrayList<>();
        for (int i = 1; i <= ColumnLayout.MOST_LINES; i++) {
            words.add(desk.texts().get("ledger.columns.lines", i));
        }
        lines.getItems().setAll(words);
        lines.getSelectionModel().select(draft.lines() - 1);
        lines.getSelectionModel()
                .selectedIndexProperty()
                .addListener((source, was, now) -> draft = draft.tall(now.intValue() + 1));
        lines.setMaxWidth(Double.MAX_VALUE);
        VBox hands =
                new VBox(
                        8,
                        hand("ledger.columns.shown", "Space", this::toggleShown),
                        hand("ledger.columns.frozen", "Ctrl L", this::toggleFrozen),
                        hand("ledger.columns.wrapped", "Ctrl R", this::toggleWrapped),
                        hand("ledger.columns.up", "Ctrl ↑", () -> move(-1)),
                        hand("ledger.columns.down", "Ctrl ↓", () -> move(1)),
                        hand("ledger.columns.narrower", "Ctrl ←", () -> widen(-STEP)),
                        hand("ledger.columns.wider", "Ctrl →", () -> widen(STEP)),
                        controls.field("ledger.columns.height", lines));
        hands.getStyleClass().add("columns-hands");
        return hands;
    }

    private Button hand(String key, String press, Runnable action) {
        Button button =
                controls.secondary(
                        key,
                        () -> {
                            action.run();
                            list.requestFocus();
                        });
        button.setGraphic(controls.key(press));
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private void pressed(KeyEvent event) {
        Runnable hand =
                switch (event.getCode()) {
                    case SPACE -> this::toggleShown;
                    case L -> event.isControlDown() ? this::toggleFrozen : null;
                    case R -> event.isControlDown() ? this::toggleWrapped : null;
                    case UP -> event.isControlDown() ? () -> move(-1) : null;
                    case DOWN -> event.isControlDown() ? () -> move(1) : null;
                    case LEFT -> event.isControlDown() ? () -> widen(-STEP) : null;
                    case RIGHT -> event.isControlDown() ? () -> widen(STEP) : null;
                    case ENTER -> this::apply;
                    default -> null;
                };
        if (hand != null) {
            event.consume();
            hand.run();
        }
    }

    private void apply() {
        dialogs.close();
        model.columns().set(draft);
    }

    private void toggleShown() {
        FieldDefinition field = chosen();
        if (field != null) {
            boolean hide = !draft.hidden().contains(field.id());
            if (!hide || draft.shown(model.fields()).size() > 1) {
                change(all -> all.hiding(field.id(), hide));
            }
        }
    }

    private void toggleFrozen() {
        FieldDefinition field = chosen();
        if (field != null) {
            change(all -> all.freezing(field.id(), !all.frozen().contains(field.id())));
        }
    }

    private void toggleWrapped() {
        FieldDefinition field = chosen();
        if (field != null) {
            boolean wrap = !draft.wrapped().contains(field.id());
            change(all -> all.wrapping(field.id(), wrap));
        }
    }

    private void move(int step) {
        FieldDefinition field = chosen();
        if (field != null) {
            change(all -> all.movingAmongAll(model.fields(), field.id(), step));
        }
    }

    private void widen(int by) {
        FieldDefinition field = chosen();
        if (field != null) {
            Integer now = draft.widths().get(field.id());
            int from = now == null ? (int) Math.round(heads.width(field)) : now;
            change(all -> all.widening(field.id(), from + by));
        }
    }

    private @Nullable FieldDefinition chosen() {
        return list.getSelectionModel().getSelectedItem();
    }

    private void change(UnaryOperator<ColumnLayout> how) {
        FieldDefinition field = chosen();
        draft = how.apply(draft);
        refill(field == null ? null : field.id());
    }

    private void refill(@Nullable FieldId chosen) {
        List<FieldDefinition> fields = draft.arranged(model.fields());
        list.getItems().setAll(fields);
        int at = 0;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).id().equals(chosen)) {
                at = i;
            }
        }
        list.getSelectionModel().clearAndSelect(at);
        list.getFocusModel().focus(at);
        list.scrollTo(Math.max(0, at - 3));
    }
}
