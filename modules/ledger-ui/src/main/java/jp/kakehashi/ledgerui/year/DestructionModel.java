package jp.kakehashi.ledgerui.year;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerYears;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.YearMessages;
import org.jspecify.annotations.Nullable;

/// The lists of destruction of one year: what is due, what was proposed, the list that is looked
/// at. Screen's thread only.
final class DestructionModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final Consumer<Problem> trouble;
    private final ReadOnlyObjectWrapper<YearMessages.@Nullable Due> due =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<YearMessages.@Nullable Destruction> list =
            new ReadOnlyObjectWrapper<>();
    private final StillSeen seen;
    private @Nullable UUID unanswered;

    DestructionModel(LedgerDesk desk, UiTasks tasks, LedgerId ledger, Consumer<Problem> trouble) {
        this.desk = desk;
        this.tasks = tasks;
        this.ledger = ledger;
        this.trouble = trouble;
        seen = new StillSeen(desk, tasks, ledger, this::withdrawn);
        // Of a list that was carried out the rows are gone already.
        list.addListener(
                (source, was, now) ->
                        seen.among(
                                now == null
                                        ? List.of()
                                        : now.lines().stream()
                                                .map(YearMessages.Line::row)
                                                .toList()));
    }

    /// What is due of the year that is looked at; null for none.
    ReadOnlyObjectProperty<YearMessages.@Nullable Due> dueProperty() {
        return due.getReadOnlyProperty();
    }

    /// The list that is looked at, with its lines; null for none.
    ReadOnlyObjectProperty<YearMessages.@Nullable Destruction> listProperty() {
        return list.getReadOnlyProperty();
    }

    void look(FiscalYear year) {
        list.set(null);
        load(year);
    }

    private void load(FiscalYear year) {
        tasks.run(() -> years().due(ledger, year)).onSuccess(due::set).onProblem(trouble);
    }

    void leave() {
        due.set(null);
        list.set(null);
    }

    void open(UUID id) {
        tasks.run(() -> years().list(ledger, id)).onSuccess(list::set).onProblem(trouble);
    }

    /// Until it was answered, the same press is sent under the same id.
    void propose(FiscalYear year, Runnable done) {
        UUID id = unanswered == null ? UUID.randomUUID() : unanswered;
        unanswered = id;
        tasks.run(() -> years().propose(ledger, year, id))
                .onSuccess(
                        made -> {
                            unanswered = null;
                            list.set(made);
                            load(year);
                            done.run();
                        })
                .onProblem(
                        why -> {
                            unanswered = why.retryable() ? id : null;
                            trouble.accept(why);
                        });
    }

    void decide(
            YearMessages.Destruction seen,
            boolean confirm,
            Consumer<YearMessages.Destruction> done) {
        YearMessages.Decide sent = new YearMessages.Decide(confirm, seen.sha256());
        tasks.run(() -> years().decide(ledger, seen.id(), sent))
                .onSuccess(
                        told -> {
                            list.set(told);
                            load(new FiscalYear(seen.year()));
                            done.accept(told);
                        })
                .onProblem(trouble);
    }

    /// A row on the list is not for this person any more: the list goes and is asked for anew.
    private void withdrawn() {
        YearMessages.Destruction before = list.get();
        list.set(null);
        if (before != null) {
            open(before.id());
        }
    }

    @Override
    public void close() {
        seen.close();
    }

    private LedgerYears years() {
        return desk.service().years();
    }
}
