package jp.kakehashi.adminui.packs;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminList;
import jp.kakehashi.adminui.desk.TextColumn;
import jp.kakehashi.adminui.packs.PacksViewModel.Line;
import jp.kakehashi.adminui.packs.PacksViewModel.Standing;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.DefinitionMerge.Difference;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Drawer;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The packs that came with the program; Enter opens one at the right edge with what publishing it
/// would change, and publishes it after a question. Screen's thread only.
public final class PacksView implements AdminList.Shown<Line> {
    private static final int MOST = 60;

    private final AdminList<Line> list;
    private final UiContext ui;
    private final AdminDesk desk;
    private final PacksViewModel model;

    /// The list of `model`.
    public PacksView(UiContext ui, AdminDesk desk, PacksViewModel model) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        list = new AdminList<>(ui, "admin.pack.search", this);
        list.search(model::search);
        list.columns(columns());
        list.actions(ui.controls().secondary("admin.refresh", "F5", model::load));
        list.follow(model.shown(), model.problemProperty(), model.loadingProperty());
        list.opens(model.openProperty());
    }

    private List<TableColumn<Line, Line>> columns() {
        Texts texts = desk.texts();
        return List.of(
                TextColumn.words(texts, "admin.pack.ledger", 220, this::name),
                TextColumn.words(texts, "admin.pack.name", 150, line -> line.pack().name()),
                TextColumn.words(texts, "admin.pack.fields", 90, this::fields),
                TextColumn.words(texts, "admin.pack.version", 110, this::version),
                TextColumn.nodes(texts, "admin.staff.state", 280, this::mark));
    }

    private String name(Line line) {
        return line.pack().shipped().label().in(desk.texts().language().code());
    }

    private String fields(Line line) {
        return desk.texts().get("admin.health.number", line.pack().shipped().fields().size());
    }

    private String version(Line line) {
        LedgerDefinition published = line.pack().published();
        return published == null
                ? desk.texts().get("admin.pack.version.none")
                : desk.texts().get("admin.health.number", published.version());
    }

    private Chip mark(Line line) {
        Texts texts = desk.texts();
        return switch (line.standing()) {
            case NOT_THERE ->
                    new Chip(texts.get("admin.pack.not_there"), Tone.NEUTRAL, Icon.CIRCLE);
            case SAME -> new Chip(texts.get("admin.pack.same"), Tone.OK, Icon.CHECK);
            case DIFFERENT ->
                    new Chip(
                            texts.get("admin.pack.different", line.changes().size()),
                            Tone.ACCENT,
                            Icon.EDIT);
        };
    }

    /// What is shown.
    public AdminList<Line> list() {
        return list;
    }

    @Override
    public String countWords() {
        return desk.texts().get("admin.place.count", model.count(), model.shown().size());
    }

    @Override
    public void draw(Drawer drawer, Line line) {
        Controls make = ui.controls();
        drawer.titleProperty().set(name(line));
        drawer.subtitleProperty().set(line.pack().name());
        VBox card = new VBox(14, new HBox(mark(line)));
        card.getStyleClass().add("person-card");
        LedgerDefinition shown = line.pack().shipped();
        if (line.standing() == Standing.NOT_THERE) {
            VBox fields = new VBox(3, make.subsection("admin.pack.fields.all"));
            for (FieldDefinition field : shown.fields()) {
                fields.getChildren().add(words(field.label().in(desk.texts().language().code())));
            }
            card.getChildren().add(fields);
        } else if (line.standing() == Standing.DIFFERENT) {
            card.getChildren().add(changes(line));
        }
        card.getChildren().add(make.note("admin.pack.owner", desk.section(shown.owner())));
        Problem against = line.against();
        if (against != null) {
            card.getChildren()
                    .addAll(
                            make.note("admin.pack.against"),
                            new ProblemView(desk.texts(), against));
        } else if (line.standing() != Standing.SAME) {
            card.getChildren()
                    .add(
                            line.standing() == Standing.NOT_THERE
                                    ? make.primary("admin.pack.publish", () -> ask(line))
                                    : make.secondary("admin.pack.restore", () -> ask(line)));
        }
        drawer.show(card);
    }

    private VBox changes(Line line) {
        VBox box = new VBox(3, ui.controls().subsection("admin.pack.changes"));
        List<Difference> changes = line.changes();
        for (Difference each : changes.subList(0, Math.min(MOST, changes.size()))) {
            box.getChildren().add(words(words(line, each)));
        }
        if (changes.size() > MOST) {
            box.getChildren().add(ui.controls().note("admin.place.more", changes.size() - MOST));
        }
        return box;
    }

    private String words(Line line, Difference each) {
        Texts texts = desk.texts();
        FieldId field = each.field();
        if (field == null) {
            return texts.get("admin.pack.change.ledger", word(each.word()));
        }
        String label = label(line, field);
        if (!each.word().isEmpty()) {
            return texts.get("admin.pack.change.field", label, word(each.word()));
        }
        return texts.get(
                each.now() == null ? "admin.pack.change.gone" : "admin.pack.change.new", label);
    }

    private String word(String word) {
        String key = "admin.pack.word." + word;
        return desk.texts().has(key) ? desk.texts().get(key) : word;
    }

    private String label(Line line, FieldId field) {
        LedgerDefinition published = line.pack().published();
        String shipped = label(line.pack().shipped(), field);
        return shipped != null ? shipped : published == null ? "" : known(published, field);
    }

    private String known(LedgerDefinition form, FieldId field) {
        String label = label(form, field);
        return label == null ? field.value() : label;
    }

    private @Nullable String label(LedgerDefinition form, FieldId field) {
        return form.field(field)
                .map(f -> f.label().in(desk.texts().language().code()))
                .orElse(null);
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("t-s");
        Wrapping.of(label);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private void ask(Line line) {
        Question question =
                line.standing() == Standing.NOT_THERE
                        ? Question.of(
                                "admin.pack.publish.title",
                                "admin.pack.publish.text",
                                "admin.pack.publish",
                                name(line),
                                desk.section(line.pack().shipped().owner()))
                        : Question.dangerous(
                                "admin.pack.restore.title",
                                "admin.pack.restore.text",
                                "admin.pack.restore.go",
                                name(line),
                                line.changes().size());
        ui.dialogs()
                .confirm(
                        question,
                        () ->
                                model.publish(
                                        line,
                                        () -> ui.notices().show(Tone.OK, "admin.pack.published"),
                                        ui.dialogs()::problem));
    }
}
