package jp.kakehashi.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.disk.OwnerOnly;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.World;
import jp.kakehashi.server.accounts.AccountStaffing;
import jp.kakehashi.server.accounts.Accounts;
import jp.kakehashi.server.accounts.AccountsFeature;
import jp.kakehashi.server.accounts.CityIdentityFeature;
import jp.kakehashi.server.accounts.FirstAdministratorCode;
import jp.kakehashi.server.accounts.PlaceFeature;
import jp.kakehashi.server.accounts.TransferFeature;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.server.config.IdentityConfig;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.http.HttpFront;
import jp.kakehashi.server.identity.IdentityProvider;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// The shared backend in one process: both worlds' databases, the authority, sign-in, the
/// features given to it and the open port. Made closed; {@link #start} opens everything or
/// nothing.
public final class KakehashiServer implements AutoCloseable {
    private final InstantSource clock;
    private final List<Function<ServerGround, ServerFeature>> features;
    private final CityDirectory city;
    private @Nullable Running running;

    /// A server that will offer `features`, each made once from the ground it stands on.
    public KakehashiServer(
            InstantSource clock, List<Function<ServerGround, ServerFeature>> features) {
        this(clock, features, new CityDirectory(List.of(), List.of()));
    }

    /// The same for `city`, its offices and sections while no administrator has changed them.
    public KakehashiServer(
            InstantSource clock,
            List<Function<ServerGround, ServerFeature>> features,
            CityDirectory city) {
        this.clock = clock;
        this.features = List.copyOf(features);
        this.city = city;
    }

    /// Opens the data directory and the port; returns when requests are answered.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.server.running` when another process
    ///     has the directory, `problem.server.port`, and whatever a database refuses
    public synchronized void start(ServerConfig config) {
        if (running != null) {
            throw new IllegalStateException("started");
        }
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            running = open(config, opened);
        } catch (RuntimeException | Error e) {
            close(opened, e);
            throw e;
        }
    }

    private Running open(ServerConfig config, List<AutoCloseable> opened) {
        opened.add(lock(config.dir()));
        Json json = new Json();
        List<String> names = new ArrayList<>(config.names());
        names.add(config.host());
        Authority authority = new Authority(config.dir().resolve("authority"), names, clock);
        WorldDatabases databases = new WorldDatabases(config, clock);
        opened.add(databases);
        LiveHub live = new LiveHub(json);
        Accounts accounts = new Accounts(databases.of(World.PRODUCTION), clock);
        FirstAdministratorCode code = accounts.none() ? new FirstAdministratorCode() : null;
        AccountsFeature accountsFeature =
                new AccountsFeature(accounts, authority, config, live, clock, code);
        CityIdentityFeature identity =
                new CityIdentityFeature(accountsFeature, provider(config.identity()));
        opened.add(identity);
        ServerGround ground =
                new ServerGround(
                        config.dir(),
                        clock,
                        json,
                        databases,
                        authority,
                        live,
                        new AccountStaffing(accounts));
        List<ServerFeature> offered = new ArrayList<>();
        offered.add(new HealthFeature());
        offered.add(accountsFeature);
        offered.add(identity);
        offered.add(new TransferFeature(accounts, config, live, clock));
        offered.add(new PlaceFeature(accounts, live, clock, city));
        offered.add(new SealedEditsFeature(ground, authority));
        offered.add(new AuditFeature(ground, LedgerStores.create()));
        offered.add(new ServerStateFeature(ground, LedgerStores.create()));
        offered.add(new RightsFeature(ground, LedgerStores.create()));
        for (Function<ServerGround, ServerFeature> made : features) {
            ServerFeature feature = made.apply(ground);
            opened.add(feature);
            offered.add(feature);
        }
        HttpFront front =
                new HttpFront(config, authority, accounts.sessions(), live, json, offered);
        opened.add(front);
        front.open();
        opened.add(new Upkeep(authority, accounts.sessions(), front, live, clock));
        List<Route> routes = offered.stream().flatMap(f -> f.routes().stream()).toList();
        return new Running(config, authority, front, accountsFeature, live, code, routes, opened);
    }

    private @Nullable IdentityProvider provider(@Nullable IdentityConfig config) {
        return config == null ? null : new IdentityProvider(config, clock);
    }

    private static AutoCloseable lock(Path dir) {
        try {
            OwnerOnly.makeFolder(dir);
            OwnerOnly.closeTree(dir);
            FileChannel channel =
                    FileChannel.open(
                            dir.resolve("lock"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            OwnerOnly.newFile(dir));
            OwnerOnly.close(dir.resolve("lock"));
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                // Held by this same process: as taken as by another one.
            }
            channel.close();
            throw Problem.unavailable("problem.server.running").asException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port that is open.
    public int port() {
        return now().front.port();
    }

    /// Where workstations on this machine reach it.
    public URI uri() {
        String host = now().config.host();
        boolean any = host.equals("0.0.0.0") || host.equals("::");
        return URI.create("https://%s:%d".formatted(any ? "localhost" : host, port()));
    }

    /// The certificate that workstations pin (PEM).
    public Path certificateFile() {
        return now().authority.certificateFile();
    }

    /// SHA-256 of that certificate, for a person to compare.
    public String fingerprint() {
        return now().authority.fingerprint();
    }

    /// The code for making the first administrator, while there is none.
    public Optional<String> firstAdministratorCode() {
        return Optional.ofNullable(now().code).map(FirstAdministratorCode::text);
    }

    /// Makes the first account without the code, for tests and demonstrations in one process.
    public void makeFirstAdministrator(NewStaff administrator) {
        now().accounts.makeFirst(administrator);
    }

    /// Every route it answers.
    public List<Route> routes() {
        return now().routes;
    }

    /// Number of open live sockets.
    public int openSockets() {
        return now().live.open();
    }

    private synchronized Running now() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    /// Stops taking requests, finishes those under way (at most 2 s) and closes the databases.
    @Override
    public synchronized void close() {
        if (running != null) {
            List<AutoCloseable> opened = running.opened;
            running = null;
            close(opened, null);
        }
    }

    private static void close(List<AutoCloseable> opened, @Nullable Throwable because) {
        RuntimeException failure = null;
        for (AutoCloseable part : opened.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                if (because != null) {
                    because.addSuppressed(e);
                } else {
                    failure = new IllegalStateException(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private record Running(
            ServerConfig config,
            Authority authority,
            HttpFront front,
            AccountsFeature accounts,
            LiveHub live,
            @Nullable FirstAdministratorCode code,
            List<Route> routes,
            List<AutoCloseable> opened) {}
}
