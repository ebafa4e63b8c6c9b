package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.AccountMessages.NewStaff;

/// A keeper who is signed in on one workstation, with the real server, both in a folder.
final class KeeperDesk implements AutoCloseable {
    private static final String PASSWORD = "correct horse 馬";

    private final KakehashiServer server;
    private final WorkSession session;
    private final LedgerService service;

    KeeperDesk(Path dir) {
        SystemClock clock = new SystemClock();
        server =
                new KakehashiServer(
                        clock,
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(ServerConfig.local(dir.resolve("server"), 0).with(new PasswordCost(64, 1)));
        server.makeFirstAdministrator(
                new NewStaff("k1", "田村", "honsho", "civil", Set.of("administrator"), PASSWORD));
        CityDirectory city =
                new CityDirectory(
                        List.of(new CityDirectory.Office("honsho", new Label("本所", "HO"), "本")),
                        List.of(new CityDirectory.Section("civil", new Label("土木課", "Civil"))));
        Workstation workstation =
                new Workstation(dir.resolve("pc"), city, clock, new SyncTiming(200, 1000, 20, 200));
        workstation.enrol(
                server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), "PC");
        session = workstation.signIn(World.PRODUCTION, "k1", PASSWORD);
        service =
                new LedgerServiceOnReplica(
                        session.replica(), session.headOffice(), session.sync()::wake);
    }

    WorkSession session() {
        return session;
    }

    LedgerService service() {
        return service;
    }

    KakehashiServer server() {
        return server;
    }

    /// Waits for what synchronisation brings about.
    void await(BooleanSupplier wanted) {
        Waiting.until(wanted, look -> session.sync().onStatus(status -> look.run()));
    }

    @Override
    public void close() {
        session.close();
        server.close();
    }
}
