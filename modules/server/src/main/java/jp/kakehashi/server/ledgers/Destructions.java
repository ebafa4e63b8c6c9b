package jp.kakehashi.server.ledgers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.records.approval.Retention;
import jp.kakehashi.server.ledgers.storage.DueRows;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.Destruction;
import jp.kakehashi.storage.ledger.Destruction.Line;
import jp.kakehashi.storage.ledger.Destruction.Signed;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.YearMessages;
import org.jspecify.annotations.Nullable;

/// Lists of rows that have reached the end of their retention period (廃棄): one person proposes,
/// another confirms, nothing happens by itself. What is confirmed {@link Shredding} carries out.
/// Blocking; safe for use from many threads.
final class Destructions {
    private static final int MOST_ROWS = 5_000;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final Shredding shredding;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Destructions(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            Shredding shredding,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.shredding = shredding;
        this.clock = clock;
    }

    /// What of `year` may be destroyed, and the lists that were made of it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.year.*`, `problem.ledger.*`
    YearMessages.Due due(CallerSession caller, LedgerId ledger, FiscalYear year) {
        LedgerDefinition definition = destroyer(caller, ledger);
        return database.read(
                db -> {
                    boolean frozen = stores.logs().years().frozen(db, ledger).contains(year.year());
                    DueRows rows = DueRows.of(db, stores, definition, year);
                    LocalDate until = keptUntil(definition, year).orElse(null);
                    return new YearMessages.Due(
                            year.year(),
                            until,
                            why(until, frozen),
                            rows.settled().size() + (long) rows.unsettled(),
                            rows.unsettled(),
                            stores.logs().destructions().of(db, ledger).stream()
                                    .filter(d -> d.year() == year.year())
                                    .map(d -> told(definition, caller.actor(), d, false))
                                    .toList());
                });
    }

    /// A list with all its lines.
    YearMessages.Destruction one(CallerSession caller, LedgerId ledger, UUID id) {
        LedgerDefinition definition = destroyer(caller, ledger);
        return told(
                definition,
                caller.actor(),
                database.read(
                        db ->
                                stores.logs()
                                        .destructions()
                                        .find(db, id)
                                        .filter(d -> d.ledger().equals(ledger))
                                        .orElseThrow(Destructions::unknown)),
                true);
    }

    /// Proposes a list of what may be destroyed of `year`; at most 5,000 rows at a time.
    YearMessages.Destruction propose(
            CallerSession caller, LedgerId ledger, FiscalYear year, UUID id) {
        Destruction made =
                database.write(
                        tx -> {
                            LedgerDefinition definition = destroyer(caller, ledger);
                            Destruction known =
                                    stores.logs().destructions().find(tx.query(), id).orElse(null);
                            if (known != null) {
                                return repeated(known, caller, ledger, year);
                            }
                            LocalDate until = require(tx, definition, year);
                            boolean other =
                                    stores.logs().destructions().of(tx.query(), ledger).stream()
                                            .filter(d -> d.year() == year.year())
                                            .anyMatch(d -> open(d));
                            if (other) {
                                throw Problem.refused("problem.destruction.open").asException();
                            }
                            List<Line> lines =
                                    DueRows.of(tx.query(), stores, definition, year)
                                            .settled()
                                            .stream()
                                            .limit(MOST_ROWS)
                                            .map(row -> line(definition, row))
                                            .toList();
                            if (lines.isEmpty()) {
                                throw Problem.refused("problem.destruction.nothing").asException();
                            }
                            Destruction list =
                                    new Destruction(
                                            id,
                                            ledger,
                                            year.year(),
                                            "PROPOSED",
                                            until.toString(),
                                            signed(caller),
                                            null,
                                            lines,
                                            0,
                                            hash(lines));
                            stores.logs().destructions().put(tx, list, now());
                            return list;
                        });
        return told(definitions.newest(ledger), caller.actor(), made, true);
    }

    private static boolean open(Destruction list) {
        return list.state().equals("PROPOSED") || list.state().equals("DESTROYING");
    }

    private static Destruction repeated(
            Destruction known, CallerSession caller, LedgerId ledger, FiscalYear year) {
        boolean same =
                known.ledger().equals(ledger)
                        && known.year() == year.year()
                        && known.proposed().staff().equals(caller.actor().staff());
        if (!same) {
            throw Problem.refused("problem.change.other_content", known.id()).asException();
        }
        return known;
    }

