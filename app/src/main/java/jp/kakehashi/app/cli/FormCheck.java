package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.app.forms.FormsFolder;
import jp.kakehashi.kernel.disk.OwnerOnly;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.FormFault;
import jp.kakehashi.vision.FormRules;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.child.Seen;
import jp.kakehashi.vision.child.VisionProcess;
import jp.kakehashi.vision.child.Wanted;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `form check --forms DIR IMAGE...`: what each picture says, one object per picture; exit 1 only
/// when a file could not be processed. `--scan` writes the clean scan of one picture.
final class FormCheck implements Verb {
    private static final int DRAWN_AT_ONCE = 2;
    private static final double SURE = 0.9;

    /// The days on Japanese forms are Japanese days, wherever they are looked at.
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

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
        spec.addOption(Verb.flag("--masked"));
        spec.addOption(Verb.flag("--hints"));
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
        boolean masked = typed.hasMatchedOption("--masked");
        if (scan.isEmpty() ? masked : images.size() != 1) {
            throw new UsageException(scan.isEmpty() ? "--masked" : "--scan");
        }
        boolean hints = typed.hasMatchedOption("--hints");
        Wanted wanted = new Wanted(!scan.isEmpty(), masked, hints, clock.instant());
        boolean all = true;
        List<FormBlank> blanks = blanks(Path.of(folder));
        try (VisionProcess vision = new VisionProcess(blanks)) {
            for (String image : images) {
                Seen seen = look(vision, Path.of(image), wanted);
                SheetReading reading = seen.reading();
                if (seen.scan().isPresent()) {
                    write(Path.of(scan), seen.scan().get());
                }
                boolean processed =
                        reading.reason() == null || !NOT_PROCESSED.contains(reading.reason());
                all &= processed;
                Map<String, @Nullable Object> json = json(image, processed, reading);
                blanks.stream()
                        .map(FormBlank::form)
                        .filter(form -> form.id().equals(reading.form()))
                        .findFirst()
                        .ifPresent(form -> judge(json, form, seen));
                if (hints) {
                    json.put("hints", hints(seen));
                }
                console.printLine(json);
            }
        }
        return all ? ExitCode.DONE : ExitCode.HELD;
    }

    private static Seen look(VisionProcess vision, Path image, Wanted wanted)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(image)) {
            return none("no-such-file");
        }
        if (Files.size(image) > VisionProcess.LARGEST_FILE) {
            return none("too-large");
        }
        return vision.look(Files.readAllBytes(image), wanted);
    }

    private static Seen none(String reason) {
        return new Seen(
                SheetReading.none(reason, new SheetReading.Millis(0, 0, 0, 0, 0)),
                Optional.empty(),
                List.of());
    }

    /// What is wrong on a sheet and which papers belong to it. Figures tell only when they are
    /// sure, and then as a hint.
    private void judge(Map<String, @Nullable Object> json, PaperForm form, Seen seen) {
        Map<String, String> figures = new HashMap<>();
        seen.hints().stream()
                .filter(h -> h.confidence() >= SURE)
                .forEach(h -> figures.put(h.fieldId(), h.text()));
        Map<String, FieldReading> fields = seen.reading().fields();
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
        json.put(
                "wrong",
                FormRules.wrong(form, FormRules.facts(fields, figures, today)).stream()
                        .map(FormCheck::json)
                        .toList());
        json.put(
                "attachments",
                FormRules.attachments(form, fields).stream()
                        .map(a -> Map.of("id", a.id(), "label", a.label()))
                        .toList());
    }

    private static Map<String, Object> json(FormFault fault) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", fault.kind().name().toLowerCase(Locale.ROOT));
        json.put("id", fault.id());
        json.put("says", fault.says());
        json.put("hint", fault.hint());
        return json;
    }

    /// Suggestions: nothing here is to be taken over without a person.
    private static Map<String, Object> hints(Seen seen) {
        Map<String, Object> hints = new LinkedHashMap<>();
        seen.hints()
                .forEach(
                        h ->
                                hints.put(
                                        h.fieldId(),
                                        Map.of("text", h.text(), "confidence", h.confidence())));
        return hints;
    }

    /// A scan is there whole or not at all, and for its owner alone.
    private static void write(Path scan, byte[] pdf) throws IOException {
        Path part = scan.resolveSibling(scan.getFileName() + ".part");
        Files.deleteIfExists(part);
        OwnerOnly.make(part);
        Files.write(part, pdf);
        Files.move(part, scan, StandardCopyOption.REPLACE_EXISTING);
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
