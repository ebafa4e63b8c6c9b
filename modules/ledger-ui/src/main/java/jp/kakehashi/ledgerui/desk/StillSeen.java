package jp.kakehashi.ledgerui.desk;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;

/// Rows that an open sheet shows: asked for again after every change, and told as soon as one of
/// them is not for this person to see any more, or only in part, or without a field. Why is never
/// told: withdrawn and destroyed look alike. Screen's thread only.
public final class StillSeen implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final Runnable gone;
    private final LiveRefresh live;
    private Set<UUID> whole = Set.of();
    private Set<FieldId> fields = Set.of();
    private int shown;

    /// What of the watched rows can be seen, and which fields of any.
    private record Seen(List<RowView> rows, Set<FieldId> fields) {
        static final Seen NOTHING = new Seen(List.of(), Set.of());

        Set<UUID> whole() {
            return rows.stream()
                    .filter(row -> !row.guarded())
                    .map(RowView::row)
                    .collect(Collectors.toSet());
        }
    }

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
        over(rows, true);
    }

    /// The same of rows of which some may be gone already: those that are there are watched.
    public void among(Collection<UUID> rows) {
        over(rows, false);
    }

    private void over(Collection<UUID> rows, boolean all) {
        int now = ++shown;
        whole = Set.of();
        fields = Set.of();
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
                    whole = found.whole();
                    fields = found.fields();
                    if (all && found.rows().size() < wanted.size()) {
                        tell();
                    }
                });
    }

    private void look() {
        Set<UUID> before = whole;
        Set<FieldId> readable = fields;
        int now = shown;
        if (before.isEmpty()) {
            return;
        }
        ask(
                before,
                found -> {
                    boolean same =
                            found.whole().size() == before.size()
                                    && found.fields().containsAll(readable);
                    if (now == shown && !same) {
                        tell();
                    }
                });
    }

    private void ask(Set<UUID> rows, Consumer<Seen> then) {
        // A ledger that may not be opened any more answers with a problem: then nothing is seen.
        tasks.run(
                        () ->
                                new Seen(
                                        desk.service().rows(ledger, rows),
                                        LedgerSight.of(desk, ledger).fields()))
                .onSuccess(then)
                .onProblem(why -> then.accept(Seen.NOTHING));
    }

    private void tell() {
        shown++;
        whole = Set.of();
        fields = Set.of();
        gone.run();
    }

    @Override
    public void close() {
        shown++;
        live.close();
    }
}
