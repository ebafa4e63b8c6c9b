package jp.kakehashi.ledgerui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import jp.kakehashi.ledger.FindService;
import jp.kakehashi.ledger.Presence;
import jp.kakehashi.ledgerui.conflicts.InboxViewModel;
import jp.kakehashi.ledgerui.design.DesignView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.find.LedgerCommands;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.list.LedgerListViewModel;
import jp.kakehashi.ledgerui.news.LedgerNewsSource;
import jp.kakehashi.ledgerui.record.RecordViewModel.Face;
import jp.kakehashi.ledgerui.transfer.ExportViewModel;
import jp.kakehashi.ledgerui.transfer.ImportView;
import jp.kakehashi.ledgerui.transfer.ImportViewModel;
import jp.kakehashi.ledgerui.twins.TwinsView;
import jp.kakehashi.ledgerui.year.YearView;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Command;
import jp.kakehashi.ui.FindSource;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.KeyHint;
import jp.kakehashi.ui.NewsSource;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// The ledgers as a workspace: the list, one ledger as a grid, what waits to be decided, what came
/// back, import and export. Shows one at a time; screen's thread only.
public final class LedgerWorkspace implements Workspace {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final StackPane root = new StackPane();
    private final InboxViewModel inbox;
    private final LedgerListViewModel ledgers;
    private final ImportViewModel imports;
    private final HomeView home;
    private final ImportView importView;
    private final LinkDoor links;
    private final Pages pages;
    private final ExportDoor exports;
    private final RoomDoors doors;
    private final PurposeDoor purposes;
    private final BegunDoor begun;
    private final LedgerNewsSource news;
    private @Nullable LedgerRoom room;
    private final FindingDoor finding = new FindingDoor();
    private Presence presence = Presence.NONE;

    /// A workspace in the window of `ui`, for the person at `desk`.
    public LedgerWorkspace(UiContext ui, LedgerDesk desk) {
        this.ui = ui;
        this.desk = desk;
        tasks = ui.tasks().child();
        links = new LinkDoor(ui, desk, tasks, this::open);
        inbox = new InboxViewModel(desk, tasks);
        inbox.onSettled(new SettledNews(ui, desk, this)::tell);
        ledgers = new LedgerListViewModel(desk, tasks);
        imports = new ImportViewModel(desk, tasks);
        home =
                new HomeView(
                        ui,
                        desk,
                        ledgers,
                        inbox,
                        new HomeView.Ways(
                                this::openLedger,
                                () -> startImport(null),
                                () -> openDesign(null),
                                edit -> open(edit.ledger(), room -> room.seeking().mend(edit))));
        importView = new ImportView(imports, desk, ui, this::leavePage, this::openLedger);
        exports = new ExportDoor(ui, desk, tasks);
        purposes = new PurposeDoor(ui, desk);
        pages = new Pages(ui, desk, root, this);
        news = new LedgerNewsSource(desk, tasks, this::openRecord);
        doors = new RoomDoors(ui, desk, this, exports, pages.twins());
        root.getStyleClass().add("ledger-workspace");
        root.getStylesheets().add(HomeView.sheet());
        root.getChildren().setAll(home);
        begun = new BegunDoor(ui, desk, tasks, root, this::open);
        inbox.open();
        ledgers.open();
    }

    @Override
    public String id() {
        return "ledger";
    }

    @Override
    public Icon icon() {
        return Icon.LEDGER;
    }

    @Override
    public String labelKey() {
        return "ledger.rail.label";
    }

    @Override
    public Node node() {
        return begun.node();
    }

    @Override
    public ReadOnlyIntegerProperty badge() {
        return inbox.waitingProperty();
    }

    @Override
    public void onShow() {
        DesignView open = pages.design();
        if (open != null) {
            open.focusFirst();
        } else if (room != null) {
            room.view().sheet().requestFocus();
        } else {
            home.focusFirst();
        }
    }

    @Override
    public void focusSearch() {
        if (room != null && searchable()) {
            room.view().focusSearch();
        }
    }

    @Override
    public boolean searchable() {
        return room != null && root.getChildren().contains(room.view());
    }

    /// Lets the box of Ctrl+K find rows by `service`, which is closed with this workspace.
    public void offerFinding(FindService service) {
        finding.offer(service, root, desk, links);
    }

    /// Shows who else is where in a ledger that is opened from now on.
    public void offerPresence(Presence people) {
        presence = people;
    }

    @Override
    public Optional<FindSource> finding() {
        return finding.source();
    }

    @Override
    public Optional<NewsSource> news() {
        return Optional.of(news);
    }

    @Override
    public List<Command> commands() {
        LedgerRoom now = searchable() ? room : null;
        LedgerCommands.Ways ways = doors.commands(now);
        return RoomComments.with(now, new LedgerCommands(ways).all(ledgers.ledgers()));
    }

    /// Goes where a link leads, or says that it leads nowhere.
    public void openLink(String text) {
        links.open(text);
    }

    void openFound(LedgerId ledger, CellPlace place) {
        links.open(ledger, place);
    }

    @Override
    public List<KeyHint> keys() {
        return LedgerKeys.all();
    }

    @Override
    public void leave(Runnable go) {
        pages.leave(() -> leaveRoom(() -> home.leave(() -> leaveImport(go))));
    }

