package jp.kakehashi.adminui.staff;

import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.PostPanel;
import jp.kakehashi.adminui.rights.RightsList;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;

/// One person's page: posts with their days, and what can be done with the account. One's own posts
/// and account are shown without buttons: another administrator changes them.
final class PersonCard extends VBox {
    private final UiContext ui;
    private final AdminDesk desk;
    private final StaffForms forms;
    private final Staff staff;
    private final boolean self;

    PersonCard(UiContext ui, AdminDesk desk, StaffForms forms, Staff staff) {
        this.ui = ui;
        this.desk = desk;
        this.forms = forms;
        this.staff = staff;
        this.self = desk.isSelf(staff.staff());
        Controls make = ui.controls();
        setSpacing(14);
        getStyleClass().add("person-card");
        String kana = staff.kana();
        if (kana != null) {
            Label reading = NameText.follow(new Label(kana));
            reading.getStyleClass().addAll("t-s", "ink-2");
            getChildren().add(reading);
        }
        FlowPane marks = new FlowPane(6, 6);
        marks.getChildren().setAll(new StaffMarks(desk).of(staff));
        getChildren().add(marks);
        if (self) {
            Label note = make.note("admin.person.self");
            HBox line = new HBox(8, Icon.INFO.node(), note);
            line.getStyleClass().addAll("panel", "slim", "accent");
            getChildren().add(line);
        }
        getChildren()
                .addAll(
                        make.secondary("admin.person.rename", "F2", () -> forms.rename(staff)),
                        posts(),
                        rights(),
                        account());
    }

    private Node rights() {
        Controls make = ui.controls();
        VBox box = new VBox(8, make.subsection("admin.person.rights"));
        RightsList list = new RightsList(desk, make);
        Button ask =
                make.secondary(
                        "admin.person.rights.ask",
                        () ->
                                ui.tasks()
                                        .run(() -> desk.service().rightsOf(staff.staff()))
                                        .onSuccess(
                                                found ->
                                                        list.show(
                                                                found,
                                                                right ->
                                                                        right.label()
                                                                                .in(
                                                                                        desk.texts()
                                                                                                .language()
                                                                                                .code())))
                                        .onProblem(ui.dialogs()::problem));
        box.getChildren().addAll(ask, list);
        return box;
    }

    private Node posts() {
        Controls make = ui.controls();
        VBox list = new VBox(8, make.subsection("admin.person.posts"));
        for (Post post : staff.posts().reversed()) {
            list.getChildren().add(post(post));
        }
        if (!self) {
            list.getChildren()
                    .add(
                            make.secondary(
                                    "admin.person.post.add", "Ctrl J", () -> forms.addPost(staff)));
        }
        return list;
    }

    private Node post(Post post) {
        VBox box =
                new PostPanel(ui.controls(), desk, post.concurrent(), new StaffMarks(desk).of(post))
                        .with(
                                post.office(),
                                post.section(),
                                post.roles(),
                                post.from(),
                                post.until());
        boolean over = !desk.toCome(post) && !post.runs(desk.today());
        if (!self && !over) {
            box.getChildren().add(acts(post));
        }
        return box;
    }

    private Node acts(Post post) {
        Controls make = ui.controls();
        FlowPane acts = new FlowPane(6, 6);
        if (desk.toCome(post)) {
            acts.getChildren()
                    .addAll(
                            make.quiet("admin.post.change", () -> forms.changePost(staff, post)),
                            make.quiet(
                                    "admin.post.withdraw", () -> forms.withdrawPost(staff, post)));
        } else {
            acts.getChildren().add(make.quiet("admin.post.end", () -> forms.endPost(staff, post)));
            if (desk.today().equals(post.from())) {
                acts.getChildren()
                        .add(
                                make.quiet(
                                        "admin.post.withdraw",
                                        () -> forms.withdrawPost(staff, post)));
            }
        }
        return acts;
    }

    private Node account() {
        Controls make = ui.controls();
        VBox box = new VBox(8, make.subsection("admin.person.account"));
        Instant until = staff.codeUntil();
        if (until != null) {
            box.getChildren()
                    .add(
                            desk.isPast(until)
                                    ? make.note("admin.person.code.none")
                                    : make.note("admin.person.code", desk.moments().at(until)));
        }
        Button end = make.secondary("admin.person.end", () -> forms.endSessions(staff));
        if (self) {
            box.getChildren().add(end);
            return box;
        }
        box.getChildren()
                .addAll(
                        make.secondary("admin.person.code.new", () -> forms.newCode(staff)),
                        make.secondary(
                                "admin.person.city", () -> new CityLink(ui, desk).open(staff)),
                        end);
        box.getChildren()
                .add(
                        staff.active()
                                ? make.danger("admin.person.stop", () -> forms.stop(staff))
                                : make.secondary("admin.person.resume", () -> forms.resume(staff)));
        return box;
    }
}
