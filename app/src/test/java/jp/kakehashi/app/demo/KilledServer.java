package jp.kakehashi.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.cli.Typed;
import jp.kakehashi.app.ledgers.DirectCalls;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages;

/// The real server as a process of its own, that is killed with SIGKILL and started again on the
/// same data and the same port.
final class KilledServer implements AutoCloseable {
    static final LedgerId LEDGER = new LedgerId("road_occupancy");
    static final String STAFF = "1001";

    private static final String PASSWORD = "correct horse 馬";
    private static final SyncTiming QUICK = new SyncTiming(200, 1_000, 20, 200);
    private static final int PAGE = 500;

    private final Path dir;
    private final SystemClock clock = new SystemClock();
    private final Typed typed = new Typed();
    private final ConcurrentMap<String, DeviceKey> keys = new ConcurrentHashMap<>();
    private ChildProgram program;
    private URI uri;
    private Path authority;

    /// A server that is not running yet, with everything in `dir`.
    KilledServer(Path dir) {
        this.dir = dir;
    }

    Path data() {
        return dir.resolve("server");
    }

    /// Begins to start the server; returns before it answers.
    void launch() throws IOException {
        program =
                new ChildProgram(
                        "server",
                        dir.resolve("server.log"),
                        true,
                        List.of(
                                "server",
                                "--data",
                                data().toString(),
                                "--port",
                                uri == null ? "0" : Integer.toString(uri.getPort())));
    }

    /// Starts the server and waits until it answers; returns what it says of itself.
    JsonNode start() throws IOException {
        launch();
        JsonNode ready = program.read();
        if (ready == null) {
            throw new AssertionError("the server did not start");
        }
        uri = URI.create(ready.path("uri").asText());
        authority = Path.of(ready.path("authority").asText());
        return ready;
    }

    /// Makes the administrator by the code of the first start, a keeper and the ledger.
    void enrol(JsonNode ready) {
        try (HttpCalls calls = line()) {
            String code = ready.path("firstAdministratorCode").asText();
            calls.call(
                    "POST",
                    "/api/first-administrator",
                    new Messages.FirstAdministrator(
                            code, "admin", "管理", "honsho", "info", PASSWORD),
                    Object.class);
        }
        try (HttpCalls calls = calls("admin", "device-admin")) {
            calls.call(
                    "POST",
                    "/api/staff",
                    new NewStaff(STAFF, "阿部", "asahi", "civil", Set.of("keeper"), PASSWORD),
                    Object.class);
            calls.call(
                    "POST",
                    "/api/ledgers",
                    new Messages.Publish(City.ledger("road_occupancy", "road_occupancy")),
                    Object.class);
        }
    }

    private HttpCalls line() {
        return new HttpCalls(uri, PinnedAuthority.read(authority).context(), null);
    }

    /// A session of `staff` on `device`; the caller closes it.
    HttpCalls calls(String staff, String device) {
        HttpCalls calls = line();
        calls.signIn(
                new Messages.SignIn(staff, PASSWORD, device, "PC", World.PRODUCTION),
                keys.computeIfAbsent(device, each -> DeviceKey.fresh()));
        return calls;
    }

    /// Signs the keeper in at the PC of that name.
    WorkSession signIn(String pc) {
        Workstation made = new Workstation(dir.resolve(pc), City.model(), clock, QUICK);
        if (made.enrolment().isEmpty()) {
            made.enrol(uri, PinnedAuthority.read(authority), pc);
        }
        return made.signIn(World.PRODUCTION, STAFF, PASSWORD);
    }

    void kill() throws InterruptedException {
        program.kill();
    }

    /// Kills it so many milliseconds from now.
    CompletableFuture<Void> killAfter(long millis) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        kill();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    /// Has the books of the dead server held against themselves and against what the PCs of these
    /// names were told.
    void audit(String... pcs) {
        List<String> words = new ArrayList<>(List.of("audit", "verify", "--data", data() + ""));
        for (String pc : pcs) {
            words.addAll(List.of("--replica", dir.resolve(pc).toString()));
        }
        assertEquals(0, typed.run(words.toArray(String[]::new)), () -> typed.text() + typed.said());
    }

    /// Everything the dead server has accepted, in its order.
    List<AcceptedChange> history() {
        Actor reader = new Actor("reader", "reader", "honsho", "civil", Set.of("keeper"));
        List<AcceptedChange> all = new ArrayList<>();
        try (DirectCalls calls =
                new DirectCalls(
                        data(),
                        World.PRODUCTION,
                        reader,
                        clock,
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())))) {
            // A page also ends where it has become long: only one that reaches the head is the
            // last.
            for (long head = 1; all.size() < head; ) {
                String path = "/api/ledgers/%s/changes?after=%d&limit=%d";
                Messages.Page page =
                        calls.call(
                                "GET",
                                path.formatted(LEDGER, all.size(), PAGE),
                                null,
                                Messages.Page.class);
                all.addAll(page.changes());
                head = page.head().seq();
            }
        }
        return all;
    }

    @Override
    public void close() {
        try {
            if (program != null) {
                program.kill();
                program.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
