package jp.kakehashi.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.kakehashi.app.cli.Console;
import jp.kakehashi.app.cli.ExitCode;
import jp.kakehashi.app.cli.Verb;
import jp.kakehashi.bench.TrialFolder;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `kakehashi demo`: plays the scenario with real windows and a real server, each in a process of
/// its own. With a display the windows stay open afterwards.
public final class DemoVerb implements Verb {
    private final Console console;

    /// The verb, telling its steps on `console`.
    public DemoVerb(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(Verb.flag("--headless"));
        spec.addOption(Verb.option("--only", "NAME"));
        spec.addOption(Verb.option("--out", "DIR"));
    }

    @Override
    public int run(ParseResult typed) throws IOException, InterruptedException {
        @Nullable String only = typed.matchedOptionValue("--only", null);
        if (only != null && !only.equals("ledger")) {
            throw Problem.invalid("problem.demo.unknown", only).asException();
        }
        boolean headless =
                typed.matchedOptionValue("--headless", false)
                        || Boolean.getBoolean("kakehashi.headless");
        @Nullable String chosen = typed.matchedOptionValue("--out", null);
        Path out =
                (chosen == null ? Files.createTempDirectory("kakehashi-demo") : Path.of(chosen))
                        .toAbsolutePath();
        Files.createDirectories(out);
        DemoReport report = new DemoReport(this::tell);
        try (TrialFolder data = TrialFolder.create();
                LedgerScenario scenario = new LedgerScenario(out, data.path(), headless, report)) {
            scenario.play();
            report.write(out.resolve("report.json"));
            console.print(
                    Map.of(
                            "folder",
                            out.toString(),
                            "steps",
                            report.content().steps().size(),
                            "failed",
                            report.failed()));
            if (!headless) {
                scenario.leaveOpen();
            }
        }
        return report.failed() == 0 ? ExitCode.DONE : ExitCode.HELD;
    }

    private void tell(DemoReport.Step step) {
        String mark = step.ok() ? "ok  " : "FAIL";
        String why = step.problem() == null ? "" : "  (" + step.problem() + ")";
        console.say("%s %6d ms  %s%s".formatted(mark, step.millis(), step.name(), why));
    }
}
