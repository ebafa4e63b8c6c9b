package jp.kakehashi.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern USED = Pattern.compile("\"(ui\\.[a-z][a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern PROBLEM = Pattern.compile("\"(problem\\.[a-z_]+\\.[a-z_]+)\"");
    private static final Pattern PROBLEM_OF = Pattern.compile("\"(problem\\.[a-z]+\\.)\" \\+ what");
    private static final Pattern WHAT =
            Pattern.compile("\\b(?:no|wrong|broken)\\((?:\\w+, )?\"([a-z_]+)\"");

    private final Texts texts = new Texts();

    @Test
    void everyTextExistsInBothLanguages() {
        assertEquals(
                texts.keys(Language.JAPANESE),
                texts.keys(Language.ENGLISH),
                "add the missing keys to texts.properties or texts_en.properties");
    }

    @Test
    void bothLanguagesTakeTheSameArguments() throws IOException {
        Properties japanese = load("texts.properties");
        Properties english = load("texts_en.properties");
        List<String> different = new ArrayList<>();
        for (String key : japanese.stringPropertyNames()) {
            if (!arguments(japanese.getProperty(key)).equals(arguments(english.getProperty(key)))) {
                different.add(key);
            }
        }
        assertEquals(List.of(), different);
    }

    @Test
    void noTextHoldsTheQuoteThatSwitchesArgumentsOff() throws IOException {
        List<String> quoted = new ArrayList<>();
        for (String name : List.of("texts.properties", "texts_en.properties")) {
            load(name)
                    .forEach(
                            (key, value) -> {
                                if (value.toString().contains("'")) {
                                    quoted.add(name + ": " + key + " (write ’)");
                                }
                            });
        }
        assertEquals(List.of(), quoted);
    }

    @Test
    void everyKeyThatThisModuleUsesHasAText() throws IOException {
        assertEquals(Set.of(), missing(root().resolve("modules/ui"), USED));
    }

    @Test
    void everyProblemOfTheProductIsToldInWords() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String folder : List.of("modules", "app")) {
            missing.addAll(missing(root().resolve(folder), PROBLEM));
            missing.addAll(missingComposed(root().resolve(folder)));
        }
        assertEquals(
                Set.of(), missing, "add these to texts.properties and texts_en.properties of ui");
    }

    @Test
    void boundTextFollowsLanguageAndArguments() {
        SimpleIntegerProperty count = new SimpleIntegerProperty(1);
        var words = texts.bind("ui.status.unsent", count);
        assertEquals("未送信 1件", words.get());
        count.set(1200);
        assertEquals("未送信 1,200件", words.get());
        texts.languageProperty().set(Language.ENGLISH);
        assertEquals("1,200 unsent", words.get());
    }

    @Test
    void keyWithoutTextShowsItself() {
        assertEquals("⟦ui.no.such⟧", texts.get("ui.no.such"));
    }

    private Set<String> missing(Path folder, Pattern pattern) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : sources(folder)) {
            Matcher each = pattern.matcher(Files.readString(file));
            while (each.find()) {
                if (!told(each.group(1))) {
                    missing.add(each.group(1));
                }
            }
        }
        return missing;
    }

    /// The program adds its own words to those of the house, here and on the command line.
    private boolean told(String key) throws IOException {
        if (texts.has(key)) {
            return true;
        }
        Properties program = new Properties();
        Path words = root().resolve("app/src/main/resources/jp/kakehashi/app/texts.properties");
        try (var in = Files.newBufferedReader(words)) {
            program.load(in);
        }
        return program.containsKey(key);
    }

    private Set<String> missingComposed(Path folder) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : sources(folder)) {
            String source = Files.readString(file);
            Matcher prefix = PROBLEM_OF.matcher(source);
            if (!prefix.find()) {
                continue;
            }
            Matcher each = WHAT.matcher(source);
            while (each.find()) {
                String key = prefix.group(1) + each.group(1);
                if (!texts.has(key)) {
                    missing.add(key);
                }
            }
        }
        return missing;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/src/main/"))
                    .toList();
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("kakehashi.root"));
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Matcher each = ARGUMENT.matcher(text);
        while (each.find()) {
            arguments.add(each.group(1));
        }
        return arguments;
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader in =
                new InputStreamReader(
                        Texts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
