package jp.kakehashi.ui.find;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ui.Command;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;

/// Finds commands by their names and further words in both languages, whichever is shown: those
/// with a word that begins with what was typed first.
final class CommandWords {
    private final Texts texts;
    private final SearchFolding folding = new SearchFolding();

    CommandWords(Texts texts) {
        this.texts = texts;
    }

    List<Command> find(List<Command> commands, String typed) {
        List<String> parts = new ArrayList<>();
        for (String part : typed.strip().split("[\\s\u3000]+", -1)) {
            String folded = folding.fold(part);
            if (!folded.isEmpty()) {
                parts.add(folded);
            }
        }
        List<Command> begins = new ArrayList<>();
        List<Command> others = new ArrayList<>();
        for (Command command : commands) {
            List<String> words = words(command);
            if (!parts.isEmpty() && parts.stream().allMatch(p -> within(words, p))) {
                boolean first = words.stream().anyMatch(w -> w.startsWith(parts.getFirst()));
                (first ? begins : others).add(command);
            }
        }
        begins.addAll(others);
        return begins;
    }

    private static boolean within(List<String> words, String part) {
        return words.stream().anyMatch(w -> w.contains(part));
    }

    private List<String> words(Command command) {
        List<String> words = new ArrayList<>();
        for (Language language : Language.values()) {
            String name = texts.get(language, command.labelKey(), command.args().toArray());
            words.add(folding.fold(name));
            String all = name + " " + texts.get(language, command.wordsKey());
            for (String word : all.split("[\\s\u3000]+", -1)) {
                words.add(folding.fold(word));
            }
        }
        return words;
    }
}
