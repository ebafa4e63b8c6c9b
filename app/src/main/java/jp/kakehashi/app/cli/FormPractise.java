package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jp.kakehashi.practice.PictureSize;
import jp.kakehashi.practice.PracticeForms;
import jp.kakehashi.practice.PracticePhoto;
import jp.kakehashi.practice.PracticeSet;
import jp.kakehashi.ui.theme.FontResources;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `form practise --forms DIR --out DIR --count N`: practice photographs of filled forms with
/// their truth. The same seed makes the same pictures, whatever the count.
final class FormPractise implements Verb {
    private static final int SEED = 1;

    private final Console console;

    FormPractise(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "form practise";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--forms", "DIR"));
        spec.addOption(Verb.option("--out", "DIR"));
        spec.addOption(Verb.option("--count", "N"));
        spec.addOption(Verb.option("--from", "N"));
        spec.addOption(Verb.option("--seed", "S"));
        spec.addOption(Verb.option("--size", "1080|2160|mixed"));
    }

    @Override
    public int run(ParseResult typed) throws IOException {
        Path out = folder(typed, "--out");
        PracticeForms forms = PracticeForms.in(folder(typed, "--forms"));
        int count = Verb.number(typed, "--count", 20);
        int from = Verb.number(typed, "--from", 0);
        int seed = Verb.number(typed, "--seed", SEED);
        PracticeSet set = new PracticeSet(forms, FontResources::open, seed, size(typed));
        Files.createDirectories(out);
        Map<String, Integer> made = new TreeMap<>();
        for (int i = from; i < from + count; i++) {
            PracticePhoto photo = set.photo(i);
            String name = String.format(Locale.ROOT, "img%06d", i);
            Files.write(out.resolve(name + ".jpg"), photo.jpeg());
            Files.write(out.resolve(name + ".json"), photo.truth().json(name + ".jpg"));
            String form = photo.truth().form();
            made.merge(form == null ? "" : form, 1, Integer::sum);
            if (console.watched()) {
                console.say(name);
            }
        }
        console.print(Map.of("out", out.toString(), "seed", seed, "count", count, "forms", made));
        return ExitCode.DONE;
    }

    private static Path folder(ParseResult typed, String option) {
        String folder = typed.matchedOptionValue(option, "");
        if (folder.isEmpty()) {
            throw new UsageException(option);
        }
        return Path.of(folder);
    }

    private static PictureSize size(ParseResult typed) {
        String size = typed.matchedOptionValue("--size", "mixed");
        return switch (size) {
            case "1080" -> PictureSize.HD;
            case "2160" -> PictureSize.UHD;
            case "mixed" -> PictureSize.MIXED;
            default -> throw new UsageException("--size " + size);
        };
    }
}
