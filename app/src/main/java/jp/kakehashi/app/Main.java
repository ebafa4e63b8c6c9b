package jp.kakehashi.app;

import java.util.List;
import jp.kakehashi.app.cli.Bench;
import jp.kakehashi.app.cli.Kakehashi;
import jp.kakehashi.app.demo.DemoVerb;
import jp.kakehashi.kernel.SystemClock;

/// The program's entry.
public final class Main {
    private Main() {}

    /// Runs one verb.
    public static void main(String[] args) {
        Kakehashi.run(
                args,
                console ->
                        List.of(
                                new Bench(
                                        console,
                                        new SystemClock(),
                                        BenchWindow::open,
                                        BenchGrid::open),
                                new DemoVerb(console),
                                new WorkstationVerb(),
                                new TrainVerb()));
    }
}
