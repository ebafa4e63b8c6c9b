package jp.kakehashi.app.ledgers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jp.kakehashi.kernel.disk.OwnerOnly;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import jp.kakehashi.server.SealedEditsFeature;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.WorldBinding;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.RouteCalls;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// Routes of the server's own features on a data directory in this process, as an administrator.
/// Fails with `problem.storage.in_use` while a server has the directory open.
public final class DirectCalls implements ServerCalls {
    /// The device of whoever works in the data directory itself.
    public static final String DEVICE = "command-line";

    private static final Duration SESSION = Duration.ofHours(12);

    private final Map<World, Database> databases = new EnumMap<>(World.class);
    private final List<ServerFeature> offered = new ArrayList<>();
    private final RouteCalls calls;

    /// Opens `dir`, which is made when absent, and offers `features` in `world` to `actor`.
    public DirectCalls(
            Path dir,
            World world,
            Actor actor,
            InstantSource clock,
            List<Function<ServerGround, ServerFeature>> features) {
        Json json = new Json();
        try {
            OwnerOnly.makeFolder(dir);
            for (World each : World.values()) {
                Path folder = dir.resolve(each.name().toLowerCase(Locale.ROOT));
                databases.put(each, Databases.openLocal(folder, clock));
            }
            databases.forEach((each, database) -> new WorldBinding(database).check(each));
            databases.forEach((each, database) -> new WorldBinding(database).require(each));
            Authority authority = new Authority(dir.resolve("authority"), List.of(), clock);
            ServerGround ground =
                    new ServerGround(
                            dir, clock, json, this::database, authority, new LiveHub(json));
            offered.add(new SealedEditsFeature(ground, authority));
            features.forEach(made -> offered.add(made.apply(ground)));
            calls =
                    new RouteCalls(
                            offered.stream().flatMap(f -> f.routes().stream()).toList(),
                            new CallerSession(actor, DEVICE, world, clock.instant().plus(SESSION)));
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Database database(World world) {
        Database database = databases.get(world);
        if (database == null) {
            throw new IllegalStateException("closed");
        }
        return database;
    }

    @Override
    public <T> T call(String method, String path, @Nullable Object body, Class<T> answer) {
        if (calls.call(method, path, body) instanceof Reply.Message(Object message)) {
            return answer.cast(message);
        }
        throw new IllegalArgumentException(path + " answers a stream");
    }

    @Override
    public void stream(String path, StreamReader reader) {
        if (!(calls.call("GET", path, null) instanceof Reply.Stream stream)) {
            throw new IllegalArgumentException(path + " answers no stream");
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            stream.writer().writeTo(out);
            reader.read(new ByteArrayInputStream(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        offered.forEach(ServerFeature::close);
        offered.clear();
        databases.values().forEach(Database::close);
        databases.clear();
    }
}
