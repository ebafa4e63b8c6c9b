package jp.kakehashi.adminui.staff;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.adminui.desk.Sheets;
import jp.kakehashi.adminui.desk.Sheets.Words;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.IdentityMessages.Bound;

/// Links a staff number to a person of the city's identity provider, or loosens the link. Says
/// first how it stands. Screen's thread.
final class CityLink {
    private static final int LONGEST = 255;

    private final UiContext ui;
    private final AdminDesk desk;
    private final AdminService service;

    CityLink(UiContext ui, AdminDesk desk) {
        this.ui = ui;
        this.desk = desk;
        this.service = desk.service();
    }

    /// Asks head office how it stands with `staff`, then what shall be done.
    void open(Staff staff) {
        ui.tasks()
                .run(
                        () ->
                                service.cityIdentities().stream()
                                        .filter(bound -> bound.staff().equals(staff.staff()))
                                        .findFirst())
                .onSuccess(bound -> show(staff, bound))
                .onProblem(ui.dialogs()::problem);
    }

    private void show(Staff staff, Optional<Bound> bound) {
        if (bound.isPresent()) {
            loosen(staff, bound.get());
        } else {
            bind(staff);
        }
    }

    private void bind(Staff staff) {
        TextField subject = new TextField();
        TextLimit.set(subject, LONGEST, () -> {});
        new Sheets(ui)
                .show(
                        Words.of(
                                "admin.city.bind.title",
                                "admin.city.bind.note",
                                "admin.city.bind.go",
                                staff.name(),
                                staff.staff()),
                        List.of(ui.controls().field("admin.city.subject", subject)),
                        () -> {
                            String typed = Sheets.filled(subject);
                            return () -> {
                                service.bindCity(staff.staff(), typed);
                                return staff;
                            };
                        },
                        done -> ui.notices().show(Tone.OK, "admin.city.bound", staff.name()));
    }

    private void loosen(Staff staff, Bound bound) {
        new Sheets(ui)
                .ask(
                        Question.dangerous(
                                "admin.city.loosen.title",
                                "admin.city.loosen.text",
                                "admin.city.loosen.go",
                                staff.name(),
                                bound.subject(),
                                desk.moments().at(bound.at()),
                                bound.by()),
                        () -> {
                            service.loosenCity(staff.staff());
                            return staff;
                        },
                        done -> ui.notices().show(Tone.OK, "admin.city.loosened", done.name()));
    }
}
