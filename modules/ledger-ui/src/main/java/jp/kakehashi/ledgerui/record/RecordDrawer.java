package jp.kakehashi.ledgerui.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Standings;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridActions;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.PeopleHere;
import jp.kakehashi.ledgerui.record.RecordViewModel.Face;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Drawer;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The panel at the right of the grid: a record's card, the history of a cell, or a new row.
/// Screen's thread only.
public final class RecordDrawer {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final GridViewModel grid;
    private final RecordViewModel model;
    private final Drawer drawer;
    private final GridActions actions;
    private final PeopleHere people;
    private Consumer<UUID> copyLink = row -> {};
    private final VBox colleagues = new VBox(4);
    private @Nullable RecordCard card;
    private @Nullable FieldId wanted;
    private @Nullable Standings standings;
    private @Nullable Below below;
    private final Map<CellPlace, RecordCard.Refused> refused = new LinkedHashMap<>();

    /// A closed drawer; `actions` lead elsewhere.
    public RecordDrawer(
            UiContext ui,
            GridViewModel grid,
            RecordViewModel model,
            PeopleHere people,
            GridActions actions) {
        this.ui = ui;
        this.people = people;
        this.desk = grid.desk();
        this.grid = grid;
        this.model = model;
        this.actions = actions;
        drawer = new Drawer(ui.controls());
        people.othersProperty().addListener((source, was, now) -> showPeople());
        drawer.getStyleClass().add("record-drawer");
        model.faceProperty().addListener((source, was, now) -> render());
        model.shownProperty().addListener((source, was, now) -> render());
        model.problemProperty().addListener((source, was, now) -> render());
        drawer.openProperty()
                .addListener(
                        (source, was, now) -> {
                            if (!now && model.faceProperty().get() != Face.CLOSED) {
                                model.close();
                            }
                        });
    }

    /// From where cards know how their row stands in its approval.
    public void standings(Standings known) {
        standings = known;
        known.onChange(this::render);
    }

    /// What stands below a card.
    public interface Below {
        /// The node below the card of `row`; the same one as long as it is about the same.
        Node of(UUID row);

        /// The card is on screen; returns what is to be seen of it, null for what it is.
        @Nullable Node shown();
    }

    /// Puts `node` below every card of a row that is seen whole.
    public void below(Below node) {
        below = node;
    }

    /// Looks again whether something below the card is wanted.
    public void shown() {
        Node seen = below == null || card == null ? null : below.shown();
        if (seen != null) {
            drawer.reveal(seen);
        }
    }

    /// The node for the right side.
    public Drawer node() {
        return drawer;
    }

    /// Whether a card holds something that was typed and could not be written.
    public boolean unwritten() {
        return !refused.isEmpty();
    }

    /// What was typed into cards and is not in the ledger.
    public List<BegunText> begun() {
        List<BegunText> all = new ArrayList<>(card == null ? List.of() : card.begun());
        refused.forEach((place, kept) -> all.add(grid.begun(place, kept.seen(), kept.typed())));
        return all;
    }

    /// What the person wants to be asked before the drawer goes.
    public void onCloseAsked(Runnable action) {
        drawer.onCloseAsked(action);
    }

    /// What puts a link to the row on the clipboard.
    public void onCopyLink(Consumer<UUID> action) {
        copyLink = action;
    }

    /// Draws again, after the language changed.
    public void render() {
        RecordCard before = card;
        String title = drawer.titleProperty().get();
        boolean inside = focused();
        draw();
        if (before != null && (card == null || !card.row().equals(before.row()))) {
            remind(before.row(), title);
        }
        if (inside && !focused() && model.faceProperty().get() == Face.HISTORY) {
            Focus.enter(drawer.content());
        }
    }

    private boolean focused() {
        Scene scene = drawer.getScene();
        Node at = scene == null ? null : scene.getFocusOwner();
        while (at != null && at != drawer) {
            at = at.getParent();
        }
        return at != null;
    }

    /// The card has gone with something in it that is not in the ledger.
    private void remind(UUID row, String title) {
        for (CellPlace place : refused.keySet()) {
            if (place.row().equals(row)) {
                ui.notices()
                        .showWithAction(
                                Tone.WARN,
                                "ledger.record.unwritten.look",
                                () -> look(place),
                                "ledger.record.unwritten",
                                title);
                return;
            }
        }
    }

    private void look(CellPlace place) {
        if (model.faceProperty().get() != Face.NEW_ROW) {
            focusField(place.field());
            model.show(Face.CARD, place.row(), null);
        }
    }

    private void draw() {
        Face face = model.faceProperty().get();
        LedgerDefinition definition = grid.definitionProperty().get();
        if (face == Face.CLOSED || definition == null) {
            card = null;
            if (drawer.openProperty().get()) {
                drawer.close();
            }
            return;
        }
        if (face == Face.NEW_ROW) {
            return;
        }
        RowView row = model.shownProperty().get().row();
        if (row == null) {
            drawer.titleProperty().set("");
            drawer.subtitleProperty().set("");
            drawer.show(waiting());
            return;
        }
        drawer.titleProperty().set(RowTitle.of(definition, row));
        if (face == Face.CARD) {
            showCard(definition, row);
        } else {
            showHistory(definition);
        }
    }

