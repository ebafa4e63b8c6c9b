package jp.kakehashi.server.accounts.storage;

import static jp.kakehashi.storage.generated.Tables.CITY_IDENTITY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.IdentityMessages.Bound;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Whose account a subject of an identity provider has.
public final class CityIdentityStore {
    private final Database database;

    /// Bindings kept in `database`.
    public CityIdentityStore(Database database) {
        this.database = database;
    }

    /// Whose account that subject has.
    public Optional<Bound> ofSubject(String issuer, String subject) {
        return database.read(sql -> one(sql, subject(issuer, subject)));
    }

    /// The same inside a durable step.
    public Optional<Bound> ofSubject(Tx tx, String issuer, String subject) {
        return one(tx.query(), subject(issuer, subject));
    }

    /// The subject that has that account.
    public Optional<Bound> ofStaff(String issuer, String staff) {
        return database.read(sql -> one(sql, staff(issuer, staff)));
    }

    /// The same inside a durable step.
    public Optional<Bound> ofStaff(Tx tx, String issuer, String staff) {
        return one(tx.query(), staff(issuer, staff));
    }

    /// All of an issuer, by staff number.
    public List<Bound> all(String issuer) {
        return database.read(
                sql ->
                        sql.select()
                                .from(CITY_IDENTITY)
                                .where(CITY_IDENTITY.ISSUER.eq(issuer))
                                .orderBy(CITY_IDENTITY.STAFF)
                                .fetch(CityIdentityStore::bound));
    }

    /// Adds a binding.
    public void add(Tx tx, String issuer, Bound bound) {
        tx.execute(
                DSL.insertInto(
                                CITY_IDENTITY,
                                CITY_IDENTITY.ISSUER,
                                CITY_IDENTITY.SUBJECT,
                                CITY_IDENTITY.STAFF,
                                CITY_IDENTITY.BOUND_AT,
                                CITY_IDENTITY.BOUND_BY)
                        .values(
                                issuer,
                                bound.subject(),
                                bound.staff(),
                                bound.at().toEpochMilli(),
                                bound.by()));
    }

    /// Takes the binding of an account away; false when there is none.
    public boolean remove(Tx tx, String issuer, String staff) {
        return tx.execute(DSL.deleteFrom(CITY_IDENTITY).where(staff(issuer, staff))) > 0;
    }

    private static Condition subject(String issuer, String subject) {
        return CITY_IDENTITY.ISSUER.eq(issuer).and(CITY_IDENTITY.SUBJECT.eq(subject));
    }

    private static Condition staff(String issuer, String staff) {
        return CITY_IDENTITY.ISSUER.eq(issuer).and(CITY_IDENTITY.STAFF.eq(staff));
    }

    private static Optional<Bound> one(DSLContext sql, Condition which) {
        return sql.select()
                .from(CITY_IDENTITY)
                .where(which)
                .fetchOptional(CityIdentityStore::bound);
    }

    private static Bound bound(Record row) {
        return new Bound(
                row.get(CITY_IDENTITY.STAFF),
                row.get(CITY_IDENTITY.SUBJECT),
                Instant.ofEpochMilli(row.get(CITY_IDENTITY.BOUND_AT)),
                row.get(CITY_IDENTITY.BOUND_BY));
    }
}
