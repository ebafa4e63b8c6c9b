package jp.kakehashi.adminui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminList;
import jp.kakehashi.adminui.devices.DevicesView;
import jp.kakehashi.adminui.devices.DevicesViewModel;
import jp.kakehashi.adminui.health.HealthView;
import jp.kakehashi.adminui.health.HealthViewModel;
import jp.kakehashi.adminui.packs.PacksView;
import jp.kakehashi.adminui.packs.PacksViewModel;
import jp.kakehashi.adminui.places.PlacesView;
import jp.kakehashi.adminui.places.PlacesViewModel;
import jp.kakehashi.adminui.records.RecordsView;
import jp.kakehashi.adminui.records.RecordsViewModel;
import jp.kakehashi.adminui.rights.RightsView;
import jp.kakehashi.adminui.rights.RightsViewModel;
import jp.kakehashi.adminui.staff.StaffView;
import jp.kakehashi.adminui.staff.StaffViewModel;
import jp.kakehashi.adminui.transfers.TransferView;
import jp.kakehashi.adminui.transfers.TransferViewModel;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.KeyHint;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.control.UiContext;

/// The room of those who administer and of those who look into the logs. Everything in it is asked
/// of head office when it comes to the front; nothing is kept on this PC.
public final class AdminWorkspace implements Workspace {
    private final BorderPane root = new BorderPane();
    private final UiContext ui;
    private final UiTasks tasks;
    private final ToggleGroup tabs = new ToggleGroup();
    private final HBox switches = new HBox();
    private final List<Page> pages = new ArrayList<>();
    private final StaffViewModel staff;
    private final DevicesViewModel devices;
    private final RecordsViewModel records;
    private final HealthViewModel health;
    private final PlacesViewModel places;
    private final RightsViewModel rights;
    private final PacksViewModel packs;
    private final TransferViewModel transfers;
    private final TransferView transferView;

