package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
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
import jp.kakehashi.storage.ledger.YearStore.Run;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.YearMessages;
import org.jspecify.annotations.Nullable;

/// Opens frozen years again and takes carryings back. Blocking; safe for use from many threads.
final class YearReopening {
    private static final String TAKEN_BACK = "年度更新の取り消し";
    private static final int STEP = 200;
    private static final int LONGEST_REASON = 400;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final DefinitionPublishing publishing;
    private final YearDesk desk;

    YearReopening(
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

    /// Opens a frozen year again, for a reason.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.year.*`, `problem.ledger.*`
    void reopen(CallerSession caller, LedgerId ledger, FiscalYear year, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Problem.invalid("problem.year.reason").asException();
        }
        publishing.yearChanges(
                caller.actor(),
                ledger,
                tx -> {
                    LedgerDefinition definition = definitions.opened(ledger, caller.actor());
                    if (!YearDesk.rule(definition).mayReopen(caller.actor())) {
                        throw Problem.refused("problem.year.reopen").asException();
                    }
                    if (!stores.logs().years().frozen(tx.query(), ledger).contains(year.year())) {
                        throw Problem.refused("problem.year.open", YearDesk.text(year))
                                .asException();
                    }
                    requireNoDestruction(tx, ledger, year);
                    stores.logs().years().reopen(tx, ledger, year);
                    desk.act(tx, ledger, year, "REOPENED", caller, 0, why, UUID.randomUUID());
                });
    }

    /// A list that two persons confirmed names rows as they stood: nobody writes them any more.
    private void requireNoDestruction(Tx tx, LedgerId ledger, FiscalYear year) {
        if (stores.logs().destructions().of(tx.query(), ledger).stream()
                .anyMatch(
                        list -> list.year() == year.year() && list.state().equals("DESTROYING"))) {
            throw Problem.refused("problem.year.destroying").asException();
        }
    }

    /// Takes the carrying of a year back, as long as it is not frozen: the new rows that nobody has
    /// changed are deleted, the others stay.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.year.*`, `problem.ledger.*`
    YearClosing.Done<YearMessages.Undone> undo(
            CallerSession caller, LedgerId ledger, FiscalYear year) {
        desk.carrying(caller, ledger);
        long rows = 0;
        long stayed = 0;
        AcceptedBatch shown = null;
        UUID after = null;
        do {
            UUID from = after;
            YearWalk.Portion looked = desk.looked(ledger, year, from);
            List<UUID> made =
                    looked.rows().stream()
                            .filter(Standing::carried)
                            .map(s -> s.row().row())
                            .toList();
            for (int at = 0; at < made.size(); at += STEP) {
                List<UUID> some = made.subList(at, Math.min(made.size(), at + STEP));
                Back back = database.write(tx -> back(tx, caller, ledger, year, some));
                rows += back.rows();
                stayed += back.stayed();
                shown = back.batch() == null ? shown : back.batch();
            }
            after = looked.next();
        } while (after != null);
        long taken = rows;
        database.write(
                tx -> {
                    requireOpen(tx, ledger, year);
                    boolean begun = stores.logs().years().run(tx.query(), ledger, year).isPresent();
                    stores.logs().years().end(tx, ledger, year);
                    return begun
                            ? desk.act(
                                    tx,
                                    ledger,
                                    year,
                                    "UNDONE",
                                    caller,
                                    taken,
                                    null,
                                    UUID.randomUUID())
                            : year;
                });
        return new YearClosing.Done<>(
                new YearMessages.Undone(rows, stayed, false),
                shown == null ? List.of() : List.of(shown));
    }

    private record Back(long rows, long stayed, @Nullable AcceptedBatch batch) {}

    private Back back(
            Tx tx, CallerSession caller, LedgerId ledger, FiscalYear year, List<UUID> rows) {
        LedgerDefinition definition = desk.carrying(caller, ledger);
        requireOpen(tx, ledger, year);
        Run run = stores.logs().years().run(tx.query(), ledger, year).orElse(null);
        if (run == null) {
            return new Back(0, 0, null);
        }
        List<UUID> ids = rows.stream().map(row -> run.made(row)).toList();
        List<Change> changes = new ArrayList<>();
        long stayed = 0;
        ChangeNote note = ChangeNote.because(TAKEN_BACK);
        Instant now = desk.now();
        for (StoredRow each : stores.tables().rows(tx.query(), definition, ids).values()) {
            RowState row = each.state();
            boolean asMade = row.seq() == row.cellSeq(YearDesk.rule(definition).previous());
            if (!row.deleted() && asMade) {
                changes.add(
                        YearDesk.change(
                                definition,
                                caller,
                                row.row(),
                                ChangeKind.DELETE,
                                List.of(),
                                row.seq(),
                                note,
                                now));
            } else if (!row.deleted()) {
                stayed++;
            }
        }
        if (changes.isEmpty()) {
            return new Back(0, stayed, null);
        }
        AcceptedBatch batch =
                new PushBatch(tx, stores, definitions.versions(ledger), caller, now, changes)
                        .accept();
        long refused = (long) changes.size() - batch.accepted().size();
        return new Back(batch.accepted().size(), stayed + refused, batch);
    }

    private void requireOpen(Tx tx, LedgerId ledger, FiscalYear year) {
        if (stores.logs().years().frozen(tx.query(), ledger).contains(year.year())) {
            throw YearRule.frozen(year).asException();
        }
    }
}
