package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Label;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;

/// Who may read or write: roles, offices and sections to tick, each empty for everybody. Screen's
/// thread only.
final class AccessEditor extends VBox {
    private static final List<String> PARTS = List.of("roles", "offices", "sections");
    private static final List<String> ROLES =
            List.of("keeper", "reader", Actor.ADMINISTRATOR, Actor.AUDITOR);

    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final Object[] place;
    private final Map<String, TreeSet<String>> chosen = new TreeMap<>();

    /// For the rule at `place` of what is selected; the last word there names it on screen.
    AccessEditor(DesignViewModel model, Controls controls, boolean held, Object... place) {
        super(4);
        this.model = model;
        desk = model.desk();
        this.place = place;
        VBox lines = new VBox(6);
        for (String part : PARTS) {
            TreeSet<String> codes = new TreeSet<>();
            model.said(place).path(part).forEach(code -> codes.add(code.asText()));
            chosen.put(part, codes);
            MenuButton button = new MenuButton();
            button.setDisable(held);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            Wrapping.of(button);
            button.setMinHeight(USE_PREF_SIZE);
            known(part)
                    .forEach((code, name) -> button.getItems().add(item(part, code, name, button)));
            say(button, part);
            lines.getChildren().add(button);
        }
        getChildren()
                .addAll(
                        controls.subsection("ledger.design.access." + place[place.length - 1]),
                        lines);
        getChildren().getFirst().getStyleClass().setAll("label", "field-label");
    }

    private Map<String, String> known(String part) {
        Map<String, String> names = new TreeMap<>();
        switch (part) {
            case "roles" -> ROLES.forEach(role -> names.put(role, role(role)));
            case "offices" -> put(names, desk.places().offices());
            default -> put(names, desk.places().sections());
        }
        chosen.getOrDefault(part, new TreeSet<>()).forEach(code -> names.putIfAbsent(code, code));
        return names;
    }

    private void put(Map<String, String> names, Map<String, Label> labels) {
        labels.forEach((code, label) -> names.put(code, label.in(desk.language())));
    }

    private String role(String role) {
        String key = "ledger.design.role." + role;
        return desk.texts().has(key) ? desk.texts().get(key) : role;
    }

    private CheckMenuItem item(String part, String code, String name, MenuButton button) {
        CheckMenuItem item = new CheckMenuItem(name);
        TreeSet<String> codes = chosen.getOrDefault(part, new TreeSet<>());
        item.setSelected(codes.contains(code));
        item.selectedProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now) {
                                codes.add(code);
                            } else {
                                codes.remove(code);
                            }
                            say(button, part);
                            write();
                        });
        return item;
    }

    private void say(MenuButton button, String part) {
        Map<String, String> names = known(part);
        String all =
                chosen.getOrDefault(part, new TreeSet<>()).stream()
                        .map(code -> names.getOrDefault(code, code))
                        .collect(Collectors.joining(desk.texts().get("ledger.grid.comma")));
        String key = "ledger.design.access." + part;
        button.setText(all.isEmpty() ? desk.texts().get(key + ".all") : desk.texts().get(key, all));
        button.setAccessibleText(button.getText());
    }

    private void write() {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        chosen.forEach(
                (part, codes) -> {
                    if (!codes.isEmpty()) {
                        ArrayNode list = rule.putArray(part);
                        codes.forEach(list::add);
                    }
                });
        JsonNode besides = model.said(place).path("besides");
        if (besides.isArray() && !besides.isEmpty()) {
            rule.set("besides", besides);
        }
        model.put(rule, place);
    }
}
