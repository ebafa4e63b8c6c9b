package jp.kakehashi.ledgerui.transfer.sheet;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.ledgerui.transfer.sheet.SheetOverlay.RowMark;
import jp.kakehashi.sheets.SheetChange;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.SheetLook;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.ui.theme.TextSize;

/// The sheets of a file as they stand, each under a tab of its own, with what was understood laid
/// over them; below, the cell at the cursor in words. Screen's thread only.
final class SheetPane extends BorderPane {
    private static final int SHOWN_CHARS = 120;

    private final Texts texts;
    private final ImportPreview preview;
    private final FileReading reading;
    private final LookState state;
    private final LookActions actions;
    private final TextSize size;
    private final Label where = new Label();
    private final Label what = new Label();
    private SheetPages pages;
    private SheetOverlay overlay;
    private SheetView view;

    SheetPane(
            Controls controls,
            ImportPreview preview,
            FileReading reading,
            LookState state,
            LookActions actions,
            TextSize size) {
        this.texts = controls.texts();
        this.preview = preview;
        this.reading = reading;
        this.state = state;
        this.actions = actions;
        this.size = size;
        getStyleClass().add("sheet-pane");
        where.getStyleClass().addAll("strong", "figures", "t-s");
        where.setMinWidth(USE_PREF_SIZE);
        what.getStyleClass().add("t-s");
        Wrapping.of(what);
        NameText.follow(what);
        SheetLook first = sheet();
        pages = pages(first);
        overlay = new SheetOverlay(preview, reading, first.name());
        view = view(first);
        show();
        HBox line = new HBox(12);
        line.setAlignment(Pos.CENTER_LEFT);
        if (reading.reading().looks().size() > 1) {
            line.getChildren().add(tabs());
        }
        Node cell = cell();
        HBox.setHgrow(cell, Priority.ALWAYS);
        line.getChildren().add(cell);
        SheetLegend legend = new SheetLegend(controls, size);
        VBox below = new VBox(line);
        if (size == TextSize.NORMAL) {
            below.getChildren().add(legend);
        } else {
            // In large letters the legend would leave no room for the sheet.
            line.getChildren()
                    .add(controls.secondary("ledger.look.legend", () -> toggle(below, legend)));
        }
        below.getStyleClass().add("sheet-below");
        setBottom(below);
    }

    private static void toggle(VBox below, Node legend) {
        if (!below.getChildren().remove(legend)) {
            below.getChildren().add(legend);
        }
    }

    private SheetLook sheet() {
        List<SheetLook> looks = reading.reading().looks();
        String wanted = state.sheet == null ? reading.table().sheet() : state.sheet;
        SheetLook found =
                looks.stream()
                        .filter(l -> l.name().equals(wanted))
                        .findFirst()
                        .orElse(looks.getFirst());
        if (state.sheet == null) {
            SheetPoint.toTable(state, reading);
        }
        state.sheet = found.name();
        return found;
    }

    private SheetPages pages(SheetLook first) {
        return new SheetPages(
                first,
                from ->
                        actions.page(
                                first.name(),
                                from,
                                look -> {
                                    if (look.name().equals(state.sheet)) {
                                        pages.add(look);
                                        view.came();
                                    }
                                }));
    }

    private SheetView view(SheetLook first) {
        boolean japanese = texts.language().code().equals("ja");
        return new SheetView(
                texts, pages, overlay, new SheetGeometry(first, size, japanese), state);
    }

    private void show() {
        view.on(this::describe, this::menu);
        setCenter(view);
        describe();
    }

    void focusPicture() {
        view.requestFocus();
    }

    /// Goes to a cell of the table that is taken.
    void reveal(String cell) {
        go(reading.table().sheet());
        view.go(
                jp.kakehashi.ledger.TableArea.row(cell),
                jp.kakehashi.ledger.TableArea.column(cell),
                false);
    }

    private void go(String sheet) {
        if (!sheet.equals(state.sheet)) {
            state.sheet = sheet;
            state.go(1, 0);
            state.topRow = 1;
            state.leftColumn = 0;
            SheetLook look = sheet();
            pages = pages(look);
            overlay = new SheetOverlay(preview, reading, look.name());
            view = view(look);
            show();
        }
    }

