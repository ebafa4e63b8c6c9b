package jp.kakehashi.adminui.devices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.adminui.desk.Sheets;
import jp.kakehashi.adminui.desk.Sheets.Words;
import jp.kakehashi.adminui.devices.DevicesViewModel.Pc;
import jp.kakehashi.adminui.devices.DevicesViewModel.SignedIn;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;

/// What is done with PCs: the questions, with what becomes of what was not sent, and the calls.
final class DeviceActs {
    private final UiContext ui;
    private final AdminDesk desk;
    private final AdminService service;
    private final DevicesViewModel model;

    DeviceActs(UiContext ui, AdminDesk desk, DevicesViewModel model) {
        this.ui = ui;
        this.desk = desk;
        this.service = desk.service();
        this.model = model;
    }

    void revoke(Pc pc) {
        ask(
                Question.dangerous(
                        "admin.revoke.title",
                        "admin.revoke.text",
                        "admin.revoke.go",
                        pc.device().name(),
                        pc.sessions().size()),
                () -> service.revoke(pc.device().id()));
    }

    void readmit(Pc pc) {
        ask(
                Question.of(
                        "admin.readmit.title",
                        "admin.readmit.text",
                        "admin.readmit.go",
                        pc.device().name()),
                () -> service.readmit(pc.device().id()));
    }

    void newKey(Pc pc) {
        ask(
                Question.of(
                        "admin.key.title", "admin.key.text", "admin.key.go", pc.device().name()),
                () -> service.readmit(pc.device().id()));
    }

    void end(SignedIn session) {
        ask(
                Question.dangerous(
                        "admin.end.one.title",
                        "admin.end.one.text",
                        "admin.end.go",
                        session.name()),
                () -> service.endSession(session.session().id()));
    }

    private void ask(Question question, Runnable act) {
        new Sheets(ui)
                .ask(
                        question,
                        () -> {
                            act.run();
                            return true;
                        },
                        done -> {
                            ui.notices().show(Tone.OK, "admin.device.done");
                            model.load();
                        });
    }

    /// Which offices' staff may register a new PC by signing in on it.
    void policy() {
        Map<String, CheckBox> boxes = new LinkedHashMap<>();
        FlowPane shown = new FlowPane(16, 8);
        desk.city()
                .offices()
                .forEach(
                        office -> {
                            CheckBox box = new CheckBox(desk.office(office.code()));
                            box.setSelected(model.offices().contains(office.code()));
                            boxes.put(office.code(), box);
                            shown.getChildren().add(box);
                        });
        new Sheets(ui)
                .show(
                        Words.of("admin.policy.title", "admin.policy.note", "admin.save"),
                        List.<Node>of(shown),
                        () -> {
                            Set<String> chosen =
                                    boxes.entrySet().stream()
                                            .filter(e -> e.getValue().isSelected())
                                            .map(Map.Entry::getKey)
                                            .collect(Collectors.toSet());
                            return () -> {
                                service.letEnrol(chosen);
                                return true;
                            };
                        },
                        done -> {
                            ui.notices().show(Tone.OK, "admin.policy.done");
                            model.load();
                        });
    }
}
