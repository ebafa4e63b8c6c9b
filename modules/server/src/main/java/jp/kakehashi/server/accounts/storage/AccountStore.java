package jp.kakehashi.server.accounts.storage;

import static jp.kakehashi.storage.generated.Tables.ACCOUNT_EVENT;
import static jp.kakehashi.storage.generated.Tables.SETTING;
import static jp.kakehashi.storage.generated.Tables.STAFF;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.Staff;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Staff and the log of what was done to accounts, in the production world's database.
public final class AccountStore {
    private static final Field<String> ID = STAFF.STAFF_;
    private static final Field<String> NAME = STAFF.NAME;
    private static final Field<String> OFFICE = STAFF.OFFICE;
    private static final Field<String> SECTION = STAFF.SECTION;
    private static final Field<String> ROLES = STAFF.ROLES;
    private static final Field<String> HASH = STAFF.PASSWORD_HASH;
    private static final Field<Boolean> ACTIVE = STAFF.ACTIVE;

    private static final Field<String> SETTING_NAME = SETTING.NAME;
    private static final Field<String> CONTENT = SETTING.CONTENT;

    private final Database database;

    /// Accounts kept in `database`.
    public AccountStore(Database database) {
        this.database = database;
    }

    /// A member of staff with the hash of the password.
    public record Account(Staff staff, String passwordHash) {}

    /// The account of that number, whether active or not.
    public Optional<Account> account(String staff) {
        return database.read(sql -> account(sql, staff));
    }

    /// Everybody, by number.
    public List<Staff> everybody() {
        return database.read(
                sql -> sql.select().from(STAFF).orderBy(ID).fetch(AccountStore::staff));
    }

    /// Whether nobody has an account yet.
    public boolean empty() {
        return database.read(sql -> sql.fetchCount(STAFF) == 0);
    }

    /// The account of that number, inside a durable step.
    public Optional<Account> account(Tx tx, String staff) {
        return account(tx.query(), staff);
    }

    /// Whether nobody has an account yet, inside a durable step.
    public boolean empty(Tx tx) {
        return tx.query().fetchCount(STAFF) == 0;
    }

    /// Active people who hold `role`.
    public Set<String> holders(Tx tx, String role) {
        return tx
                .query()
                .select()
                .from(STAFF)
                .where(ACTIVE.isTrue())
                .fetch(AccountStore::staff)
                .stream()
                .filter(s -> s.roles().contains(role))
                .map(Staff::staff)
                .collect(Collectors.toSet());
    }

    /// Adds an account.
    public void add(Tx tx, Staff staff, String passwordHash) {
        tx.execute(
                DSL.insertInto(STAFF, ID, NAME, OFFICE, SECTION, ROLES, HASH, ACTIVE)
                        .values(
                                staff.staff(),
                                staff.name(),
                                staff.office(),
                                staff.section(),
                                joined(staff.roles()),
                                passwordHash,
                                staff.active()));
    }

    /// Writes everything but the password.
    public void update(Tx tx, Staff staff) {
        tx.execute(
                DSL.update(STAFF)
                        .set(NAME, staff.name())
                        .set(OFFICE, staff.office())
                        .set(SECTION, staff.section())
                        .set(ROLES, joined(staff.roles()))
                        .set(ACTIVE, staff.active())
                        .where(ID.eq(staff.staff())));
    }

    /// Writes the password's hash; false when there is no such account.
    public boolean password(Tx tx, String staff, String hash) {
        return tx.execute(DSL.update(STAFF).set(HASH, hash).where(ID.eq(staff))) == 1;
    }

    /// Notes who did what to whom.
    public void log(Tx tx, Event event) {
        tx.execute(
                DSL.insertInto(
                                ACCOUNT_EVENT,
                                ACCOUNT_EVENT.ID,
                                ACCOUNT_EVENT.AT,
                                ACCOUNT_EVENT.STAFF,
                                ACCOUNT_EVENT.ACTION,
                                ACCOUNT_EVENT.SUBJECT)
                        .values(
                                event.id,
                                event.at.toEpochMilli(),
                                event.staff,
                                event.action,
                                event.subject));
    }

    /// Something done to an account, a device or a session.
    public record Event(UUID id, Instant at, String staff, String action, String subject) {}

    /// Writes a setting.
    public void setting(Tx tx, String name, String content) {
        int touched =
                tx.execute(DSL.update(SETTING).set(CONTENT, content).where(SETTING_NAME.eq(name)));
        if (touched == 0) {
            tx.execute(DSL.insertInto(SETTING, SETTING_NAME, CONTENT).values(name, content));
        }
    }

    /// The setting of that name.
    public Optional<String> setting(String name) {
        return database.read(
                sql ->
                        sql.select(CONTENT)
                                .from(SETTING)
                                .where(SETTING_NAME.eq(name))
                                .fetchOptional(CONTENT));
    }

    private static Optional<Account> account(DSLContext sql, String staff) {
        return sql.select()
                .from(STAFF)
                .where(ID.eq(staff))
                .fetchOptional(r -> new Account(staff(r), r.get(HASH)));
    }

    private static Staff staff(Record row) {
        return new Staff(
                row.get(ID),
                row.get(NAME),
                row.get(OFFICE),
                row.get(SECTION),
                split(row.get(ROLES)),
                row.get(ACTIVE));
    }

    private static String joined(Set<String> codes) {
        return String.join(",", new TreeSet<>(codes));
    }

    private static Set<String> split(@Nullable String codes) {
        return codes == null || codes.isEmpty()
                ? Set.of()
                : Arrays.stream(codes.split(",")).collect(Collectors.toSet());
    }
}
