package jp.kakehashi.ledgerui.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.ui.control.Controls;

/// Who reads and who writes the ledger that an import makes, said before it is made: one's own
/// section, that and another one, or everybody. What its last import published stays as it is.
final class AccessStrip extends HBox {
    private final LedgerDesk desk;
    private final String owner;
    private final ComboBox<String> read = new ComboBox<>();
    private final ComboBox<String> write = new ComboBox<>();
    private final Map<String, AccessRule> readers = new LinkedHashMap<>();
    private final Map<String, AccessRule> writers = new LinkedHashMap<>();

    AccessStrip(
            LedgerDesk desk,
            Controls controls,
            ImportPreview preview,
            Consumer<FieldAccess> changed) {
        super(8);
        this.desk = desk;
        this.owner = preview.definition().owner();
        FieldAccess now = preview.definition().access();
        offer();
        fill(read, readers, now.read());
        fill(write, writers, now.write());
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("bar", "thin");
        getChildren()
                .addAll(
                        label("ledger.preview.readers", read),
                        read,
                        label("ledger.preview.writers", write),
                        write,
                        controls.note(
                                preview.continued()
                                        ? "ledger.preview.continuedHint"
                                        : "ledger.preview.accessHint"));
        setDisable(preview.continued());
        read.valueProperty().addListener((source, was, chosen) -> changed.accept(chosen()));
        write.valueProperty().addListener((source, was, chosen) -> changed.accept(chosen()));
    }

    private Label label(String key, ComboBox<String> box) {
        String words = desk.texts().get(key);
        Label label = new Label(words);
        label.getStyleClass().addAll("t-s", "ink-2");
        label.setLabelFor(box);
        label.setMinWidth(USE_PREF_SIZE);
        box.setAccessibleText(words);
        box.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void offer() {
        String mine = desk.places().section(owner, desk.language());
        readers.put(
                desk.texts().get("ledger.preview.section", mine),
                AccessRule.sections(Set.of(owner), Actor.ADMINISTRATOR));
        writers.put(
                desk.texts().get("ledger.preview.section", mine),
                AccessRule.sections(Set.of(owner)));
        readers.put(desk.texts().get("ledger.preview.everyone"), AccessRule.EVERYONE);
        writers.put(desk.texts().get("ledger.preview.readersToo"), AccessRule.EVERYONE);
        for (String other : new TreeMap<>(desk.places().sections()).keySet()) {
            if (!other.equals(owner)) {
                readers.put(
                        desk.texts()
                                .get(
                                        "ledger.preview.sections",
                                        mine,
                                        desk.places().section(other, desk.language())),
                        AccessRule.sections(Set.of(owner, other), Actor.ADMINISTRATOR));
            }
        }
    }

    private void fill(ComboBox<String> box, Map<String, AccessRule> rules, AccessRule now) {
        String name =
                rules.entrySet().stream()
                        .filter(each -> each.getValue().equals(now))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseGet(() -> desk.texts().get("ledger.preview.asPublished"));
        rules.putIfAbsent(name, now);
        box.getItems().setAll(rules.keySet());
        box.setValue(name);
    }

    /// Nobody writes who does not read, so everybody who reads may be let write.
    private FieldAccess chosen() {
        return new FieldAccess(
                Objects.requireNonNull(readers.get(read.getValue())),
                Objects.requireNonNull(writers.get(write.getValue())));
    }
}
