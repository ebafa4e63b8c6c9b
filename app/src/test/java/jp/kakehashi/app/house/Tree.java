package jp.kakehashi.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The files of the repository, or of a bad sample laid out like one.
record Tree(Path root) {
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", ".vscode");

    /// The repository that this test belongs to.
    static Tree ofRepository() {
        return new Tree(
                Path.of(System.getProperty("kakehashi.root", "..")).toAbsolutePath().normalize());
    }

    List<Path> files(Predicate<String> wanted) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            return SKIPPED.contains(String.valueOf(folder.getFileName()))
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            // In a worktree `.git` is a file.
                            if (attributes.isRegularFile()
                                    && !SKIPPED.contains(file.getFileName().toString())
                                    && wanted.test(name(file))) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    List<Path> javaFiles() {
        return files(name -> name.endsWith(".java"));
    }

    List<Path> mainJavaFiles() {
        return files(name -> name.endsWith(".java") && name.contains("src/main/java/"));
    }

    /// Modules that the root pom builds, as folders.
    List<Path> modules() {
        List<Path> modules = new ArrayList<>();
        var matcher =
                java.util.regex.Pattern.compile("<module>([^<]+)</module>")
                        .matcher(read(root.resolve("pom.xml")));
        while (matcher.find()) {
            modules.add(root.resolve(matcher.group(1)));
        }
        return modules;
    }

    /// Path from the root with `/`.
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /// Writes a file of a bad sample.
    Tree with(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
