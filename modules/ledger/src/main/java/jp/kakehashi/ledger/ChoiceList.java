package jp.kakehashi.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.Label;
import org.jspecify.annotations.Nullable;

/// The words that a column offers to choose from. Pure.
final class ChoiceList {
    private static final int MOST_WORDS = 8;
    private static final int TIMES_EACH = 5;
    private static final int WORD_CHARS = 20;
    private static final int MOST_OFFERED = 100;

    private ChoiceList() {}

    /// Whether a column is a list beyond doubt. A list made by mistake would refuse every value
    /// that the next row brings, so text is the answer whenever there is a doubt.
    static boolean strong(String name, List<@Nullable String> cells) {
        Map<String, Integer> words = words(cells);
        int filled = words.values().stream().mapToInt(Integer::intValue).sum();
        return !ColumnNames.open(name)
                && words.size() > 1
                && words.size() <= MOST_WORDS
                && filled >= words.size() * TIMES_EACH
                && words.keySet().stream().allMatch(ChoiceList::word);
    }

    private static boolean word(String text) {
        return text.length() <= WORD_CHARS && text.chars().noneMatch(Character::isISOControl);
    }

    /// Every word of a column once, in the order in which they come.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.too_many_choices`
    static List<Choice> of(List<@Nullable String> cells) {
        Map<String, Integer> words = words(cells);
        if (words.size() > MOST_OFFERED) {
            throw Problem.invalid(
                            "problem.import.too_many_choices",
                            Integer.toString(words.size()),
                            Integer.toString(MOST_OFFERED))
                    .asException();
        }
        return words.keySet().stream().map(w -> new Choice(w, new Label(w, w), "info")).toList();
    }

    private static Map<String, Integer> words(List<@Nullable String> cells) {
        Map<String, Integer> words = new LinkedHashMap<>();
        cells.stream()
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .forEach(word -> words.merge(word, 1, Integer::sum));
        return words;
    }
}
