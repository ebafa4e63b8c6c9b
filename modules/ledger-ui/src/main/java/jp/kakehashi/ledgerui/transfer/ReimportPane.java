package jp.kakehashi.ledgerui.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.Reimport;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.InWords;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// What a newer file has otherwise than its ledger, row by row: changed cells from what to what,
/// rows that are gone, which of them somebody wrote in by hand; and what is to be done with those.
/// Nothing is written here. Screen's thread only.
final class ReimportPane extends BorderPane {
    private static final UUID NEW_ROW = new UUID(0, 0);

    private final LedgerDesk desk;
    private final Controls controls;
    private final Reimport what;
    private final Consumer<UnaryOperator<Reimport>> decide;
    private final ListView<Line> list = new ListView<>();

    /// A line of the list: of which kind, which row, what happens to it.
    private record Line(Kind kind, String title, List<CellRewrite> cells, boolean byHand) {}

    private enum Kind {
        ADDED(Tone.OK, Icon.ADD, "ledger.reimport.new"),
        CHANGED(Tone.ACCENT, Icon.EDIT, "ledger.reimport.changed"),
        GONE(Tone.BAD, Icon.DELETE, "ledger.reimport.gone");

        private final Tone tone;
        private final Icon icon;
        private final String key;

        Kind(Tone tone, Icon icon, String key) {
            this.tone = tone;
            this.icon = icon;
            this.key = key;
        }
    }

    /// Shows `what`; `keyed` compares by another field, `decide` changes what will be done.
    ReimportPane(
            LedgerDesk desk,
            Controls controls,
            Reimport what,
            Consumer<FieldId> keyed,
            Consumer<UnaryOperator<Reimport>> decide) {
        this.desk = desk;
        this.controls = controls;
        this.what = what;
        this.decide = decide;
        getStyleClass().add("reimport");
        VBox top = new VBox(counts(keyed), choices());
        setTop(top);
        list.getStyleClass().add("reimport-list");
        list.setCellFactory(view -> new LineCell());
        list.setPlaceholder(controls.note("ledger.reimport.nothing"));
        list.setAccessibleText(desk.texts().get("ledger.reimport.list"));
        List<Line> lines = new ArrayList<>();
        what.changed()
                .forEach(c -> lines.add(new Line(Kind.CHANGED, c.title(), c.cells(), c.byHand())));
        what.gone().forEach(g -> lines.add(new Line(Kind.GONE, g.title(), List.of(), g.byHand())));
        what.added().stream().sorted().forEach(row -> lines.add(added(row)));
        lines.sort((a, b) -> Boolean.compare(b.byHand(), a.byHand()));
        list.getItems().setAll(lines);
        setCenter(list);
    }

    /// The caret goes where one reads.
    void focusList() {
        list.requestFocus();
    }

    private FlowPane counts(Consumer<FieldId> keyed) {
        FlowPane box = new FlowPane(12, 6);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().addAll("bar", "thin");
        box.setMinHeight(USE_PREF_SIZE);
        box.getChildren()
                .addAll(
                        key(keyed),
                        chip(Tone.OK, Icon.ADD, "ledger.reimport.added", what.added().size()),
                        chip(
                                Tone.ACCENT,
                                Icon.EDIT,
                                "ledger.reimport.changedCount",
                                what.changed().size()),
                        chip(
                                what.gone().isEmpty() ? Tone.NEUTRAL : Tone.BAD,
                                Icon.DELETE,
                                "ledger.reimport.goneCount",
                                what.gone().size()),
                        chip(Tone.NEUTRAL, Icon.CHECK, "ledger.reimport.same", what.same()));
        int unclear = what.doubled().size() + what.keyless();
        if (unclear > 0) {
            box.getChildren()
                    .add(
                            controls.chip(
                                    Tone.WARN,
                                    Icon.ALERT,
                                    "ledger.reimport.unclear",
                                    what.doubled().size(),
                                    what.keyless(),
                                    String.join(
                                            desk.texts().get("ledger.imports.comma"),
                                            what.doubled().stream().limit(3).toList())));
        }
        return box;
    }

    private Label chip(Tone tone, Icon icon, String key, int rows) {
        return controls.chip(tone, icon, key, CellText.grouped(Integer.toString(rows)));
    }

