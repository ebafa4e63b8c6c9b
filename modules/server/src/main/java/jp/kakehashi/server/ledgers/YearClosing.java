package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.server.ledgers.storage.YearWalk;
import jp.kakehashi.server.ledgers.storage.YearWalk.Standing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.storage.ledger.YearStore;
import jp.kakehashi.storage.ledger.YearStore.Run;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.YearMessages;
import org.jspecify.annotations.Nullable;

/// Closes fiscal years (年度更新): carries what is open into the next year in durable steps, each new
/// row made once whoever asks how often, and freezes the year when nothing of it is left over.
/// Blocking; safe for use from many threads.
final class YearClosing {
    /// Why the new rows were made, in their history.
    static final String CARRIED = "年度更新";

    private static final int STEP = 200;
    private static final int STEPS_A_CALL = 10;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final DefinitionPublishing publishing;
    private final YearDesk desk;

    // A carrying and its taking back at once would chase each other for ever.
    private final ReentrantLock oneAtATime = new ReentrantLock();

    YearClosing(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            DefinitionPublishing publishing,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.publishing = publishing;
        this.desk = new YearDesk(database, stores, definitions, clock);
    }

    /// What a call did, and the newest batch to be announced; `told` goes to the caller.
    record Done<T>(T told, List<AcceptedBatch> batches) {}

    /// Carries the year's open rows and freezes it where that is asked.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.year.*`, `problem.ledger.*`
    Done<YearMessages.Closed> close(
            CallerSession caller, LedgerId ledger, FiscalYear year, YearMessages.Close sent) {
        oneAtATime.lock();
        try {
            LedgerDefinition definition = desk.carrying(caller, ledger);
            Instant now = desk.now();
            if (RowYears.day(now).isBefore(year.next().firstDay())) {
                throw Problem.refused("problem.year.not_over", YearDesk.text(year)).asException();
            }
            Optional<YearMessages.Closed> before = repeated(ledger, year, sent);
            if (before.isPresent()) {
                return new Done<>(before.get(), List.of());
            }
            if (desk.frozen(ledger, year)) {
                throw YearRule.frozen(year).asException();
            }
            if (sent.freeze()
                    && RowYears.day(now).isBefore(YearDesk.rule(definition).freezesFrom(year))) {
                throw Problem.refused("problem.year.accounts_open", YearDesk.text(year))
                        .asException();
            }
            return carry(caller, ledger, year, sent);
        } finally {
            oneAtATime.unlock();
        }
    }

    /// An answer that was lost on the way is given again: what froze the year once freezes it no
    /// second time, also when it was opened since.
    private Optional<YearMessages.Closed> repeated(
            LedgerId ledger, FiscalYear year, YearMessages.Close sent) {
        boolean known =
                database.read(db -> stores.logs().years().acts(db, ledger)).stream()
                        .anyMatch(act -> act.id().equals(sent.run()));
        return known
                ? Optional.of(new YearMessages.Closed(0, 0, desk.frozen(ledger, year), false))
                : Optional.empty();
    }

    private Done<YearMessages.Closed> carry(
            CallerSession caller, LedgerId ledger, FiscalYear year, YearMessages.Close sent) {
        long carried = 0;
        int steps = 0;
        Set<UUID> left = new HashSet<>();
        AcceptedBatch shown = null;
        UUID after = null;
        boolean more = true;
        while (more && steps < STEPS_A_CALL) {
            UUID from = after;
            YearWalk.Portion looked = desk.looked(ledger, year, from);
            List<UUID> open =
                    looked.rows().stream()
                            .filter(s -> s.open() && !s.carried())
                            .map(s -> s.row().row())
                            .toList();
            for (int at = 0; at < open.size(); at += STEP) {
                List<UUID> some = open.subList(at, Math.min(open.size(), at + STEP));
                Step done = database.write(tx -> step(tx, caller, ledger, year, sent.run(), some));
                carried += done.carried();
                left.addAll(done.left());
                shown = done.batch() == null ? shown : done.batch();
                steps++;
            }
            after = looked.next();
            more = after != null;
        }
        List<AcceptedBatch> batches = shown == null ? List.of() : List.of(shown);
        if (more || carried > 0) {
            database.write(
                    tx ->
                            desk.act(
                                    tx,
                                    ledger,
                                    year,
                                    "CARRIED",
                                    caller,
                                    counted(tx, ledger, year),
                                    null,
                                    UUID.randomUUID()));
        }
        if (more || !sent.freeze()) {
            return new Done<>(new YearMessages.Closed(carried, left.size(), false, more), batches);
        }
        freeze(caller, ledger, year, sent.run());
        return new Done<>(new YearMessages.Closed(carried, 0, true, false), batches);
    }

