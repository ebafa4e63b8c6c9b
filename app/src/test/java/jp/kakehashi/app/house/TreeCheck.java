package jp.kakehashi.app.house;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What must be true of the files of the repository, whatever language they are in.
final class TreeCheck {
    /// Each with why it may not be there. Written so that this file does not hold them itself.
    private static final Map<Pattern, String> BANNED =
            Map.of(
                    Pattern.compile("(?<![\\w.}/-])/(wo[r]k|ro[o]t|tm[p]/wt)/"),
                            "a path of one machine",
                    Pattern.compile("/(ho[m]e|Us[e]rs)/[a-z]\\w+/"), "a path of one person",
                    Pattern.compile("C:\\\\+Us[e]rs\\\\+\\w+"), "a path of one person",
                    Pattern.compile("rep[o]1?\\.mav[e]n\\.apache\\.org|regis[t]ry\\.npmjs"),
                            "the address of a registry",
                    Pattern.compile("<(rep[o]sitory|pluginRep[o]sitory|mir[r]or)>"),
                            "the address of a registry");
    private static final Pattern DECISION =
            Pattern.compile("docs/decisions/(\\d{4})-[a-z0-9-]+\\.md");

    private TreeCheck() {}

    static List<String> bannedWords(Tree tree) {
        List<String> offences = new ArrayList<>();
        for (Path file : tree.files(TreeCheck::text)) {
            String text = new String(bytes(file), StandardCharsets.UTF_8);
            BANNED.forEach(
                    (pattern, why) -> {
                        Matcher matcher = pattern.matcher(text);
                        if (matcher.find()) {
                            offences.add(
                                    tree.name(file) + " holds " + why + ": " + matcher.group());
                        }
                    });
        }
        return offences;
    }

    private static boolean text(String name) {
        return !name.matches(".*\\.(png|jpg|ttf|otf|xlsx|jar|ico|gz|bin)");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Every module says what it is for, and that null is an exception.
    static List<String> modules(Tree tree) {
        List<String> offences = new ArrayList<>();
        for (Path module : tree.modules()) {
            String name = tree.name(module);
            if (!Files.exists(module.resolve("README.md"))) {
                offences.add(name + " has no README.md");
            }
            Path info = module.resolve("src/main/java/module-info.java");
            // Its classes are compiled against by the tests of all, on the class path.
            if (name.endsWith("test-kit")) {
                continue;
            }
            if (!Files.exists(info)) {
                offences.add(name + " has no module-info.java");
            } else if (!Tree.read(info).contains("NullMarked")) {
                offences.add(name + ": its module-info is not @NullMarked");
            }
        }
        return offences;
    }

    /// Decisions are numbered from 0001 without gaps, and each is in the index.
    static List<String> decisions(Tree tree) {
        List<String> offences = new ArrayList<>();
        Map<Integer, String> byNumber = new TreeMap<>();
        for (Path file : tree.files(name -> name.startsWith("docs/decisions/"))) {
            Matcher matcher = DECISION.matcher(tree.name(file));
            if (!matcher.matches()) {
                offences.add(tree.name(file) + " is not named NNNN-what-was-decided.md");
                continue;
            }
            String before = byNumber.put(Integer.parseInt(matcher.group(1)), tree.name(file));
            if (before != null) {
                offences.add(tree.name(file) + " has the number of " + before);
            }
            if (!Tree.read(file).startsWith("# " + matcher.group(1))) {
                offences.add(tree.name(file) + " does not begin with its number");
            }
        }
        int expected = 1;
        for (int number : byNumber.keySet()) {
            if (number != expected++) {
                offences.add("decision %04d is missing".formatted(expected - 1));
                break;
            }
        }
        Path index = tree.root().resolve("docs/decisions/0001-the-house.md");
        for (String file : byNumber.values()) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (!name.startsWith("0001") && !Tree.read(index).contains(name)) {
                offences.add(name + " is not in the index of 0001-the-house.md");
            }
        }
        return offences;
    }

    /// Whoever is shown a file here must find it.
    static List<String> links(Tree tree) {
        List<String> offences = new ArrayList<>();
        Pattern link = Pattern.compile("]\\(([^)#:\\s]+)(#[^)]*)?\\)");
        for (Path file : tree.files(name -> name.endsWith(".md"))) {
            Matcher matcher = link.matcher(Tree.read(file));
            while (matcher.find()) {
                if (!Files.exists(file.resolveSibling(matcher.group(1)))) {
                    offences.add(tree.name(file) + " links to nothing: " + matcher.group(1));
                }
            }
        }
        return offences;
    }
}