    private Node waiting() {
        return model.problemProperty().get() == null
                ? ui.controls().note("ledger.record.loading")
                : new ProblemView(desk.texts(), model.problemProperty().get());
    }

    private void showCard(LedgerDefinition definition, RowView row) {
        drawer.subtitleProperty().set(desk.texts().get("ledger.record.card"));
        RecordCard now = card;
        if (now == null || !now.about(row, desk.language())) {
            now = new RecordCard(ui, grid, definition, row, refused, this::history, actions::open);
            if (standings != null) {
                now.standings(standings);
            }
            card = now;
        }
        now.show(row);
        showPeople();
        List<Node> nodes = new ArrayList<>(conflicts());
        nodes.addFirst(colleagues);
        nodes.add(now.node());
        if (!row.guarded()) {
            if (below != null) {
                nodes.add(below.of(row.row()));
            }
            nodes.add(tabs(Face.CARD));
        }
        drawer.show(nodes.toArray(Node[]::new));
        FieldId into = wanted;
        if (into != null) {
            enter(now, into);
            wanted = null;
        }
        shown();
    }

    /// Who else is on the row of the card.
    private void showPeople() {
        UUID row = model.row();
        List<Label> lines =
                row == null
                        ? List.of()
                        : people.at(row).stream()
                                .map(c -> small(people.wordsOnRow(c), "person-line"))
                                .toList();
        colleagues.getChildren().setAll(lines);
        colleagues.setManaged(!lines.isEmpty());
    }

    /// Puts the caret into a field of the card as soon as it is drawn.
    public void focusField(FieldId field) {
        wanted = field;
        RecordCard open = card;
        if (open != null && model.faceProperty().get() == Face.CARD) {
            enter(open, field);
            wanted = null;
        }
    }

    private void enter(RecordCard into, FieldId field) {
        Node form = into.focus(field);
        if (form != null) {
            drawer.reveal(form);
        }
    }

    private void showHistory(LedgerDefinition definition) {
        card = null;
        FieldId about = model.shownProperty().get().field();
        String label = about == null ? "" : desk.label(definition, about);
        drawer.subtitleProperty()
                .set(
                        about == null
                                ? desk.texts().get("ledger.record.rowHistory")
                                : desk.texts().get("ledger.record.history", label));
        List<Node> nodes = new ArrayList<>(conflicts());
        nodes.add(
                new HistoryList(desk, definition)
                        .draw(model.shownProperty().get().moments(), about == null));
        nodes.add(tabs(Face.HISTORY));
        drawer.show(nodes.toArray(Node[]::new));
    }

    private List<Node> conflicts() {
        List<Node> nodes = new ArrayList<>();
        for (ConflictView view : model.shownProperty().get().conflicts()) {
            nodes.add(new ConflictPanel(ui.controls(), desk, actions::inbox).draw(view));
        }
        return nodes;
    }

    private Node tabs(Face face) {
        FlowPane box = new FlowPane(8, 8);
        if (face == Face.CARD) {
            box.getChildren().addAll(CardUndo.buttons(ui.controls(), grid));
            box.getChildren()
                    .add(
                            ui.controls()
                                    .secondary("ledger.record.toRowHistory", () -> history(null)));
            UUID row = model.row();
            if (row != null) {
                box.getChildren()
                        .add(ui.controls().quiet("ledger.link.copy", () -> copyLink.accept(row)));
            }
        } else {
            box.getChildren()
                    .add(ui.controls().secondary("ledger.record.toCard", "F4", this::toCard));
            if (model.shownProperty().get().field() != null) {
                box.getChildren()
                        .add(
                                ui.controls()
                                        .secondary(
                                                "ledger.record.toRowHistory", () -> history(null)));
            }
        }
        return box;
    }

    private void toCard() {
        UUID row = model.row();
        if (row != null) {
            model.show(Face.CARD, row, null);
        }
    }

    private void history(@Nullable FieldDefinition field) {
        UUID row = model.row();
        if (row != null) {
            model.show(Face.HISTORY, row, field == null ? null : field.id());
        }
    }

    /// Shows the form of a new row.
    public void showNewRow(String title, String note, Node form) {
        RecordCard before = card;
        String was = drawer.titleProperty().get();
        card = null;
        model.newRow();
        if (before != null) {
            remind(before.row(), was);
        }
        drawer.titleProperty().set(title);
        drawer.subtitleProperty().set(note);
        drawer.show(form);
    }

    /// A line of words under a value, as the card and the history write it.
    static Label small(String words, String... styles) {
        Label label = NameText.follow(new Label(words));
        Wrapping.of(label);
        label.getStyleClass().addAll("t-s", "ink-3");
        label.getStyleClass().addAll(styles);
        return label;
    }
}
