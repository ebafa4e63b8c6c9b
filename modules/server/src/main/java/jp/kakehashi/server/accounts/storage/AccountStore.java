package jp.kakehashi.server.accounts.storage;

import static jp.kakehashi.storage.generated.Tables.ACCOUNT_EVENT;
import static jp.kakehashi.storage.generated.Tables.SETTING;
import static jp.kakehashi.storage.generated.Tables.STAFF;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Staff with their posts and the log of what was done to accounts, in the production world's
/// database.
public final class AccountStore {
    private static final Field<String> ID = STAFF.STAFF_;
    private static final Field<String> NAME = STAFF.NAME;
    private static final Field<String> KANA = STAFF.KANA;
    private static final Field<Long> CODE_UNTIL = STAFF.CODE_UNTIL;
    private static final Field<String> HASH = STAFF.PASSWORD_HASH;
    private static final Field<Boolean> ACTIVE = STAFF.ACTIVE;

    private static final Field<String> SETTING_NAME = SETTING.NAME;
    private static final Field<String> CONTENT = SETTING.CONTENT;

    private final Database database;
    private final PostStore posts = new PostStore();

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
        return database.read(this::everybody);
    }

    /// Everybody, by number, inside a durable step.
    public List<Staff> everybody(Tx tx) {
        return everybody(tx.query());
    }

    private List<Staff> everybody(DSLContext sql) {
        Map<String, List<Post>> all = posts.all(sql);
        return sql.select()
                .from(STAFF)
                .orderBy(ID)
                .fetch(row -> staff(row, all.getOrDefault(row.get(ID), List.of())));
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

    /// Adds an account, without posts.
    public void add(Tx tx, Staff staff, String passwordHash) {
        tx.execute(
                DSL.insertInto(STAFF, ID, NAME, KANA, HASH, CODE_UNTIL, ACTIVE)
                        .values(
                                staff.staff(),
                                staff.name(),
                                staff.kana(),
                                passwordHash,
                                millis(staff.codeUntil()),
                                staff.active()));
    }

    /// Writes what a person is called and whether they may sign in.
    public void update(Tx tx, String staff, String name, @Nullable String kana, boolean active) {
        tx.execute(
                DSL.update(STAFF)
                        .set(NAME, name)
                        .set(KANA, kana)
                        .set(ACTIVE, active)
                        .where(ID.eq(staff)));
    }

    /// Writes the password's hash; `codeUntil` when it is that of a one-time code.
    public void password(Tx tx, String staff, String hash, @Nullable Instant codeUntil) {
        tx.execute(
                DSL.update(STAFF)
                        .set(HASH, hash)
                        .set(CODE_UNTIL, millis(codeUntil))
                        .where(ID.eq(staff)));
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
                                ACCOUNT_EVENT.SUBJECT,
                                ACCOUNT_EVENT.DETAIL)
                        .values(
                                event.id,
                                event.at.toEpochMilli(),
                                event.staff,
                                event.action,
                                event.subject,
                                event.detail));
    }

    /// Something done to an account, a device or a session.
    public record Event(
            UUID id,
            Instant at,
            String staff,
            String action,
            String subject,
            @Nullable String detail) {}

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

    /// The same inside a durable step.
    public Optional<String> setting(Tx tx, String name) {
        return tx.query()
                .select(CONTENT)
                .from(SETTING)
                .where(SETTING_NAME.eq(name))
                .fetchOptional(CONTENT);
    }

    private Optional<Account> account(DSLContext sql, String staff) {
        return sql.select()
                .from(STAFF)
                .where(ID.eq(staff))
                .fetchOptional(r -> new Account(staff(r, posts.of(sql, staff)), r.get(HASH)));
    }

    private static Staff staff(Record row, List<Post> posts) {
        Long until = row.get(CODE_UNTIL);
        return new Staff(
                row.get(ID),
                row.get(NAME),
                row.get(KANA),
                row.get(ACTIVE),
                until == null ? null : Instant.ofEpochMilli(until),
                posts);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
