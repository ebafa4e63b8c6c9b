package jp.kakehashi.adminui.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.adminui.desk.DayField;
import jp.kakehashi.adminui.desk.Sheets;
import jp.kakehashi.adminui.desk.Sheets.Words;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Handed;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;

/// What is done with people and posts: the questions, the calls and what is said afterwards.
final class StaffForms {
    private static final int LONGEST = 200;

    private final UiContext ui;
    private final AdminDesk desk;
    private final AdminService service;
    private final StaffViewModel model;
    private final Sheets sheets;

    StaffForms(UiContext ui, AdminDesk desk, StaffViewModel model) {
        this.ui = ui;
        this.desk = desk;
        this.service = desk.service();
        this.model = model;
        this.sheets = new Sheets(ui);
    }

    void addPerson() {
        Controls make = ui.controls();
        TextField number = field();
        number.getStyleClass().add("figures");
        TextField name = field();
        TextField kana = field();
        PostFields post = new PostFields(desk, make, null);
        VBox numbered = make.field("admin.staff.number", number);
        List<Node> fields = new ArrayList<>();
        fields.add(numbered);
        fields.add(
                PostFields.pair(
                        make.field("admin.staff.name", name),
                        make.field("admin.staff.kana", kana)));
        fields.addAll(post.nodes());
        sheets.show(
                Words.of("admin.add.title", "admin.add.note", "admin.add.go"),
                fields,
                () -> {
                    NewStaff request =
                            new NewStaff(
                                    Sheets.filled(number),
                                    Sheets.filled(name),
                                    kana.getText().strip(),
                                    post.post(),
                                    null);
                    return () -> service.create(request);
                },
                this::handOver);
    }

    private void handOver(Handed handed) {
        model.took(handed.staff());
        String code = handed.code();
        if (code != null) {
            CodeSheet sheet = new CodeSheet(ui, desk, handed.staff(), code);
            ui.dialogs()
                    .show(
                            sheet,
                            () -> {
                                // Only its button closes it: the code is never shown again.
                            });
            sheet.enter();
        }
    }

    void rename(Staff staff) {
        Controls make = ui.controls();
        TextField name = field();
        name.setText(staff.name());
        TextField kana = field();
        kana.setText(staff.kana() == null ? "" : staff.kana());
        sheets.show(
                Words.of("admin.rename.title", "admin.rename.note", "admin.save", staff.name()),
                List.of(make.field("admin.staff.name", name), make.field("admin.staff.kana", kana)),
                () -> {
                    ChangeStaff request =
                            new ChangeStaff(
                                    Sheets.filled(name), kana.getText().strip(), staff.active());
                    return () -> service.change(staff.staff(), request);
                },
                this::saved);
    }

    void addPost(Staff staff) {
        PostFields fields = new PostFields(desk, ui.controls(), null);
        sheets.show(
                Words.of("admin.post.add.title", "admin.post.add.note", "admin.save", staff.name()),
                fields.nodes(),
                () -> {
                    NewPost post = fields.post();
                    return () -> service.addPost(staff.staff(), post);
                },
                this::saved);
    }

    void changePost(Staff staff, Post was) {
        PostFields fields = new PostFields(desk, ui.controls(), was);
        sheets.show(
                Words.of(
                        "admin.post.change.title",
                        "admin.post.change.note",
                        "admin.save",
                        staff.name()),
                fields.nodes(),
                () -> {
                    NewPost post = fields.post();
                    return () -> service.changePost(staff.staff(), was.number(), post);
                },
                this::saved);
    }

    void endPost(Staff staff, Post was) {
        DayField last =
                new DayField(
                        desk,
                        ui.controls(),
                        "admin.post.until",
                        "admin.post.until.open",
                        was.until());
        sheets.show(
                Words.of(
                        "admin.post.end.title",
                        "admin.post.end.note",
                        "admin.save",
                        desk.place(was.office(), was.section())),
                List.of(last),
                () -> {
                    NewPost post =
                            new NewPost(
                                    was.office(),
                                    was.section(),
                                    was.roles(),
                                    was.concurrent(),
                                    was.from(),
                                    last.day());
                    return () -> service.changePost(staff.staff(), was.number(), post);
                },
                this::saved);
    }

    void withdrawPost(Staff staff, Post post) {
        ask(
                Question.dangerous(
                        "admin.post.withdraw.title",
                        "admin.post.withdraw.text",
                        "admin.post.withdraw.go",
                        desk.place(post.office(), post.section())),
                () -> service.withdrawPost(staff.staff(), post.number()));
    }

    void newCode(Staff staff) {
        new Sheets(ui)
                .ask(
                        Question.of(
                                "admin.code.ask.title",
                                "admin.code.ask.text",
                                "admin.code.ask.go",
                                staff.name()),
                        () -> service.newCode(staff.staff()),
                        this::handOver);
    }

    void endSessions(Staff staff) {
        new Sheets(ui)
                .ask(
                        Question.dangerous(
                                "admin.end.title", "admin.end.text", "admin.end.go", staff.name()),
                        () -> {
                            service.endSessions(staff.staff());
                            return staff;
                        },
                        done -> ui.notices().show(Tone.OK, "admin.end.done", done.name()));
    }

    void stop(Staff staff) {
        ask(
                Question.dangerous(
                        "admin.stop.title", "admin.stop.text", "admin.stop.go", staff.name()),
                () ->
                        service.change(
                                staff.staff(), new ChangeStaff(staff.name(), staff.kana(), false)));
    }

    void resume(Staff staff) {
        ask(
                Question.of(
                        "admin.resume.title", "admin.resume.text", "admin.resume.go", staff.name()),
                () ->
                        service.change(
                                staff.staff(), new ChangeStaff(staff.name(), staff.kana(), true)));
    }

    private void ask(Question question, Callable<Staff> act) {
        new Sheets(ui).ask(question, act, this::saved);
    }

    private void saved(Staff staff) {
        model.took(staff);
        ui.notices().show(Tone.OK, "admin.saved", staff.name());
    }

    private static TextField field() {
        TextField field = new TextField();
        TextLimit.set(field, LONGEST, () -> {});
        return field;
    }
}
