package jp.kakehashi.adminui.health;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.health.HealthViewModel.Health;
import jp.kakehashi.adminui.health.HealthViewModel.OfficeState;
import jp.kakehashi.adminui.health.HealthViewModel.Waiting;
import jp.kakehashi.records.World;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.HealthMessages.LedgerState;
import jp.kakehashi.wire.HealthMessages.ServerState;
import jp.kakehashi.wire.HealthMessages.WorldState;

/// What an administrator looks at in the morning: what needs somebody, then the server's disk and
/// journals, the offices, the ledgers. Only what was measured or reported. Screen's thread only.
public final class HealthView extends BorderPane {
    private final AdminDesk desk;
    private final Controls make;
    private final HealthViewModel model;
    private final VBox page = new VBox(20);
    private final Button refresh;

    /// The state of `model`.
    public HealthView(UiContext ui, AdminDesk desk, HealthViewModel model) {
        this.desk = desk;
        this.make = ui.controls();
        this.model = model;
        refresh = make.secondary("admin.refresh", "F5", model::load);
        HBox bar = new HBox(10, make.spring(), refresh);
        bar.getStyleClass().addAll("bar", "thin");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        page.getStyleClass().add("page");
        setTop(bar);
        setCenter(scroll);
        getStyleClass().add("admin-page");
        InvalidationListener changed = observable -> tell();
        model.healthProperty().addListener(changed);
        model.problemProperty().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        tell();
    }

    private void tell() {
        page.getChildren().clear();
        var problem = model.problemProperty().get();
        Health health = model.healthProperty().get();
        if (problem != null) {
            page.getChildren().add(new ProblemView(desk.texts(), problem));
        }
        if (health == null) {
            if (problem == null) {
                page.getChildren().add(make.note("admin.loading"));
            }
            return;
        }
        page.getChildren()
                .addAll(
                        attention(health),
                        section("admin.health.server", server(health)),
                        section("admin.health.offices", offices(health)),
                        section("admin.health.ledgers", ledgers(health)));
    }

    private Node section(String key, Node content) {
        return new VBox(8, make.section(key), content);
    }

    private Node attention(Health health) {
        Texts texts = desk.texts();
        VBox box = new VBox(6);
        if (health.calm()) {
            box.getChildren().add(line(Icon.SUCCESS, "icon-ok", texts.get("admin.health.calm")));
        }
        if (health.diskTight()) {
            box.getChildren().add(line(Icon.ALERT, "icon-bad", texts.get("admin.health.tight")));
        }
        for (Waiting each : health.waiting()) {
            String words =
                    texts.get(
                            "admin.health.waiting",
                            each.device().name(),
                            desk.office(each.device().office()),
                            each.report().unsent(),
                            each.report().staff(),
                            desk.moment(each.report().at()));
            box.getChildren().add(line(Icon.ALERT, "icon-warn", words));
        }
        box.getStyleClass().addAll("panel", "slim", health.calm() ? "ok" : "warn");
        return box;
    }

    private static HBox line(Icon icon, String style, String words) {
        Label label = NameText.follow(new Label(words));
        Wrapping.of(label);
        label.setMinHeight(USE_PREF_SIZE);
        return new HBox(8, icon.node(style), label);
    }

