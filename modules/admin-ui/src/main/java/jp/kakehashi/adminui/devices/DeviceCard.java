package jp.kakehashi.adminui.devices;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.devices.DevicesViewModel.Pc;
import jp.kakehashi.adminui.devices.DevicesViewModel.SignedIn;
import jp.kakehashi.records.World;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.AccountMessages.Device;
import jp.kakehashi.wire.HealthMessages.Reported;

/// One PC: who is signed in there, and what can be done with it. The PC one sits at can have its
/// sessions ended but not be barred.
final class DeviceCard extends VBox {
    private final AdminDesk desk;
    private final Controls make;
    private final DeviceActs acts;

    DeviceCard(AdminDesk desk, Controls make, DeviceActs acts, Pc pc) {
        this.desk = desk;
        this.make = make;
        this.acts = acts;
        Device device = pc.device();
        setSpacing(14);
        getStyleClass().add("person-card");
        getChildren().add(new HBox(DeviceMarks.of(desk, pc)));
        getChildren()
                .add(
                        make.note(
                                "admin.device.registered",
                                desk.moments().at(device.registeredAt()),
                                device.registeredBy()));
        for (Reported each : pc.reports()) {
            getChildren()
                    .add(
                            make.note(
                                    each.world() == World.TRAINING
                                            ? "admin.device.told.training"
                                            : "admin.device.told",
                                    desk.moment(each.at()),
                                    each.staff(),
                                    each.unsent(),
                                    each.version()));
        }
        getChildren().addAll(sessions(pc), use(pc));
    }

    private Node sessions(Pc pc) {
        VBox box = new VBox(8, make.subsection("admin.device.sessions"));
        if (pc.sessions().isEmpty()) {
            box.getChildren().add(make.note("admin.device.sessions.none"));
        }
        for (SignedIn each : pc.sessions()) {
            Label name = NameText.follow(new Label(each.name()));
            name.getStyleClass().add("strong");
            Wrapping.of(name);
            Label since =
                    make.note(
                            each.session().world() == World.TRAINING
                                    ? "admin.device.since.training"
                                    : "admin.device.since",
                            desk.moments().at(each.session().createdAt()));
            VBox words = new VBox(2, name, since);
            HBox line =
                    new HBox(
                            8,
                            words,
                            make.spring(),
                            make.quiet("admin.device.session.end", () -> acts.end(each)));
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().addAll("panel", "slim");
            box.getChildren().add(line);
        }
        return box;
    }

    private Node use(Pc pc) {
        VBox box = new VBox(8, make.subsection("admin.device.use"));
        if (desk.isThisPc(pc.device().id())) {
            box.getChildren().add(make.note("admin.device.this"));
        } else if (pc.device().revokedAt() != null) {
            box.getChildren()
                    .addAll(
                            make.note("admin.device.revoked.note"),
                            make.secondary("admin.device.readmit", () -> acts.readmit(pc)));
        } else {
            box.getChildren()
                    .addAll(
                            make.note("admin.device.revoke.note"),
                            make.danger("admin.device.revoke", () -> acts.revoke(pc)),
                            make.note("admin.device.key.note"),
                            make.secondary("admin.device.key.again", () -> acts.newKey(pc)));
        }
        return box;
    }
}
