package jp.kakehashi.adminui.staff;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminList;
import jp.kakehashi.adminui.desk.TextColumn;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Drawer;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.wire.AccountMessages.Staff;

/// Everybody who works here, with today's posts; Enter opens a person's page at the right edge.
/// Screen's thread only.
public final class StaffView implements AdminList.Shown<Staff> {
    private final AdminList<Staff> list;
    private final UiContext ui;
    private final AdminDesk desk;
    private final StaffViewModel model;
    private final StaffForms forms;

    /// The list of `model`; `transfers` leads to a list of transfers.
    public StaffView(UiContext ui, AdminDesk desk, StaffViewModel model, Runnable transfers) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        this.forms = new StaffForms(ui, desk, model);
        list = new AdminList<>(ui, "admin.staff.search", this);
        list.search(model::search);
        list.columns(columns());
        list.actions(
                ui.controls().secondary("admin.refresh", "F5", model::load),
                ui.controls().secondary("admin.transfer.open", "Ctrl I", transfers),
                ui.controls().primary("admin.staff.add", "Ctrl N", forms::addPerson));
        list.follow(model.shown(), model.problemProperty(), model.loadingProperty());
        list.opens(model.openProperty());
    }

    private List<TableColumn<Staff, Staff>> columns() {
        Texts texts = desk.texts();
        return List.of(
                TextColumn.words(texts, "admin.staff.no", 90, Staff::staff),
                TextColumn.nodes(texts, "admin.staff.name", 210, StaffView::name),
                TextColumn.words(texts, "admin.staff.post", 280, this::posts),
                TextColumn.words(texts, "admin.post.roles", 180, this::roles),
                TextColumn.nodes(texts, "admin.staff.state", 200, this::state));
    }

    private static Node name(Staff staff) {
        Label name = NameText.follow(new Label(staff.name()));
        name.setMinWidth(0);
        VBox box = new VBox(name);
        String kana = staff.kana();
        if (kana != null) {
            Label reading = NameText.follow(new Label(kana));
            reading.getStyleClass().addAll("t-xs", "ink-3");
            reading.setMinWidth(0);
            box.getChildren().add(reading);
        }
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private String posts(Staff staff) {
        return desk.running(staff.posts()).stream()
                .map(p -> desk.place(p.office(), p.section()))
                .collect(Collectors.joining(desk.texts().get("admin.list.comma")));
    }

    private String roles(Staff staff) {
        return desk.running(staff.posts()).stream()
                .flatMap(p -> p.roles().stream())
                .distinct()
                .sorted()
                .map(desk::role)
                .collect(Collectors.joining(desk.texts().get("admin.list.comma")));
    }

    private Node state(Staff staff) {
        VBox box = new VBox(2);
        box.getChildren().setAll(new StaffMarks(desk).most(staff));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /// What is shown.
    public AdminList<Staff> list() {
        return list;
    }

    @Override
    public String countWords() {
        return desk.texts().get("admin.staff.count", model.count(), model.shown().size());
    }

    @Override
    public void draw(Drawer drawer, Staff staff) {
        drawer.titleProperty().set(staff.name());
        drawer.subtitleProperty().set(desk.texts().get("admin.person.number", staff.staff()));
        drawer.show(new PersonCard(ui, desk, forms, staff));
    }
}
