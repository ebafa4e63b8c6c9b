package jp.kakehashi.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// How the words of a pack's files are read. What does not fit is refused by
/// `problem.pack.content` with its place, `at` being that of the object around it.
public final class PackWords {
    private PackWords() {}

    /// What stands at `word`, which must be there.
    public static String text(JsonNode node, String at, String word) {
        String value = optional(node, at, word);
        if (value == null || value.isBlank()) {
            throw wrong(at + "/" + word);
        }
        return value;
    }

    /// What stands at `word`, null when nothing does.
    public static @Nullable String optional(JsonNode node, String at, String word) {
        JsonNode value = node.path(word);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw wrong(at + "/" + word);
        }
        return value.asText();
    }

    /// Whether `word` says yes; no when it is not there.
    public static boolean flag(JsonNode node, String at, String word) {
        JsonNode value = node.path(word);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(at + "/" + word);
        }
        return value.booleanValue();
    }

    /// Refuses words that nobody knows: a misspelt one would silently change nothing.
    public static void onlyWords(JsonNode node, String at, Set<String> words) {
        if (!node.isObject()) {
            throw wrong(at.isEmpty() ? "/" : at);
        }
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!words.contains(name)) {
                                throw wrong(at + "/" + name);
                            }
                        });
    }

    /// A mistake at the place `at`.
    public static RuntimeException wrong(String at) {
        return Problem.invalid("problem.pack.content", at).asException();
    }
}