    /// Confirms or withdraws a list. Whoever proposed it cannot confirm it; a list that was
    /// confirmed and broke off is gone on with by anybody who may destroy.
    YearMessages.Destruction decide(
            CallerSession caller, LedgerId ledger, UUID id, YearMessages.Decide sent) {
        oneAtATime.lock();
        try {
            Destruction decided = database.write(tx -> decided(tx, caller, ledger, id, sent));
            Destruction done =
                    decided.state().equals("DESTROYING")
                            ? shredding.carryOut(caller, decided)
                            : decided;
            return told(definitions.newest(ledger), caller.actor(), done, true);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Destruction decided(
            Tx tx, CallerSession caller, LedgerId ledger, UUID id, YearMessages.Decide sent) {
        LedgerDefinition definition = destroyer(caller, ledger);
        Destruction list =
                stores.logs()
                        .destructions()
                        .find(tx.query(), id)
                        .filter(d -> d.ledger().equals(ledger))
                        .orElseThrow(Destructions::unknown);
        if (!list.state().equals("PROPOSED")) {
            boolean same = sent.confirm() != list.state().equals("WITHDRAWN");
            if (!same) {
                throw Problem.refused("problem.destruction.decided").asException();
            }
            return list;
        }
        if (!sent.sha256().equals(list.sha256())) {
            throw Problem.refused("problem.destruction.other_list").asException();
        }
        if (!sent.confirm()) {
            Destruction back = list.in("WITHDRAWN", signed(caller));
            stores.logs().destructions().put(tx, back, now());
            return back;
        }
        if (list.proposed().staff().equals(caller.actor().staff())) {
            throw Problem.refused("problem.destruction.same_person").asException();
        }
        require(tx, definition, new FiscalYear(list.year()));
        List<Line> left = DueRows.unchanged(tx.query(), stores, definition, list);
        Destruction confirmed = list.of(left, hash(left)).in("DESTROYING", signed(caller));
        stores.logs().destructions().put(tx, confirmed, now());
        return confirmed;
    }

    private LocalDate require(Tx tx, LedgerDefinition definition, FiscalYear year) {
        boolean frozen =
                stores.logs().years().frozen(tx.query(), definition.id()).contains(year.year());
        LocalDate until = keptUntil(definition, year).orElse(null);
        String why = why(until, frozen);
        if (why != null || until == null) {
            throw Problem.refused("problem.destruction.not_due", String.valueOf(year.year()))
                    .asException();
        }
        return until;
    }

    private @Nullable String why(@Nullable LocalDate until, boolean frozen) {
        if (until == null) {
            return "permanent";
        }
        if (!RowYears.day(now()).isAfter(until)) {
            return "retention";
        }
        return frozen ? null : "open";
    }

    /// Counted from 1 April after the year; empty for ever.
    private static Optional<LocalDate> keptUntil(LedgerDefinition definition, FiscalYear year) {
        Retention retention = Retention.of(YearDesk.rule(definition).retention());
        return Objects.requireNonNull(retention).lastDay(year.firstDay());
    }

    private static Line line(LedgerDefinition definition, RowState row) {
        List<String> words = new ArrayList<>();
        for (FieldId field : YearDesk.rule(definition).lists()) {
            String value = row.value(field);
            words.add(value == null ? "" : value);
        }
        return new Line(row.row(), row.seq(), words);
    }

    private static String hash(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.row()).append('\t').append(line.seq());
            line.words().forEach(word -> text.append('\t').append(word));
            text.append('\n');
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private YearMessages.Destruction told(
            LedgerDefinition definition, Actor actor, Destruction list, boolean whole) {
        Signed decided = list.decided();
        return new YearMessages.Destruction(
                list.id(),
                list.year(),
                list.state(),
                LocalDate.parse(list.keptUntil()),
                list.proposed().name(),
                list.proposed().at(),
                decided == null ? null : decided.name(),
                decided == null ? null : decided.at(),
                list.proposed().staff().equals(actor.staff()),
                list.lines().size(),
                list.dropped(),
                list.sha256(),
                YearDesk.rule(definition).lists(),
                whole
                        ? list.lines().stream()
                                .map(l -> new YearMessages.Line(l.row(), l.words()))
                                .toList()
                        : List.of());
    }

    private Signed signed(CallerSession caller) {
        return new Signed(caller.actor().staff(), caller.actor().name(), now());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static RuntimeException unknown() {
        return Problem.invalid("problem.destruction.unknown").asException();
    }

    /// The ledger, for somebody who may destroy, and who sees all that goes.
    private LedgerDefinition destroyer(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        YearRule rule = YearDesk.rule(definition);
        boolean sees =
                definition.guardAgainst(caller.actor()) == null
                        && definition.fields().stream()
                                .filter(f -> rule.lists().contains(f.id()))
                                .allMatch(
                                        (FieldDefinition f) ->
                                                definition.mayRead(caller.actor(), f));
        if (!rule.mayDestroy(caller.actor()) || !sees) {
            throw Problem.refused("problem.destruction.rights").asException();
        }
        return definition;
    }
}