    /// The room at `desk`.
    public AdminWorkspace(UiContext ui, AdminDesk desk) {
        this.ui = ui;
        tasks = ui.tasks().child();
        staff = new StaffViewModel(desk, tasks);
        devices = new DevicesViewModel(desk, tasks);
        records = new RecordsViewModel(desk, tasks);
        health = new HealthViewModel(desk, tasks);
        places = new PlacesViewModel(desk, tasks);
        rights = new RightsViewModel(desk, tasks);
        packs = new PacksViewModel(desk, tasks);
        transfers = new TransferViewModel(desk, tasks);
        transferView = new TransferView(ui, desk, transfers, this::front);
        Label title = ui.controls().title("admin.title");
        title.setMinWidth(Label.USE_PREF_SIZE);
        switches.getStyleClass().add("admin-tabs");
        if (desk.self().administrates()) {
            AdminList<?> people = new StaffView(ui, desk, staff, this::openTransfers).list();
            page("admin.tab.staff", people, staff::load, people::focusSearch);
            AdminList<?> pcs = new DevicesView(ui, desk, devices).list();
            page("admin.tab.devices", pcs, devices::load, pcs::focusSearch);
            HealthView state = new HealthView(ui, desk, health);
            page("admin.tab.health", state, health::load, state::focusFirst);
        }
        if (desk.self().audits()) {
            RecordsView logs = new RecordsView(ui, desk, records);
            page("admin.tab.records", logs, records::load, logs::focusSearch);
        }
        if (desk.self().administrates()) {
            AdminList<?> seats = new PlacesView(ui, desk, places).list();
            page("admin.tab.places", seats, places::load, seats::focusSearch);
            AdminList<?> rules = new RightsView(ui, desk, rights).list();
            page("admin.tab.rights", rules, rights::load, rules::focusSearch);
            AdminList<?> shipped = new PacksView(ui, desk, packs).list();
            page("admin.tab.packs", shipped, packs::load, shipped::focusSearch);
        }
        root.setTop(ui.controls().bar(title, switches, ui.controls().spring()));
        root.getStyleClass().add("admin-workspace");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(AdminWorkspace.class.getResource("admin.css"))
                                .toExternalForm());
        tabs.selectedToggleProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now == null && was != null) {
                                was.setSelected(true);
                            } else if (now != null) {
                                front();
                            }
                        });
        pages.getFirst().tab().setSelected(true);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::turnByKey);
    }

    private record Page(ToggleButton tab, Node view, Runnable load, Runnable focus) {}

    private void page(String key, Node view, Runnable load, Runnable focus) {
        ToggleButton tab = new ToggleButton();
        tab.textProperty().bind(ui.texts().bind(key));
        tab.setToggleGroup(tabs);
        tab.getStyleClass().setAll("admin-tab");
        tab.setMinWidth(ToggleButton.USE_PREF_SIZE);
        switches.getChildren().add(tab);
        pages.add(new Page(tab, view, load, focus));
    }

    private Page current() {
        return pages.stream().filter(p -> p.tab().isSelected()).findFirst().orElseThrow();
    }

    private void front() {
        Page page = current();
        root.setCenter(page.view());
        if (root.getScene() != null) {
            page.load().run();
            page.focus().run();
        }
    }

    /// A list of transfers takes the place of the staff until it is done or left.
    private void openTransfers() {
        transferView.choose();
        if (transfers.busyProperty().get()) {
            showTransfers();
        }
    }

    private void showTransfers() {
        root.setCenter(transferView);
        transferView.focusSearch();
    }

    /// Reads that list of transfers and shows what it would do.
    public void transfer(Path file) {
        transfers.read(file);
        showTransfers();
    }

    /// The list of transfers, for callers that lead there.
    public TransferViewModel transfers() {
        return transfers;
    }

    /// The offices and sections, for callers that lead there.
    public PlacesViewModel places() {
        return places;
    }

    /// Who may do what, for callers that lead there.
    public RightsViewModel rights() {
        return rights;
    }

    /// The packs, for callers that lead there.
    public PacksViewModel packs() {
        return packs;
    }

    /// How the server is, for callers that lead there.
    public HealthViewModel health() {
        return health;
    }

    private void turnByKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.PAGE_DOWN) {
            event.consume();
            turn(1);
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.PAGE_UP) {
            event.consume();
            turn(-1);
        }
    }

    private void turn(int step) {
        int at = pages.indexOf(current()) + step;
        if (at >= 0 && at < pages.size()) {
            pages.get(at).tab().setSelected(true);
        }
    }

    @Override
    public String id() {
        return "admin";
    }

    @Override
    public Icon icon() {
        return Icon.STAFF;
    }

    @Override
    public String labelKey() {
        return "admin.rail.label";
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void onShow() {
        current().load().run();
        current().focus().run();
    }

    @Override
    public void focusSearch() {
        current().focus().run();
    }

    @Override
    public boolean searchable() {
        return true;
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("Ctrl PgUp / PgDn", "admin.keys.tab"),
                new KeyHint("Enter", "admin.keys.open"),
                new KeyHint("Esc", "admin.keys.close"),
                new KeyHint("Ctrl N", "admin.staff.add"),
                new KeyHint("F2", "admin.person.rename"),
                new KeyHint("Ctrl J", "admin.person.post.add"),
                new KeyHint("Ctrl I", "admin.transfer.open"),
                new KeyHint("F5", "admin.refresh"),
                new KeyHint("Ctrl Enter", "admin.record.go"),
                new KeyHint("F8", "admin.record.check"),
                new KeyHint("Ctrl E", "admin.record.export"));
    }

    /// Brings the page of that place to the front, the first is 0.
    public void show(int page) {
        pages.get(page).tab().setSelected(true);
    }

    /// The staff list's state, for callers that lead there.
    public StaffViewModel staff() {
        return staff;
    }

    /// The list of PCs, for callers that lead there.
    public DevicesViewModel devices() {
        return devices;
    }

    /// The look into the logs, for callers that lead there.
    public RecordsViewModel records() {
        return records;
    }

    @Override
    public void close() {
        tasks.close();
    }
}
