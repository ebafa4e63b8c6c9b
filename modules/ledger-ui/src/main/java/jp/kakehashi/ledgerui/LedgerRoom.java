package jp.kakehashi.ledgerui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.Presence;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.desk.Standings;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridActions;
import jp.kakehashi.ledgerui.grid.GridView;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.PeopleHere;
import jp.kakehashi.ledgerui.record.NewRowForm;
import jp.kakehashi.ledgerui.record.NewRowViewModel;
import jp.kakehashi.ledgerui.record.RecordDrawer;
import jp.kakehashi.ledgerui.record.RecordViewModel;
import jp.kakehashi.ledgerui.record.RecordViewModel.Face;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// One open ledger: its grid and the drawer beside it, with everything they listen to.
final class LedgerRoom implements AutoCloseable {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final GridActions actions;
    private final UiTasks tasks;
    private final GridViewModel grid;
    private final RecordViewModel record;
    private final PeopleHere people;
    private final RoomLinks copying;
    private final GridView view;
    private final RecordDrawer drawer;
    private final ChangeListener<Object> language;
    private final List<LiveRefresh> linked = new ArrayList<>();
    private final Standings standings;
    private final RoomSeeking seeking;
    private final RoomComments comments;
    private final RoomBegun begun;
    private final RoomStates states;
    private final RoomSight sight;
    private @Nullable NewRowViewModel newRow;
    private @Nullable NewRowForm newRowForm;
    private boolean found;

    LedgerRoom(
            UiContext ui,
            LedgerDesk desk,
            LedgerId ledger,
            Presence presence,
            GridActions actions) {
        this.ui = ui;
        this.desk = desk;
        this.actions = actions;
        tasks = ui.tasks().child();
        grid = new GridViewModel(desk, tasks, ledger);
        record = new RecordViewModel(desk, tasks, ledger);
        copying = new RoomLinks(ui, grid);
        people = new PeopleHere(grid, presence, tasks);
        view = new GridView(ui, grid, people, actions, this::newRow);
        drawer = new RecordDrawer(ui, grid, record, people, actions);
        standings = new Standings(desk, tasks);
        seeking = new RoomSeeking(ui, desk, grid, view.sheet(), record);
        view.sheet().standings(standings);
        drawer.standings(standings);
        comments = new RoomComments(ui, tasks, grid, view.sheet(), drawer, this::openCard);
        view.setRight(drawer.node());
        view.shapes(new LedgerShapes(ui, grid, place -> openRecord(place, false)));
        view.sheet().onOpenRecord(this::openRecord);
        grid.currentProperty()
                .addListener(
                        (source, was, now) -> {
                            // The frame's first place is the grid's choice, not a person's.
                            boolean chosen = was != null || !found;
                            found = false;
                            if (now != null && chosen) {
                                record.follow(now.row(), now.field());
                            }
                        });
        states = new RoomStates(desk, tasks, view, comments.said(), actions);
        grid.rowChanged(this::renewed);
        record.faceProperty().addListener((source, was, now) -> turned(now));
        // A card that was asked for before the grid knew its form is drawn now.
        grid.definitionProperty()
                .addListener(
                        (source, was, now) -> {
                            drawer.render();
                            followLinks(now);
                            standings.follow(now);
                            if (now != null) {
                                states.ask(now);
                            }
                        });
        language = (source, was, now) -> drawer.render();
        desk.texts().languageProperty().addListener(language);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
        drawer.onCloseAsked(this::leaveDrawer);
        drawer.onCopyLink(copying::row);
        begun = new RoomBegun(ui, desk, tasks, this, drawer);
        sight = new RoomSight(ui, desk, tasks, ledger, actions);
        grid.open();
    }

    private void turned(Face now) {
        if (now != Face.NEW_ROW) {
            newRow = null;
        }
        if (now == Face.CLOSED) {
            view.focusRows();
        }
    }

    /// A linked row may get another name.
    private void followLinks(@Nullable LedgerDefinition form) {
        linked.forEach(LiveRefresh::close);
        linked.clear();
        if (form != null) {
            form.fields().stream()
                    .map(FieldDefinition::link)
                    .filter(Objects::nonNull)
                    .map(LinkTarget::ledger)
                    .filter(target -> !target.equals(form.id()))
                    .distinct()
                    .forEach(
                            target ->
                                    linked.add(
                                            new LiveRefresh(
                                                    desk.service(),
                                                    tasks,
                                                    target,
                                                    () -> renamed(target))));
        }
    }

    /// Rows of `target` have other names, or are kept from this person by now.
    private void renamed(LedgerId target) {
        if (guarded(target)) {
            desk.links().hide(target);
        }
        grid.refresh();
    }

    private boolean guarded(LedgerId target) {
        try {
            return desk.service().definition(target).guardAgainst(desk.actor()) != null;
        } catch (ProblemException e) {
            return true; // It may not be opened any more.
        }
    }

    private void keys(KeyEvent event) {
        comments.pressed(event);
        if (event.getCode() == KeyCode.L && event.isControlDown() && event.isShiftDown()) {
            event.consume();
            copying.cell();
            return;
        }
        if (event.getCode() == KeyCode.G && event.isControlDown()) {
            event.consume();
            followLink();
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && record.faceProperty().get() != Face.CLOSED) {
            event.consume();
            leaveDrawer();
        }
    }

