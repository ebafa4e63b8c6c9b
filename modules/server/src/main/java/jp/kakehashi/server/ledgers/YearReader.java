package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowFormula;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.server.ledgers.storage.YearWalk;
import jp.kakehashi.server.ledgers.storage.YearWalk.Standing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.NumberSeries;
import jp.kakehashi.storage.ledger.YearStore.Run;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.YearMessages;
import org.jspecify.annotations.Nullable;

/// Tells how the fiscal years of a ledger stand and what closing one would do. Rows are told by
/// their ids: what they say, their reader has beside them.
final class YearReader {
    private static final int SHOWN = 500;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final InstantSource clock;

    YearReader(
            Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.clock = clock;
    }

    private static final class Count {
        private long rows;
        private long open;
    }

    /// The years of a ledger, for whoever sees all its rows: counts tell of rows.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.year.none`, `problem.year.guarded`,
    ///     `problem.ledger.*`
    YearMessages.Years years(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = opened(caller, ledger);
        YearRule rule = YearDesk.rule(definition);
        LocalDate today = today();
        RowFormula open = RowFormula.of(definition, rule.open(), Use.CONDITION, today);
        return database.read(
                db -> {
                    TreeMap<FiscalYear, Count> counts =
                            new TreeMap<>(Comparator.<FiscalYear>naturalOrder().reversed());
                    long[] yearless = {0};
                    stores.queries()
                            .scan(
                                    db,
                                    definition,
                                    row -> {
                                        Map<FieldId, String> cells = row.state().values();
                                        FiscalYear year = rule.of(cells).orElse(null);
                                        if (row.state().deleted()) {
                                            return;
                                        }
                                        if (year == null) {
                                            yearless[0]++;
                                            return;
                                        }
                                        Count count =
                                                counts.computeIfAbsent(year, y -> new Count());
                                        count.rows++;
                                        count.open += open.holds(cells) ? 1 : 0;
                                    });
                    List<Integer> shut = stores.logs().years().frozen(db, ledger);
                    shut.forEach(y -> counts.computeIfAbsent(new FiscalYear(y), n -> new Count()));
                    List<YearMessages.Year> years = new ArrayList<>();
                    counts.forEach(
                            (year, count) -> {
                                Run run = stores.logs().years().run(db, ledger, year).orElse(null);
                                years.add(
                                        new YearMessages.Year(
                                                year.year(),
                                                count.rows,
                                                count.open,
                                                shut.contains(year.year()),
                                                run == null ? -1 : run.carried(),
                                                rule.freezesFrom(year)));
                            });
                    List<YearMessages.Act> acts =
                            stores.logs().years().acts(db, ledger).stream()
                                    .map(
                                            a ->
                                                    new YearMessages.Act(
                                                            a.year().year(),
                                                            a.kind(),
                                                            a.name(),
                                                            a.at(),
                                                            a.rows(),
                                                            a.reason()))
                                    .toList();
                    return new YearMessages.Years(
                            years, yearless[0], today, may(definition, caller.actor()), acts);
                });
    }

    private static YearMessages.May may(LedgerDefinition definition, Actor actor) {
        YearRule rule = YearDesk.rule(definition);
        return new YearMessages.May(
                YearDesk.mayCarry(definition, actor),
                rule.mayReopen(actor),
                rule.mayDestroy(actor));
    }

    /// What closing `year` would do now.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException as for {@link #years}
    YearMessages.Preview preview(CallerSession caller, LedgerId ledger, FiscalYear year) {
        LedgerDefinition definition = opened(caller, ledger);
        YearRule rule = YearDesk.rule(definition);
        LocalDate today = today();
        return database.read(
                db -> {
                    YearWalk walk = new YearWalk(db, stores, definition, year, today);
                    List<Standing> rows = walk.all();
                    NumberSeries series =
                            stores.numbers().foreseen(db, ledger, RowYears.within(year.next()));
                    List<Standing> carries =
                            rows.stream().filter(r -> r.open() && !r.carried()).toList();
                    List<YearMessages.Carried> first =
                            carries.stream()
                                    .limit(SHOWN)
                                    .map(
                                            r ->
                                                    new YearMessages.Carried(
                                                            r.row().row(),
                                                            number(definition, caller, series)))
                                    .toList();
                    List<YearMessages.Unsettled> unsettled = new ArrayList<>();
                    for (Standing row : rows) {
                        String why = row.unsettled();
                        if (why != null && unsettled.size() < SHOWN) {
                            unsettled.add(new YearMessages.Unsettled(row.row().row(), why));
                        }
                    }
                    return new YearMessages.Preview(
                            year.year(),
                            today,
                            rule.freezesFrom(year),
                            stores.logs().years().frozen(db, ledger).contains(year.year()),
                            rows.size(),
                            carries.size(),
                            first,
                            rows.stream().filter(Standing::carried).count(),
                            rows.stream().filter(r -> !r.open() && !r.carried()).count(),
                            changed(rows, walk.run()),
                            unsettled,
                            RowYears.emptied(definition));
                });
    }

    /// Rows that somebody wrote after the carrying had begun: what they say now is not in the new
    /// row.
    private List<UUID> changed(List<Standing> rows, @Nullable Run run) {
        return run == null
                ? List.of()
                : rows.stream()
                        .filter(r -> r.carried() && r.changedAt().isAfter(run.startedAt()))
                        .map(r -> r.row().row())
                        .limit(SHOWN)
                        .toList();
    }

    private static @Nullable String number(
            LedgerDefinition definition, CallerSession caller, NumberSeries series) {
        String first = null;
        for (FieldDefinition field : definition.fields()) {
            if (field.type() == FieldType.AUTO_NUMBER && !field.individualNumber()) {
                String number = series.next(field.id(), field.checks().numberPattern());
                boolean shown = definition.mayRead(caller.actor(), field);
                first = first == null && shown ? number : first;
            }
        }
        return first;
    }

    private LedgerDefinition opened(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        YearDesk.rule(definition);
        if (definition.guardAgainst(caller.actor()) != null) {
            throw Problem.refused("problem.year.guarded").asException();
        }
        return definition;
    }

    private LocalDate today() {
        return RowYears.day(Instant.ofEpochMilli(clock.millis()));
    }
}
