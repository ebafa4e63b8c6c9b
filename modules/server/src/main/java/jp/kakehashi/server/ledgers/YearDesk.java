package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.server.ledgers.storage.YearWalk;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.YearStore;
import jp.kakehashi.wire.CallerSession;
import org.jspecify.annotations.Nullable;

/// What closing, reopening and looking at fiscal years share: who may, how the rows stand, and what
/// is written down of it.
final class YearDesk {
    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final InstantSource clock;

    YearDesk(Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.clock = clock;
    }

    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    LocalDate today() {
        return RowYears.day(now());
    }

    static String text(FiscalYear year) {
        return Integer.toString(year.year());
    }

    boolean frozen(LedgerId ledger, FiscalYear year) {
        return database.read(db -> stores.logs().years().frozen(db, ledger)).contains(year.year());
    }

    YearWalk walk(Tx tx, LedgerDefinition definition, FiscalYear year) {
        return new YearWalk(tx.query(), stores, definition, year, today());
    }

    /// The year's rows among those that follow `after`, as they stand now.
    YearWalk.Portion looked(LedgerId ledger, FiscalYear year, @Nullable UUID after) {
        LedgerDefinition definition = definitions.newest(ledger);
        return database.read(
                db -> new YearWalk(db, stores, definition, year, today()).portion(after));
    }

    static Change change(
            LedgerDefinition definition,
            CallerSession caller,
            UUID row,
            ChangeKind kind,
            List<Edit> edits,
            long seen,
            ChangeNote note,
            Instant now) {
        return new Change(
                UUID.randomUUID(),
                definition.id(),
                row,
                kind,
                edits,
                seen,
                definition.version(),
                caller.actor().on(caller.device()),
                now,
                note,
                null);
    }

    FiscalYear act(
            Tx tx,
            LedgerId ledger,
            FiscalYear year,
            String kind,
            CallerSession caller,
            long rows,
            @Nullable String reason,
            UUID id) {
        String staff = caller.actor().staff();
        String name = caller.actor().name();
        stores.logs()
                .years()
                .add(
                        tx,
                        ledger,
                        new YearStore.Act(id, year, kind, staff, name, now(), rows, reason));
        return year;
    }

    static YearRule rule(LedgerDefinition definition) {
        YearRule rule = definition.year();
        if (rule == null) {
            throw Problem.invalid("problem.year.none", definition.id()).asException();
        }
        return rule;
    }

    /// Whether `actor` may close years: an owner who sees every row and writes all that is carried.
    static boolean mayCarry(LedgerDefinition definition, Actor actor) {
        YearRule rule = Objects.requireNonNull(definition.year());
        return definition.ownedBy(actor)
                && definition.guardAgainst(actor) == null
                && definition.access().write().admits(actor)
                && definition.fields().stream()
                        .filter(f -> RowYears.copied(f) || f.id().equals(rule.previous()))
                        .allMatch(f -> definition.mayWrite(actor, f));
    }

    /// The ledger, for somebody who may close its years.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.year.rights`, `problem.year.none`
    LedgerDefinition carrying(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        rule(definition);
        if (!mayCarry(definition, caller.actor())) {
            throw Problem.refused("problem.year.rights").asException();
        }
        return definition;
    }
}
