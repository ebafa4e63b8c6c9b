package jp.kakehashi.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.cli.ExitCode;
import jp.kakehashi.app.cli.Verb;
import jp.kakehashi.app.demo.StageHand;
import jp.kakehashi.app.workstation.WorkstationWindow;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledgerui.LedgerWorkspace;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `kakehashi workstation`: the window a clerk works in. `--server` and `--authority` enrol this PC
/// without asking; `--stage` lets the demonstration say what to do, line by line.
public final class WorkstationVerb implements Verb {

    /// The verb.
    public WorkstationVerb() {}

    @Override
    public String name() {
        return "workstation";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--data", "DIR"));
        spec.addOption(Verb.option("--server", "URL"));
        spec.addOption(Verb.option("--authority", "FILE"));
        spec.addOption(Verb.option("--name", "NAME"));
        spec.addOption(Verb.flag("--stage"));
    }

    @Override
    public int run(ParseResult typed) throws IOException, InterruptedException {
        Path dir = Path.of(typed.matchedOptionValue("--data", defaultFolder()));
        CityDirectory city = City.model();
        SystemClock clock = new SystemClock();
        Workstation workstation = new Workstation(dir, city, clock, SyncTiming.STANDARD);
        String name = typed.matchedOptionValue("--name", hostName());
        enrol(workstation, typed, name);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicBoolean opened = new AtomicBoolean();
        boolean staged = typed.matchedOptionValue("--stage", false);
        UiTasks.startToolkit(
                () -> {
                    try {
                        WorkstationWindow window =
                                new WorkstationWindow(workstation, city, clock, name, dir, texts());
                        window.open(closed::countDown);
                        opened.set(true);
                        if (staged) {
                            StageHand.follow(window, System.in, System.out, closed::countDown);
                        }
                    } finally {
                        // A window that could not be opened must not leave a process behind.
                        if (!opened.get()) {
                            closed.countDown();
                        }
                    }
                });
        closed.await();
        UiTasks.stopToolkit();
        return opened.get() ? ExitCode.DONE : ExitCode.FAULT;
    }

    /// The words of the house, of its rooms and of the program itself: signing in is refused in
    /// those of the program.
    static Texts texts() {
        return new Texts(LedgerWorkspace.class, WorkstationVerb.class);
    }

    private static void enrol(Workstation workstation, ParseResult typed, String name) {
        @Nullable String server = typed.matchedOptionValue("--server", null);
        @Nullable String authority = typed.matchedOptionValue("--authority", null);
        if (server != null && authority != null) {
            workstation.enrol(URI.create(server), PinnedAuthority.read(Path.of(authority)), name);
        }
    }

    private static String defaultFolder() {
        return Path.of(System.getProperty("user.home"), ".kakehashi").toString();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException e) {
            return "workstation";
        }
    }
}
