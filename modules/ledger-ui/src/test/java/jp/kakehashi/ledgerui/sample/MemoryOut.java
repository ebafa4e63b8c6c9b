package jp.kakehashi.ledgerui.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.OpenData;
import jp.kakehashi.ledger.OpenDataDesk;
import jp.kakehashi.ledger.OpenDataWriter;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;

/// How rows in memory leave: forms, recipes, open data.
public abstract class MemoryOut implements LedgerService {
    public final MemoryWaysOut ways = new MemoryWaysOut();
    public final List<String> published = new CopyOnWriteArrayList<>();

    public final MemoryExportJobs jobs = new MemoryExportJobs();

    @Override
    public MemoryExportJobs exportJobs() {
        return jobs;
    }

    @Override
    public MemoryWaysOut waysOut() {
        return ways;
    }

    @Override
    public OpenDataDesk openData() {
        return new OpenDataDesk() {
            @Override
            public List<List<String>> preview(LedgerId ledger, OpenData recipe, int most) {
                return writer(ledger, recipe).preview(rows(ledger), most, seen -> {});
            }

            @Override
            public long write(
                    LedgerId ledger, OpenData recipe, Path csv, String purpose, Progress progress) {
                published.add(csv.getFileName() + " " + purpose);
                return writer(ledger, recipe).write(csv, rows(ledger), progress, ids -> {}).size();
            }
        };
    }

    private OpenDataWriter writer(LedgerId ledger, OpenData recipe) {
        return new OpenDataWriter(
                definition(ledger), recipe, SampleCity.SATO, LocalDate.of(2026, 11, 21));
    }

    private Iterator<RowState> rows(LedgerId ledger) {
        return page(new RowQuery(ledger, null, List.of(), null, false, 0, Integer.MAX_VALUE))
                .rows()
                .stream()
                .map(
                        row ->
                                new RowState(
                                        row.row(),
                                        row.seq(),
                                        row.deleted(),
                                        row.values(),
                                        Map.of(),
                                        row.provisional()))
                .iterator();
    }
}
