package jp.kakehashi.counterui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every key that is used has words in both languages, and no words are left over.
class WordsTest {
    private static final Pattern KEY = Pattern.compile("\"(forms\\.[A-Za-z0-9_.]+)\"");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertEquals(keys("texts.properties"), keys("texts_en.properties"));
    }

    @Test
    void everyKeyUsedHasWordsAndNoWordsAreLeftOver() throws IOException {
        Set<String> used = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        for (String key : literals()) {
            (key.endsWith(".") ? beginnings : used).add(key);
        }
        Set<String> written = keys("texts.properties");
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(written);
        assertEquals(Set.of(), missing, "keys without words");
        Set<String> left = new TreeSet<>(written);
        left.removeIf(key -> key.startsWith("problem."));
        left.removeAll(used);
        left.removeIf(key -> beginnings.stream().anyMatch(key::startsWith));
        assertEquals(Set.of(), left, "words that nothing shows");
    }

    private static Set<String> literals() throws IOException {
        Path module =
                Path.of(System.getProperty("kakehashi.root", "../.."), "modules", "counter-ui");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        found.remove("forms.css");
        return found;
    }

    private static Set<String> keys(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = FormsWorkspace.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
