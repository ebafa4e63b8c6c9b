package jp.kakehashi.records;

import static jp.kakehashi.records.PackWords.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a {@link TwinRule} has to be, and its word in a definition file.
final class TwinForms {
    static final String WORD = "samePerson";
    private static final int MOST = 12;

    private TwinForms() {}

    static boolean sound(LedgerDefinition definition) {
        TwinRule rule = definition.twins();
        return rule == null
                || (!rule.fields().isEmpty()
                        && rule.fields().size() <= MOST
                        && new HashSet<>(rule.fields()).size() == rule.fields().size()
                        && rule.fields().stream().allMatch(id -> tells(definition, id)));
    }

    private static boolean tells(LedgerDefinition definition, FieldId id) {
        return definition
                .field(id)
                .filter(f -> !f.individualNumber() && !f.retired())
                .filter(f -> f.formula() == null && f.type() != FieldType.ATTACHMENTS)
                .isPresent();
    }

    static @Nullable TwinRule read(JsonNode root) {
        JsonNode named = root.path(WORD);
        if (named.isMissingNode()) {
            return null;
        }
        if (!named.isArray()) {
            throw wrong("/" + WORD);
        }
        List<FieldId> fields = new ArrayList<>();
        for (JsonNode field : named) {
            if (!field.isTextual()) {
                throw wrong("/" + WORD);
            }
            fields.add(new FieldId(field.textValue()));
        }
        return new TwinRule(fields);
    }

    static void write(ObjectNode root, @Nullable TwinRule rule) {
        if (rule != null) {
            ArrayNode fields = root.putArray(WORD);
            rule.fields().forEach(field -> fields.add(field.value()));
        }
    }
}
