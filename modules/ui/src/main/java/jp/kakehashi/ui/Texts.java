package jp.kakehashi.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Every word on a screen, by key `<feature>.<screen>.<element>`. Each module brings
/// `texts.properties` (Japanese, complete) and `texts_en.properties` beside one of its classes.
/// Whole sentences with `{0}` in the notation of `MessageFormat`; a {@link PlaceName} among the
/// arguments is written in the sentence's language. {@link #get} from any thread; the rest on the
/// screen's thread.
public final class Texts {
    private final Map<Language, Map<String, String>> bundles = new EnumMap<>(Language.class);
    private final ObjectProperty<Language> language =
            new SimpleObjectProperty<>(this, "language", Language.JAPANESE) {
                // Before any listener asks for a text: those are told first, in no useful order.
                @Override
                protected void invalidated() {
                    current = get();
                }
            };
    private volatile Language current = Language.JAPANESE;

    /// The texts of `ui` itself and those beside each of `anchors`, in Japanese at first.
    public Texts(Collection<? extends Class<?>> anchors) {
        for (Language each : Language.values()) {
            bundles.put(each, new TreeMap<>());
        }
        add(Texts.class);
        anchors.forEach(this::add);
    }

    private Texts(Texts shared) {
        bundles.putAll(shared.bundles);
        // Weak on both sides.
        language.bindBidirectional(shared.language);
    }

    /// The texts of `ui` and of the modules of `anchors`.
    public Texts(Class<?>... anchors) {
        this(List.of(anchors));
    }

    /// The same words for somebody who leaves before the window does: the language is one, and what
    /// listens here goes with them.
    public Texts forAWhile() {
        return new Texts(this);
    }

    /// The language now shown; setting it changes every bound text at once.
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /// The language now shown. From any thread.
    public Language language() {
        return current;
    }

    /// The text of `key` in the present language. A key that nobody wrote shows as `⟦key⟧`.
    public String get(String key, Object... args) {
        return get(current, key, args);
    }

    /// The text of `key` in `wanted`; Japanese stands in where that language lacks it.
    public String get(Language wanted, String key, Object... args) {
        String pattern = bundle(wanted).get(key);
        if (pattern == null) {
            pattern = bundle(Language.JAPANESE).get(key);
        }
        return pattern == null
                ? "⟦" + key + "⟧"
                : new MessageFormat(pattern, wanted.locale()).format(in(wanted, args));
    }

    /// Whether somebody wrote a text for `key`.
    public boolean has(String key) {
        return bundle(Language.JAPANESE).containsKey(key);
    }

    /// A text that follows the language and those of its `args` that are observable.
    public StringBinding bind(String key, Object... args) {
        Observable[] sources = new Observable[args.length + 1];
        sources[0] = language;
        int count = 1;
        for (Object arg : args) {
            if (arg instanceof Observable observable) {
                sources[count++] = observable;
            }
        }
        return Bindings.createStringBinding(
                () -> get(key, values(args)), Arrays.copyOf(sources, count));
    }

    /// A text whose key itself changes, as that of a state does.
    public StringBinding bindKey(ObservableValue<String> key) {
        return Bindings.createStringBinding(() -> get(key.getValue()), language, key);
    }

    /// All keys of `wanted`, for the tests that compare the languages.
    public Set<String> keys(Language wanted) {
        return Collections.unmodifiableSet(bundle(wanted).keySet());
    }

    private static Object[] in(Language wanted, Object... args) {
        return Arrays.stream(args)
                .map(each -> each instanceof PlaceName name ? name.in(wanted) : each)
                .toArray();
    }

    private Map<String, String> bundle(Language wanted) {
        return bundles.getOrDefault(wanted, Map.of());
    }

    private static Object[] values(Object... args) {
        Object[] values = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            values[i] =
                    args[i] instanceof ObservableValue<?> observable
                            ? observable.getValue()
                            : args[i];
        }
        return values;
    }

    private void add(Class<?> anchor) {
        load(anchor, "texts.properties", bundle(Language.JAPANESE));
        load(anchor, "texts_en.properties", bundle(Language.ENGLISH));
    }

    private static void load(Class<?> anchor, String name, Map<String, String> into) {
        try (InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No " + name + " beside " + anchor.getName());
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties
                    .stringPropertyNames()
                    .forEach(key -> into.put(key, properties.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
