package jp.kakehashi.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The purposes of reading as a definition file lists them.
final class PurposeForms {
    private static final String WORD = "purposes";
    private static final int MOST = 20;
    private static final int MOST_CHARS = 60;

    private PurposeForms() {}

    static List<String> read(JsonNode root) {
        JsonNode list = root.path(WORD);
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw PackWords.wrong("/" + WORD);
        }
        List<String> purposes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isTextual()) {
                throw PackWords.wrong("/" + WORD + "/" + i);
            }
            purposes.add(list.get(i).textValue().strip());
        }
        return purposes;
    }

    static void write(ObjectNode root, List<String> purposes) {
        if (!purposes.isEmpty()) {
            ArrayNode list = root.putArray(WORD);
            purposes.forEach(list::add);
        }
    }

    /// A purpose is a short line of its own; only readings of persons are logged with one.
    static boolean sound(LedgerDefinition definition) {
        List<String> purposes = definition.purposes();
        return purposes.isEmpty()
                || (definition.personal()
                        && purposes.size() <= MOST
                        && new HashSet<>(purposes).size() == purposes.size()
                        && purposes.stream().allMatch(PurposeForms::sound));
    }

    private static boolean sound(String purpose) {
        return !purpose.isBlank()
                && purpose.length() <= MOST_CHARS
                && purpose.equals(purpose.strip())
                && !purpose.contains(LedgerDefinition.PURPOSE_AND)
                && purpose.codePoints().noneMatch(Character::isISOControl)
                && !IndividualNumber.in(purpose);
    }
}
