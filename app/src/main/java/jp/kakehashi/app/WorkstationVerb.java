package jp.kakehashi.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.cli.ExitCode;
import jp.kakehashi.app.cli.Verb;
import jp.kakehashi.app.demo.StageHand;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `kakehashi workstation`: the window a clerk works in. `--server` and `--authority` enrol this PC
/// without asking; a link is opened after signing in; `--stage` lets the demonstration say what to
// do, line by line.
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
        spec.addPositional(Verb.parameter("0", "LINK", "0..1"));
    }

    @Override
    public int run(ParseResult typed) throws IOException, InterruptedException {
        Path dir = Path.of(typed.matchedOptionValue("--data", defaultFolder()));
        CityDirectory city = City.model();
        SystemClock clock = new SystemClock();
        Workstation workstation = new Workstation(dir, city, clock, SyncTiming.STANDARD);
        String name = typed.matchedOptionValue("--name", hostName());
        enrol(workstation, typed, name);
        boolean staged = typed.matchedOptionValue("--stage", false);
        @Nullable String link = typed.matchedPositionalValue(0, null);
        WindowRun run = new WindowRun();
        run.start(
                workstation,
                clock,
                name,
                dir,
                window -> {
                    if (link != null) {
                        window.openLink(link);
                    }
                    if (staged) {
                        StageHand.follow(window, System.in, System.out, run::end);
                    }
                });
        return run.awaitEnd() ? ExitCode.DONE : ExitCode.FAULT;
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
