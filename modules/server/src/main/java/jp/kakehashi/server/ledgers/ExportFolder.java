package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The folders that files may be written into: those below a root that the server's administrator
/// allows. No path of a client leads out of it, neither by its words nor by a link on the disk.
final class ExportFolder {
    private static final int LONGEST = 200;
    private static final int DEEPEST = 8;
    private static final int LONGEST_NAME_BYTES = 200;
    private static final String SCRATCH = ".part-";
    private static final String BEFORE = ".old";

    // Windows opens a device by them, whatever ending follows.
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(?:con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(?:com|lpt)[0-9¹²³])(?:[ .].*)?",
                    Pattern.CASE_INSENSITIVE);

    private final Path root;

    ExportFolder(Path root) {
        this.root = root;
    }

    /// @throws ProblemException `problem.export_job.folder`, `.file`
    static void check(String folder, String file) {
        // Under that name the file before stands; a job of its own would write over it.
        boolean before = file.toLowerCase(Locale.ROOT).endsWith(BEFORE);
        if (!name(file) || before) {
            throw Problem.invalid("problem.export_job.file").asException();
        }
        List<String> parts = List.of(folder.split("/", -1));
        boolean sane =
                folder.isEmpty()
                        || (parts.size() <= DEEPEST
                                && folder.length() <= LONGEST
                                && parts.stream().allMatch(ExportFolder::name));
        if (!sane) {
            throw Problem.invalid("problem.export_job.folder").asException();
        }
    }

    private static boolean name(String part) {
        boolean plain =
                !part.isBlank()
                        && part.length() <= 100
                        && part.equals(part.strip())
                        && !part.startsWith(".")
                        && !part.endsWith(".")
                        && part.chars()
                                .noneMatch(
                                        c ->
                                                Character.isISOControl(c)
                                                        || "\\/:*?\"<>|".indexOf(c) >= 0);
        return plain
                && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES
                && !DEVICE.matcher(part).matches();
    }

    /// The folder, made where it was missing.
    ///
    /// @throws ProblemException `problem.export_job.folder`, `.unwritable`
    Path open(String folder) {
        try {
            Path real = root.toRealPath();
            Path at = real;
            for (String part : folder.isEmpty() ? List.<String>of() : List.of(folder.split("/"))) {
                at = at.resolve(part);
                if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(at);
                }
                if (Files.isSymbolicLink(at) || !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                    throw Problem.refused("problem.export_job.folder").asException();
                }
            }
            if (!at.toRealPath().startsWith(real)) {
                throw Problem.refused("problem.export_job.folder").asException();
            }
            return at;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /// A folder of its own for what is being written, beside where it will be.
    static Path scratch(Path folder, UUID run) {
        Path scratch = folder.resolve(SCRATCH + run);
        try {
            return Files.createDirectory(scratch);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /// The folders in which runs are writing, or were when their server was killed.
    List<Path> scratches() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root.toRealPath(),
                    Set.of(),
                    DEEPEST + 1,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes is) {
                            if (run(folder) == null) {
                                return FileVisitResult.CONTINUE;
                            }
                            found.add(folder);
                            return FileVisitResult.SKIP_SUBTREE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // The next run says what is wrong with the root.
            return found;
        }
        return found;
    }

    /// Whose folder that is; null for any other.
    static @Nullable UUID run(Path scratch) {
        String name = String.valueOf(scratch.getFileName());
        try {
            return name.startsWith(SCRATCH)
                    ? UUID.fromString(name.substring(SCRATCH.length()))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Takes what is left of a run away.
    static void clear(Path scratch) throws IOException {
        if (Files.isDirectory(scratch, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(scratch)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(scratch);
        }
    }

    /// Gives each file of `scratch` its place: what stood there stays as `.old`, and there is never
    /// a moment without a file.
    static void place(Path scratch, Path folder) {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Path to = folder.resolve(name);
                Path part = scratch.resolve(BEFORE);
                if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(to, part, StandardCopyOption.REPLACE_EXISTING);
                    move(part, folder.resolve(name + BEFORE));
                } else if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                    throw Problem.refused("problem.export_job.file").asException();
                }
                move(file, to);
            }
            clear(scratch);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static ProblemException unwritable(Throwable e) {
        boolean full = false;
        for (Throwable each = e; each != null; each = each.getCause()) {
            String why =
                    each instanceof FileSystemException f
                            ? String.valueOf(f.getReason())
                            : String.valueOf(each.getMessage());
            full = full || why.contains("No space left") || why.contains("quota");
        }
        String key = full ? "problem.export_job.disk_full" : "problem.export_job.unwritable";
        return new ProblemException(Problem.unavailable(key), e);
    }
}
