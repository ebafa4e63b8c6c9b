package jp.kakehashi.adminui.transfers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.SavedRows;
import jp.kakehashi.adminui.desk.Sheets;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.wire.AccountMessages.Handed;

/// The codes for those whom a list of transfers has added: made when asked for, shown once, and
/// saved as a spreadsheet to be handed over.
final class NewcomerCodes {
    private final UiContext ui;
    private final AdminDesk desk;

    NewcomerCodes(UiContext ui, AdminDesk desk) {
        this.ui = ui;
        this.desk = desk;
    }

    /// Asks whether codes are to be made now; each can also be made later on the person's page.
    void offer(List<String> came) {
        new Sheets(ui)
                .ask(
                        Question.of(
                                "admin.transfer.codes.title",
                                "admin.transfer.codes.text",
                                "admin.transfer.codes.go",
                                came.size()),
                        () -> made(came),
                        this::show);
    }

    private List<Handed> made(List<String> came) {
        List<Handed> made = new ArrayList<>();
        for (String staff : came) {
            made.add(desk.service().newCode(staff));
        }
        return made;
    }

    private void show(List<Handed> made) {
        Controls make = ui.controls();
        GridPane grid = new GridPane(16, 4);
        int row = 0;
        for (Handed each : made) {
            grid.addRow(
                    row++,
                    new Label(each.staff().staff()),
                    NameText.follow(new Label(each.staff().name())),
                    figures(Objects.requireNonNullElse(each.code(), "")));
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("plain-scroll", "codes-list");
        Button done = make.primary("admin.code.done", ui.dialogs()::close);
        Button save = make.secondary("admin.transfer.codes.save", "Ctrl E", () -> save(made));
        VBox sheet =
                new VBox(
                        14,
                        make.section("admin.transfer.codes.shown", made.size()),
                        make.text("admin.transfer.codes.note"),
                        scroll,
                        new HBox(8, save, make.spring(), done));
        sheet.getStyleClass().addAll("dialog-content", "admin-sheet");
        ui.dialogs()
                .show(
                        sheet,
                        () -> {
                            // Only its button closes it: the codes are never shown again.
                        });
        done.requestFocus();
    }

    private static Label figures(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("figures", "strong");
        return label;
    }

    private void save(List<Handed> made) {
        new SavedRows(ui, desk)
                .ask(
                        null,
                        "admin.transfer.codes.save",
                        desk.texts().get("admin.transfer.codes.name"),
                        List.of(
                                "admin.staff.number",
                                "admin.staff.name",
                                "admin.transfer.codes.code"),
                        made.stream()
                                .map(
                                        m ->
                                                List.of(
                                                        m.staff().staff(),
                                                        m.staff().name(),
                                                        Objects.requireNonNullElse(m.code(), "")))
                                .toList());
    }
}
