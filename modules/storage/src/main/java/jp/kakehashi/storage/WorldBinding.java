package jp.kakehashi.storage;

import static jp.kakehashi.storage.generated.Tables.SETTING;
import static jp.kakehashi.storage.generated.Tables.STAFF;

import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.World;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The world that a database belongs to, written in the database itself (so in its journal and its
/// snapshots too): folders or addresses that were exchanged are noticed before anything is read.
public final class WorldBinding {
    private static final Logger LOG = LoggerFactory.getLogger(WorldBinding.class);
    private static final String NAME = "world";

    private final Database database;

    /// The binding of `database`.
    public WorldBinding(Database database) {
        this.database = database;
    }

    /// Makes sure that the database can be that of `world`, and changes nothing. Accounts lie in
    /// the production world only, so a training world with accounts is none.
    ///
    /// @return whether it is bound; otherwise it names no world yet
    /// @throws jp.kakehashi.kernel.ProblemException `problem.world.exchanged` with the world it
    ///     belongs to and the one it was opened as
    public boolean check(World world) {
        Optional<String> bound = database.read(WorldBinding::bound);
        if (bound.isPresent() && !bound.get().equals(world.name())) {
            throw exchanged(bound.get(), world);
        }
        if (world != World.PRODUCTION && database.read(sql -> sql.fetchExists(STAFF))) {
            throw exchanged(World.PRODUCTION.name(), world);
        }
        return bound.isPresent();
    }

    /// The same, and binds a database that names no world yet to this one, for good. Whoever opens
    /// several checks all of them before one is bound.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.world.exchanged`
    public void require(World world) {
        if (!check(world)) {
            adopt(world);
        }
    }

    private void adopt(World world) {
        database.write(
                tx ->
                        tx.execute(
                                DSL.insertInto(SETTING, SETTING.NAME, SETTING.CONTENT)
                                        .values(NAME, world.name())));
        LOG.info("The database was bound to the world {}", world);
    }

    private static Optional<String> bound(DSLContext sql) {
        return sql.select(SETTING.CONTENT)
                .from(SETTING)
                .where(SETTING.NAME.eq(NAME))
                .fetchOptional(SETTING.CONTENT);
    }

    private static RuntimeException exchanged(String bound, World world) {
        return Problem.refused("problem.world.exchanged", bound, world).asException();
    }
}
