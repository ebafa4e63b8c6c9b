package jp.kakehashi.ledgerui.year;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerYears;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.YearMessages;
import org.jspecify.annotations.Nullable;

/// The fiscal years of one ledger as its keeper sees and closes them. Asks head office at opening
/// and after every act. Screen's thread only.
public final class YearViewModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Chosen> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable UiTask<?>> work = new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final DestructionModel destruction;
    private final Map<String, UUID> runs = new HashMap<>();
    private final StillSeen seen;
    private int generation;

    /// The ledger's form and its years.
    public record Opened(LedgerDefinition definition, YearMessages.Years years) {}

    /// What closing the chosen year would do, with what its rows are called.
    public record Chosen(YearMessages.Preview preview, Map<UUID, String> names) {}

    /// The years of `ledger`; {@link #load} begins.
    public YearViewModel(LedgerDesk desk, UiTasks tasks, LedgerId ledger) {
        this.desk = desk;
        this.tasks = tasks.child();
        this.ledger = ledger;
        this.seen = new StillSeen(desk, this.tasks, ledger, this::withdrawn);
        chosen.addListener(
                (source, was, now) -> seen.among(now == null ? Set.of() : now.names().keySet()));
        this.destruction = new DestructionModel(desk, this.tasks, ledger, problem::set);
    }

    /// The ledger and its years; null until they came.
    public ReadOnlyObjectProperty<@Nullable Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// The year that is looked at; null for none.
    public ReadOnlyObjectProperty<@Nullable Chosen> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// The lists of destruction.
    DestructionModel destruction() {
        return destruction;
    }

    /// What went wrong last; null when nothing did.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is being carried out; null for nothing.
    public ReadOnlyObjectProperty<@Nullable UiTask<?>> workProperty() {
        return work.getReadOnlyProperty();
    }

    /// Asks head office how the years stand.
    public void load() {
        int mine = ++generation;
        tasks.run(() -> new Opened(desk.service().definition(ledger), years().of(ledger)))
                .onSuccess(
                        found -> {
                            if (mine == generation) {
                                problem.set(null);
                                opened.set(found);
                            }
                        })
                .onProblem(
                        why -> {
                            if (mine == generation) {
                                problem.set(why);
                            }
                        });
    }

    /// Looks at what closing `year` would do.
    public void choose(FiscalYear year) {
        tasks.run(() -> looked(year)).onSuccess(chosen::set).onProblem(problem::set);
    }

    private Chosen looked(FiscalYear year) {
        YearMessages.Preview preview = years().preview(ledger, year);
        List<UUID> rows =
                Stream.of(
                                preview.first().stream().map(YearMessages.Carried::row),
                                preview.changed().stream(),
                                preview.unsettled().stream().map(YearMessages.Unsettled::row))
                        .flatMap(all -> all)
                        .distinct()
                        .toList();
        LedgerDefinition definition = desk.service().definition(ledger);
        Map<UUID, String> names = new HashMap<>();
        years().words(ledger, rows)
                .forEach((row, cells) -> names.put(row, name(definition, cells)));
        return new Chosen(preview, names);
    }

    private String name(LedgerDefinition definition, Map<FieldId, String> cells) {
        YearRule rule = definition.year();
        List<String> words = new ArrayList<>();
        for (FieldId id : rule == null ? List.<FieldId>of() : rule.lists()) {
            FieldDefinition field = definition.field(id).orElse(null);
            String value = cells.get(id);
            if (field != null && value != null) {
                words.add(desk.cells().show(field, value));
            }
        }
        return words.stream().collect(Collectors.joining("　"));
    }

    /// A row that is named is not for this person any more: no name stays, and it is asked anew.
    private void withdrawn() {
        Chosen before = chosen.get();
        chosen.set(null);
        if (before != null) {
            choose(new FiscalYear(before.preview().year()));
        }
    }

    /// Looks away.
    public void leave() {
        chosen.set(null);
    }

    /// Carries what is open and freezes where asked. Until it was answered, the same press is sent
    /// under the same id.
    public void close(FiscalYear year, boolean freeze, Consumer<YearMessages.Closed> done) {
        String press = year.year() + " " + freeze;
        UUID run = runs.computeIfAbsent(press, p -> UUID.randomUUID());
        stopped.set(false);
        YearMessages.Close sent = new YearMessages.Close(run, freeze);
        UiTask<YearMessages.Closed> task =
                tasks.runLong(
                        progress ->
                                years().close(
                                                ledger,
                                                year,
                                                sent,
                                                (at, total) -> {
                                                    progress.report(at, total);
                                                    return !progress.cancelled() && !stopped.get();
                                                }));
        work.set(task);
        task.onSuccess(
                        told -> {
                            runs.remove(press);
                            ended(year);
                            done.accept(told);
                        })
                .onProblem(
                        why -> {
                            ended(year);
                            problem.set(why);
                        });
    }

    /// Ends the carrying after the step that runs.
    public void stop() {
        stopped.set(true);
    }

    private void ended(FiscalYear year) {
        work.set(null);
        load();
        choose(year);
    }

    /// Takes a carrying back.
    public void undo(FiscalYear year, Consumer<YearMessages.Undone> done) {
        tasks.run(() -> years().undo(ledger, year))
                .onSuccess(
                        told -> {
                            ended(year);
                            done.accept(told);
                        })
                .onProblem(problem::set);
    }

    /// Opens a frozen year again.
    public void reopen(FiscalYear year, String reason, Runnable done) {
        tasks.run(
                        () -> {
                            years().reopen(ledger, year, reason);
                            return year;
                        })
                .onSuccess(
                        told -> {
                            ended(year);
                            done.run();
                        })
                .onProblem(problem::set);
    }

    private LedgerYears years() {
        return desk.service().years();
    }

    @Override
    public void close() {
        seen.close();
        destruction.close();
        tasks.close();
    }
}
