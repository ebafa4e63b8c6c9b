package jp.kakehashi.server.audit.storage;

import static jp.kakehashi.storage.generated.Tables.ACCOUNT_EVENT;
import static jp.kakehashi.storage.generated.Tables.STAFF;
import static jp.kakehashi.storage.generated.Tables.VIEWING;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.storage.Database;
import jp.kakehashi.wire.AuditMessages.ActLine;
import jp.kakehashi.wire.AuditMessages.ActPage;
import jp.kakehashi.wire.AuditMessages.Question;
import jp.kakehashi.wire.AuditMessages.ViewingLine;
import jp.kakehashi.wire.AuditMessages.ViewingPage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Finds entries of the log of viewings and of the log of acts, the newest first, at most
/// {@link #MOST}.
public final class LogSearch {
    /// So many are found at most.
    public static final int MOST = 500;

    private static final int ROWS_TOLD = 20;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Database database;

    /// A search in the logs of `database`.
    public LogSearch(Database database) {
        this.database = database;
    }

    /// The viewings that match.
    public ViewingPage viewings(Question question) {
        Condition matching =
                VIEWING.SEQ
                        .isNotNull()
                        .and(is(VIEWING.STAFF, question.staff()))
                        .and(is(VIEWING.LEDGER, question.ledger()))
                        .and(days(VIEWING.AT, question));
        UUID row = question.row();
        Condition which =
                row == null ? matching : matching.and(VIEWING.ROW_IDS.contains(row.toString()));
        return database.read(
                db -> {
                    List<ViewingLine> found =
                            db.select(VIEWING.fields())
                                    .from(VIEWING)
                                    .where(which)
                                    .orderBy(VIEWING.SEQ.desc())
                                    .limit(MOST + 1)
                                    .fetch(LogSearch::viewing);
                    List<ViewingLine> told = found.subList(0, Math.min(MOST, found.size()));
                    return new ViewingPage(
                            List.copyOf(told),
                            found.size() > MOST,
                            names(db, told.stream().map(ViewingLine::staff).toList()));
                });
    }

    /// The acts that match, by whoever did them or to whom they were done.
    public ActPage acts(Question question) {
        Condition which =
                is(ACCOUNT_EVENT.STAFF, question.staff())
                        .or(is(ACCOUNT_EVENT.SUBJECT, question.staff()))
                        .and(days(ACCOUNT_EVENT.AT, question));
        return database.read(
                db -> {
                    List<ActLine> found =
                            db.select(ACCOUNT_EVENT.fields())
                                    .from(ACCOUNT_EVENT)
                                    .where(which)
                                    .orderBy(ACCOUNT_EVENT.AT.desc(), ACCOUNT_EVENT.ID.desc())
                                    .limit(MOST + 1)
                                    .fetch(LogSearch::act);
                    List<ActLine> told = found.subList(0, Math.min(MOST, found.size()));
                    return new ActPage(
                            List.copyOf(told),
                            found.size() > MOST,
                            names(db, told.stream().map(ActLine::staff).toList()));
                });
    }

    private static Condition is(Field<String> field, @Nullable String wanted) {
        return wanted == null ? DSL.trueCondition() : field.eq(wanted);
    }

    private static Condition days(Field<Long> at, Question question) {
        LocalDate from = question.from();
        LocalDate until = question.until();
        return (from == null ? DSL.trueCondition() : at.ge(millis(from)))
                .and(until == null ? DSL.trueCondition() : at.lt(millis(until.plusDays(1))));
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(JAPAN).toInstant().toEpochMilli();
    }

    private static Map<String, String> names(DSLContext db, Collection<String> staff) {
        return db.select(STAFF.STAFF_, STAFF.NAME)
                .from(STAFF)
                .where(STAFF.STAFF_.in(staff.stream().collect(Collectors.toSet())))
                .fetchMap(STAFF.STAFF_, STAFF.NAME);
    }

    private static ViewingLine viewing(Record row) {
        String ids = row.get(VIEWING.ROW_IDS);
        String[] rows = ids.isEmpty() ? new String[0] : ids.split(" ", -1);
        return new ViewingLine(
                row.get(VIEWING.SEQ),
                Instant.ofEpochMilli(row.get(VIEWING.AT)),
                row.get(VIEWING.STAFF),
                row.get(VIEWING.OFFICE),
                row.get(VIEWING.DEVICE),
                row.get(VIEWING.LEDGER),
                row.get(VIEWING.KIND),
                row.get(VIEWING.PURPOSE),
                rows.length,
                Arrays.stream(rows).limit(ROWS_TOLD).map(UUID::fromString).toList());
    }

    private static ActLine act(Record row) {
        return new ActLine(
                Instant.ofEpochMilli(row.get(ACCOUNT_EVENT.AT)),
                row.get(ACCOUNT_EVENT.STAFF),
                row.get(ACCOUNT_EVENT.ACTION),
                row.get(ACCOUNT_EVENT.SUBJECT),
                row.get(ACCOUNT_EVENT.DETAIL));
    }
}
