package jp.kakehashi.ledgerui.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ledger.FindService;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.search.FindWay;
import jp.kakehashi.storage.search.FindWords;
import jp.kakehashi.storage.search.LedgerShelf;

/// Finding in the sample's ledgers as they stand at each question, with the real index.
public final class ShelfFinding implements FindService {
    private final MemoryLedgers ledgers;
    private final SearchFolding folding = new SearchFolding();

    public ShelfFinding(MemoryLedgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public Answer find(String typed) {
        List<Group> groups = new ArrayList<>();
        long all = 0;
        for (var summary : ledgers.ledgers()) {
            LedgerDefinition definition = summary.definition();
            LedgerShelf shelf = new LedgerShelf(definition, f -> true, folding);
            RowQuery every =
                    new RowQuery(definition.id(), null, List.of(), null, false, 0, 100_000);
            Map<UUID, RowView> views = new HashMap<>();
            for (RowView row : ledgers.page(every).rows()) {
                views.put(row.row(), row);
                shelf.put(
                        new RowState(
                                row.row(),
                                row.seq(),
                                false,
                                row.values(),
                                Map.of(),
                                row.provisional()));
            }
            all += views.size();
            LedgerShelf.Found found = shelf.find(FindWords.of(typed, folding), MOST_ROWS);
            List<FoundRow> rows =
                    found.hits().stream()
                            .map(
                                    hit ->
                                            new FoundRow(
                                                    views.get(hit.row()),
                                                    hit.matches().stream()
                                                            .map(ShelfFinding::match)
                                                            .toList()))
                            .toList();
            if (!rows.isEmpty()) {
                groups.add(new Group(definition, rows, found.total(), false));
            }
        }
        return new Answer(groups, ledgers.ledgers().size(), all, List.of(), List.of(), List.of());
    }

    private static Match match(LedgerShelf.Match match) {
        boolean text = match.key().way() == FindWay.TEXT;
        return new Match(match.field(), match.typed(), text ? match.key().text() : "");
    }

    @Override
    public Subscription onReady(Runnable listener) {
        return () -> {};
    }

    @Override
    public void close() {}
}