    /// Opens the designer on a ledger, or on a new one when null.
    public void openDesign(@Nullable LedgerId ledger) {
        purposes.pass(ledger, () -> pages.leave(() -> leaveRoom(() -> pages.design(ledger))));
    }

    /// Opens the fiscal years of the ledger that is open.
    public void openYears() {
        LedgerRoom now = room;
        if (now != null) {
            now.leave(() -> pages.years(now.ledger()));
        }
    }

    /// The likely pairs, null when they are not open.
    @Nullable TwinsView twins() {
        return pages.pairs();
    }

    /// The years, null when they are not open.
    @Nullable YearView years() {
        return pages.years();
    }

    /// The designer, null when it is not open.
    @Nullable DesignView design() {
        return pages.design();
    }

    void leaveRoom(Runnable go) {
        if (room == null) {
            go.run();
        } else {
            room.leave(go);
        }
    }

    private void leaveImport(Runnable go) {
        if (root.getChildren().contains(importView)) {
            importView.leave(go);
        } else {
            go.run();
        }
    }

    @Override
    public void close() {
        pages.close();
        closeRoom();
        begun.close();
        inbox.close();
        news.close();
        home.close();
        ledgers.close();
        tasks.close();
        finding.close();
    }

    /// Opens a ledger's grid.
    public void openLedger(LedgerId ledger) {
        open(ledger, opened -> {});
    }

    /// Another ledger's room goes first, after asking what is unfinished there.
    private void open(LedgerId ledger, Consumer<LedgerRoom> then) {
        pages.elsewhere(() -> openRoom(ledger, then));
    }

    private void atHome(Runnable choose) {
        pages.elsewhere(
                () -> {
                    choose.run();
                    pages.front(home);
                    home.focusFirst();
                });
    }

    private void takeIn(Runnable begin) {
        pages.elsewhere(
                () -> {
                    begin.run();
                    pages.front(importView);
                });
    }

    private void openRoom(LedgerId ledger, Consumer<LedgerRoom> then) {
        LedgerRoom now = room;
        if (now != null && now.ledger().equals(ledger)) {
            enter(now, then);
            return;
        }
        leaveRoom(() -> purposes.pass(ledger, () -> enterNew(ledger, then)));
    }

    private void enterNew(LedgerId ledger, Consumer<LedgerRoom> then) {
        closeRoom();
        LedgerRoom next = new LedgerRoom(ui, desk, ledger, presence, new RoomActions(this, ledger));
        room = next;
        enter(next, then);
    }

    private void enter(LedgerRoom into, Consumer<LedgerRoom> then) {
        pages.front(into.view());
        into.view().sheet().requestFocus();
        then.accept(into);
    }

    /// Opens a ledger on one of its cells.
    public void openCell(LedgerId ledger, CellPlace place) {
        open(ledger, opened -> opened.seeking().goTo(place));
    }

    /// Opens a ledger on one of its cells with its card, or its history, beside it.
    public void openRecord(LedgerId ledger, CellPlace place, boolean history) {
        open(
                ledger,
                opened -> opened.seeking().openRecord(place, history ? Face.HISTORY : Face.CARD));
    }

    /// Closes the card, history or new row beside the grid.
    public void closeRecord() {
        if (room != null) {
            room.record().close();
        }
    }

    /// Shows the list of ledgers; what is unfinished in the open one is asked for by {@link
    /// #leaveRoom}.
    public void openList() {
        atHome(
                () -> {
                    closeRoom();
                    home.showLedgers();
                });
    }

    /// Shows the cells that two people wrote.
    public void openInbox() {
        atHome(home::showInbox);
    }

    /// Shows the drafts that wait for this person's decision.
    public void openApprovals() {
        atHome(home::showApprovals);
    }

    /// Shows the edits that came back.
    public void openReturned() {
        atHome(home::showReturned);
    }

    /// Asks for a file to take in; into an existing ledger when given.
    public void startImport(@Nullable LedgerId into) {
        takeIn(() -> importView.start(into));
    }

    /// Takes in `file`, showing first what was understood.
    public void startImport(@Nullable LedgerId into, Path file) {
        takeIn(() -> importView.start(into, file));
    }

    /// Writes what the import's preview shows, as the button does.
    public void commitImport() {
        imports.commit(ledger -> {});
    }

    /// The model of the open grid, null when none is open.
    public @Nullable GridViewModel grid() {
        return room == null ? null : room.grid();
    }

    /// The export of the rows on show, null when no grid is open.
    public @Nullable ExportViewModel export() {
        return exports.model(grid());
    }

    /// Shows everything that can be done in the open ledger.
    void openMenu() {
        if (room != null) {
            doors.menu(room);
        }
    }

    /// Shows what was said in the open ledger and is not settled.
    void openComments() {
        if (room != null) {
            doors.comments(room);
        }
    }

    void showExport() {
        exports.show(grid());
    }

    /// Goes back to the open ledger, or to the list.
    void leavePage() {
        if (room != null) {
            pages.front(room.view());
            room.view().sheet().requestFocus();
        } else {
            openList();
        }
    }

    private void closeRoom() {
        if (room != null) {
            room.close();
            room = null;
            begun.left();
        }
    }
}
