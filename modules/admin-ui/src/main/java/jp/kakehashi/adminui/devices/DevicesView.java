package jp.kakehashi.adminui.devices;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminList;
import jp.kakehashi.adminui.desk.TextColumn;
import jp.kakehashi.adminui.devices.DevicesViewModel.Pc;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Drawer;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// The city's PCs: which, whose office, when somebody last signed in, who is there now. Screen's
/// thread only.
public final class DevicesView implements AdminList.Shown<Pc> {
    private final AdminList<Pc> list;
    private final UiContext ui;
    private final AdminDesk desk;
    private final DevicesViewModel model;
    private final DeviceActs acts;

    /// The list of `model`.
    public DevicesView(UiContext ui, AdminDesk desk, DevicesViewModel model) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        this.acts = new DeviceActs(ui, desk, model);
        list = new AdminList<>(ui, "admin.device.search", this);
        list.search(model::search);
        list.columns(columns());
        list.actions(
                ui.controls().secondary("admin.policy.open", acts::policy),
                ui.controls().secondary("admin.refresh", "F5", model::load));
        list.follow(model.shown(), model.problemProperty(), model.loadingProperty());
        list.opens(model.openProperty());
    }

    private List<TableColumn<Pc, Pc>> columns() {
        Texts texts = desk.texts();
        return List.of(
                TextColumn.words(texts, "admin.device.name", 200, pc -> pc.device().name()),
                TextColumn.words(
                        texts, "admin.device.office", 140, pc -> desk.office(pc.device().office())),
                TextColumn.words(
                        texts, "admin.device.seen", 170, pc -> seen(pc.device().lastSeenAt())),
                TextColumn.words(texts, "admin.health.unsent", 110, this::unsent),
                TextColumn.words(
                        texts,
                        "admin.device.who",
                        240,
                        pc ->
                                pc.sessions().stream()
                                        .map(DevicesViewModel.SignedIn::name)
                                        .distinct()
                                        .collect(
                                                Collectors.joining(texts.get("admin.list.comma")))),
                TextColumn.nodes(texts, "admin.staff.state", 150, pc -> DeviceMarks.of(desk, pc)));
    }

    private String unsent(Pc pc) {
        var unsent = pc.unsent();
        return unsent.isEmpty()
                ? desk.texts().get("admin.health.unheard")
                : desk.texts().get("admin.health.number", unsent.getAsLong());
    }

    private String seen(@Nullable Instant at) {
        return at == null ? "" : desk.moments().at(at);
    }

    /// What is shown.
    public AdminList<Pc> list() {
        return list;
    }

    @Override
    public String countWords() {
        return desk.texts().get("admin.device.count", model.count(), model.shown().size());
    }

    @Override
    public void draw(Drawer drawer, Pc pc) {
        drawer.titleProperty().set(pc.device().name());
        drawer.subtitleProperty().set(desk.office(pc.device().office()));
        drawer.show(new DeviceCard(desk, ui.controls(), acts, pc));
    }
}
