package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Words wrap by `ui.names.Wrapping` only: elsewhere text that runs from right to left would take
/// the drawing of a window down.
class WrappedTextTest {
    @Test
    void nothingElseLetsTextWrap() throws IOException {
        Path root = Path.of(System.getProperty("kakehashi.root", ".."));
        List<Path> found;
        try (Stream<Path> files =
                Stream.of(root.resolve("modules"), root.resolve("app")).flatMap(this::sources)) {
            found = files.filter(WrappedTextTest::wraps).toList();
        }
        assertEquals(List.of(), found);
    }

    private Stream<Path> sources(Path folder) {
        try {
            return Files.walk(folder)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean wraps(Path file) {
        try {
            return Files.readString(file).contains("setWrapText(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