    private Node tabs() {
        HBox box = new HBox(4);
        ToggleGroup group = new ToggleGroup();
        for (SheetLook look : reading.reading().looks()) {
            long tables =
                    reading.reading().tables().stream()
                            .filter(t -> t.table().sheet().equals(look.name()))
                            .count();
            ToggleButton tab =
                    new ToggleButton(
                            texts.get(
                                    look.hidden() ? "ledger.look.tabHidden" : "ledger.look.tab",
                                    look.name(),
                                    tables));
            tab.getStyleClass().add("sheet-tab");
            tab.setMinWidth(USE_PREF_SIZE);
            tab.setToggleGroup(group);
            tab.setSelected(look.name().equals(state.sheet));
            tab.setOnAction(
                    event -> {
                        tab.setSelected(true);
                        go(look.name());
                    });
            box.getChildren().add(tab);
        }
        ScrollPane scroll = new ScrollPane(box);
        scroll.getStyleClass().addAll("plain-scroll", "sheet-tabs");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setFitToHeight(true);
        scroll.setMinHeight(size.scaled(30));
        scroll.setMaxWidth(size.scaled(420));
        scroll.setMinWidth(size.scaled(120));
        int shown = reading.reading().looks().indexOf(pages.sheet());
        int last = Math.max(1, reading.reading().looks().size() - 1);
        scroll.setHvalue((double) shown / last);
        return scroll;
    }

    private Node cell() {
        HBox box = new HBox(10, where, what);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("sheet-cell");
        return box;
    }

    /// The cell at the cursor: what stands there, what its row is, what becomes of it.
    private void describe() {
        String address = SheetDrawing.address(state.row, state.column);
        SheetLook.Cell cell = pages.cell(state.row, state.column);
        StringBuilder words = new StringBuilder();
        if (cell != null) {
            words.append(texts.get("ledger.look.stands", shortened(cell.text())));
        }
        RowMark mark = overlay.row(state.row, state.column);
        add(words, texts.get(mark.key()));
        if (overlay.columnOut(state.row, state.column)) {
            add(words, texts.get("ledger.look.columnOut"));
        }
        SheetChange change = overlay.change(address);
        if (change != null && !change.became().isEmpty()) {
            add(
                    words,
                    texts.get(
                            "ledger.look.becomes",
                            change.became(),
                            ChangeWords.why(texts, change.kind().code())));
        }
        ImportProblem problem = overlay.problem(address);
        if (problem != null) {
            String key = "ledger.preview.kind." + problem.kind();
            add(words, texts.has(key) ? texts.get(key) : problem.kind());
        }
        for (SheetLook.Note note : pages.notes(state.row)) {
            if (note.row() == state.row && note.column() == state.column) {
                add(
                        words,
                        texts.get(
                                note.comment() ? "ledger.look.comment" : "ledger.look.image",
                                shortened(note.text())));
            }
        }
        where.setText(
                state.firstHeld() == state.lastHeld()
                        ? address
                        : SheetDrawing.letters(state.column)
                                + state.firstHeld()
                                + "–"
                                + state.lastHeld());
        what.setText(words.toString());
        view.setAccessibleText(where.getText() + " " + words);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\R", " ");
        return line.length() <= SHOWN_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN_CHARS / 2)) + "…";
    }

    private static void add(StringBuilder words, String more) {
        words.append(words.isEmpty() ? "" : "　").append(more);
    }

    /// Everything that can be said of the cell at the cursor.
    void menu() {
        ContextMenu menu = new ContextMenu();
        SheetPoint point = new SheetPoint(reading, overlay, state, actions);
        for (SheetPoint.Saying each : SheetPoint.Saying.values()) {
            MenuItem item = new MenuItem(texts.get(each.key()));
            item.setDisable(!point.may(each));
            item.setOnAction(event -> point.say(each));
            menu.getItems().add(item);
        }
        Menu types = new Menu(texts.get("ledger.look.say.type"));
        types.setDisable(!point.may(SheetPoint.Saying.COLUMN_OUT));
        for (SheetFieldType type : SheetFieldType.values()) {
            MenuItem item = new MenuItem(texts.get("ledger.look.type." + type.code()));
            item.setOnAction(event -> point.type(type));
            types.getItems().add(item);
        }
        menu.getItems().add(types);
        MenuItem undo = new MenuItem(texts.get("ledger.look.undo"));
        undo.setDisable(!actions.canUndo());
        undo.setOnAction(event -> actions.undo());
        menu.getItems().addAll(new SeparatorMenuItem(), undo);
        var at = Objects.requireNonNull(view.cursor());
        menu.show(view, at.getX(), at.getY());
    }

    /// The same from buttons above the picture.
    SheetPoint point() {
        return new SheetPoint(reading, overlay, state, actions);
    }
}
