package jp.kakehashi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A temporary folder of one measure, gone with everything in it when closed.
public record TrialFolder(Path path) implements AutoCloseable {

    /// A new one.
    public static TrialFolder create() throws IOException {
        return new TrialFolder(Files.createTempDirectory("kakehashi-bench"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
