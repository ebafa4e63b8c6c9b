package jp.kakehashi.app.house;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/// One pair of bundles: `texts.properties` (Japanese) and `texts_en.properties` beside it.
record Bundles(String name, Properties japanese, Properties english) {

    static List<Bundles> of(Tree tree) {
        return tree
                .files(
                        name ->
                                name.contains("src/main/resources/")
                                        && name.endsWith("/texts.properties"))
                .stream()
                .map(file -> new Bundles(tree.name(file), load(file), load(english(file))))
                .toList();
    }

    private static Path english(Path japanese) {
        return japanese.resolveSibling("texts_en.properties");
    }

    private static Properties load(Path file) {
        Properties properties =
                new Properties() {
                    private static final long serialVersionUID = 1L;

                    // Of two words for one key the last would win in silence.
                    @Override
                    public synchronized Object put(Object key, Object words) {
                        Object before = super.put(key, words);
                        if (before != null) {
                            throw new IllegalStateException(key + " stands twice in " + file);
                        }
                        return null;
                    }
                };
        try {
            properties.load(new StringReader(Tree.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    TreeSet<String> keys() {
        TreeSet<String> keys = new TreeSet<>(japanese.stringPropertyNames());
        keys.addAll(english.stringPropertyNames());
        return keys;
    }
}
