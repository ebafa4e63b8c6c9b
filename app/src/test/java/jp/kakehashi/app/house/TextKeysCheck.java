package jp.kakehashi.app.house;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words on screen and their keys, both ways: every key in code has words in both languages, every
/// word is used by code, and both languages take the same arguments.
final class TextKeysCheck {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9_-]+){2,}");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)[^}]*}");

    private TextKeysCheck() {}

    static List<String> offences(Tree tree) {
        List<String> offences = new ArrayList<>();
        List<Bundles> bundles = Bundles.of(tree);
        Set<String> keys = new TreeSet<>();
        for (Bundles pair : bundles) {
            compare(pair, offences);
            for (String key : pair.keys()) {
                if (!keys.add(key)) {
                    offences.add(pair.name() + ": " + key + " is in another bundle too");
                }
            }
        }
        Map<String, String> literals = literals(tree);
        missing(keys, literals, offences);
        unused(keys, literals.keySet(), offences);
        return offences;
    }

    private static void compare(Bundles pair, List<String> offences) {
        for (String key : pair.keys()) {
            String japanese = pair.japanese().getProperty(key);
            String english = pair.english().getProperty(key);
            if (japanese == null || english == null) {
                offences.add(
                        pair.name()
                                + ": "
                                + key
                                + " lacks "
                                + (japanese == null ? "Japanese" : "English"));
            } else if (!arguments(japanese).equals(arguments(english))) {
                offences.add(pair.name() + ": " + key + " takes other arguments in English");
            }
        }
        quotes(pair.name(), pair.japanese(), offences);
        quotes(pair.name(), pair.english(), offences);
    }

    /// A lone apostrophe makes MessageFormat swallow itself and what follows.
    private static void quotes(String name, Properties words, List<String> offences) {
        words.forEach(
                (key, text) -> {
                    if (text.toString().replace("''", "").contains("'")) {
                        offences.add(name + ": " + key + " has a lone apostrophe: write ’");
                    }
                });
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(a -> a.substring(1, 2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> literals(Tree tree) {
        Map<String, String> found = new TreeMap<>();
        for (Source source : Source.parse(tree, tree.mainJavaFiles())) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitLiteral(LiteralTree node, Void nothing) {
                    if (node.getValue() instanceof String text) {
                        found.putIfAbsent(text, source.at(node));
                    }
                    return null;
                }
            }.scan(source.unit(), null);
        }
        return found;
    }

    /// A literal is a key when it looks like one and begins as some key does.
    private static void missing(
            Set<String> keys, Map<String, String> literals, List<String> offences) {
        Set<String> areas = keys.stream().map(TextKeysCheck::area).collect(Collectors.toSet());
        areas.add("problem");
        literals.forEach(
                (text, at) -> {
                    if (KEY.matcher(text).matches()
                            && areas.contains(area(text))
                            && !keys.contains(text)
                            && keys.stream().noneMatch(key -> key.startsWith(text + "."))) {
                        offences.add(at + ": no words for " + text);
                    }
                });
    }

    /// Keys put together in code count as used when a literal holds their beginning up to a dot.
    private static void unused(Set<String> keys, Set<String> literals, List<String> offences) {
        Set<String> beginnings =
                literals.stream()
                        .filter(text -> text.endsWith(".") && text.length() > 3)
                        .collect(Collectors.toSet());
        for (String key : keys) {
            if (!literals.contains(key)
                    && beginnings.stream().noneMatch(key::startsWith)
                    && literals.stream()
                            .noneMatch(t -> t.contains(".") && key.startsWith(t + "."))) {
                offences.add("nobody uses the words of " + key);
            }
        }
    }

    private static String area(String key) {
        return key.substring(0, key.indexOf('.'));
    }
}
