package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kakehashi.app.forms.FormsFolder;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.child.VisionProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `form check --forms DIR IMAGE...`: what each picture says, one object per picture; exit 1 only
/// when a file could not be processed.
final class FormCheck implements Verb {
    private static final int DRAWN_AT_ONCE = 2;
    private static final List<String> NOT_PROCESSED =
            List.of("unreadable-image", "too-large", "took-too-long", "no-such-file");

    private final Console console;
    private final InstantSource clock;

    FormCheck(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "form check";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--forms", "DIR"));
        spec.addOption(Verb.option("--scan", "OUT.pdf"));
        spec.addOption(Verb.flag("--mask"));
        spec.addPositional(Verb.parameters("0..*", "IMAGE", "1..*"));
    }

    @Override
    public int run(ParseResult typed) throws IOException, InterruptedException {
        String folder = typed.matchedOptionValue("--forms", "");
        if (folder.isEmpty()) {
            throw new UsageException("--forms");
        }
        List<String> images = typed.matchedPositionalValue(0, List.of());
        String scan = typed.matchedOptionValue("--scan", "");
        boolean masked = typed.hasMatchedOption("--mask");
        boolean all = true;
        int scans = 0;
        try (VisionProcess vision = new VisionProcess(blanks(Path.of(folder)))) {
            for (String image : images) {
                VisionProcess.Read read = read(vision, Path.of(image), !scan.isEmpty(), masked);
                SheetReading reading = read.reading();
                boolean processed =
                        reading.reason() == null || !NOT_PROCESSED.contains(reading.reason());
                all &= processed;
                if (read.scan().length > 0) {
                    write(numbered(Path.of(scan), ++scans), read.scan());
                }
                console.printLine(json(image, processed, reading));
            }
        }
        return all ? ExitCode.DONE : ExitCode.HELD;
    }

    private VisionProcess.Read read(
            VisionProcess vision, Path image, boolean scanned, boolean masked)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(image)) {
            return none("no-such-file");
        }
        if (Files.size(image) > VisionProcess.LARGEST_FILE) {
            return none("too-large");
        }
        byte[] file = Files.readAllBytes(image);
        return scanned
                ? vision.scan(file, masked, clock.instant())
                : new VisionProcess.Read(vision.read(file), new byte[0]);
    }

    private static VisionProcess.Read none(String reason) {
        return new VisionProcess.Read(
                SheetReading.none(reason, new SheetReading.Millis(0, 0, 0, 0, 0)), new byte[0]);
    }

    /// The first scan bears the name itself, the second `name-2.pdf`.
    private static Path numbered(Path scan, int number) {
        if (number == 1) {
            return scan;
        }
        String name = String.valueOf(scan.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return scan.resolveSibling(stem + "-" + number + (dot > 0 ? name.substring(dot) : ""));
    }

    /// Whole or not at all.
    private static void write(Path file, byte[] bytes) throws IOException {
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "scan", ".part");
        try {
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static List<FormBlank> blanks(Path folder) throws IOException {
        List<FormsFolder.Found> found = FormsFolder.find(folder);
        List<FormBlank> blanks = new ArrayList<>();
        for (int i = 0; i < found.size(); i += DRAWN_AT_ONCE) {
            List<FormsFolder.Found> next =
                    found.subList(i, Math.min(found.size(), i + DRAWN_AT_ONCE));
            blanks.addAll(next.parallelStream().map(FormCheck::draw).toList());
        }
        return blanks;
    }

    private static FormBlank draw(FormsFolder.Found found) {
        try {
            return FormsFolder.draw(found);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> json(
            String image, boolean processed, SheetReading reading) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("image", image);
        json.put("ok", processed);
        json.put("form", reading.form());
        json.put("reason", reading.reason());
        json.put(
                "pageCorners",
                reading.pageCorners().stream().map(c -> List.of(c.x(), c.y())).toList());
        json.put(
                "toImage",
                reading.toImage().stream()
                        .map(p -> List.of(p.xMm(), p.yMm(), p.xPx(), p.yPx()))
                        .toList());
        Map<String, Object> fields = new LinkedHashMap<>();
        reading.fields().forEach((id, field) -> fields.put(id, json(field)));
        json.put("fields", fields);
        json.put("missing", reading.missing());
        SheetReading.Millis millis = reading.millis();
        Map<String, Double> steps = new LinkedHashMap<>();
        steps.put("decode", millis.decode());
        steps.put("recognise", millis.recognise());
        steps.put("register", millis.register());
        steps.put("score", millis.score());
        steps.put("total", millis.total());
        json.put("millis", steps);
        return json;
    }

    private static Map<String, Object> json(FieldReading field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", field.state().name().toLowerCase(Locale.ROOT));
        json.put("score", field.score());
        return json;
    }
}
