package jp.kakehashi.server.accounts.storage;

import static jp.kakehashi.storage.generated.Tables.DEVICE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.Device;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The devices that staff signed in on.
public final class DeviceStore {
    private static final Field<String> ID = DEVICE.ID;
    private static final Field<String> NAME = DEVICE.NAME;
    private static final Field<String> OFFICE = DEVICE.OFFICE;
    private static final Field<Long> REGISTERED_AT = DEVICE.REGISTERED_AT;
    private static final Field<String> REGISTERED_BY = DEVICE.REGISTERED_BY;
    private static final Field<Long> SEEN_AT = DEVICE.LAST_SEEN_AT;
    private static final Field<Long> REVOKED_AT = DEVICE.REVOKED_AT;
    private static final Field<String> REVOKED_BY = DEVICE.REVOKED_BY;

    private static final Field<String> KEY = DEVICE.PUBLIC_KEY;

    private final Database database;

    /// Devices kept in `database`.
    public DeviceStore(Database database) {
        this.database = database;
    }

    /// A device and its public key (Ed25519; X.509, Base64); null for one that shows its key next.
    public record Registered(Device device, @Nullable String key) {}

    /// The device of that id.
    public Optional<Device> device(String id) {
        return registered(id).map(Registered::device);
    }

    /// The device of that id with its key.
    public Optional<Registered> registered(String id) {
        return database.read(sql -> registered(sql, id));
    }

    /// All devices, the newest first.
    public List<Device> all() {
        return database.read(
                sql ->
                        sql.select()
                                .from(DEVICE)
                                .orderBy(REGISTERED_AT.desc(), ID)
                                .fetch(DeviceStore::device));
    }

    /// The device of that id, inside a durable step.
    public Optional<Registered> registered(Tx tx, String id) {
        return registered(tx.query(), id);
    }

    /// Registers a device with its key.
    public void add(Tx tx, Device device, String key) {
        tx.execute(
                DSL.insertInto(DEVICE, ID, NAME, OFFICE, REGISTERED_AT, REGISTERED_BY, SEEN_AT, KEY)
                        .values(
                                device.id(),
                                device.name(),
                                device.office(),
                                device.registeredAt().toEpochMilli(),
                                device.registeredBy(),
                                device.registeredAt().toEpochMilli(),
                                key));
    }

    /// Keeps the key of a device, or drops it when null.
    public void key(Tx tx, String id, @Nullable String key) {
        tx.execute(DSL.update(DEVICE).set(KEY, key).where(ID.eq(id)));
    }

    /// Notes that somebody signed in on it.
    public void seen(Tx tx, String id, Instant at) {
        tx.execute(DSL.update(DEVICE).set(SEEN_AT, at.toEpochMilli()).where(ID.eq(id)));
    }

    /// Revokes a device, or lets it in again when `at` is null; false when there is no such
    /// device.
    public boolean revoke(Tx tx, String id, @Nullable Instant at, @Nullable String by) {
        return tx.execute(
                        DSL.update(DEVICE)
                                .set(REVOKED_AT, at == null ? null : (Long) at.toEpochMilli())
                                .set(REVOKED_BY, by)
                                .where(ID.eq(id)))
                == 1;
    }

    private static Optional<Registered> registered(DSLContext sql, String id) {
        return sql.select()
                .from(DEVICE)
                .where(ID.eq(id))
                .fetchOptional(row -> new Registered(device(row), row.get(KEY)));
    }

    private static Device device(Record row) {
        return new Device(
                row.get(ID),
                row.get(NAME),
                row.get(OFFICE),
                Instant.ofEpochMilli(row.get(REGISTERED_AT)),
                row.get(REGISTERED_BY),
                time(row.get(SEEN_AT)),
                time(row.get(REVOKED_AT)));
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