    private HBox key(Consumer<FieldId> keyed) {
        LedgerDefinition form = what.preview().definition();
        ComboBox<FieldId> box = new ComboBox<>();
        for (FieldDefinition field : form.fields()) {
            if (what.preview().columns().contains(field.id())) {
                box.getItems().add(field.id());
            }
        }
        box.setConverter(new InWords<>(id -> desk.label(form, id)));
        box.setValue(what.key());
        box.valueProperty().addListener((source, was, now) -> keyed.accept(now));
        Label name = controls.note("ledger.reimport.key");
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(box);
        box.setAccessibleText(name.getText());
        HBox both = new HBox(8, name, box);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private FlowPane choices() {
        FlowPane box = new FlowPane(16, 6);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().addAll("bar", "thin");
        box.setMinHeight(USE_PREF_SIZE);
        if (!what.gone().isEmpty() && !what.mayRemove()) {
            box.getChildren().add(controls.note("ledger.reimport.staying"));
        } else if (!what.gone().isEmpty()) {
            CheckBox remove = new CheckBox(desk.texts().get("ledger.reimport.remove"));
            remove.setSelected(what.removing());
            remove.selectedProperty()
                    .addListener((source, was, now) -> decide.accept(w -> w.removing(now)));
            box.getChildren().add(remove);
        }
        if (what.byHand() > 0) {
            CheckBox cover =
                    new CheckBox(
                            desk.texts()
                                    .get(
                                            "ledger.reimport.cover",
                                            CellText.grouped(Long.toString(what.byHand()))));
            cover.setSelected(what.covering());
            cover.selectedProperty()
                    .addListener((source, was, now) -> decide.accept(w -> w.covering(now)));
            box.getChildren().add(cover);
        }
        String writes = CellText.grouped(Integer.toString(what.writes()));
        box.getChildren().add(controls.note("ledger.reimport.writes", writes));
        return box;
    }

    /// A row of the file that the ledger has not, as if every cell were written into an empty one.
    private Line added(int row) {
        LedgerDefinition form = what.preview().definition();
        List<@Nullable String> values = what.preview().rows().get(row);
        List<CellRewrite> cells = new ArrayList<>();
        String title = "";
        for (int i = 0; i < values.size(); i++) {
            FieldDefinition field = form.fields().get(i);
            String value = values.get(i);
            if (value != null && field.id().equals(what.key())) {
                title = shown(field, value);
            } else if (value != null) {
                cells.add(new CellRewrite(NEW_ROW, field.id(), null, value));
            }
        }
        return new Line(Kind.ADDED, title, cells, false);
    }

    private String cells(Line line) {
        LedgerDefinition form = what.preview().definition();
        List<String> words = new ArrayList<>();
        for (CellRewrite cell : line.cells()) {
            FieldDefinition field = form.field(cell.field()).orElseThrow();
            words.add(
                    desk.texts()
                            .get(
                                    line.kind() == Kind.ADDED
                                            ? "ledger.reimport.newCell"
                                            : "ledger.reimport.cell",
                                    field.label().in(desk.language()),
                                    shown(field, cell.before()),
                                    shown(field, cell.after())));
        }
        return String.join(RowTitle.GAP, words);
    }

    private String shown(FieldDefinition field, @Nullable String value) {
        return value == null
                ? desk.texts().get("ledger.value.empty")
                : desk.cells().show(field, value).replace('\n', ' ');
    }

    private final class LineCell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            Label title = NameText.follow(new Label(line.title()));
            title.getStyleClass().add("strong");
            title.setMinWidth(USE_PREF_SIZE);
            Kind kind = line.kind();
            HBox box = new HBox(10, controls.chip(kind.tone, kind.icon, kind.key), title);
            if (line.byHand()) {
                box.getChildren()
                        .add(controls.chip(Tone.WARN, Icon.PERSON, "ledger.reimport.byHand"));
            }
            Label cells = NameText.follow(new Label(cells(line)));
            cells.setMinWidth(0);
            box.getChildren().add(cells);
            box.setAlignment(Pos.CENTER_LEFT);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setGraphic(box);
            setAccessibleText(line.title() + " " + cells.getText());
        }
    }
}
