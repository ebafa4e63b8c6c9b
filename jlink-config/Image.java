import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Lays out the program that runs without Maven: `lib/` (class path), `runtime/` (JDK and JavaFX
/// linked), `bin/` (launchers) and `aot/` (start-up cache). Run by the build of `app` as
/// `java Image.java <folder of this file> <out> <app jar> <class path>`; does again only what
// changed.
public final class Image {
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");

    private static final List<String> PROVIDERS =
            List.of("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE");

    private static final Map<String, List<String>> TRAINED =
            Map.of(
                    "server",
                    List.of("text", "server", "bench"),
                    "workstation",
                    List.of("workstation", "demo"));

    private final Path config;
    private final Path out;
    private final Path jdk = Path.of(System.getProperty("java.home"));

    private Image(Path config, Path out) {
        this.config = config;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Image image = new Image(Path.of(args[0]), Path.of(args[1]));
        List<Path> javafx = new ArrayList<>();
        List<Path> jars = new ArrayList<>(List.of(Path.of(args[2])));
        for (String entry : args[3].split(java.io.File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (jar.getFileName().toString().startsWith("javafx-")) {
                javafx.add(jar);
            } else if (Files.isRegularFile(jar)) {
                jars.add(jar);
            }
        }
        boolean changed = image.runtime(javafx);
        changed |= image.library(jars);
        changed |= image.launchers(jars);
        if (changed || !image.cached()) {
            image.train();
        }
        Files.writeString(image.out.resolve("built"), image.fingerprint(jars) + "\n");
        System.out.printf(
                "[image] %s, %.1f s%s%n",
                image.out,
                (System.nanoTime() - start) / 1e9,
                changed ? "" : ", nothing had changed");
    }

    /// Links the JDK's modules and JavaFX, whose natives go beside the JDK's own so that nothing is
    /// unpacked at start.
    private boolean runtime(List<Path> javafx) throws Exception {
        List<String> modules = lines("modules.txt");
        List<Path> platformJars = javafx.stream().filter(Image::holdsModule).sorted().toList();
        String inputs =
                fingerprint(platformJars)
                        + modules
                        + sha256(jdk.resolve("release"))
                        + sha256(config.resolve("Image.java"));
        Path mark = out.resolve("runtime.inputs");
        Path runtime = out.resolve("runtime");
        if (Files.exists(mark) && Files.readString(mark).equals(inputs)) {
            return false;
        }
        Files.deleteIfExists(mark);
        delete(runtime);
        Path work = out.resolveSibling("jmods");
        delete(work);
        Files.createDirectories(work);
        for (Path jar : platformJars) {
            jmod(jar, work);
        }
        tool(
                "jlink",
                "--module-path",
                work.toString(),
                "--add-modules",
                String.join(",", modules),
                "--include-locales=en,ja",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString());
        delete(work);
        trimProviders(runtime.resolve("conf").resolve("security").resolve("java.security"));
        Files.writeString(mark, inputs);
        return true;
    }

    /// Takes the security providers of modules that are not linked out of the list. For a name that
    /// it does not find, the JDK instantiates every provider on the class path: 400 ms of each
    /// start.
    private static void trimProviders(Path file) throws IOException {
        List<String> kept = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("security.provider.")) {
                kept.add(line);
            } else if (PROVIDERS.contains(line.substring(line.indexOf('=') + 1).strip())) {
                kept.add("security.provider." + ++number + line.substring(line.indexOf('=')));
            }
        }
        if (number != PROVIDERS.size()) {
            throw new IllegalStateException(number + " security providers in " + file);
        }
        Files.write(file, kept);
    }

    private static boolean holdsModule(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry("module-info.class") != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void jmod(Path jar, Path work) throws IOException {
        String name = jar.getFileName().toString();
        String module = name.substring(0, name.indexOf('-', "javafx-".length())).replace('-', '.');
        Path classes = work.resolve(module + ".classes");
        Path natives = work.resolve(module + ".natives");
        Files.createDirectories(classes);
        Files.createDirectories(natives);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                Path to = (isNative(entry.getName()) ? natives : classes).resolve(entry.getName());
                Files.createDirectories(to.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, to);
                }
            }
        }
        tool(
                "jmod",
                "create",
                "--class-path",
                classes.toString(),
                "--libs",
                natives.toString(),
                work.resolve(module + ".jmod").toString());
        delete(classes);
        delete(natives);
    }

    private static boolean isNative(String entry) {
        return entry.endsWith(".so") || entry.endsWith(".dll") || entry.endsWith(".dylib");
    }

    /// Copies what is new; a file that is the same keeps its time, which the AOT cache checks.
    private boolean library(List<Path> jars) throws IOException {
        Path lib = Files.createDirectories(out.resolve("lib"));
        Map<String, Path> wanted = new LinkedHashMap<>();
        for (Path jar : jars) {
            Path before = wanted.put(jar.getFileName().toString(), jar);
            if (before != null) {
                throw new IllegalStateException("two jars of one name: " + before + " and " + jar);
            }
        }
        boolean changed = false;
        try (Stream<Path> present = Files.list(lib)) {
            for (Path file : present.toList()) {
                if (!wanted.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                    changed = true;
                }
            }
        }
        for (Map.Entry<String, Path> jar : wanted.entrySet()) {
            Path to = lib.resolve(jar.getKey());
            Path from = unsigned(jar.getValue());
            if (!Files.exists(to) || Files.mismatch(from, to) >= 0) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
                changed = true;
            }
        }
        return changed;
    }

    /// The jar without its signature: of a signed one a JVM keeps a digest of each entry, 10 MB of
    /// an idle server that nothing here asks for. The same bytes at every build.
    private Path unsigned(Path jar) throws IOException {
        try (JarFile signed = new JarFile(jar.toFile(), false)) {
            if (signed.stream().noneMatch(Image::isSignature)) {
                return jar;
            }
            Path plain = Files.createDirectories(out.resolveSibling("unsigned"));
            plain = plain.resolve(jar.getFileName());
            try (ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(plain))) {
                for (JarEntry entry : Collections.list(signed.entries())) {
                    if (!isSignature(entry)) {
                        copy(signed, entry, copy);
                    }
                }
            }
            return plain;
        }
    }

    private static boolean isSignature(JarEntry entry) {
        return entry.getName().matches("META-INF/[^/]+[.](SF|RSA|DSA|EC)");
    }

    private static void copy(JarFile from, JarEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry copied = new ZipEntry(entry.getName());
        copied.setTime(entry.getTime());
        to.putNextEntry(copied);
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
            Manifest whole = new Manifest();
            whole.getMainAttributes().putAll(from.getManifest().getMainAttributes());
            whole.write(to);
        } else {
            from.getInputStream(entry).transferTo(to);
        }
    }

    private boolean launchers(List<Path> jars) throws IOException {
        Path bin = Files.createDirectories(out.resolve("bin"));
        List<String> flags = lines("jvm.flags");
        boolean changed =
                write(
                        bin.resolve("kakehashi"),
                        Files.readString(config.resolve("launcher.sh"))
                                .replace(
                                        "@FLAGS@",
                                        flags.stream()
                                                .map(f -> "    " + f + " \\")
                                                .collect(Collectors.joining("\n")))
                                .replace("@CLASSPATH@", classPath(jars, "$home/lib/", ":")));
        if (Files.getFileStore(bin).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    bin.resolve("kakehashi"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        changed |=
                write(
                        bin.resolve("kakehashi.cmd"),
                        Files.readString(config.resolve("launcher.cmd"))
                                .replace(
                                        "@FLAGS@",
                                        flags.stream()
                                                .map(f -> "    " + f + " ^")
                                                .collect(Collectors.joining("\n")))
                                .replace("@CLASSPATH@", classPath(jars, "%home%\\lib\\", ";"))
                                .replace("\n", "\r\n"));
        return changed;
    }

    private static String classPath(List<Path> jars, String folder, String separator) {
        return jars.stream()
                .map(jar -> folder + jar.getFileName())
                .collect(Collectors.joining(separator));
    }

    private static boolean write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return false;
        }
        Files.writeString(file, text);
        return true;
    }

    private Path cache(String kind) {
        return out.resolve("aot").resolve(kind + ".aot");
    }

    private boolean cached() {
        return TRAINED.keySet().stream().allMatch(kind -> Files.exists(cache(kind)));
    }

    /// Makes the start-up caches from training runs, then starts each verb once with no way around
    /// its cache, so that a cache which would be dropped fails the build. A process loads whatever
    /// its cache holds: a server must not carry the windows' classes.
    private void train() throws Exception {
        Files.createDirectories(cache("server").getParent());
        for (Map.Entry<String, List<String>> kind : TRAINED.entrySet()) {
            Path cache = cache(kind.getKey());
            Files.deleteIfExists(cache);
            Path work = out.resolveSibling("training");
            delete(work);
            // What only a first start needs stays out of the cache.
            String folder = work.toString();
            launch("", "server", "--data", folder, "--port", "0", "--until-stdin-closes");
            launch("-XX:AOTCacheOutput=" + cache, "train", kind.getKey(), folder);
            delete(work);
            for (String verb : kind.getValue()) {
                launch("-XX:AOTCache=" + cache + "|-XX:AOTMode=on", verb, "--help");
            }
        }
    }

    private void launch(String aot, String... args) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(out.resolve("bin").resolve(WINDOWS ? "kakehashi.cmd" : "kakehashi").toString());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KAKEHASHI_AOT", aot);
        builder.environment().put("KAKEHASHI_HEADLESS", "1");
        builder.redirectInput(
                ProcessBuilder.Redirect.from(Path.of(WINDOWS ? "NUL" : "/dev/null").toFile()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "exit " + process.waitFor() + " of " + command + " with " + aot + ":\n" + said);
        }
    }

    private static void tool(String name, String... args) {
        ToolProvider tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(() -> new IllegalStateException("this JDK has no " + name));
        int exit = tool.run(System.out, System.err, args);
        if (exit != 0) {
            throw new IllegalStateException(
                    name + " " + String.join(" ", args) + " exited with " + exit);
        }
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(config.resolve(name)).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String fingerprint(List<Path> files) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            all.append(file.getFileName()).append(' ').append(sha256(file)).append('\n');
        }
        return all.toString();
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
