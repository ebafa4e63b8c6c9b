package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.marks.ShownMarks;
import jp.kakehashi.records.FormulaText;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.ViewShape;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// The ways of looking at this ledger that have a name: the person's own and the office's. While
/// one is open, columns are the view's; what is changed then stays with the view only when it is
/// saved. Screen's thread only.
public final class Views {
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ShownMarks marks;
    private final ReadOnlyObjectWrapper<@Nullable ViewShape> shape = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LedgerView>> mine =
            new ReadOnlyObjectWrapper<>(List.of());

    /// Whose a view is.
    public enum Whose {
        /// The person's own, on this PC.
        MINE,
        /// The form's, for everybody who opens the ledger.
        OFFICE
    }

    /// A view in the list.
    public record Named(Whose whose, LedgerView view) {
        /// Whether both are the same one, be its contents what they may.
        boolean sameAs(@Nullable Named other) {
            return other != null
                    && whose == other.whose
                    && view.name().ja().equals(other.view.name().ja());
        }
    }

    /// The view that is open, as far as it fits this person and form.
    public record Opened(Named named, ViewFit fit) {}

    Views(GridViewModel model, UiTasks tasks) {
        this.model = model;
        this.desk = model.desk();
        this.tasks = tasks;
        marks = new ShownMarks(desk, () -> model.definitionProperty().get());
    }

    /// What is marked in the rows on show.
    public ShownMarks marks() {
        return marks;
    }

    /// Expressions in the fields this person may read.
    public FormulaText expressions() {
        LedgerDefinition form = Objects.requireNonNull(model.definitionProperty().get());
        return new FormulaText(form, field -> form.mayRead(desk.actor(), field));
    }

    /// In which form the rows are shown; null for a table.
    public ReadOnlyObjectProperty<@Nullable ViewShape> shapeProperty() {
        return shape.getReadOnlyProperty();
    }

    /// Shows the rows in another form; null for a table.
    public void shape(@Nullable ViewShape wanted) {
        shape.set(wanted);
    }

    /// The view that is open; null for none.
    public ReadOnlyObjectProperty<@Nullable Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// The person's own.
    public ReadOnlyObjectProperty<List<LedgerView>> mineProperty() {
        return mine.getReadOnlyProperty();
    }

    void loaded(List<LedgerView> found) {
        mine.set(List.copyOf(found));
    }

    /// All of them, one's own first; the first nine have keys.
    public List<Named> all() {
        List<Named> all = new ArrayList<>();
        mine.get().forEach(view -> all.add(new Named(Whose.MINE, view)));
        LedgerDefinition form = model.definitionProperty().get();
        if (form != null) {
            form.views().forEach(view -> all.add(new Named(Whose.OFFICE, view)));
        }
        return List.copyOf(all);
    }

    /// Opens the view at that place of the list; nothing beyond its end.
    public void open(int place) {
        List<Named> all = all();
        if (place >= 0 && place < all.size()) {
            open(all.get(place));
        }
    }

    /// Shows the ledger as a view has it.
    public void open(Named named) {
        ViewFit fit = ViewFit.of(named.view(), model.fields(), expressions());
        opened.set(new Opened(named, fit));
        marks.open(fit.marks());
        model.columns().lend(fit.columns());
        model.ask(fit.question());
        shape.set(fit.shape());
    }

    /// Back to the person's own columns and every row.
    public void leave() {
        if (opened.get() != null) {
            opened.set(null);
            marks.open(List.of());
            shape.set(null);
            model.columns().back();
            model.ask(GridQuestion.EVERYTHING);
        }
    }

    /// Whether what is shown is no longer what the open view says.
    public boolean changed() {
        Opened now = opened.get();
        return now != null
                && !(now.fit().question().equals(model.questionProperty().get())
                        && Objects.equals(now.fit().shape(), shape.get())
                        && now.fit().marks().equals(marks.allProperty().get())
                        && now.fit().columns().equals(model.columns().layoutProperty().get()));
    }

    /// Shows the open view as it was saved.
    public void revert() {
        Opened now = opened.get();
        if (now != null) {
            open(now.named());
        }
    }

    /// Whether this person may change the office's views.
    public boolean mayPublish() {
        LedgerDefinition form = model.definitionProperty().get();
        return form != null && form.ownedBy(desk.actor());
    }

    /// Whether the open view can be saved as it stands now.
    public boolean maySave() {
        Opened now = opened.get();
        return now != null && (now.named().whose() == Whose.MINE || mayPublish());
    }

    /// Saves what is shown now under the open view's name; `refused` hears why it could not be.
    public void save(Consumer<Problem> refused) {
        Opened now = opened.get();
        if (now != null && maySave()) {
            keep(new Named(now.named().whose(), shown(now.named().view().name())), refused);
        }
    }

    /// Saves what is shown now under a name; a view of that name is replaced.
    public void save(Whose whose, String name, Consumer<Problem> refused) {
        keep(new Named(whose, shown(new Label(name, name))), refused);
    }

    /// Takes a view away. What is shown stays.
    public void delete(Named gone, Consumer<Problem> refused) {
        List<LedgerView> rest = new ArrayList<>(of(gone.whose()));
        rest.removeIf(view -> gone.sameAs(new Named(gone.whose(), view)));
        write(
                gone.whose(),
                rest,
                () -> {
                    Opened now = opened.get();
                    if (now != null && gone.sameAs(now.named())) {
                        opened.set(null);
                        marks.open(List.of());
                        model.columns().back();
                    }
                },
                refused);
    }

    private LedgerView shown(Label name) {
        return new LedgerView(
                name,
                model.questionProperty().get().rows(),
                model.columns().layoutProperty().get(),
                marks.allProperty().get(),
                shape.get());
    }

    private void keep(Named named, Consumer<Problem> refused) {
        List<LedgerView> next = new ArrayList<>();
        boolean replaced = false;
        for (LedgerView view : of(named.whose())) {
            boolean same = named.sameAs(new Named(named.whose(), view));
            next.add(same ? named.view() : view);
            replaced |= same;
        }
        if (!replaced) {
            next.add(named.view());
        }
        if (next.size() > LedgerView.MOST) {
            refused.accept(Problem.invalid("problem.view.too_many", LedgerView.MOST));
            return;
        }
        write(named.whose(), next, () -> open(named), refused);
    }

    private List<LedgerView> of(Whose whose) {
        LedgerDefinition form = model.definitionProperty().get();
        return whose == Whose.MINE ? mine.get() : form == null ? List.of() : form.views();
    }

    private void write(
            Whose whose, List<LedgerView> next, Runnable then, Consumer<Problem> refused) {
        LedgerDefinition form = model.definitionProperty().get();
        if (form == null) {
            return;
        }
        if (whose == Whose.OFFICE) {
            tasks.run(() -> desk.service().views().publish(form, next))
                    .onSuccess(
                            published -> {
                                model.renewed(published);
                                then.run();
                            })
                    .onProblem(refused);
            return;
        }
        tasks.run(
                        () -> {
                            desk.service().views().keepMine(form.id(), next);
                            return next;
                        })
                .onSuccess(
                        kept -> {
                            mine.set(List.copyOf(kept));
                            then.run();
                        })
                .onProblem(refused);
    }
}
