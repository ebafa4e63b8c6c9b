package jp.kakehashi.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.HealthMessages;
import jp.kakehashi.wire.HealthMessages.DeviceReport;
import jp.kakehashi.wire.HealthMessages.Disk;
import jp.kakehashi.wire.HealthMessages.LedgerState;
import jp.kakehashi.wire.HealthMessages.ServerState;
import jp.kakehashi.wire.HealthMessages.WorldState;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// Tells administrators how the server and the PCs are; PCs tell it of themselves. Everything is
/// looked at when it is asked for.
public final class ServerStateFeature implements ServerFeature {
    private static final long SMALL = 4_096;

    private final ServerGround ground;
    private final LedgerStores stores;
    private final DeviceReports reports;
    private final Instant startedAt;

    /// The state of the server on `ground`.
    public ServerStateFeature(ServerGround ground, LedgerStores stores) {
        this.ground = ground;
        this.stores = stores;
        this.reports = new DeviceReports(ground.clock());
        this.startedAt = ground.clock().instant();
    }

    @Override
    public String name() {
        return "server-state";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(
                        "POST",
                        "/api/device-report",
                        RouteAccess.SIGNED_IN,
                        SMALL,
                        call -> {
                            reports.take(call.session(), call.body(DeviceReport.class));
                            return new Reply.Message(new Done());
                        }),
                new Route(
                        "GET",
                        "/api/server-state",
                        RouteAccess.ADMINISTRATOR,
                        SMALL,
                        call -> {
                            if (call.session().world() != World.PRODUCTION) {
                                throw Problem.refused("problem.world.production_only")
                                        .asException();
                            }
                            return new Reply.Message(state());
                        }));
    }

    private ServerState state() {
        List<WorldState> worlds = new ArrayList<>();
        try {
            for (World world : World.values()) {
                worlds.add(world(world));
            }
            FileStore disk = Files.getFileStore(ground.dir());
            return new ServerState(
                    ground.clock().instant(),
                    startedAt,
                    HealthMessages.PROGRAM,
                    new Disk(disk.getTotalSpace(), disk.getUsableSpace()),
                    ground.live().open(),
                    worlds,
                    ledgers(),
                    reports.all());
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(Problem.unavailable("problem.server.files"), e);
        }
    }

    private List<LedgerState> ledgers() {
        Database database = ground.databases().of(World.PRODUCTION);
        return database.read(
                db ->
                        stores.definitions().allNewest(db).stream()
                                .map(
                                        d ->
                                                new LedgerState(
                                                        d.id(),
                                                        d.label(),
                                                        d.owner(),
                                                        d.version(),
                                                        stores.queries()
                                                                .countSeen(db, d, d.guard()),
                                                        stores.history().head(db, d.id()).seq()))
                                .toList());
    }

    private WorldState world(World world) throws IOException {
        Path folder = ground.dir().resolve(world.name().toLowerCase(Locale.ROOT));
        Path snapshots = folder.resolve("snapshots");
        Instant newest = null;
        int count = 0;
        for (Path file : files(snapshots)) {
            Instant made = changed(file);
            if (file.toString().endsWith(".manifest") && made != null) {
                count++;
                newest = newest == null || made.isAfter(newest) ? made : newest;
            }
        }
        return new WorldState(
                world,
                Files.isDirectory(folder.resolve("journal")),
                size(folder.resolve("journal")),
                size(folder.resolve("index")),
                count,
                newest);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    // Files come and go while they are looked at.
    private static @Nullable Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return null;
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        for (Path file : files(folder)) {
            size += bytes(file);
        }
        return size;
    }
}
