package jp.kakehashi.app.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import jp.kakehashi.app.ledgers.ScheduledWriter;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// Every verb of the command line, by name.
public final class Kakehashi {
    private Kakehashi() {}

    /// Runs one verb and exits with its code (see {@link ExitCode}); `windows` gives the verbs that
    /// open some, which stand above this package.
    public static void run(String[] args, Function<Console, List<Verb>> windows) {
        Console console = Console.ofProcess();
        List<Verb> verbs = new ArrayList<>(verbs(console, System.getenv("KAKEHASHI_PASSWORD")));
        verbs.addAll(windows.apply(console));
        boolean server = args.length > 0 && args[0].equals("server");
        LogLines.to(console.err(), server ? Level.INFO : Level.WARNING);
        int exit = new CommandLines(console, verbs).run(List.of(args));
        console.flush();
        System.exit(exit);
    }

    static List<Verb> verbs(Console console, @Nullable String password) {
        InstantSource clock = new SystemClock();
        List<Function<ServerGround, ServerFeature>> features = features();
        RemoteSignIn signIn = new RemoteSignIn(console, password);
        LedgerPlace place = new LedgerPlace(console, clock, signIn, features);
        return List.of(
                new LedgerInspect(console),
                new FormCheck(console, clock),
                new FormPractise(console),
                new FormTrainDigits(console),
                new Server(console, clock, Kakehashi::serving),
                new SignInVerb(console, signIn),
                new LedgerQuery(console, place),
                new LedgerPublish(console, place),
                new LedgerImport(console, place),
                new LedgerExport(console, place),
                new LedgerOpenData(console, place),
                new LedgerPrint(console, place),
                new LedgerHistory(console, place),
                new LedgerUndoImport(console, place),
                new StaffTransfer(console, signIn),
                new AuditVerify(console, place),
                new AuditUnseal(console, place),
                new TextFold(console),
                new TextSame(console),
                new TextWareki(console));
    }

    /// The same for a server that may write files into folders below `root`; null for none.
    private static List<Function<ServerGround, ServerFeature>> serving(@Nullable Path root) {
        return List.of(
                ground ->
                        new LedgersFeature(ground, LedgerStores.create())
                                .exporting(root, new ScheduledWriter()));
    }

    /// Every feature of the server, one line each.
    private static List<Function<ServerGround, ServerFeature>> features() {
        return List.of(ground -> new LedgersFeature(ground, LedgerStores.create()));
    }
}
