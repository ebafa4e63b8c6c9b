package jp.kakehashi.server.ledgers;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import org.jspecify.annotations.Nullable;

/// Rows that nobody writes now: because somebody is asked to decide about them as they stand, or
/// because their fiscal year is frozen. Made inside a transaction for the rows of one step.
final class RowLocks {
    private final Set<UUID> drafted;
    private final Set<UUID> destroyed;
    private final @Nullable YearRule rule;
    private final List<Integer> shut;

    private RowLocks(
            Set<UUID> drafted, Set<UUID> destroyed, @Nullable YearRule rule, List<Integer> shut) {
        this.drafted = drafted;
        this.destroyed = destroyed;
        this.rule = rule;
        this.shut = shut;
    }

    /// Of those of `rows` that are locked by a draft; a ledger may have stopped asking for approval
    /// with drafts still under way. The frozen years are read here and not from the definition,
    /// which may be an older one while the freeze is being told.
    static RowLocks of(
            Tx tx, LedgerStores stores, LedgerDefinition definition, Collection<UUID> rows) {
        YearRule rule = definition.year();
        return new RowLocks(
                stores.logs().approvals().locked(tx.query(), definition.id(), rows).keySet(),
                rule == null ? Set.of() : stores.logs().destructions().destroyed(tx.query(), rows),
                rule,
                rule == null
                        ? List.of()
                        : stores.logs().years().frozen(tx.query(), definition.id()));
    }

    /// Why `change` cannot be made of `row`, which is null for a new one; null when it can.
    @Nullable Problem fault(Change change, @Nullable RowState row) {
        if (drafted.contains(change.row())) {
            return Problem.refused("problem.approval.locked");
        }
        if (destroyed.contains(change.row())) {
            return Problem.refused("problem.row.destroyed");
        }
        return rule == null ? null : rule.fault(change, row, shut);
    }

    /// Those of `rows` that are locked.
    static Set<UUID> among(
            Tx tx, LedgerStores stores, LedgerDefinition definition, Collection<UUID> rows) {
        RowLocks locks = of(tx, stores, definition, rows);
        Set<UUID> held = new HashSet<>(locks.drafted);
        held.addAll(locks.destroyed);
        YearRule rule = locks.rule;
        if (rule != null && !locks.shut.isEmpty()) {
            stores.tables()
                    .rows(tx.query(), definition, rows)
                    .forEach(
                            (id, row) -> {
                                if (rule.of(row.state().values())
                                        .filter(y -> locks.shut.contains(y.year()))
                                        .isPresent()) {
                                    held.add(id);
                                }
                            });
        }
        return held;
    }

    /// Refuses to touch what belongs to `row` while it is locked by a draft, whose deciders look at
    /// it as it was drafted, or its year is frozen.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.locked`,
    ///     `problem.year.frozen`
    static void requireOpen(Tx tx, LedgerStores stores, LedgerDefinition definition, UUID row) {
        requireYearOpen(tx, stores, definition, row);
        Set<UUID> one = Set.of(row);
        if (!stores.logs().approvals().locked(tx.query(), definition.id(), one).isEmpty()) {
            throw Problem.refused("problem.approval.locked").asException();
        }
    }

    /// Refuses to touch what belongs to `row` while its year is frozen.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.year.frozen`
    static void requireYearOpen(Tx tx, LedgerStores stores, LedgerDefinition definition, UUID row) {
        YearRule rule = definition.year();
        if (rule == null) {
            return;
        }
        List<Integer> shut = stores.logs().years().frozen(tx.query(), definition.id());
        stores.tables()
                .row(tx.query(), definition, row)
                .flatMap(r -> rule.of(r.state().values()))
                .filter(y -> shut.contains(y.year()))
                .ifPresent(
                        y -> {
                            throw YearRule.frozen(y).asException();
                        });
    }
}
