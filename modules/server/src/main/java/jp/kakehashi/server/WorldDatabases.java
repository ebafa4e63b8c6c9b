package jp.kakehashi.server;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jp.kakehashi.records.World;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.WorldBinding;

/// The databases of both worlds, open together.
final class WorldDatabases implements ServerGround.Worlds, AutoCloseable {
    private final Map<World, Database> open = new EnumMap<>(World.class);

    WorldDatabases(ServerConfig config, InstantSource clock) {
        // Both at once: opening one is most of a start.
        Map<World, FutureTask<Database>> opening = new EnumMap<>(World.class);
        for (World world : World.values()) {
            FutureTask<Database> task = new FutureTask<>(() -> open(config, world, clock));
            opening.put(world, task);
            Thread.ofPlatform().name("open-" + world).start(task);
        }
        List<Throwable> failures = new ArrayList<>();
        opening.forEach((world, task) -> await(world, task, failures));
        if (failures.isEmpty()) {
            bind(failures);
        }
        if (!failures.isEmpty()) {
            Throwable first = failures.getFirst();
            // What is wrong with both worlds is told at once, not one start after the other.
            failures.stream().skip(1).filter(f -> f != first).forEach(first::addSuppressed);
            try {
                close();
            } catch (RuntimeException e) {
                first.addSuppressed(e);
            }
            throw rethrown(first);
        }
    }

    /// Both are looked at before one is bound: where one is wrong, so is the other.
    private void bind(List<Throwable> failures) {
        try {
            open.forEach((world, database) -> new WorldBinding(database).check(world));
            open.forEach((world, database) -> new WorldBinding(database).require(world));
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void await(World world, FutureTask<Database> task, List<Throwable> failures) {
        boolean interrupted = false;
        while (true) {
            try {
                open.put(world, task.get());
                break;
            } catch (ExecutionException e) {
                failures.add(e.getCause());
                break;
            } catch (InterruptedException e) {
                interrupted = true; // a database that opens must also be closed
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure);
    }

    private static Database open(ServerConfig config, World world, InstantSource clock) {
        ServerConfig.PostgresConfig postgres = config.postgres();
        if (postgres == null) {
            String folder = world.name().toLowerCase(Locale.ROOT);
            return Databases.openLocal(config.dir().resolve(folder), clock);
        }
        String url = world == World.PRODUCTION ? postgres.productionUrl() : postgres.trainingUrl();
        return Databases.openPostgres(url, postgres.user(), postgres.password());
    }

    @Override
    public Database of(World world) {
        Database database = open.get(world);
        if (database == null) {
            throw new IllegalStateException("closed");
        }
        return database;
    }

    @Override
    public void close() {
        open.values().forEach(Database::close);
    }
}
