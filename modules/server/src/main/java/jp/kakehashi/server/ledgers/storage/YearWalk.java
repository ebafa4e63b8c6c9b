package jp.kakehashi.server.ledgers.storage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowFormula;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.storage.ledger.YearStore.Run;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The rows of one fiscal year as they stand in one reading. For one thread.
public final class YearWalk {
    private static final int PORTION = 2_000;

    private final DSLContext db;
    private final LedgerStores stores;
    private final LedgerDefinition definition;
    private final YearRule rule;
    private final FiscalYear year;
    private final @Nullable Run run;
    private final RowFormula open;

    /// The rows of `year`, whose definition has a rule of years.
    public YearWalk(
            DSLContext db,
            LedgerStores stores,
            LedgerDefinition definition,
            FiscalYear year,
            LocalDate today) {
        this.db = db;
        this.stores = stores;
        this.definition = definition;
        this.rule = Objects.requireNonNull(definition.year());
        this.year = year;
        this.run = stores.logs().years().run(db, definition.id(), year).orElse(null);
        this.open = RowFormula.of(definition, rule.open(), Use.CONDITION, today);
    }

    /// What becomes of a row that is open, was carried, or has to be settled.
    public record Standing(
            RowState row,
            Instant changedAt,
            boolean open,
            boolean carried,
            @Nullable String unsettled) {}

    /// One portion of the table: the year's rows in it and where the next begins.
    public record Portion(List<Standing> rows, @Nullable UUID next) {}

    /// The carrying of the year, once begun.
    public @Nullable Run run() {
        return run;
    }

    /// All rows of the year, in the order of their ids.
    public List<Standing> all() {
        List<Standing> all = new ArrayList<>();
        UUID after = null;
        do {
            Portion portion = portion(after);
            all.addAll(portion.rows());
            after = portion.next();
        } while (after != null);
        return all;
    }

    /// The year's rows among those that follow `after`.
    public Portion portion(@Nullable UUID after) {
        List<StoredRow> rows = stores.queries().portion(db, definition, after, PORTION);
        UUID next = rows.size() < PORTION ? null : rows.getLast().state().row();
        return new Portion(standing(rows), next);
    }

    /// How those of `rows` stand that are there and of the year.
    public List<Standing> standing(Collection<StoredRow> rows) {
        List<StoredRow> here =
                rows.stream()
                        .filter(r -> !r.state().deleted())
                        .filter(r -> rule.of(r.state().values()).filter(year::equals).isPresent())
                        .toList();
        List<UUID> ids = here.stream().map(r -> r.state().row()).toList();
        Set<UUID> carried = carried(ids);
        Map<UUID, String> unsettled = unsettled(ids);
        return here.stream()
                .map(
                        r ->
                                new Standing(
                                        r.state(),
                                        r.acceptedAt(),
                                        open.holds(r.state().values()),
                                        carried.contains(r.state().row()),
                                        unsettled.get(r.state().row())))
                .toList();
    }

    /// A row is carried when this run has made its new row, be it deleted by now, or another row
    /// leads back to it.
    private Set<UUID> carried(List<UUID> rows) {
        Set<UUID> found = new HashSet<>();
        if (rows.isEmpty()) {
            return found;
        }
        if (run != null) {
            Map<UUID, UUID> made = new HashMap<>();
            rows.forEach(row -> made.put(run.made(row), row));
            stores.tables()
                    .present(db, definition.id(), made.keySet())
                    .forEach(id -> found.add(Objects.requireNonNull(made.get(id))));
        }
        List<String> texts = rows.stream().map(UUID::toString).toList();
        stores.tables()
                .holders(db, definition, rule.previous(), texts, List.of())
                .keySet()
                .forEach(text -> found.add(UUID.fromString(text)));
        return found;
    }

    private Map<UUID, String> unsettled(List<UUID> rows) {
        Map<UUID, String> found = new HashMap<>();
        for (Conflict conflict : stores.conflicts().openOf(db, definition.id(), rows)) {
            found.put(conflict.row(), "conflict");
        }
        stores.logs()
                .approvals()
                .locked(db, definition.id(), rows)
                .keySet()
                .forEach(row -> found.put(row, "approval"));
        return found;
    }
}
