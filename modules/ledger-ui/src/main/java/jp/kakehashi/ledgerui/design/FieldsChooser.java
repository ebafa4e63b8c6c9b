package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.names.Wrapping;

/// Some fields of the ledger, ticked in a menu, written as a list of codes in the fields' order.
/// Screen's thread only.
final class FieldsChooser extends MenuButton {
    private final LedgerDesk desk;
    private final List<FieldDefinition> fields;
    private final String key;
    private final String none;
    private final Set<String> chosen = new LinkedHashSet<>();

    /// `key` says what they are for, `none` that there are none.
    FieldsChooser(
            DesignViewModel model,
            List<FieldDefinition> fields,
            String key,
            String none,
            Object... place) {
        this.desk = model.desk();
        this.fields = fields;
        this.key = key;
        this.none = none;
        model.said(place).forEach(code -> chosen.add(code.asText()));
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        Wrapping.of(this);
        setMinHeight(USE_PREF_SIZE);
        for (FieldDefinition field : fields) {
            String code = field.id().value();
            CheckMenuItem item = new CheckMenuItem(field.label().in(desk.language()));
            item.setMnemonicParsing(false);
            item.setSelected(chosen.contains(code));
            item.selectedProperty()
                    .addListener(
                            (source, was, now) -> {
                                if (now) {
                                    chosen.add(code);
                                } else {
                                    chosen.remove(code);
                                }
                                say();
                                model.put(codes(), place);
                            });
            getItems().add(item);
        }
        say();
    }

    private ArrayNode codes() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        fields.stream().map(f -> f.id().value()).filter(chosen::contains).forEach(list::add);
        return list;
    }

    private void say() {
        String names =
                fields.stream()
                        .filter(f -> chosen.contains(f.id().value()))
                        .map(f -> f.label().in(desk.language()))
                        .collect(Collectors.joining(desk.texts().get("ledger.grid.comma")));
        setText(names.isEmpty() ? desk.texts().get(none) : desk.texts().get(key, names));
        setAccessibleText(getText());
    }
}
