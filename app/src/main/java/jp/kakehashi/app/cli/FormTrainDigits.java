package jp.kakehashi.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.kakehashi.vision.digits.DigitLearning;
import jp.kakehashi.vision.digits.DigitNet;
import jp.kakehashi.vision.digits.DigitTrial;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `form train-digits --out FILE`: teaches the network that suggests figures, with figures it
/// draws itself, and tries it on others. The same seed makes the same file.
final class FormTrainDigits implements Verb {
    private static final int SEED = 1;
    private static final int SAMPLES = 300_000;
    private static final int TRIED = 20_000;

    private final Console console;

    FormTrainDigits(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "form train-digits";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--out", "FILE"));
        spec.addOption(Verb.option("--seed", "S"));
        spec.addOption(Verb.option("--count", "N"));
    }

    @Override
    public int run(ParseResult typed) throws IOException {
        String file = typed.matchedOptionValue("--out", "");
        if (file.isEmpty()) {
            throw new UsageException("--out");
        }
        int seed = Verb.number(typed, "--seed", SEED);
        int samples = Verb.number(typed, "--count", SAMPLES);
        DigitNet net = DigitLearning.teach(seed, samples);
        try (OutputStream out = Files.newOutputStream(Path.of(file))) {
            net.write(out);
        }
        DigitTrial trial = DigitTrial.of(net, seed + 1L, TRIED);
        console.print(
                Map.of(
                        "out", file,
                        "seed", seed,
                        "count", samples,
                        "tried", TRIED,
                        "right", trial.right(),
                        "otherTakenForDigit", trial.otherTakenForDigit()));
        return ExitCode.DONE;
    }
}
