package jp.kakehashi.app.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakehashi.bench.CatchUpBench;
import jp.kakehashi.bench.Figure;
import jp.kakehashi.bench.GridBench;
import jp.kakehashi.bench.LiveBench;
import jp.kakehashi.bench.PostgresPeer;
import jp.kakehashi.bench.PushBench;
import jp.kakehashi.bench.StartBench;
import jp.kakehashi.bench.TrialFolder;
import jp.kakehashi.bench.UndoImportBench;
import jp.kakehashi.bench.find.FindBench;
import jp.kakehashi.bench.sheets.SheetsBench;
import jp.kakehashi.bench.storage.DurableEditsBench;
import jp.kakehashi.bench.view.ViewBench;
import jp.kakehashi.kernel.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `kakehashi bench [NAME…]`: this product beside its peers, both sides in one run; exit code 1
/// when a figure misses its target. `push-postgres` only when asked for: it wants a PostgreSQL.
public final class Bench implements Verb {
    private static final List<String> ALL =
            List.of(
                    "edits",
                    "push",
                    "catch-up",
                    "undo-import",
                    "live",
                    "find",
                    "view",
                    "grid",
                    "start",
                    "vision",
                    "sheets");

    private static final long SEED = 20_260_401;
    private static final int ROUNDS = 3;
    private static final int EDITS = 50_000;

    private final Console console;
    private final InstantSource clock;
    private final LiveBench.Windows windows;
    private final GridBench.Windows grids;

    /// The verb, printing on `console`; `windows` are what the live measure watches, `grids` those
    /// that are scrolled and typed into.
    public Bench(
            Console console,
            InstantSource clock,
            LiveBench.Windows windows,
            GridBench.Windows grids) {
        this.console = console;
        this.clock = clock;
        this.windows = windows;
        this.grids = grids;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameters("0..*", "NAME", "0..*"));
    }

    @Override
    public int run(ParseResult typed) throws Exception {
        List<String> names = typed.matchedPositionalValue(0, List.of());
        List<Figure> figures = new ArrayList<>();
        for (String name : names.isEmpty() ? ALL : names) {
            console.say(name);
            figures.addAll(figures(name));
        }
        console.print(Map.of("figures", figures));
        return figures.stream().allMatch(Figure::held) ? ExitCode.DONE : ExitCode.HELD;
    }

    private List<Figure> figures(String name) throws Exception {
        return switch (name) {
            case "edits" -> edits();
            case "push" -> List.of(new PushBench(clock).run());
            case "catch-up" -> List.of(new CatchUpBench(clock).run());
            case "undo-import" -> List.of(new UndoImportBench(clock).run());
            case "live" -> List.of(new LiveBench(clock, windows).run());
            case "find" -> new FindBench(clock, SEED).run();
            case "push-postgres" -> {
                try (PostgresPeer postgres = PostgresPeer.required()) {
                    yield List.of(new PushBench(clock).run(postgres));
                }
            }
            case "view" -> {
                try (PostgresPeer postgres = PostgresPeer.given()) {
                    yield new ViewBench(clock, SEED, postgres).run();
                }
            }
            case "grid" -> new GridBench(clock, grids).run();
            case "start" -> new StartBench(server()).run();
            case "sheets" -> new SheetsBench(SEED).run();
            case "vision" -> VisionFigures.run(console::say);
            default -> throw Problem.invalid("problem.bench.unknown", name).asException();
        };
    }

    private static List<Figure> edits() throws Exception {
        DurableEditsBench.Result result;
        try (TrialFolder folder = TrialFolder.create()) {
            result = new DurableEditsBench(folder.path(), ROUNDS, EDITS).run();
        }
        return List.of(
                Figure.beside(
                        "durable edits, 16 writers, fsynced, beside SQLite (WAL, FULL)",
                        result.editsPerSecond(),
                        result.sqliteEditsPerSecond(),
                        "edits/s",
                        "ratio >= 1.2",
                        result.ratio() >= 1.2),
                Figure.beside(
                        "index and journal an edit, over 50,000",
                        result.bytesPerEdit(),
                        result.sqliteBytesPerEdit(),
                        "bytes",
                        "<= 2,048",
                        result.bytesPerEdit() <= 2_048),
                Figure.alone(
                        "of these the journal, which grows until a snapshot stands for it",
                        result.journalBytesPerEdit(),
                        "bytes",
                        "-",
                        true),
                Figure.alone(
                        "of these the index file",
                        result.bytesPerEdit() - result.journalBytesPerEdit(),
                        "bytes",
                        "-",
                        true),
                Figure.alone(
                        "snapshots beside them, the two that are kept",
                        result.snapshotBytesPerEdit(),
                        "bytes",
                        "-",
                        true));
    }

    private static List<String> server() {
        String home = System.getProperty("kakehashi.home");
        if (home == null) {
            throw Problem.invalid("problem.bench.no_image").asException();
        }
        return List.of(Path.of(home, "bin", "kakehashi").toString(), "server");
    }
}
