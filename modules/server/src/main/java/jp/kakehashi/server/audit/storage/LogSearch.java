package jp.kakehashi.server.audit.storage;

import static jp.kakehashi.storage.generated.Tables.ACCOUNT_EVENT;
import static jp.kakehashi.storage.generated.Tables.STAFF;
import static jp.kakehashi.storage.generated.Tables.VIEWING;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakehashi.kernel.text.SearchFolding;
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
    private final SearchFolding folding = new SearchFolding();

    /// A search in the logs of `database`.
    public LogSearch(Database database) {
        this.database = database;
    }

    /// The viewings that match.
    public ViewingPage viewings(Question question) {
        Condition matching =
                is(VIEWING.LEDGER, question.ledger())
                        .and(is(VIEWING.KIND, question.kind()))
                        .and(days(VIEWING.AT, question));
        UUID row = question.row();
        Condition which =
                row == null ? matching : matching.and(VIEWING.ROW_IDS.contains(row.toString()));
        return database.read(
                db -> {
                    Optional<Set<String>> people = people(db, question.staff());
                    List<ViewingLine> found =
                            db.select(VIEWING.fields())
                                    .from(VIEWING)
                                    .where(which.and(among(VIEWING.STAFF, people)))
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
        String kind = question.kind();
        Condition which =
                days(ACCOUNT_EVENT.AT, question)
                        .and(
                                kind == null
                                        ? DSL.trueCondition()
                                        : ACCOUNT_EVENT
                                                .ACTION
                                                .eq(kind)
                                                .or(ACCOUNT_EVENT.ACTION.startsWith(kind + ".")));
        return database.read(
                db -> {
                    Optional<Set<String>> people = people(db, question.staff());
                    Condition either =
                            among(ACCOUNT_EVENT.STAFF, people)
                                    .or(among(ACCOUNT_EVENT.SUBJECT, people));
                    List<ActLine> found =
                            db.select(ACCOUNT_EVENT.fields())
                                    .from(ACCOUNT_EVENT)
                                    .where(which.and(either))
                                    .orderBy(ACCOUNT_EVENT.AT.desc(), ACCOUNT_EVENT.ID.desc())
                                    .limit(MOST + 1)
                                    .fetch(LogSearch::act);
                    List<ActLine> told = found.subList(0, Math.min(MOST, found.size()));
                    return new ActPage(
                            List.copyOf(told),
                            found.size() > MOST,
                            names(
                                    db,
                                    told.stream()
                                            .flatMap(l -> Stream.of(l.staff(), l.subject()))
                                            .toList()));
                });
    }

    private static Condition is(Field<String> field, @Nullable String wanted) {
        return wanted == null ? DSL.trueCondition() : field.eq(wanted);
    }

    private static Condition among(Field<String> field, Optional<Set<String>> wanted) {
        return wanted.map(field::in).orElse(DSL.trueCondition());
    }

    /// The numbers that `wanted` means: the number itself where there is one or where no name has
    /// it, else everybody whose name or reading has it; empty for anybody.
    private Optional<Set<String>> people(DSLContext db, @Nullable String wanted) {
        if (wanted == null) {
            return Optional.empty();
        }
        Set<String> numbers = new HashSet<>(Set.of(wanted));
        if (db.fetchExists(STAFF, STAFF.STAFF_.eq(wanted))) {
            return Optional.of(numbers);
        }
        String part = together(wanted);
        db.select(STAFF.STAFF_, STAFF.NAME, STAFF.KANA)
                .from(STAFF)
                .forEach(
                        row -> {
                            String kana = row.get(STAFF.KANA);
                            if (together(row.get(STAFF.NAME)).contains(part)
                                    || (kana != null && together(kana).contains(part))) {
                                numbers.add(row.get(STAFF.STAFF_));
                            }
                        });
        return Optional.of(numbers);
    }

    private String together(String name) {
        return folding.fold(name.replaceAll("[\\s　]+", ""));
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