    /// Goes where the link under the frame leads.
    private void followLink() {
        CellPlace at = grid.currentProperty().get();
        LedgerDefinition form = grid.definitionProperty().get();
        int index = grid.currentIndex();
        RowView row = index < 0 ? null : grid.rows().peek(index);
        FieldDefinition field =
                at == null || form == null ? null : form.field(at.field()).orElse(null);
        if (row != null && field != null && field.link() != null) {
            String value = row.values().get(field.id());
            if (value != null) {
                desk.links().way(field, value).ifPresent(actions::open);
            }
        }
    }

    /// Closes the drawer; a new row that has been begun is not thrown away without asking.
    private void leaveDrawer() {
        leaveNewRow(record::close);
    }

    private void leaveNewRow(Runnable go) {
        NewRowViewModel begun = newRow;
        if (begun == null || !begun.begun()) {
            go.run();
            return;
        }
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                        "ledger.newRow.leave.title",
                                        "ledger.newRow.leave.text",
                                        "ledger.newRow.leave.go")
                                .staying("ledger.newRow.leave.stay"),
                        go);
    }

    /// The person wants to leave: what is written in a cell is entered first; of what cannot be,
    /// and of a new row that has been begun, is said that it is kept unfinished.
    void leave(Runnable go) {
        if (record.faceProperty().get() == Face.CARD) {
            // A field of the card writes when the caret leaves it.
            view.sheet().requestFocus();
        }
        Runnable ask =
                () ->
                        ui.dialogs()
                                .confirm(
                                        Question.of(
                                                        "ledger.leave.title",
                                                        "ledger.leave.text",
                                                        "ledger.leave.go")
                                                .staying("ledger.leave.stay"),
                                        go);
        view.sheet()
                .leave(
                        () -> {
                            if (drawer.unwritten() || !begunRow().isEmpty()) {
                                ask.run();
                            } else {
                                go.run();
                            }
                        },
                        ask);
    }

    /// What was typed for a row that is not there yet.
    List<BegunText> begunRow() {
        return newRow == null ? List.of() : newRow.begunTexts();
    }

    /// Opens the form of a new row with words that were begun; `done` runs once they stand there.
    void takeUpRow(List<BegunText> texts, Runnable done) {
        leaveNewRow(
                () -> {
                    record.close();
                    newRow();
                    if (newRowForm != null) {
                        newRowForm.takeUp(texts);
                        done.run();
                    }
                });
    }

    RoomBegun begun() {
        return begun;
    }

    GridView view() {
        return view;
    }

    RoomComments comments() {
        return comments;
    }

    RoomLinks links() {
        return copying;
    }

    /// The way to a cell, wherever its row stands.
    RoomSeeking seeking() {
        return seeking;
    }

    GridViewModel grid() {
        return grid;
    }

    RecordViewModel record() {
        return record;
    }

    /// Whether the ledger's rows belong to fiscal years.
    boolean yearly() {
        LedgerDefinition form = grid.definitionProperty().get();
        return form != null && form.year() != null;
    }

    LedgerId ledger() {
        return grid.ledger();
    }

    /// Opens the card of a row that was found, wherever it stands in the grid; the frame goes there
    /// when the row is among those that are loaded.
    void openFound(CellPlace place) {
        leaveNewRow(
                () -> {
                    boolean there = view.sheet().goTo(place);
                    found = !there && grid.currentProperty().get() == null;
                    record.show(Face.CARD, place.row(), place.field());
                });
    }

    void openRecord(CellPlace place, boolean history) {
        if (record.faceProperty().get() == Face.NEW_ROW) {
            leaveDrawer();
            return;
        }
        if (!history) {
            drawer.focusField(place.field());
        }
        record.show(history ? Face.HISTORY : Face.CARD, place.row(), place.field());
    }

    private void openCard(CellPlace place) {
        openRecord(place, false);
    }

    private void renewed() {
        seeking.seek();
        UUID row = record.row();
        int at = row == null ? -1 : grid.rows().find(row);
        RowView now = at < 0 ? null : grid.rows().peek(at);
        if (now != null) {
            record.renewed(now);
        } else if (row != null) {
            record.missed();
        }
    }

    private void newRow() {
        LedgerDefinition definition = grid.definitionProperty().get();
        if (definition == null) {
            return;
        }
        if (record.faceProperty().get() == Face.NEW_ROW) {
            return;
        }
        NewRowViewModel model = new NewRowViewModel(desk, tasks, definition);
        NewRowForm form =
                new NewRowForm(
                        ui.controls(),
                        desk,
                        definition,
                        model,
                        new NewRowForm.Ends(this::added, this::refused, this::leaveDrawer));
        Node node = form.node();
        drawer.showNewRow(
                desk.texts().get("ledger.newRow.title"),
                definition.label().in(desk.language()),
                node);
        newRow = model;
        newRowForm = form;
        form.focusFirst();
    }

    private void added(RowView row) {
        record.close();
        ui.notices().show(Tone.OK, "ledger.newRow.added");
        var fields = grid.fields();
        if (!fields.isEmpty()) {
            seeking.want(new CellPlace(row.row(), fields.getFirst().id()));
        }
        grid.refresh();
    }

    private void refused(Problem problem) {
        ui.dialogs().problem(problem);
    }

    @Override
    public void close() {
        begun.close();
        sight.close();
        desk.texts().languageProperty().removeListener(language);
        linked.forEach(LiveRefresh::close);
        standings.close();
        comments.close();
        grid.close();
        view.close();
        people.close();
        tasks.close();
    }
}
