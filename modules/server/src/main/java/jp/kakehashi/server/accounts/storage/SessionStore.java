package jp.kakehashi.server.accounts.storage;

import static jp.kakehashi.storage.generated.Tables.SESSION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.Session;
import jp.kakehashi.wire.CallerSession;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Sessions, found by the SHA-256 of their token; the token itself is stored nowhere.
public final class SessionStore {
    private static final Field<String> TOKEN = SESSION.TOKEN_HASH;
    private static final Field<UUID> ID = SESSION.ID;
    private static final Field<String> STAFF = SESSION.STAFF;
    private static final Field<String> DEVICE = SESSION.DEVICE;
    private static final Field<String> WORLD = SESSION.WORLD;
    private static final Field<Long> CREATED = SESSION.CREATED_AT;
    private static final Field<Long> EXPIRES = SESSION.EXPIRES_AT;
    private static final Field<Long> REVOKED = SESSION.REVOKED_AT;

    private final Database database;

    /// Sessions kept in `database`.
    public SessionStore(Database database) {
        this.database = database;
    }

    /// A session that may have ended.
    public record Found(Session session, boolean revoked) {}

    /// The session of that token, ended or not.
    public Optional<Found> session(String tokenHash) {
        return database.read(
                sql ->
                        sql.select()
                                .from(SESSION)
                                .where(TOKEN.eq(tokenHash))
                                .fetchOptional(r -> new Found(session(r), r.get(REVOKED) != null)));
    }

    /// Whether that member of staff has had a session on that device within about a year.
    public boolean hasSignedIn(String staff, String device) {
        return database.read(sql -> hasSignedIn(sql, staff, device));
    }

    /// The same inside a durable step.
    public boolean hasSignedIn(Tx tx, String staff, String device) {
        return hasSignedIn(tx.query(), staff, device);
    }

    private static boolean hasSignedIn(DSLContext sql, String staff, String device) {
        return sql.fetchExists(SESSION, DEVICE.eq(device).and(STAFF.eq(staff)));
    }

    /// All that have not ended, the newest first.
    public List<Session> open(Instant now) {
        return database.read(
                sql ->
                        sql.select()
                                .from(SESSION)
                                .where(open().and(EXPIRES.gt(now.toEpochMilli())))
                                .orderBy(CREATED.desc(), ID)
                                .fetch(SessionStore::session));
    }

    /// Adds a session.
    public void add(Tx tx, String tokenHash, Session session) {
        tx.execute(
                DSL.insertInto(SESSION, TOKEN, ID, STAFF, DEVICE, WORLD, CREATED, EXPIRES)
                        .values(
                                tokenHash,
                                session.id(),
                                session.staff(),
                                session.device(),
                                session.world().name(),
                                session.createdAt().toEpochMilli(),
                                session.expiresAt().toEpochMilli()));
    }

    /// Ends one session; false when it is not there or has ended.
    public boolean end(Tx tx, UUID id, Instant at) {
        return end(tx, ID.eq(id), at) == 1;
    }

    /// Ends every session of a member of staff.
    public void endOf(Tx tx, String staff, Instant at) {
        end(tx, STAFF.eq(staff), at);
    }

    /// Ends every session of a member of staff on one device in one world.
    public void endOf(Tx tx, String staff, String device, World world, Instant at) {
        end(tx, STAFF.eq(staff).and(DEVICE.eq(device)).and(WORLD.eq(world.name())), at);
    }

    /// Ends every session on a device.
    public void endOn(Tx tx, String device, Instant at) {
        end(tx, DEVICE.eq(device), at);
    }

    /// Whether a session of the caller's has not been ended.
    public boolean stands(Tx tx, CallerSession caller) {
        Condition theirs = STAFF.eq(caller.actor().staff()).and(is(caller));
        return tx.query().fetchExists(SESSION, theirs.and(open()));
    }

    /// Ends every session of a member of staff but `kept` itself, which its device, its
    /// world and its end tell from the others.
    public void endOthers(Tx tx, CallerSession kept, Instant at) {
        end(tx, STAFF.eq(kept.actor().staff()).andNot(is(kept)), at);
    }

    private static Condition is(CallerSession session) {
        return DEVICE.eq(session.device())
                .and(WORLD.eq(session.world().name()))
                .and(EXPIRES.eq(session.expiresAt().toEpochMilli()));
    }

    /// Removes what ended before `before`, so that the table stays small.
    public void forget(Tx tx, Instant before) {
        tx.execute(DSL.deleteFrom(SESSION).where(EXPIRES.lt(before.toEpochMilli())));
    }

    private static int end(Tx tx, Condition which, Instant at) {
        return tx.execute(
                DSL.update(SESSION).set(REVOKED, at.toEpochMilli()).where(which.and(open())));
    }

    private static Condition open() {
        return REVOKED.isNull();
    }

    private static Session session(Record row) {
        return new Session(
                row.get(ID),
                row.get(STAFF),
                row.get(DEVICE),
                World.valueOf(row.get(WORLD)),
                Instant.ofEpochMilli(row.get(CREATED)),
                Instant.ofEpochMilli(row.get(EXPIRES)));
    }
}