    private long counted(Tx tx, LedgerId ledger, FiscalYear year) {
        return stores.logs().years().run(tx.query(), ledger, year).map(Run::carried).orElse(0L);
    }

    private record Step(long carried, List<UUID> left, @Nullable AcceptedBatch batch) {}

    private Step step(
            Tx tx,
            CallerSession caller,
            LedgerId ledger,
            FiscalYear year,
            UUID sent,
            List<UUID> rows) {
        // Looked up here so that a publication, a freeze or an edit in between is seen.
        LedgerDefinition definition = desk.carrying(caller, ledger);
        if (stores.logs().years().frozen(tx.query(), ledger).contains(year.year())) {
            throw YearRule.frozen(year).asException();
        }
        Instant now = desk.now();
        YearStore years = stores.logs().years();
        Run run =
                years.run(tx.query(), ledger, year)
                        .orElseGet(() -> years.begin(tx, ledger, year, sent, now));
        List<StoredRow> found = new ArrayList<>();
        Map<UUID, StoredRow> stored = stores.tables().rows(tx.query(), definition, rows);
        for (UUID row : rows) {
            StoredRow there = stored.get(row);
            if (there != null) {
                found.add(there);
            }
        }
        List<Change> changes = new ArrayList<>();
        for (Standing each : desk.walk(tx, definition, year).standing(found)) {
            if (each.open() && !each.carried()) {
                changes.add(carried(definition, caller, year, run, each.row(), now));
            }
        }
        if (changes.isEmpty()) {
            return new Step(0, List.of(), null);
        }
        AcceptedBatch batch =
                new PushBatch(tx, stores, definitions.versions(ledger), caller, now, changes)
                        .accept();
        List<UUID> left =
                batch.outcomes().stream()
                        .filter(o -> o.problem() != null)
                        .map(o -> o.change())
                        .toList();
        years.carried(tx, ledger, year, batch.accepted().size());
        return new Step(batch.accepted().size(), left, batch);
    }

    private Change carried(
            LedgerDefinition definition,
            CallerSession caller,
            FiscalYear year,
            Run run,
            RowState row,
            Instant now) {
        YearRule rule = YearDesk.rule(definition);
        List<Edit> edits = new ArrayList<>();
        for (FieldDefinition field : definition.fields()) {
            String value = row.value(field.id());
            if (field.id().equals(rule.previous())) {
                edits.add(new Edit(field.id(), row.row().toString(), null, 0, null));
            } else if (value != null && RowYears.copied(field)) {
                String begins =
                        field.id().equals(rule.field()) ? rule.begins(year.next(), value) : value;
                edits.add(new Edit(field.id(), begins, null, 0, null));
            }
        }
        // What stood in the old row may stand in the new one, whatever is asked of new rows.
        ChangeNote note = new ChangeNote(CARRIED, null, null, CARRIED, null);
        return YearDesk.change(
                definition, caller, run.made(row.row()), ChangeKind.CREATE, edits, 0, note, now);
    }

    /// Freezes in one step with the look at whether anything is left over.
    private void freeze(CallerSession caller, LedgerId ledger, FiscalYear year, UUID id) {
        publishing.yearChanges(
                caller.actor(),
                ledger,
                tx -> {
                    LedgerDefinition definition = desk.carrying(caller, ledger);
                    long rows = 0;
                    long open = 0;
                    long unsettled = 0;
                    for (Standing each : desk.walk(tx, definition, year).all()) {
                        rows++;
                        open += each.open() && !each.carried() ? 1 : 0;
                        unsettled += each.unsettled() != null ? 1 : 0;
                    }
                    if (unsettled > 0) {
                        throw Problem.refused("problem.year.unsettled", unsettled).asException();
                    }
                    if (open > 0) {
                        throw Problem.refused("problem.year.not_carried", open).asException();
                    }
                    stores.logs().years().freeze(tx, ledger, year);
                    desk.act(tx, ledger, year, "FROZEN", caller, rows, null, id);
                });
    }
}
