package jp.kakehashi.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.line.ServerLine;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.wire.YearMessages;

/// Years at head office; what their rows are called is read on this PC.
final class HeadOfficeYears implements LedgerYears {
    private final Replica replica;
    private final LedgerReads reads;
    private final RowViews views;
    private final HeadOffice headOffice;
    private final Runnable wakeSync;

    HeadOfficeYears(
            Replica replica,
            LedgerReads reads,
            RowViews views,
            HeadOffice headOffice,
            Runnable wakeSync) {
        this.replica = replica;
        this.reads = reads;
        this.views = views;
        this.headOffice = headOffice;
        this.wakeSync = wakeSync;
    }

    private ServerLine line() {
        return headOffice
                .calls()
                .orElseThrow(() -> Problem.unavailable("problem.line.down").asException());
    }

    private static String years(LedgerId ledger) {
        return "/api/ledgers/" + ledger + "/years";
    }

    private static String year(LedgerId ledger, FiscalYear year) {
        return years(ledger) + "/" + year.year();
    }

    @Override
    public YearMessages.Years of(LedgerId ledger) {
        return line().call("GET", years(ledger), null, YearMessages.Years.class);
    }

    @Override
    public YearMessages.Preview preview(LedgerId ledger, FiscalYear year) {
        return line().call("GET", year(ledger, year), null, YearMessages.Preview.class);
    }

    @Override
    public YearMessages.Closed close(
            LedgerId ledger, FiscalYear year, YearMessages.Close sent, Progress progress) {
        LedgerDefinition definition = replica.definitions().of(ledger);
        if (reads.counts(definition).unsent() > 0) {
            throw Problem.refused("problem.year.unsent").asException();
        }
        long carried = 0;
        long left = 0;
        YearMessages.Closed told;
        do {
            told = line().call("POST", year(ledger, year), sent, YearMessages.Closed.class);
            carried += told.carried();
            left += told.left();
        } while (told.more() && progress.at(carried, Math.max(carried + 1, left)));
        wakeSync.run();
        return new YearMessages.Closed(carried, left, told.frozen(), told.more());
    }

    @Override
    public YearMessages.Undone undo(LedgerId ledger, FiscalYear year) {
        YearMessages.Undone told =
                line().call(
                                "DELETE",
                                year(ledger, year) + "/carried",
                                null,
                                YearMessages.Undone.class);
        wakeSync.run();
        return told;
    }

    @Override
    public void reopen(LedgerId ledger, FiscalYear year, String reason) {
        line().call(
                        "POST",
                        year(ledger, year) + "/reopen",
                        new YearMessages.Reopen(reason),
                        Map.class);
        wakeSync.run();
    }

    @Override
    public YearMessages.Due due(LedgerId ledger, FiscalYear year) {
        String path = year(ledger, year) + "/destruction";
        return line().call("GET", path, null, YearMessages.Due.class);
    }

    @Override
    public YearMessages.Destruction propose(LedgerId ledger, FiscalYear year, UUID id) {
        return line().call(
                        "POST",
                        year(ledger, year) + "/destruction",
                        new YearMessages.Propose(id),
                        YearMessages.Destruction.class);
    }

    @Override
    public YearMessages.Destruction list(LedgerId ledger, UUID id) {
        String path = years(ledger) + "/lists/" + id;
        return line().call("GET", path, null, YearMessages.Destruction.class);
    }

    @Override
    public YearMessages.Destruction decide(LedgerId ledger, UUID id, YearMessages.Decide sent) {
        String path = years(ledger) + "/lists/" + id;
        YearMessages.Destruction done =
                line().call("POST", path, sent, YearMessages.Destruction.class);
        wakeSync.run();
        return done;
    }

    @Override
    public Map<UUID, Map<FieldId, String>> words(LedgerId ledger, Collection<UUID> rows) {
        LedgerDefinition definition = replica.definitions().of(ledger);
        YearRule rule = definition.year();
        Map<UUID, Map<FieldId, String>> found = new HashMap<>();
        if (rule != null) {
            for (RowView row : views.views(definition, reads.rows(definition, rows))) {
                Map<FieldId, String> words = new HashMap<>(row.values());
                words.keySet().retainAll(rule.lists());
                found.put(row.row(), words);
            }
        }
        return found;
    }
}
