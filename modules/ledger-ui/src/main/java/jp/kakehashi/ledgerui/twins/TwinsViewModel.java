package jp.kakehashi.ledgerui.twins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerTwins;
import jp.kakehashi.ledger.LedgerTwins.Found;
import jp.kakehashi.ledger.LedgerTwins.Likely;
import jp.kakehashi.ledger.LedgerTwins.Pair;
import jp.kakehashi.ledger.LedgerTwins.Past;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.MergeMessages;
import org.jspecify.annotations.Nullable;

/// Likely pairs of a ledger, the one that is looked at, and what is to become of it.
/// Screen's thread only.
public final class TwinsViewModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Likely> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Sides> sides = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable List<Past>> past = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable UiTask<?>> work = new ReadOnlyObjectWrapper<>();
    private final StillSeen seen;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Map<String, UUID> acts = new HashMap<>();
    private int generation;

    /// What was found in a ledger; `likely` gets shorter as it is worked off.
    public record Opened(LedgerDefinition definition, Found found, List<Likely> likely) {
        public Opened {
            likely = List.copyOf(likely);
        }
    }

    /// A pair side by side.
    ///
    /// @param kept the row that stays
    /// @param taken the fields in which it gets the other's value
    public record Sides(RowView kept, RowView other, boolean turned, Set<FieldId> taken) {
        public Sides {
            taken = Set.copyOf(taken);
        }

        /// The row that stood on the left from the beginning.
        public RowView left() {
            return turned ? other : kept;
        }

        /// The row that stood on the right from the beginning.
        public RowView right() {
            return turned ? kept : other;
        }

        /// Whether the value of the left row stands in the end.
        public boolean leftStands(FieldId field) {
            return turned == taken.contains(field);
        }
    }

    /// Pairs of `ledger`; {@link #look} begins.
    public TwinsViewModel(LedgerDesk desk, UiTasks tasks, LedgerId ledger) {
        this.desk = desk;
        this.tasks = tasks.child();
        this.ledger = ledger;
        seen = new StillSeen(desk, this.tasks, ledger, this::withdrawn);
        opened.addListener((source, was, now) -> seen.over(now == null ? Set.of() : rows(now)));
    }

    private static Set<UUID> rows(Opened of) {
        return of.likely().stream()
                .flatMap(pair -> Stream.of(pair.first().row(), pair.second().row()))
                .collect(Collectors.toSet());
    }

    /// One of the rows is not for this person to see any more: nothing of the old list stays.
    private void withdrawn() {
        show(null);
        opened.set(null);
        look();
    }

    /// What was found; null until then.
    public ReadOnlyObjectProperty<@Nullable Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// The pair that is looked at; null for none.
    public ReadOnlyObjectProperty<@Nullable Likely> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Its rows; null until they came.
    public ReadOnlyObjectProperty<@Nullable Sides> sidesProperty() {
        return sides.getReadOnlyProperty();
    }

    /// The merges that were made; null while pairs are looked at.
    public ReadOnlyObjectProperty<@Nullable List<Past>> pastProperty() {
        return past.getReadOnlyProperty();
    }

    /// What went wrong last; null when nothing did.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is being carried out; null for nothing.
    public ReadOnlyObjectProperty<@Nullable UiTask<?>> workProperty() {
        return work.getReadOnlyProperty();
    }

    private LedgerTwins twins() {
        return desk.service().twins();
    }

    /// Looks through the ledger.
    public void look() {
        stopped.set(false);
        problem.set(null);
        past.set(null);
        UiTask<Found> task =
                tasks.runLong(
                        progress ->
                                twins().find(
                                                ledger,
                                                (at, total) -> {
                                                    progress.report(at, total);
                                                    return !progress.cancelled() && !stopped.get();
                                                }));
        work.set(task);
        task.onSuccess(
                        found -> {
                            work.set(null);
                            LedgerDefinition form = desk.service().definition(ledger);
                            opened.set(new Opened(form, found, found.pairs()));
                            next(0);
                        })
                .onProblem(
                        why -> {
                            work.set(null);
                            problem.set(why);
                        });
    }

    /// Ends looking.
    public void stop() {
        stopped.set(true);
    }

    /// Looks at a pair.
    public void choose(@Nullable Likely pair) {
        problem.set(null);
        past.set(null);
        show(pair);
    }

    private void show(@Nullable Likely pair) {
        int mine = ++generation;
        chosen.set(pair);
        sides.set(null);
        if (pair == null) {
            return;
        }
        String action = desk.texts().get("ledger.twins.purpose");
        UUID one = pair.first().row();
        UUID other = pair.second().row();
        tasks.run(() -> twins().pair(ledger, one, other, desk.purpose(ledger, action)))
                .onSuccess(
                        found -> {
                            if (mine == generation) {
                                begin(found);
                            }
                        })
                .onProblem(
                        why -> {
                            if (mine == generation) {
                                problem.set(why);
                            }
                        });
    }

    private void begin(Pair found) {
        sides.set(filled(found.one(), found.other(), false));
    }

    /// What the kept row leaves empty it gets from the other, until somebody chooses otherwise.
    private Sides filled(RowView kept, RowView other, boolean turned) {
        Set<FieldId> taken = new HashSet<>();
        for (FieldDefinition field : chosenFields()) {
            boolean empty = kept.values().get(field.id()) == null;
            if (empty && other.values().get(field.id()) != null) {
                taken.add(field.id());
            }
        }
        return new Sides(kept, other, turned, taken);
    }

    /// The fields whose value is chosen.
    public List<FieldDefinition> chosenFields() {
        Opened now = opened.get();
        return now == null
                ? List.of()
                : now.definition().fields().stream()
                        .filter(f -> f.type().byHand() && !f.individualNumber() && !f.retired())
                        .filter(f -> f.type() != FieldType.ATTACHMENTS)
                        .toList();
    }

    /// Keeps the left or the right row.
    public void keep(boolean left) {
        Sides now = sides.get();
        if (now != null && now.turned() == left) {
            sides.set(
                    filled(
                            left ? now.left() : now.right(),
                            left ? now.right() : now.left(),
                            !left));
        }
    }

    /// Lets the value of the left or the right row stand in a field.
    public void take(FieldId field, boolean left) {
        Sides now = sides.get();
        if (now == null || now.leftStands(field) == left) {
            return;
        }
        Set<FieldId> taken = new HashSet<>(now.taken());
        if (!taken.remove(field)) {
            taken.add(field);
        }
        sides.set(new Sides(now.kept(), now.other(), now.turned(), taken));
    }

    /// Makes the two rows one. Until it was answered, the same press is sent under the same id.
    public void merge(Consumer<MergeMessages.Merged> done) {
        Sides now = sides.get();
        Likely pair = chosen.get();
        if (now == null || pair == null || work.get() != null) {
            return;
        }
        List<FieldId> taken = new ArrayList<>(now.taken());
        taken.sort(java.util.Comparator.comparing(FieldId::value));
        String press = now.kept().row() + " " + now.other().row() + " " + taken;
        UUID act = acts.computeIfAbsent(press, p -> UUID.randomUUID());
        problem.set(null);
        UiTask<MergeMessages.Merged> task =
                tasks.run(() -> twins().merge(ledger, act, now.kept(), now.other(), taken));
        work.set(task);
        task.onSuccess(
                        told -> {
                            acts.remove(press);
                            work.set(null);
                            gone(pair, now.other().row());
                            done.accept(told);
                        })
                .onProblem(
                        why -> {
                            work.set(null);
                            if ("problem.merge.changed".equals(why.key())) {
                                // Shown again as it stands now, with why.
                                show(pair);
                            }
                            problem.set(why);
                        });
    }

    /// Keeps that the two are different people.
    public void different(Runnable done) {
        Likely pair = chosen.get();
        if (pair == null || work.get() != null) {
            return;
        }
        problem.set(null);
        UiTask<Likely> task =
                tasks.run(
                        () -> {
                            twins().different(
                                            ledger, pair.first().row(), pair.second().row(), true);
                            return pair;
                        });
        work.set(task);
        task.onSuccess(
                        told -> {
                            work.set(null);
                            gone(told, null);
                            done.run();
                        })
                .onProblem(
                        why -> {
                            work.set(null);
                            problem.set(why);
                        });
    }

    /// Leaves the pair for later.
    public void later() {
        Opened now = opened.get();
        Likely pair = chosen.get();
        if (now != null && pair != null && !now.likely().isEmpty()) {
            next((now.likely().indexOf(pair) + 1) % now.likely().size());
        }
    }

    private void gone(Likely pair, @Nullable UUID buried) {
        Opened now = Objects.requireNonNull(opened.get());
        int at = now.likely().indexOf(pair);
        List<Likely> left =
                now.likely().stream()
                        .filter(p -> !p.equals(pair))
                        .filter(p -> !p.first().row().equals(buried))
                        .filter(p -> !p.second().row().equals(buried))
                        .toList();
        opened.set(new Opened(now.definition(), now.found(), left));
        next(Math.min(Math.max(0, at), Math.max(0, left.size() - 1)));
    }

    private void next(int at) {
        Opened now = opened.get();
        show(now == null || now.likely().isEmpty() ? null : now.likely().get(at));
    }

    /// Shows the merges that were made.
    public void showPast() {
        problem.set(null);
        tasks.run(() -> twins().past(ledger)).onSuccess(past::set).onProblem(problem::set);
    }

    /// Takes a merge back.
    public void undo(Past merge, Consumer<MergeMessages.Undone> done) {
        problem.set(null);
        tasks.run(() -> twins().undo(ledger, merge.merge().id()))
                .onSuccess(
                        told -> {
                            showPast();
                            done.accept(told);
                        })
                .onProblem(problem::set);
    }

    @Override
    public void close() {
        stopped.set(true);
        seen.close();
        tasks.close();
    }
}
