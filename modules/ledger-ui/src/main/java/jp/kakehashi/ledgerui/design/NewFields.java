package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;

/// What a new ledger and a new field begin with, so that there is something to change. Pure.
final class NewFields {
    private NewFields() {}

    /// The file of a new ledger of `section`.
    static String ledger(String code, String section, LedgerDesk desk) {
        return """
        # %s
        ledger: %s
        version: 1
        name: %s
        owner: %s
        authorsResolve: true
        personal: false
        read: {sections: [%s], besides: [administrator]}
        write: {sections: [%s]}
        fields:
          - {id: number, name: %s, type: auto_number, numbers: "R{year}-{n:4}"}
          - {id: title, name: %s, type: text, required: true}
        """
                .formatted(
                        desk.texts().get("ledger.design.new.remark"),
                        code,
                        desk.texts().get("ledger.design.new.name"),
                        section,
                        section,
                        section,
                        desk.texts().get("ledger.design.new.number"),
                        desk.texts().get("ledger.design.new.title"));
    }

    /// What a field of that type cannot be without.
    static ObjectNode needs(FieldType type, LedgerDesk desk, List<LedgerDefinition> ledgers) {
        ObjectNode needs = JsonNodeFactory.instance.objectNode();
        switch (type) {
            case CHOICE, CHOICES ->
                    needs.putArray("choices")
                            .addObject()
                            .put("code", "c1")
                            .put("name", desk.texts().get("ledger.design.choice.new", 1));
            case AUTO_NUMBER -> needs.put("numbers", "R{year}-{n:4}");
            case CALCULATED -> needs.put("formula", "0").put("result", "number");
            case LINK -> {
                if (!ledgers.isEmpty()) {
                    needs.set("link", link(ledgers, ledgers.getFirst().id().value()));
                }
            }
            default -> {}
        }
        return needs;
    }

    /// A link to a ledger, shown by its first field that can be.
    static JsonNode link(List<LedgerDefinition> ledgers, String ledger) {
        ObjectNode link = JsonNodeFactory.instance.objectNode().put("ledger", ledger);
        linkable(ledgers, ledger).stream()
                .findFirst()
                .ifPresent(field -> link.put("shows", field.id().value()));
        return link;
    }

    /// The fields of a ledger by which its rows can be shown.
    static List<FieldDefinition> linkable(List<LedgerDefinition> ledgers, String ledger) {
        return ledgers.stream()
                .filter(l -> l.id().value().equals(ledger))
                .flatMap(l -> l.fields().stream())
                .filter(f -> !f.individualNumber() && f.link() == null && !f.retired())
                .toList();
    }

    static String name(List<LedgerDefinition> ledgers, String ledger, String language) {
        return ledgers.stream()
                .filter(l -> l.id().value().equals(ledger))
                .map(l -> l.label().in(language))
                .findFirst()
                .orElse(ledger);
    }
}
