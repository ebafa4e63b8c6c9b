package jp.kakehashi.ledgerui.paper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintWords;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.look.FileLook;
import jp.kakehashi.documents.look.FileLook.Look;
import jp.kakehashi.documents.print.Printers;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerPapers;
import jp.kakehashi.ledger.PaperDraft;
import jp.kakehashi.ledger.PaperOrder;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.Progress;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.theme.FontResources;
import org.jspecify.annotations.Nullable;

/// Rows on their way to paper: what is chosen, the page on show, what could not be written as it
/// stands, and where it goes. Screen's thread only; {@link #close} destroys what was laid out.
public final class PaperViewModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final PaperRows rows;
    private final Printers printers;
    private final FileLook look = new FileLook();
    private final PrintFonts fonts = new PrintFonts(FontResources::open);
    private final ObjectProperty<PaperChoice> choice =
            new SimpleObjectProperty<>(PaperChoice.USUAL);
    private final ObjectProperty<Boolean> onlySelected;
    private final Set<FieldId> fields = new LinkedHashSet<>();
    private final FormChoice forms;
    private final StillSeen seen;
    private final StringProperty purpose = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Nothing());
    private final Set<PaperDraft> drafts = ConcurrentHashMap.newKeySet();
    private @Nullable UiTask<?> running;
    private volatile @Nullable PaperDraft draft;
    private volatile boolean closed;

    /// Where the paper is.
    public sealed interface State {
        /// Nothing is chosen that could be printed.
        record Nothing() implements State {}

        /// There is no form yet, or it is being read.
        record NoForm(boolean reading) implements State {}

        /// Being laid out.
        record Laying() implements State {}

        /// Laid out and on show; `all` says whether the draft has every row.
        record Laid(PrintReport report, Look page, long rows, boolean all) implements State {}

        /// Every row is laid out and something is not as it was written: goes on by `go`.
        record Doubtful(PrintReport report, Runnable go) implements State {}

        /// Cannot be laid out.
        record Failed(Problem problem) implements State {}

        /// All rows are being laid out, or are on their way.
        record Leaving(UiTask<?> task) implements State {}

        /// It went: `pages` pages to `where`.
        record Left(String where, int pages) implements State {}
    }

    /// Paper of `rows`, by one of `printers`.
    public PaperViewModel(LedgerDesk desk, UiTasks tasks, PaperRows rows, Printers printers) {
        this.desk = desk;
        this.tasks = tasks.child();
        this.rows = rows;
        this.printers = printers;
        onlySelected = new SimpleObjectProperty<>(rows.selected() != null);
        rows.shown().forEach(field -> fields.add(field.id()));
        forms = new FormChoice(desk, this.tasks, rows, this::lay);
        seen = new StillSeen(desk, this.tasks, rows.definition().id(), this::withdrawn);
        choice.addListener((source, was, now) -> lay());
        onlySelected.addListener((source, was, now) -> lay());
    }

    /// What is chosen.
    public ObjectProperty<PaperChoice> choiceProperty() {
        return choice;
    }

    /// The forms that rows can be printed on.
    public FormChoice forms() {
        return forms;
    }

    /// Fields that stay empty on the form because this person may not read them.
    Set<String> empty() {
        return choice.get().shape() == PaperChoice.Shape.FORM ? forms.empty() : Set.of();
    }

    /// Whether only the selected rows are printed.
    public ObjectProperty<Boolean> onlySelectedProperty() {
        return onlySelected;
    }

    /// What for, where rows are about persons.
    public StringProperty purposeProperty() {
        return purpose;
    }

    /// Where the paper is.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What is printed.
    public PaperRows rows() {
        return rows;
    }

    /// Who sits here.
    Actor actor() {
        return desk.actor();
    }

    /// Whether a purpose has to be given.
    public boolean personal() {
        return rows.definition().personal();
    }

    /// Whether it may leave.
    public boolean ready() {
        boolean laid = state.get() instanceof State.Laid;
        return laid && (!personal() || !purpose.get().isBlank());
    }

    /// Whether `field` is on the paper.
    public boolean prints(FieldId field) {
        return fields.contains(field);
    }

    /// Takes a field onto the paper or off it.
    public void print(FieldId field, boolean wanted) {
        boolean changed = wanted ? fields.add(field) : fields.remove(field);
        if (changed) {
            lay();
        }
    }

    /// The names of the printers, told on the screen's thread.
    public UiTask<List<String>> printers() {
        return tasks.run(printers::names);
    }

    /// Lays out what is chosen and shows its first page.
    public void lay() {
        stop();
        if (choice.get().shape() == PaperChoice.Shape.FORM && forms.shape() == null) {
            forms.find();
            Problem why = forms.problem();
            state.set(why == null ? new State.NoForm(forms.reading()) : new State.Failed(why));
            return;
        }
        if (fields.isEmpty()) {
            state.set(new State.Nothing());
            return;
        }
        state.set(new State.Laying());
        PaperOrder order = order();
        UiTask<Seen> task =
                tasks.runLong(
                        progress -> {
                            PaperDraft laid = laid(order, progress, false);
                            return new Seen(laid, look.page(laid.pdf(), 0));
                        });
        running = task;
        task.onSuccess(
                        seen -> {
                            keep(seen.draft());
                            show(seen.page());
                        })
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    private record Seen(PaperDraft draft, Look page) {}

    /// Turns to another page of what is laid out.
    public void turn(int step) {
        PaperDraft seen = draft;
        if (seen != null && state.get() instanceof State.Laid laid) {
            int wanted = laid.page().page() + step;
            if (wanted >= 0 && wanted < laid.page().pages()) {
                stop();
                running =
                        tasks.run(() -> look.page(seen.pdf(), wanted))
                                .onSuccess(this::show)
                                .onProblem(why -> state.set(new State.Failed(why)));
            }
        }
    }

    private void show(Look page) {
        PaperDraft now = draft;
        if (now != null) {
            long laid = now.rows().size();
            state.set(new State.Laid(now.report(), page, laid, now.whole()));
        }
    }

    private PaperOrder order() {
        PaperRows.Selected part = onlySelected.get() ? rows.selected() : null;
        // In the order of the screen, whatever the order in which they were ticked.
        List<FieldId> wanted = new ArrayList<>();
        arranged().forEach(f -> wanted.add(f.id()));
        PaperShape.Form form =
                choice.get().shape() == PaperChoice.Shape.FORM ? forms.shape() : null;
        if (form == null) {
            wanted.removeIf(f -> !fields.contains(f));
        }
        return new PaperOrder(
                part == null ? rows.all() : part.query(),
                part == null ? null : part.part(),
                wanted,
                form == null ? choice.get().told() : form,
                rows.marks());
    }

    /// All fields, those on screen first.
    public List<FieldDefinition> arranged() {
        Set<FieldDefinition> all = new LinkedHashSet<>(rows.shown());
        all.addAll(rows.readable());
        return List.copyOf(all);
    }

    /// One at a time: fonts are read once and by one thread.
    private PaperDraft laid(PaperOrder order, Progress progress, boolean whole) {
        PrintProgress told =
                (done, total) -> {
                    progress.report(done, total);
                    return !progress.cancelled();
                };
        synchronized (fonts) {
            PrintJob job =
                    new PrintJob(
                            fonts,
                            desk.actor().name(),
                            desk.clock().instant(),
                            desk.zone(),
                            false,
                            PrintWords.JAPANESE,
                            told);
            LedgerPapers papers = desk.service().papers();
            PaperDraft laid = whole ? papers.whole(order, job) : papers.look(order, job);
            drafts.add(laid);
            if (closed) {
                keep(null);
            }
            return laid;
        }
    }

    /// Saves all of it as the PDF `to`.
    public void save(Path to) {
        String name = String.valueOf(to.getFileName());
        leave(name, kept -> desk.service().papers().save(kept, to, purpose()));
    }

    /// Sends all of it to the printer `name`.
    public void send(String name, Printers.Copied copied) {
        String title = rows.definition().label().ja();
        leave(
                name,
                kept ->
                        desk.service()
                                .papers()
                                .send(
                                        kept,
                                        purpose(),
                                        file -> printers.send(file, name, title, copied)));
    }

    private String purpose() {
        return desk.purpose(rows.definition().id(), purpose.get().strip());
    }

    private interface Way {
        void take(PaperDraft whole);
    }

    /// What was seen leaves; where only a part was, all is laid out first, and what is not as
    /// written is told before it goes.
    private void leave(String where, Way way) {
        PaperDraft seen = draft;
        if (seen == null || !ready()) {
            return;
        }
        if (seen.whole()) {
            go(seen, where, way);
            return;
        }
        PaperOrder order = order();
        UiTask<PaperDraft> task = tasks.runLong(progress -> laid(order, progress, true));
        running = task;
        state.set(new State.Leaving(task));
        task.onSuccess(
                        all -> {
                            keep(all);
                            if (all.report().clean()) {
                                go(all, where, way);
                            } else {
                                Runnable go = () -> go(all, where, way);
                                state.set(new State.Doubtful(all.report(), go));
                            }
                        })
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    private void go(PaperDraft all, String where, Way way) {
        UiTask<Integer> task =
                tasks.run(
                        () -> {
                            way.take(all);
                            return all.report().pages();
                        });
        running = task;
        state.set(new State.Leaving(task));
        task.onSuccess(pages -> state.set(new State.Left(where, pages)))
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    /// Destroys every draft but `next`, also those that nobody waited for.
    /// The pages show a row that is not for this person to see any more: they are laid out anew,
    /// unless they are on their way already.
    private void withdrawn() {
        if (state.get() instanceof State.Laid || state.get() instanceof State.Doubtful) {
            keep(null);
            lay();
        }
    }

    private void keep(@Nullable PaperDraft next) {
        draft = next;
        if (!closed) {
            seen.over(next == null ? List.of() : next.rows());
        }
        for (PaperDraft each : List.copyOf(drafts)) {
            if (each != next && drafts.remove(each)) {
                each.close();
            }
        }
    }

    private void stop() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        seen.close();
        stop();
        tasks.close();
        keep(null);
    }
}
