package jp.kakehashi.server;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import jp.kakehashi.records.World;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;

/// The databases of both worlds, open together.
final class WorldDatabases implements ServerGround.Worlds, AutoCloseable {
    private final Map<World, Database> open = new EnumMap<>(World.class);

    WorldDatabases(ServerConfig config, InstantSource clock) {
        try {
            for (World world : World.values()) {
                open.put(world, open(config, world, clock));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
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
