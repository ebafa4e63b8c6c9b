package jp.kakehashi.ledgerui.conflicts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.ReturnedEdit;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// What waits for this person: cells that two people wrote, and edits that head office sent back.
/// Screen's thread only.
public final class InboxViewModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ObservableList<ConflictView> conflicts = FXCollections.observableArrayList();
    private final ObservableList<ReturnedEdit> returned = FXCollections.observableArrayList();
    private final ObservableMap<LedgerId, LedgerDefinition> definitions =
            FXCollections.observableHashMap();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable LiveRefresh live;

    private record Found(
            List<ConflictView> conflicts,
            List<ReturnedEdit> returned,
            Map<LedgerId, LedgerDefinition> definitions) {}

    /// An inbox; {@link #open} begins.
    public InboxViewModel(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Loads the inbox and keeps it right.
    public void open() {
        if (live == null) {
            live = new LiveRefresh(desk.service(), tasks, null, this::load);
        }
        load();
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
            live = null;
        }
    }

    /// Open conflicts of this person.
    public ObservableList<ConflictView> conflicts() {
        return conflicts;
    }

    /// Edits that came back.
    public ObservableList<ReturnedEdit> returned() {
        return returned;
    }

    /// The forms of the ledgers that returned edits belong to.
    public ObservableMap<LedgerId, LedgerDefinition> definitions() {
        return definitions;
    }

    /// How many things wait for this person: conflicts to decide and edits that came back.
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// What the screen can show now.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// What went wrong last; null when all is well.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Decides a conflict with a canonical value.
    public void decide(ConflictView view, @Nullable String value, String reason) {
        tasks.run(
                        () -> {
                            desk.service().resolve(view.conflict(), value, reason);
                            return view;
                        })
                .onSuccess(done -> load())
                .onProblem(problem::set);
    }

    /// Decides with a third value as typed. False, with {@link #problemProperty} set, when it is no
    /// value of the field.
    public boolean decideTyped(ConflictView view, String typed, String reason) {
        FieldDefinition field = field(view);
        if (field == null) {
            return false;
        }
        try {
            String value = desk.cells().read(field, typed);
            problem.set(null);
            decide(view, value, reason);
            return true;
        } catch (ProblemException e) {
            problem.set(e.problem());
            return false;
        }
    }

    /// The field two people wrote; null when a deletion met an edit.
    public static @Nullable FieldDefinition field(ConflictView view) {
        return view.conflict().field() == null
                ? null
                : view.definition().field(view.conflict().field()).orElse(null);
    }

    /// Takes a returned edit off the list.
    public void dismiss(UUID change) {
        tasks.run(
                        () -> {
                            desk.service().dismissReturned(change);
                            return change;
                        })
                .onSuccess(done -> load())
                .onProblem(problem::set);
    }

    private void load() {
        tasks.run(this::find)
                .onSuccess(this::show)
                .onProblem(
                        why -> {
                            problem.set(why);
                            phase.set(Phase.FAILED);
                        });
    }

    private Found find() {
        List<ReturnedEdit> back = desk.service().returned();
        Map<LedgerId, LedgerDefinition> forms = new HashMap<>();
        for (ReturnedEdit edit : back) {
            if (!forms.containsKey(edit.ledger())) {
                forms.put(edit.ledger(), desk.service().definition(edit.ledger()));
            }
        }
        return new Found(desk.service().conflicts(false), back, forms);
    }

    private void show(Found found) {
        definitions.putAll(found.definitions());
        List<ConflictView> open =
                found.conflicts().stream().filter(c -> c.conflict().open()).toList();
        // An equal list is not set again: a value being written in the form must not be lost.
        if (!List.copyOf(conflicts).equals(open)) {
            conflicts.setAll(open);
        }
        if (!List.copyOf(returned).equals(found.returned())) {
            returned.setAll(found.returned());
        }
        long mine = open.stream().filter(ConflictView::mayDecide).count();
        waiting.set(Math.toIntExact(mine) + returned.size());
        problem.set(null);
        phase.set(Phase.READY);
    }
}
