package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;

/// The folders that files may be written into: those below a root that the server's administrator
/// allows. No path of a client leads out of it, neither by its words nor by a link on the disk.
final class ExportFolder {
    private static final int LONGEST = 200;
    private static final int DEEPEST = 8;
    private static final Set<String> RESERVED =
            Set.of("con", "prn", "aux", "nul", "com1", "com2", "lpt1", "lpt2");

    private final Path root;

    ExportFolder(Path root) {
        this.root = root;
    }

    /// @throws ProblemException `problem.export_job.folder`, `.file`
    static void check(String folder, String file) {
        if (!name(file)) {
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
                        && part.chars().noneMatch(c -> c < 0x20 || "\\/:*?\"<>|".indexOf(c) >= 0);
        return plain && !RESERVED.contains(part.toLowerCase(Locale.ROOT));
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
    static Path scratch(Path folder, String job) {
        Path scratch = folder.resolve(".part-" + job);
        try {
            clear(scratch);
            return Files.createDirectory(scratch);
        } catch (IOException e) {
            throw unwritable(e);
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
                Path part = folder.resolve("." + name + ".part");
                if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(to, part, StandardCopyOption.REPLACE_EXISTING);
                    move(part, folder.resolve(name + ".old"));
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
