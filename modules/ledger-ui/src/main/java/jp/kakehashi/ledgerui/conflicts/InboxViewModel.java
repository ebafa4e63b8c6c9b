package jp.kakehashi.ledgerui.conflicts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.ledger.LedgerService.ReturnedEdit;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveLoad;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// What waits for this person: cells that two people wrote, and edits that head office sent back.
/// Screen's thread only.
public final class InboxViewModel implements AutoCloseable {
    // A deletion's other side lets the row stand whatever cell it wrote, also when it emptied one.
    private static final String LET_THE_ROW_STAND = "";

    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ObservableList<ConflictView> conflicts = FXCollections.observableArrayList();
    private final ObservableList<ReturnedEdit> returned = FXCollections.observableArrayList();
    private final ObservableMap<LedgerId, LedgerDefinition> definitions =
            FXCollections.observableHashMap();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final LiveLoad<Found> load;

    private final Set<UUID> decidedHere = new HashSet<>();
    private volatile Set<UUID> wereOpen = Set.of();
    private Consumer<ConflictView> settled = view -> {};

    private record Found(
            List<ConflictView> conflicts,
            List<ConflictView> settled,
            List<ReturnedEdit> returned,
            Map<LedgerId, LedgerDefinition> definitions) {}

    /// How a decision ended.
    public record Ends(Runnable decided, Consumer<Problem> refused) {}

    /// An inbox; {@link #open} begins.
    public InboxViewModel(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
        load = new LiveLoad<>(desk.service(), tasks, this::find, this::show);
    }

    /// Loads the inbox and keeps it right.
    public void open() {
        load.open();
    }

    @Override
    public void close() {
        load.close();
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

    /// Called for each conflict of this person that somebody else has decided meanwhile.
    public void onSettled(Consumer<ConflictView> listener) {
        settled = listener;
    }

    /// How many things wait for this person: conflicts to decide and edits that came back.
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// What the screen can show now.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return load.phaseProperty();
    }

    /// Why it could not be loaded; null when all is well.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return load.problemProperty();
    }

    /// Decides a conflict for one of its sides: that value stands, or the row is deleted or stays.
    public void choose(ConflictView view, Conflict.Side side, String reason, Ends ends) {
        boolean aboutTheRow = view.conflict().field() == null;
        String value = aboutTheRow ? (side.deletion() ? null : LET_THE_ROW_STAND) : side.value();
        decide(view, value, reason, ends);
    }

    /// Decides with a third value as typed; refused when it is no value of the field.
    public void chooseTyped(ConflictView view, String typed, String reason, Ends ends) {
        FieldDefinition field = field(view);
        if (field == null) {
            return;
        }
        String value;
        try {
            value = desk.cells().read(field, typed);
        } catch (ProblemException e) {
            ends.refused().accept(e.problem());
            return;
        }
        decide(view, value, reason, ends);
    }

    private void decide(ConflictView view, @Nullable String value, String reason, Ends ends) {
        decidedHere.add(view.conflict().id());
        tasks.run(
                        () -> {
                            desk.service().resolve(view.conflict(), value, reason);
                            return view;
                        })
                .onSuccess(
                        done -> {
                            ends.decided().run();
                            load.load();
                        })
                .onProblem(
                        why -> {
                            decidedHere.remove(view.conflict().id());
                            ends.refused().accept(why);
                        });
    }

    /// What a side of a deletion's conflict wrote, all its cells; told once they are known.
    public void written(ConflictView view, Conflict.Side side, Consumer<List<Edit>> told) {
        Conflict conflict = view.conflict();
        String action = desk.texts().get("ledger.purpose.conflict");
        tasks.run(
                        () ->
                                desk
                                        .service()
                                        .history(
                                                conflict.ledger(),
                                                conflict.row(),
                                                null,
                                                desk.purpose(conflict.ledger(), action))
                                        .stream()
                                        .filter(e -> id(e).equals(side.change()))
                                        .flatMap(e -> e.change().change().edits().stream())
                                        .toList())
                .onSuccess(told)
                // The form then says only that somebody wrote; deciding needs no more.
                .onProblem(unknown -> {});
    }

    private static UUID id(HistoryEntry entry) {
        return entry.change().change().id();
    }

    /// The field two people wrote; null when a deletion met an edit.
    public static @Nullable FieldDefinition field(ConflictView view) {
        return view.conflict().field() == null
                ? null
                : view.definition().field(view.conflict().field()).orElse(null);
    }

    /// Takes a returned edit off the list.
    public void dismiss(UUID change, Consumer<Problem> refused) {
        tasks.run(
                        () -> {
                            desk.service().dismissReturned(change);
                            return change;
                        })
                .onSuccess(done -> load.load())
                .onProblem(refused);
    }

    /// Links in what is shown are called by their names.
    private void know(
            List<ConflictView> open,
            List<ReturnedEdit> back,
            Map<LedgerId, LedgerDefinition> forms) {
        for (ConflictView view : open) {
            FieldDefinition field = field(view);
            if (field != null) {
                Conflict both = view.conflict();
                desk.links()
                        .know(
                                field,
                                Stream.of(both.kept(), both.standing())
                                        .map(Conflict.Side::value)
                                        .filter(Objects::nonNull)
                                        .toList());
            }
        }
        for (ReturnedEdit edit : back) {
            LedgerDefinition form = forms.get(edit.ledger());
            if (form != null) {
                edit.values().forEach((id, value) -> know(form.field(id).orElse(null), value));
            }
        }
    }

    private void know(@Nullable FieldDefinition field, @Nullable String value) {
        if (field != null && value != null) {
            desk.links().know(field, List.of(value));
        }
    }

    private Found find() {
        List<ReturnedEdit> back = desk.service().returned();
        Map<LedgerId, LedgerDefinition> forms = new HashMap<>();
        for (ReturnedEdit edit : back) {
            if (!forms.containsKey(edit.ledger())) {
                forms.put(edit.ledger(), desk.service().definition(edit.ledger()));
            }
        }
        List<ConflictView> open = desk.service().conflicts(false);
        know(open, back, forms);
        return new Found(open, settled(open), back, forms);
    }

    /// Those that were open when last looked at and have been decided since.
    private List<ConflictView> settled(List<ConflictView> open) {
        Set<UUID> gone = new HashSet<>(wereOpen);
        open.forEach(c -> gone.remove(c.conflict().id()));
        return gone.isEmpty()
                ? List.of()
                : desk.service().conflicts(true).stream()
                        .filter(c -> gone.contains(c.conflict().id()) && !c.conflict().open())
                        .toList();
    }

    private void show(Found found) {
        definitions.putAll(found.definitions());
        List<ConflictView> open =
                found.conflicts().stream().filter(c -> c.conflict().open()).toList();
        wereOpen = open.stream().map(c -> c.conflict().id()).collect(Collectors.toSet());
        found.settled().stream().filter(c -> decidedHere.add(c.conflict().id())).forEach(settled);
        // An equal list is not set again: a value being written in the form must not be lost.
        if (!List.copyOf(conflicts).equals(open)) {
            conflicts.setAll(open);
        }
        if (!List.copyOf(returned).equals(found.returned())) {
            returned.setAll(found.returned());
        }
        long mine = open.stream().filter(ConflictView::mayDecide).count();
        waiting.set(Math.toIntExact(mine) + returned.size());
    }
}
