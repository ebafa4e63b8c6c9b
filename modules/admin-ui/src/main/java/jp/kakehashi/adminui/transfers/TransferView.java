package jp.kakehashi.adminui.transfers;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminList;
import jp.kakehashi.adminui.desk.TextColumn;
import jp.kakehashi.adminui.transfers.RightsChange.Right;
import jp.kakehashi.adminui.transfers.TransferViewModel.Seen;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Drawer;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.wire.TransferMessages.Act;
import jp.kakehashi.wire.TransferMessages.Kind;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.TransferDone;

/// A list of transfers before anything happens: who comes, moves, leaves, and what they may do
/// afterwards; then all of it in one step. Screen's thread only.
public final class TransferView extends BorderPane implements AdminList.Shown<PersonPlan> {
    private final UiContext ui;
    private final AdminDesk desk;
    private final TransferViewModel model;
    private final Runnable back;
    private final AdminList<PersonPlan> list;
    private final VBox told = new VBox(8);
    private final Button go;

    /// The list of `model`; `back` leaves it, with or without something done.
    public TransferView(UiContext ui, AdminDesk desk, TransferViewModel model, Runnable back) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        this.back = back;
        list = new AdminList<>(ui, "admin.transfer.search", this);
        list.search(model::search);
        list.columns(columns());
        go = ui.controls().primary("admin.transfer.go", "Ctrl Enter", this::apply);
        list.actions(
                ui.controls().secondary("admin.transfer.stop", "Esc", this::leave),
                ui.controls().secondary("admin.transfer.other", "Ctrl I", this::choose),
                go);
        list.follow(model.shown(), model.problemProperty(), model.busyProperty());
        list.opens(model.openProperty());
        told.getStyleClass().add("records-top");
        setTop(told);
        setCenter(list);
        getStyleClass().add("admin-page");
        InvalidationListener changed = observable -> tell();
        model.seenProperty().addListener(changed);
        model.busyProperty().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        tell();
    }

    private List<TableColumn<PersonPlan, PersonPlan>> columns() {
        Texts texts = desk.texts();
        TableColumn<PersonPlan, PersonPlan> before =
                TextColumn.words(texts, "admin.transfer.before", 210, p -> places(p, true));
        TableColumn<PersonPlan, PersonPlan> rights =
                TextColumn.nodes(texts, "admin.transfer.rights", 330, this::rights);
        // The page at the right edge tells them in full.
        before.visibleProperty().bind(model.openProperty().isNull());
        rights.visibleProperty().bind(model.openProperty().isNull());
        return List.of(
                TextColumn.nodes(texts, "admin.transfer.kind", 150, this::kind),
                TextColumn.words(texts, "admin.staff.no", 80, PersonPlan::staff),
                TextColumn.words(texts, "admin.staff.name", 150, PersonPlan::name),
                before,
                TextColumn.words(texts, "admin.transfer.after", 210, p -> places(p, false)),
                TextColumn.words(texts, "admin.transfer.day", 110, this::day),
                rights);
    }

    private Node kind(PersonPlan person) {
        return PlanWords.chip(desk.texts(), person);
    }

    private String day(PersonPlan person) {
        var day = RightsChange.first(person);
        return day == null ? "" : desk.shortDay(day);
    }

    private String places(PersonPlan person, boolean before) {
        Set<Act> acts = before ? Set.of(Act.ENDS, Act.WITHDRAWN) : Set.of(Act.BEGINS, Act.LASTS);
        String changed = places(person, acts);
        return changed.isEmpty() ? places(person, Set.of(Act.GOES_ON)) : changed;
    }

    private String places(PersonPlan person, Set<Act> acts) {
        return person.posts().stream()
                .filter(p -> acts.contains(p.act()))
                .map(p -> desk.place(p.office(), p.section()))
                .distinct()
                .collect(Collectors.joining(desk.texts().get("admin.list.comma")));
    }

    private Node rights(PersonPlan person) {
        RightsChange change = RightsChange.of(person);
        VBox box = new VBox(1);
        box.setAlignment(Pos.CENTER_LEFT);
        line(box, "admin.transfer.gets", change.gets());
        line(box, "admin.transfer.loses", change.loses());
        return box;
    }

    private void line(VBox box, String key, Set<Right> rights) {
        if (!rights.isEmpty()) {
            Label words =
                    NameText.follow(
                            new Label(desk.texts().get(key, PlanWords.rights(desk, rights))));
            words.setMinWidth(0);
            box.getChildren().add(words);
        }
    }

    private void tell() {
        told.getChildren().clear();
        Seen seen = model.seenProperty().get();
        if (seen != null) {
            FlowPane chips = new FlowPane(8, 6);
            Label file = new Label(String.valueOf(seen.file().getFileName()));
            file.getStyleClass().add("strong");
            chips.getChildren().add(file);
            for (Kind kind : Kind.values()) {
                int count = model.count(kind);
                if (count > 0) {
                    chips.getChildren().add(PlanWords.chip(desk.texts(), kind, count));
                }
            }
            told.getChildren().add(chips);
            if (!model.held().isEmpty()) {
                told.getChildren().add(new HeldPane(ui, model.held()));
            } else if (seen.plan().idle()) {
                told.getChildren().add(ui.controls().note("admin.transfer.idle"));
            }
            if (seen.plan().people().stream().anyMatch(PersonPlan::late)) {
                told.getChildren().add(ui.controls().note("admin.transfer.late.note"));
            }
        }
        told.setManaged(!told.getChildren().isEmpty());
        told.setVisible(told.isManaged());
        go.setDisable(model.busyProperty().get() || !model.ready());
    }

    private void leave() {
        if (model.openProperty().get() == null) {
            back.run();
        } else {
            model.openProperty().set(null);
        }
    }

    private void apply() {
        int people =
                model.count(Kind.COMES)
                        + model.count(Kind.MOVES)
                        + model.count(Kind.CHANGES)
                        + model.count(Kind.LEAVES);
        model.apply(done -> done(done, people));
    }

    private void done(TransferDone done, int people) {
        back.run();
        ui.notices().show(Tone.OK, "admin.transfer.done", people);
        if (!done.came().isEmpty()) {
            new NewcomerCodes(ui, desk).offer(done.came());
        }
    }

    /// Asks which file, and reads it.
    public void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("admin.transfer.open"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                desk.texts().get("admin.transfer.files"),
                                "*.xlsx",
                                "*.xls",
                                "*.csv"));
        File file = chooser.showOpenDialog(getScene() == null ? null : getScene().getWindow());
        if (file != null) {
            model.read(file.toPath());
        }
    }

    /// Puts the caret into the search.
    public void focusSearch() {
        list.focusSearch();
    }

    @Override
    public String countWords() {
        Seen seen = model.seenProperty().get();
        return seen == null
                ? ""
                : desk.texts()
                        .get(
                                "admin.transfer.count",
                                seen.list().rows(),
                                seen.plan().people().size());
    }

    @Override
    public void draw(Drawer drawer, PersonPlan person) {
        drawer.titleProperty().set(person.name());
        drawer.subtitleProperty().set(desk.texts().get("admin.person.number", person.staff()));
        drawer.show(new PlanCard(ui, desk, person));
    }
}
