package jp.kakehashi.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WCAG 2.2: text at least 4.5:1 (1.4.3), edges of controls at least 3:1 (1.4.11), on everything
/// they stand on.
class ContrastTest {
    private static final Pattern VALUE = Pattern.compile("(-k-[a-z0-9-]+):\\s*([^;]+);");

    private static final Map<String, List<String>> TEXT_ON =
            Map.ofEntries(
                    Map.entry(
                            "ink",
                            List.of(
                                    "bg",
                                    "surface",
                                    "head",
                                    "row-hover",
                                    "info-soft",
                                    "accent-soft",
                                    "warn-soft",
                                    "bad-soft",
                                    "ok-soft",
                                    "bar")),
                    Map.entry(
                            "ink-2",
                            List.of(
                                    "bg",
                                    "surface",
                                    "head",
                                    "row-hover",
                                    "info-soft",
                                    "accent-soft",
                                    "warn-soft",
                                    "bad-soft",
                                    "bar")),
                    Map.entry(
                            "ink-3",
                            List.of(
                                    "bg",
                                    "surface",
                                    "row-hover",
                                    "accent-soft",
                                    "warn-soft",
                                    "bar")),
                    Map.entry("ok", List.of("surface", "bg", "ok-soft")),
                    Map.entry("warn", List.of("surface", "bg", "warn-soft", "bar")),
                    Map.entry("bad", List.of("surface", "bg", "bad-soft", "bar")),
                    Map.entry("accent", List.of("surface", "bg", "accent-soft", "row-hover")),
                    Map.entry("accent-ink", List.of("accent", "accent-hover")),
                    Map.entry("bar-ink", List.of("bar")),
                    Map.entry("rail-ink", List.of("rail")),
                    Map.entry("rail-on-ink", List.of("rail-on")),
                    Map.entry("rail-strong", List.of("rail")),
                    Map.entry("badge-ink", List.of("badge")),
                    // The names of people on their colour.
                    Map.entry("surface", List.of("who-1", "who-2", "who-3", "who-4")),
                    Map.entry("lv-ink", List.of("lv3", "lv4", "lv5")));

    private static final Map<String, List<String>> EDGE_ON =
            Map.of(
                    "edge", List.of("surface", "bg", "bar"),
                    "bad", List.of("surface", "bg"),
                    "accent", List.of("surface", "bg"),
                    "focus", List.of("surface", "bg", "bar", "row-hover"),
                    "ok", List.of("bar"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "light",
                "dark",
                "contrast",
                "light,light-training",
                "dark,dark-training",
                "contrast,contrast-training"
            })
    void everyTextAndEdgeCanBeToldFromItsBackground(String sheets) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String sheet : sheets.split(",", -1)) {
            values.putAll(read(sheet + ".css"));
        }
        List<String> tooWeak = new ArrayList<>();
        check(values, TEXT_ON, 4.5, tooWeak);
        check(values, EDGE_ON, 3.0, tooWeak);
        assertEquals(List.of(), tooWeak);
    }

    private static void check(
            Map<String, String> values,
            Map<String, List<String>> pairs,
            double least,
            List<String> tooWeak) {
        pairs.forEach(
                (front, backs) -> {
                    for (String back : backs) {
                        double ratio = ratio(color(values, front), color(values, back));
                        if (ratio < least) {
                            tooWeak.add("%s on %s is %.2f:1".formatted(front, back, ratio));
                        }
                    }
                });
    }

    private static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Color color(Map<String, String> values, String name) {
        String value = values.get("-k-" + name);
        while (value != null && value.startsWith("-k-")) {
            value = values.get(value);
        }
        if (value == null) {
            throw new AssertionError("No colour -k-" + name);
        }
        return Color.web(value);
    }

    private static Map<String, String> read(String sheet) throws IOException {
        try (InputStream in = ContrastTest.class.getResourceAsStream(sheet)) {
            Matcher each = VALUE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> values = new HashMap<>();
            while (each.find()) {
                values.put(each.group(1), each.group(2).strip());
            }
            return values;
        }
    }
}
