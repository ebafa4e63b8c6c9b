package jp.kakehashi.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.cli.ExitCode;
import jp.kakehashi.app.cli.Verb;
import jp.kakehashi.app.demo.StageHand;
import jp.kakehashi.bench.BenchOffice;
import jp.kakehashi.bench.CatchUpBench;
import jp.kakehashi.bench.TrialFolder;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.HeadOffice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Runs once through what a server and a workstation do in their first minute, while the build
/// records the start-up cache: the classes they load and which methods run often. Not shown in
/// help.
final class TrainVerb implements Verb {
    private static final int ROWS = 6_000;
    private static final int PATIENCE_SECONDS = 60;

    private final SystemClock clock = new SystemClock();

    @Override
    public String name() {
        return "train";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.usageMessage().hidden(true);
        spec.addPositional(Verb.parameter("0", "KIND", "1"));
        spec.addPositional(Verb.parameter("1", "DIR", "1"));
    }

    @Override
    public int run(ParseResult typed) throws IOException, InterruptedException {
        try (TrialFolder folder = TrialFolder.create();
                BenchOffice office =
                        new BenchOffice(Path.of(typed.matchedPositionalValue(1, "")))) {
            try (HeadOffice line = office.signIn("filler")) {
                line.publish(BenchOffice.definition());
                BenchOffice.fill(line, clock, ROWS);
            }
            return typed.matchedPositionalValue(0, "").equals("server")
                    ? catchUp(office, folder.path())
                    : window(office, folder.path());
        }
    }

    private int catchUp(BenchOffice office, Path dir) throws InterruptedException {
        Workstation workstation = new Workstation(dir, City.model(), clock, SyncTiming.STANDARD);
        CatchUpBench.catchUp(office, workstation);
        return ExitCode.DONE;
    }

    private int window(BenchOffice office, Path dir) throws InterruptedException {
        Workstation workstation = new Workstation(dir, City.model(), clock, SyncTiming.STANDARD);
        workstation.enrol(office.uri(), office.authority(), "train");
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        WindowRun run = new WindowRun();
        run.start(
                workstation,
                clock,
                "train",
                dir,
                window ->
                        StageHand.follow(
                                window,
                                new ByteArrayInputStream(orders(dir).getBytes(UTF_8)),
                                new PrintStream(answers, true, UTF_8),
                                () -> window.onScreen(window::hide)));
        if (!run.awaitEnd(PATIENCE_SECONDS)) {
            throw new IllegalStateException("the window stands still: " + answers.toString(UTF_8));
        }
        String said = answers.toString(UTF_8);
        if (said.contains("\"failed\"")) {
            throw new IllegalStateException(said);
        }
        return ExitCode.DONE;
    }

    private static String orders(Path dir) {
        String picture = dir.resolve("picture.png").toString().replace('\\', '/');
        return String.join(
                        "\n",
                        "{'do':'picture','file':'%s'}".formatted(picture),
                        "{'do':'sign-in','staff':'%s','password':'%s'}"
                                .formatted(BenchOffice.STAFF, BenchOffice.PASSWORD),
                        "{'do':'await','what':'rows:%s','value':'%d'}"
                                .formatted(BenchOffice.LEDGER, ROWS),
                        "{'do':'show','where':'ledger','detail':'%s'}"
                                .formatted(BenchOffice.LEDGER),
                        "{'do':'picture','file':'%s'}".formatted(picture),
                        "{'do':'prefer','what':'theme','value':'dark'}",
                        "{'do':'show','where':'conflicts'}",
                        "{'do':'show','where':'status'}",
                        "{'do':'picture','file':'%s'}".formatted(picture),
                        "")
                .replace('\'', '"');
    }
}
