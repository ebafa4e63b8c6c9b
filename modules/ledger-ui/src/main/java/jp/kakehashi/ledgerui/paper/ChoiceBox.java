package jp.kakehashi.ledgerui.paper;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledger.WaysOut;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ledgerui.paper.PaperChoice.Labels;
import jp.kakehashi.ledgerui.paper.PaperChoice.Letters;
import jp.kakehashi.ledgerui.paper.PaperChoice.Shape;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// What can be chosen about paper: which rows, in which shape, on which sheet, which fields.
final class ChoiceBox extends VBox {
    private final PaperViewModel model;
    private final Controls controls;
    private final Texts texts;
    private final VBox sheet = new VBox(10);
    private final Consumer<@Nullable KeptWay> design;
    private final Node fields;

    ChoiceBox(
            PaperViewModel model,
            Controls controls,
            Texts texts,
            Consumer<@Nullable KeptWay> design) {
        super(16);
        this.design = design;
        this.model = model;
        this.controls = controls;
        this.texts = texts;
        getStyleClass().add("paper-choice");
        fields = fields();
        getChildren().addAll(shapes(), rows(), sheet, fields);
        sheet();
        model.forms().foundProperty().addListener((source, was, now) -> sheet());
    }

    private PaperChoice now() {
        return model.choiceProperty().get();
    }

    private Node shapes() {
        VBox box = new VBox(6, controls.subsection("ledger.paper.shape"));
        ToggleGroup group = new ToggleGroup();
        for (Shape shape : Shape.values()) {
            String key =
                    switch (shape) {
                        case TABLE -> "ledger.paper.table";
                        case RECORDS -> "ledger.paper.records";
                        case LABELS -> "ledger.paper.labels";
                        case FORM -> "ledger.paper.form";
                    };
            box.getChildren()
                    .add(
                            choice(
                                    texts.get(key),
                                    group,
                                    now().shape() == shape,
                                    () -> {
                                        model.choiceProperty().set(now().as(shape));
                                        sheet();
                                    }));
        }
        return box;
    }

    private Node rows() {
        VBox box = new VBox(6, controls.subsection("ledger.paper.rows"));
        ToggleGroup group = new ToggleGroup();
        PaperRows rows = model.rows();
        PaperRows.Selected selected = rows.selected();
        String all = CellText.grouped(Long.toString(rows.count()));
        box.getChildren()
                .add(
                        choice(
                                texts.get("ledger.paper.allRows", all),
                                group,
                                !model.onlySelectedProperty().get(),
                                () -> model.onlySelectedProperty().set(false)));
        if (selected != null) {
            String part = CellText.grouped(Integer.toString(selected.query().limit()));
            box.getChildren()
                    .add(
                            choice(
                                    texts.get("ledger.paper.selectedRows", part),
                                    group,
                                    model.onlySelectedProperty().get(),
                                    () -> model.onlySelectedProperty().set(true)));
        }
        return box;
    }

    private static RadioButton choice(
            String words, ToggleGroup group, boolean chosen, Runnable action) {
        RadioButton button = new RadioButton(words);
        button.setMnemonicParsing(false);
        Wrapping.of(button);
        button.setToggleGroup(group);
        button.setSelected(chosen);
        // Arrow keys choose without an action.
        button.selectedProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now) {
                                action.run();
                            }
                        });
        return button;
    }

    /// What there is to choose about the sheet depends on the shape.
    private void sheet() {
        sheet.getChildren().clear();
        boolean form = now().shape() == Shape.FORM;
        fields.setManaged(!form);
        fields.setVisible(!form);
        if (form) {
            forms();
            return;
        }
        if (now().shape() == Shape.LABELS) {
            labels();
            return;
        }
        record Lying(Paper paper, boolean landscape) {}
        List<Lying> papers =
                List.of(
                        new Lying(Paper.A4, false),
                        new Lying(Paper.A4, true),
                        new Lying(Paper.A3, false),
                        new Lying(Paper.A3, true));
        add(
                "ledger.paper.paper",
                papers,
                new Lying(now().paper(), now().landscape()),
                p ->
                        texts.get(
                                p.landscape() ? "ledger.paper.lying" : "ledger.paper.standing",
                                p.paper().name()),
                p -> model.choiceProperty().set(now().on(p.paper(), p.landscape())));
        if (now().shape() == Shape.TABLE) {
            add(
                    "ledger.paper.letters",
                    List.of(Letters.values()),
                    now().letters(),
                    this::words,
                    l -> model.choiceProperty().set(now().in(l)));
        }
    }

    /// The office's forms and one's own; what goes on them they say themselves.
    private void forms() {
        WaysOut.Found found = model.forms().foundProperty().get();
        KeptWay chosen = model.forms().chosen();
        if (chosen != null) {
            add(
                    "ledger.paper.whichForm",
                    found.ways(),
                    chosen,
                    w ->
                            texts.get(
                                    w.office()
                                            ? "ledger.forms.named.office"
                                            : "ledger.forms.named.mine",
                                    w.name()),
                    w -> model.forms().choose(w));
        }
        if (!found.fresh()) {
            sheet.getChildren().add(controls.note("ledger.paper.formsOld"));
        }
        if (chosen != null && (!chosen.office() || mayPublish())) {
            sheet.getChildren()
                    .add(
                            controls.secondary(
                                    "ledger.paper.changeForm",
                                    () -> design.accept(model.forms().chosen())));
        }
        sheet.getChildren()
                .add(controls.secondary("ledger.paper.makeForm", () -> design.accept(null)));
    }

    private boolean mayPublish() {
        return model.rows().definition().ownedBy(model.actor());
    }

    private String words(Letters letters) {
        return texts.get(
                switch (letters) {
                    case SMALL -> "ledger.paper.letters.small";
                    case USUAL -> "ledger.paper.letters.usual";
                    case LARGE -> "ledger.paper.letters.large";
                });
    }

    private void labels() {
        add(
                "ledger.paper.labelSheet",
                List.of(Labels.values()),
                now().labels(),
                l -> texts.get("ledger.paper.labelSheet.is", l.grid().count(), l.size()),
                l -> {
                    model.choiceProperty().set(now().labels(l, 1));
                    sheet();
                });
        add(
                "ledger.paper.firstLabel",
                IntStream.rangeClosed(1, now().labels().grid().count()).boxed().toList(),
                now().firstLabel(),
                n -> texts.get("ledger.paper.firstLabel.is", n),
                n -> model.choiceProperty().set(now().labels(now().labels(), n)));
        CheckBox code = new CheckBox();
        code.textProperty().bind(texts.bind("ledger.paper.code"));
        Wrapping.of(code);
        code.setSelected(now().code());
        code.selectedProperty()
                .addListener(
                        (source, was, wanted) -> model.choiceProperty().set(now().coded(wanted)));
        sheet.getChildren().add(code);
    }

    private <T> void add(
            String key, List<T> items, T chosen, Function<T, String> words, Consumer<T> action) {
        sheet.getChildren().add(controls.choice(key, items, chosen, words, action));
    }

    private Node fields() {
        VBox box = new VBox(4, controls.subsection("ledger.paper.fields"));
        for (FieldDefinition field : model.arranged()) {
            CheckBox tick = new CheckBox(field.label().in(texts.language().code()));
            tick.setMnemonicParsing(false);
            Wrapping.of(tick);
            tick.setSelected(model.prints(field.id()));
            tick.selectedProperty()
                    .addListener((source, was, wanted) -> model.print(field.id(), wanted));
            box.getChildren().add(tick);
        }
        return box;
    }
}
