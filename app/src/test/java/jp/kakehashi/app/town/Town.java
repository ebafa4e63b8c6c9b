package jp.kakehashi.app.town;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.MovableClock;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages;

/// A real server on this machine, its staff and their PCs, for tests that go through everything.
public final class Town implements AutoCloseable {
    /// Everybody's password.
    public static final String PASSWORD = "correct horse 馬";

    private static final SyncTiming QUICK = new SyncTiming(200, 1_000, 20, 200);

    private final Path dir;
    private final MovableClock clock = new MovableClock();
    private final ConcurrentMap<String, DeviceKey> keys = new ConcurrentHashMap<>();
    private KakehashiServer server;

    /// A town in `dir` with the administrator `admin` of the section `info`.
    public Town(Path dir) {
        this.dir = dir;
        this.server = running(0);
        server.makeFirstAdministrator(
                new NewStaff("admin", "管理", "honsho", "info", Set.of("administrator"), PASSWORD));
    }

    private KakehashiServer running(int port) {
        KakehashiServer made =
                new KakehashiServer(
                        clock,
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        made.start(ServerConfig.local(data(), port));
        return made;
    }

    /// The server's data.
    public Path data() {
        return dir.resolve("server");
    }

    /// Where a PC keeps its files.
    public Path folder(String pc) {
        return dir.resolve(pc);
    }

    /// Moves everybody's clock on.
    public void later(Duration by) {
        clock.move(by);
    }

    /// What the server is called by.
    public String url() {
        return server.uri().toString();
    }

    /// Its authority's certificate.
    public Path authority() {
        return server.certificateFile();
    }

    /// Stops the server, does `meanwhile`, and starts it again at the same port.
    public void without(Runnable meanwhile) {
        int port = server.port();
        server.close();
        meanwhile.run();
        server = running(port);
    }

    /// Makes a member of staff.
    public Town with(String staff, String section, String... roles) {
        try (HttpCalls calls = calls("admin")) {
            calls.call(
                    "POST",
                    "/api/staff",
                    new NewStaff(staff, "職員" + staff, "asahi", section, Set.of(roles), PASSWORD),
                    Object.class);
        }
        return this;
    }

    /// Publishes a ledger.
    public Town with(LedgerDefinition ledger) {
        try (HttpCalls calls = calls("admin")) {
            calls.call("POST", "/api/ledgers", new Messages.Publish(ledger), Object.class);
        }
        return this;
    }

    /// A session of `staff` on a device of their own; the caller closes it.
    public HttpCalls calls(String staff) {
        return calls(staff, "device-" + staff);
    }

    /// A session of `staff` on `device`; the caller closes it.
    public HttpCalls calls(String staff, String device) {
        HttpCalls calls =
                new HttpCalls(server.uri(), PinnedAuthority.read(authority()).context(), null);
        signIn(calls, staff, device);
        return calls;
    }

    private Messages.SignedIn signIn(HttpCalls calls, String staff, String device) {
        return calls.signIn(
                new Messages.SignIn(staff, PASSWORD, device, "PC", World.PRODUCTION),
                keys.computeIfAbsent(device, each -> DeviceKey.fresh()));
    }

    /// Who `staff` is.
    public Actor actor(String staff) {
        return signedIn(staff).actor();
    }

    /// Token of a new session of `staff`.
    public String token(String staff) {
        return signedIn(staff).token();
    }

    private Messages.SignedIn signedIn(String staff) {
        try (HttpCalls calls =
                new HttpCalls(server.uri(), PinnedAuthority.read(authority()).context(), null)) {
            return signIn(calls, staff, "device-" + staff);
        }
    }

    /// The PC of that name, enrolled.
    public Workstation pc(String name) {
        Workstation made = new Workstation(folder(name), City.model(), clock, QUICK);
        made.enrol(server.uri(), PinnedAuthority.read(authority()), "窓口 " + name);
        return made;
    }

    /// Signs in at a PC.
    public WorkSession signIn(Workstation pc, String staff) {
        return pc.signIn(World.PRODUCTION, staff, PASSWORD);
    }

    /// Waits for `wanted`, looking whenever something changed at that PC.
    public static void await(WorkSession session, BooleanSupplier wanted) {
        Waiting.until(
                wanted,
                look -> session.replica().onChange(changed -> look.run()),
                look -> session.sync().onStatus(status -> look.run()));
    }

    /// Stops the server for good.
    public void shut() {
        server.close();
    }

    @Override
    public void close() {
        shut();
    }
}
