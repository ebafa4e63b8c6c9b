package jp.kakehashi.ledgerui.transfer.sheet;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.transfer.sheet.LookState.Tab;
import jp.kakehashi.ledgerui.transfer.sheet.SheetPoint.Saying;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;

/// The three ways to look at an import before it is carried out: the sheet as it stands, the rows
/// that come of it, and everything that cleaning changes. Screen's thread only.
public final class LookSwitch extends BorderPane {
    private final UiContext ui;
    private final ImportPreview preview;
    private final FileReading reading;
    private final Controls controls;
    private final LookState state;
    private final LookActions actions;
    private final Node result;
    private final SheetPane picture;
    private final ChangesPane changes;
    private final FlowPane bar = new FlowPane(4, 4);
    private String count = "…";
    private final List<ToggleButton> tabs = new ArrayList<>();

    /// Around `result`, the rows that come of the file.
    public LookSwitch(
            UiContext ui,
            ImportPreview preview,
            FileReading reading,
            LookState state,
            LookActions actions,
            Node result) {
        this.ui = ui;
        this.preview = preview;
        this.reading = reading;
        this.controls = ui.controls();
        this.state = state;
        this.actions = actions;
        this.result = result;
        this.picture =
                new SheetPane(
                        controls,
                        preview,
                        reading,
                        state,
                        actions,
                        ui.appearance().textSizeProperty().get());
        this.changes = new ChangesPane(ui, preview, reading, this::reveal, this::counted);
        getStyleClass().add("look-switch");
        bar.getStyleClass().add("look-bar");
        setTop(bar);
        show(state.tab);
    }

    /// Enters what is shown.
    public void focus() {
        switch (state.tab) {
            case PICTURE -> picture.focusPicture();
            case RESULT -> result.requestFocus();
            case CHANGES -> changes.focusList();
        }
    }

    /// While rows are written or the file is read again nothing may be said of it.
    public void hold() {
        bar.setDisable(true);
        picture.setDisable(true);
    }

    /// Shows a cell of the table that is taken.
    public void reveal(String cell) {
        if (state.tab != Tab.RESULT && cell.matches("[A-Z]{1,3}[0-9]{1,7}.*")) {
            show(Tab.PICTURE);
            picture.reveal(cell.replaceFirst("^([A-Z]+[0-9]+).*", "$1"));
            picture.focusPicture();
        }
    }

    private void readIn(String encoding) {
        actions.point(now -> new ImportPointing(now.hints().in(encoding), now.table()));
    }

    private void counted(String changed) {
        count = changed;
        tabs.getLast().setText(controls.texts().get("ledger.look.changes", changed));
    }

    private void show(Tab tab) {
        state.tab = tab;
        bar.getChildren().clear();
        tabs.clear();
        ToggleGroup group = new ToggleGroup();
        tab(group, Tab.PICTURE, "ledger.look.picture");
        tab(group, Tab.RESULT, "ledger.look.result");
        tab(group, Tab.CHANGES, "ledger.look.changes", count);
        if (tab == Tab.PICTURE) {
            for (Saying each : List.of(Saying.HEADER, Saying.STARTS, Saying.ENDS)) {
                button(each.key(), () -> picture.point().say(each));
            }
            button("ledger.look.more", picture::menu);
            if (reading.table().encoding() != null) {
                Button encoding = button("ledger.look.encoding", () -> {});
                encoding.setOnAction(
                        event -> EncodingMenu.show(ui, encoding, preview.file(), this::readIn));
            }
            Button undo = button("ledger.look.undo", actions::undo);
            controls.withKey(undo, "Ctrl Z");
            undo.setDisable(!actions.canUndo());
            Button redo = button("ledger.look.redo", actions::redo);
            controls.withKey(redo, "Ctrl Y");
            redo.setDisable(!actions.canRedo());
        }
        setCenter(
                switch (tab) {
                    case PICTURE -> picture;
                    case RESULT -> result;
                    case CHANGES -> changes;
                });
    }

    private Button button(String key, Runnable action) {
        Button button = controls.secondary(key, action);
        button.getStyleClass().add("small");
        bar.getChildren().add(button);
        return button;
    }

    private void tab(ToggleGroup group, Tab tab, String key, Object... args) {
        ToggleButton button = new ToggleButton(controls.texts().get(key, args));
        button.getStyleClass().add("segment");
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(state.tab == tab);
        button.setOnAction(
                event -> {
                    show(tab);
                    focus();
                });
        tabs.add(button);
        bar.getChildren().add(button);
    }
}
