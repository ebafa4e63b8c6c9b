package jp.kakehashi.ledgerui.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellChecks;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowCheck;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// A row being written that does not exist yet: what was typed, what is wrong with it, adding it.
/// Screen's thread only.
public final class NewRowViewModel {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerDefinition definition;
    private final Map<FieldId, String> typed = new LinkedHashMap<>();
    private final ObservableMap<FieldId, Problem> problems = FXCollections.observableHashMap();
    private final UUID row = UUID.randomUUID();
    private boolean saving;

    /// An empty row of `definition`.
    public NewRowViewModel(LedgerDesk desk, UiTasks tasks, LedgerDefinition definition) {
        this.desk = desk;
        this.tasks = tasks;
        this.definition = definition;
    }

    /// The fields to fill in.
    public List<FieldDefinition> fields() {
        return definition.fields().stream()
                .filter(f -> !f.retired() && definition.mayWrite(desk.actor(), f))
                .toList();
    }

    /// What is wrong, by field, after the last attempt to add the row.
    public ObservableMap<FieldId, Problem> problems() {
        return problems;
    }

    /// Whether anything was typed that would be lost.
    public boolean begun() {
        return typed.values().stream().anyMatch(t -> !t.isBlank() && !t.equals("false"));
    }

    /// What was typed and would be lost.
    public List<BegunText> begunTexts() {
        List<BegunText> all = new ArrayList<>();
        typed.forEach(
                (field, text) -> {
                    if (!text.isBlank() && !text.equals("false")) {
                        all.add(
                                new BegunText(
                                        UUID.randomUUID(),
                                        BegunText.Kind.NEW_ROW,
                                        definition.id(),
                                        row,
                                        field,
                                        null,
                                        null,
                                        text,
                                        desk.clock().instant()));
                    }
                });
        return all;
    }

    /// Takes what was typed into a field.
    public void type(FieldId field, String text) {
        typed.put(field, text);
        problems.remove(field);
    }

    /// Whether every problem may be overruled with a reason.
    public boolean overridable() {
        return !problems.isEmpty() && problems.values().stream().allMatch(CellChecks::overridable);
    }

    /// Adds the row; with `override` the checks that may be overruled are. Nothing is written while
    /// {@link #problems} is not empty.
    public void add(@Nullable String override, Consumer<RowView> added, Consumer<Problem> refused) {
        problems.clear();
        Map<FieldId, String> values = read();
        if (override == null) {
            warn(values);
        }
        if (!problems.isEmpty() || saving) {
            return;
        }
        saving = true;
        ChangeNote note = new ChangeNote(null, null, null, override, null);
        tasks.run(() -> desk.service().create(definition.id(), values, note))
                .onSuccess(added)
                .onProblem(refused)
                .onFinished(() -> saving = false);
    }

    private Map<FieldId, String> read() {
        CellText cells = desk.cells();
        Map<FieldId, String> values = new HashMap<>();
        for (FieldDefinition field : fields()) {
            try {
                String value = cells.read(field, typed.getOrDefault(field.id(), ""));
                if (value != null) {
                    values.put(field.id(), value);
                }
            } catch (ProblemException e) {
                problems.put(field.id(), e.problem());
            }
        }
        return values;
    }

    private void warn(Map<FieldId, String> values) {
        Map<FieldId, @Nullable String> written = new HashMap<>(values);
        List<Problem> found =
                new ArrayList<>(
                        new RowCheck(definition).warnings(ChangeKind.CREATE, written, Map.of()));
        for (Problem problem : found) {
            problems.putIfAbsent(new FieldId(problem.args().getFirst()), problem);
        }
    }
}
