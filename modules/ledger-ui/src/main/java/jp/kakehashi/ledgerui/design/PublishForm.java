package jp.kakehashi.ledgerui.design;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.DialogDress;
import jp.kakehashi.records.DefinitionMerge.Difference;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Says what publishing changes and does it in one step. Where somebody else published meanwhile
/// nothing is published: it shows what they changed and takes it into the draft. Screen's thread
/// only.
final class PublishForm {
    private static final String MEANWHILE = "problem.definition.version";

    private final UiContext ui;
    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final Consumer<LedgerId> opened;
    private final DesignWords words;
    private final VBox content = new VBox(8);
    private final Button go;

    PublishForm(UiContext ui, DesignViewModel model, Consumer<LedgerId> opened) {
        this.ui = ui;
        this.model = model;
        this.opened = opened;
        desk = model.desk();
        words = new DesignWords(desk);
        go = ui.controls().primary("ledger.design.publish.go", this::publish);
    }

    void show() {
        LedgerDefinition form = model.form();
        if (form == null) {
            return;
        }
        content.getChildren().setAll(lines(model.differences(), model.base(), form));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("plain-scroll", "design-found");
        VBox box =
                new VBox(
                        12,
                        ui.controls()
                                .section(
                                        "ledger.design.publish.title",
                                        form.label().in(desk.language()),
                                        form.version()),
                        ui.controls()
                                .note(
                                        model.base() == null
                                                ? "ledger.design.publish.first"
                                                : "ledger.design.publish.next"),
                        scroll,
                        new HBox(
                                8,
                                ui.controls().spring(),
                                ui.controls().secondary("ui.dialog.cancel", ui.dialogs()::close),
                                go));
        DialogDress.put(box, "design-dialog");
        ui.dialogs().show(box, ui.dialogs()::close);
        go.requestFocus();
    }

    private List<Node> lines(
            List<Difference> differences,
            @Nullable LedgerDefinition was,
            @Nullable LedgerDefinition now) {
        return differences.stream()
                .<Node>map(
                        each -> {
                            Label label = new Label("・" + words.difference(each, was, now));
                            Wrapping.of(label);
                            label.setMinHeight(Region.USE_PREF_SIZE);
                            return label;
                        })
                .toList();
    }

    private void publish() {
        go.setDisable(true);
        model.publish(this::published, this::refused);
    }

    private void published(LedgerDefinition definition) {
        ui.dialogs().close();
        ui.notices()
                .show(
                        Tone.OK,
                        "ledger.design.published",
                        definition.label().in(desk.language()),
                        definition.version());
        boolean moving =
                definition.fields().stream()
                        .anyMatch((FieldDefinition f) -> f.replaces() != null && !f.retired());
        if (!moving) {
            opened.accept(definition.id());
        }
    }

    private void refused(Problem why) {
        go.setDisable(false);
        if (why.key().equals(MEANWHILE) && model.base() != null) {
            go.setDisable(true);
            LedgerDefinition was = model.base();
            model.catchUp(
                    met -> meet(met, was),
                    failed -> content.getChildren().setAll(FormParts.line(desk.words(failed))));
            return;
        }
        content.getChildren().setAll(FormParts.line(desk.words(why, model.form())));
    }

    private void meet(DesignViewModel.Meeting met, @Nullable LedgerDefinition was) {
        content.getChildren().setAll(FormParts.line(desk.texts().get("ledger.design.meanwhile")));
        content.getChildren().addAll(lines(met.changed(), was, met.theirs()));
        if (!met.both().isEmpty()) {
            content.getChildren()
                    .add(FormParts.line(desk.texts().get("ledger.design.meanwhile.both")));
            content.getChildren().addAll(lines(met.both(), was, met.theirs()));
        }
        content.getChildren().add(ui.controls().note("ledger.design.meanwhile.next"));
        go.setDisable(model.mistakeProperty().get() != null);
    }
}
