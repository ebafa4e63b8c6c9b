package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.search.FindWay;
import jp.kakehashi.storage.search.LedgerShelf;
import jp.kakehashi.storage.search.LedgerShelf.Hit;
import jp.kakehashi.storage.search.LedgerShelves.LedgerFound;
import jp.kakehashi.sync.storage.replica.ReplicaSearch;

/// Finding on the replica: the search says which rows, the replica how they stand now and what of
/// them may be read.
final class FindServiceOnReplica implements FindService {
    private final ReplicaSearch search;
    private final LedgerReads reads;
    private final RowViews views;
    private final ListViewings viewings;

    FindServiceOnReplica(
            ReplicaSearch search, LedgerReads reads, RowViews views, ListViewings viewings) {
        this.search = search;
        this.reads = reads;
        this.views = views;
        this.viewings = viewings;
    }

    @Override
    public Answer find(String typed) {
        ReplicaSearch.Answer answer = search.find(typed, MOST_ROWS);
        List<Group> groups = new ArrayList<>();
        List<LedgerDefinition> unasked =
                answer.found().stream()
                        .map(LedgerFound::definition)
                        .filter(viewings.purposes()::missing)
                        .toList();
        for (LedgerFound found : answer.found()) {
            if (unasked.contains(found.definition())) {
                continue;
            }
            Group group = group(found);
            if (!group.rows().isEmpty()) {
                groups.add(group);
            }
        }
        return new Answer(
                groups,
                answer.ledgers(),
                answer.rows(),
                answer.waiting(),
                answer.tooLarge(),
                unasked);
    }

    private Group group(LedgerFound found) {
        LedgerDefinition definition = found.definition();
        List<Hit> hits = found.found().hits();
        List<UUID> ids = hits.stream().map(Hit::row).toList();
        Map<UUID, RowView> now = new HashMap<>();
        views.views(definition, reads.rows(definition, ids)).forEach(v -> now.put(v.row(), v));
        List<FoundRow> rows = new ArrayList<>();
        for (Hit hit : hits) {
            RowView view = now.get(hit.row());
            if (view != null && !view.deleted()) {
                rows.add(new FoundRow(view, hit.matches().stream().map(this::match).toList()));
            }
        }
        viewings.listed(definition, rows.stream().map(r -> r.row().row()).toList());
        int total = found.found().total();
        return new Group(definition, rows, total, total >= LedgerShelf.COUNTED);
    }

    private Match match(LedgerShelf.Match match) {
        boolean piece = match.key().way() == FindWay.TEXT;
        return new Match(match.field(), match.typed(), piece ? match.key().text() : "");
    }

    @Override
    public Subscription onReady(Runnable listener) {
        Runnable off = search.onReady(listener);
        return off::run;
    }

    @Override
    public void giveWay() {
        search.giveWay();
    }

    @Override
    public void close() {
        search.close();
    }
}
