package jp.kakehashi.ledgerui.desk;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;

/// Rows that an open sheet shows: asked for again after every change, and told as soon as one of
/// them is not for this person to see any more, or only in part. Why is never told: withdrawn and
/// destroyed look alike. Screen's thread only.
public final class StillSeen implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final Runnable gone;
    private final LiveRefresh live;
    private Set<UUID> whole = Set.of();
    private int shown;

    /// Watches nothing yet; `gone` is called once for each {@link #over}.
    public StillSeen(LedgerDesk desk, UiTasks tasks, LedgerId ledger, Runnable gone) {
        this.desk = desk;
        this.tasks = tasks;
        this.ledger = ledger;
        this.gone = gone;
        live = new LiveRefresh(desk.service(), tasks, ledger, this::look);
    }

    /// Watches `rows` from now on, in place of those before.
    public void over(Collection<UUID> rows) {
        int now = ++shown;
        whole = Set.of();
        Set<UUID> wanted = Set.copyOf(rows);
        if (wanted.isEmpty()) {
            return;
        }
        ask(
                wanted,
                found -> {
                    if (now != shown) {
                        return;
                    }
                    whole =
                            found.stream()
                                    .filter(row -> !row.guarded())
                                    .map(RowView::row)
                                    .collect(Collectors.toSet());
                    if (found.size() < wanted.size()) {
                        tell();
                    }
                });
    }

    private void look() {
        Set<UUID> before = whole;
        int now = shown;
        if (before.isEmpty()) {
            return;
        }
        ask(
                before,
                found -> {
                    long still = found.stream().filter(row -> !row.guarded()).count();
                    if (now == shown && still < before.size()) {
                        tell();
                    }
                });
    }

    private void ask(Set<UUID> rows, Consumer<List<RowView>> then) {
        // A ledger that may not be opened any more answers with a problem: then nothing is seen.
        tasks.run(() -> desk.service().rows(ledger, rows))
                .onSuccess(then)
                .onProblem(why -> then.accept(List.of()));
    }

    private void tell() {
        shown++;
        whole = Set.of();
        gone.run();
    }

    @Override
    public void close() {
        shown++;
        live.close();
    }
}