    private Node server(Health health) {
        Texts texts = desk.texts();
        ServerState state = health.server();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        texts.get("admin.health.disk"),
                        texts.get(
                                "admin.health.disk.value",
                                bytes(state.disk().free()),
                                bytes(state.disk().total()))));
        for (WorldState world : state.worlds()) {
            String name =
                    texts.get(
                            world.world() == World.PRODUCTION
                                    ? "admin.health.production"
                                    : "admin.health.training");
            rows.add(List.of(name, world(world)));
        }
        rows.add(
                List.of(
                        texts.get("admin.health.since"),
                        texts.get(
                                "admin.health.since.value",
                                desk.moment(state.startedAt()),
                                state.version())));
        rows.add(
                List.of(
                        texts.get("admin.health.lines"),
                        texts.get("admin.health.lines.value", state.listening())));
        rows.add(List.of(texts.get("admin.health.at"), desk.moment(state.at())));
        return new HealthTable(List.of(), rows, List.of());
    }

    private String world(WorldState world) {
        Texts texts = desk.texts();
        if (!world.local()) {
            return texts.get("admin.health.postgres");
        }
        var made = world.snapshotAt();
        String snapshot =
                made == null
                        ? texts.get("admin.health.snapshot.none")
                        : texts.get("admin.health.snapshot", world.snapshots(), desk.moment(made));
        return texts.get(
                "admin.health.files",
                bytes(world.journalBytes()),
                bytes(world.indexBytes()),
                snapshot);
    }

    private Node offices(Health health) {
        Texts texts = desk.texts();
        List<List<String>> rows = new ArrayList<>();
        for (OfficeState each : health.offices()) {
            Long unsent = each.unsent();
            var heard = each.heardAt();
            rows.add(
                    List.of(
                            desk.office(each.code()),
                            texts.get("admin.health.number", each.pcs()),
                            texts.get("admin.health.number", each.signedIn()),
                            unsent == null
                                    ? texts.get("admin.health.unheard")
                                    : texts.get("admin.health.number", unsent),
                            heard == null ? "" : desk.moment(heard)));
        }
        return new HealthTable(
                List.of(
                        texts.get("admin.device.office"),
                        texts.get("admin.health.pcs"),
                        texts.get("admin.health.in"),
                        texts.get("admin.health.unsent"),
                        texts.get("admin.health.heard")),
                rows,
                List.of(1, 2, 3));
    }

    private Node ledgers(Health health) {
        Texts texts = desk.texts();
        List<List<String>> rows = new ArrayList<>();
        for (LedgerState each : health.server().ledgers()) {
            rows.add(
                    List.of(
                            each.label().in(texts.language().code()),
                            each.id().value(),
                            desk.section(each.owner()),
                            texts.get("admin.health.number", each.version()),
                            texts.get("admin.health.number", each.rows()),
                            texts.get("admin.health.number", each.changes())));
        }
        if (rows.isEmpty()) {
            return make.note("admin.health.ledgers.none");
        }
        return new HealthTable(
                List.of(
                        texts.get("admin.health.ledger"),
                        texts.get("admin.health.id"),
                        texts.get("admin.health.owner"),
                        texts.get("admin.health.version"),
                        texts.get("admin.health.rows"),
                        texts.get("admin.health.changes")),
                rows,
                List.of(3, 4, 5));
    }

    private String bytes(long bytes) {
        Texts texts = desk.texts();
        double mega = bytes / 1e6;
        return mega < 1_000
                ? texts.get("admin.health.mb", Math.round(mega * 10) / 10.0)
                : texts.get("admin.health.gb", Math.round(mega / 100) / 10.0);
    }

    /// Puts the keyboard on the only button.
    public void focusFirst() {
        refresh.requestFocus();
    }

    /// Rows of words under heads; some columns hold numbers.
    private static final class HealthTable extends GridPane {
        HealthTable(List<String> heads, List<List<String>> rows, List<Integer> numbers) {
            setHgap(28);
            setVgap(6);
            for (int column = 0; column < heads.size(); column++) {
                add(cell(heads.get(column), numbers.contains(column), "ink-3"), column, 0);
            }
            for (int row = 0; row < rows.size(); row++) {
                List<String> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    boolean first = column == 0;
                    add(
                            cell(
                                    cells.get(column),
                                    numbers.contains(column),
                                    first ? "strong" : "ink-1"),
                            column,
                            row + 1);
                }
            }
        }

        private static Label cell(String words, boolean number, String style) {
            Label label = NameText.follow(new Label(words));
            label.getStyleClass().addAll("t-s", style);
            label.setMinHeight(USE_PREF_SIZE);
            if (number) {
                label.getStyleClass().add("figures");
                GridPane.setHalignment(label, HPos.RIGHT);
            } else {
                Wrapping.of(label);
            }
            return label;
        }
    }
}
