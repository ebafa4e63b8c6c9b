package jp.kakehashi.ledgerui.opendata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.OpenData;
import jp.kakehashi.ledger.OpenData.Offer;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import org.jspecify.annotations.Nullable;

/// A recipe of open data while it is chosen: columns, their names, which rows, what is said of it;
/// its first rows as they will be. Screen's thread only.
public final class OpenDataModel implements AutoCloseable {
    private static final int PREVIEW = 8;

    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerDefinition ledger;
    private final RowQuery shown;
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Ask());
    private final ReadOnlyObjectWrapper<List<KeptWay>> kept =
            new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty publisher = new SimpleStringProperty("");
    private final StringProperty licence = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty purpose = new SimpleStringProperty("");
    private final ObjectProperty<Boolean> mark = new SimpleObjectProperty<>(true);
    private final ObjectProperty<Boolean> onlyShown = new SimpleObjectProperty<>(false);
    private OpenData.Rows rows = OpenData.Rows.ALL;
    private @Nullable KeptWay from;

    /// A field that may be published.
    ///
    /// @param wanted whether it is a column
    public record Line(
            FieldDefinition field,
            Offer offer,
            boolean wanted,
            String name,
            String description,
            boolean codes) {}

    /// Where it is.
    public sealed interface State {
        /// Nothing is looked at.
        record Ask() implements State {}

        /// These are its first lines.
        record Seen(List<List<String>> lines) implements State {}

        /// It cannot be.
        record Failed(Problem problem) implements State {}

        /// It was written.
        record Written(Path file, long rows) implements State {}
    }

    /// Open data of `ledger`; `shown` are the rows in the grid.
    public OpenDataModel(LedgerDesk desk, UiTasks tasks, LedgerDefinition ledger, RowQuery shown) {
        this.desk = desk;
        this.tasks = tasks.child();
        this.ledger = ledger;
        this.shown = shown;
        title.set(ledger.label().ja());
        licence.set(desk.texts().get("ledger.openData.licenceUsual"));
        List<Line> all = new ArrayList<>();
        for (FieldDefinition field : ledger.fields()) {
            Offer offer = OpenData.offer(ledger, field);
            if (offer != Offer.NEVER && ledger.mayRead(desk.actor(), field)) {
                all.add(new Line(field, offer, offer == Offer.OPEN, field.label().ja(), "", false));
            }
        }
        lines.set(List.copyOf(all));
    }

    /// The columns in their order.
    public ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// Where it is.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Recipes there are.
    public ReadOnlyObjectProperty<List<KeptWay>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /// Name of the data set.
    public StringProperty titleProperty() {
        return title;
    }

    /// Who publishes it.
    public StringProperty publisherProperty() {
        return publisher;
    }

    /// Under which licence.
    public StringProperty licenceProperty() {
        return licence;
    }

    /// Why fields that may tell of persons are published.
    public StringProperty reasonProperty() {
        return reason;
    }

    /// What for, in the log of viewings.
    public StringProperty purposeProperty() {
        return purpose;
    }

    /// Whether the CSV begins with its mark.
    public ObjectProperty<Boolean> markProperty() {
        return mark;
    }

    /// Whether only rows as the grid chooses them are published.
    public ObjectProperty<Boolean> onlyShownProperty() {
        return onlyShown;
    }

    /// The ledger.
    public LedgerDefinition ledger() {
        return ledger;
    }

    /// Whether the grid's choice of rows can be kept in a recipe: words that are looked for cannot.
    public boolean mayTakeShown() {
        return shown.search() == null || shown.search().isBlank();
    }

    /// Whether a reason is needed.
    public boolean asksReason() {
        return lines.get().stream().anyMatch(l -> l.wanted() && l.offer() == Offer.WITH_REASON);
    }

    /// Whether this person may keep it for everybody.
    public boolean mayPublish() {
        return ledger.ownedBy(desk.actor());
    }

    /// Changes the line of a field.
    public void change(Line was, Line now) {
        lines.set(lines.get().stream().map(l -> l.field().equals(was.field()) ? now : l).toList());
    }

    /// Moves the line of a field up or down.
    public void move(FieldDefinition field, int step) {
        List<Line> all = new ArrayList<>(lines.get());
        for (int i = 0; i < all.size(); i++) {
            int to = i + step;
            if (all.get(i).field().equals(field) && to >= 0 && to < all.size()) {
                Line line = all.remove(i);
                all.add(to, line);
                lines.set(List.copyOf(all));
                return;
            }
        }
    }

    /// What is chosen.
    public OpenData recipe() {
        return new OpenData(
                title.get().strip(),
                ledger.label().ja(),
                publisher.get().strip(),
                licence.get().strip(),
                mark.get(),
                onlyShown.get() ? grid() : rows,
                lines.get().stream()
                        .filter(Line::wanted)
                        .map(
                                l ->
                                        new OpenData.Column(
                                                l.field().id(),
                                                l.name().strip(),
                                                l.description(),
                                                l.codes()))
                        .toList(),
                reason.get().strip());
    }

    private OpenData.Rows grid() {
        List<Condition> conditions =
                shown.filters().stream()
                        .map(f -> new Condition(f.field(), f.operator(), f.value()))
                        .toList();
        return new OpenData.Rows(conditions, shown.formulas().only());
    }

    /// Looks for recipes.
    public void find() {
        tasks.run(() -> desk.service().waysOut().all(ledger.id(), WayKind.OPEN_DATA))
                .onSuccess(found -> kept.set(found.ways()))
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    /// Takes a recipe as it was kept; fields that may not be published any more are left out.
    public void take(KeptWay way) {
        OpenData recipe;
        try {
            recipe = OpenData.read(way.text());
        } catch (jp.kakehashi.kernel.ProblemException e) {
            state.set(new State.Failed(e.problem()));
            return;
        }
        from = way;
        title.set(recipe.title());
        publisher.set(recipe.publisher());
        licence.set(recipe.licence());
        reason.set(recipe.reason());
        mark.set(recipe.mark());
        rows = recipe.rows();
        onlyShown.set(false);
        List<Line> rest = new ArrayList<>(lines.get());
        List<Line> all = new ArrayList<>();
        for (OpenData.Column column : recipe.columns()) {
            rest.stream()
                    .filter(l -> l.field().id().equals(column.field()))
                    .findFirst()
                    .ifPresent(
                            l -> {
                                rest.remove(l);
                                all.add(
                                        new Line(
                                                l.field(),
                                                l.offer(),
                                                true,
                                                column.name(),
                                                column.description(),
                                                column.codes()));
                            });
        }
        rest.forEach(
                l ->
                        all.add(
                                new Line(
                                        l.field(),
                                        l.offer(),
                                        false,
                                        l.name(),
                                        l.description(),
                                        l.codes())));
        lines.set(List.copyOf(all));
        look();
    }

    /// Shows the first rows.
    public void look() {
        OpenData recipe = recipe();
        tasks.run(() -> desk.service().openData().preview(ledger.id(), recipe, PREVIEW))
                .onSuccess(seen -> state.set(new State.Seen(seen)))
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    /// Keeps the recipe under its title; `done` hears of it.
    public void keep(boolean office, Consumer<KeptWay> done) {
        OpenData recipe = recipe();
        KeptWay was = from;
        KeptWay way =
                was == null
                        ? new KeptWay(
                                UUID.randomUUID(),
                                WayKind.OPEN_DATA,
                                recipe.title(),
                                office,
                                0,
                                recipe.text(),
                                null)
                        : was.with(recipe.title(), recipe.text()).of(office);
        tasks.run(
                        () -> {
                            recipe.check(ledger);
                            return desk.service().waysOut().keep(ledger.id(), way, null);
                        })
                .onSuccess(
                        made -> {
                            from = made;
                            find();
                            done.accept(made);
                        })
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    /// Whether it may be written.
    public boolean ready() {
        return !ledger.personal() || !purpose.get().isBlank();
    }

    /// Writes the CSV and what its columns are.
    public void write(Path csv) {
        OpenData recipe = recipe();
        String name = String.valueOf(csv.getFileName());
        Path to = name.endsWith(".csv") ? csv : csv.resolveSibling(name + ".csv");
        tasks.runLong(
                        progress ->
                                desk.service()
                                        .openData()
                                        .write(
                                                ledger.id(),
                                                recipe,
                                                to,
                                                desk.purpose(ledger.id(), purpose.get().strip()),
                                                (done, total) -> !progress.cancelled()))
                .onSuccess(written -> state.set(new State.Written(to, written)))
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    @Override
    public void close() {
        tasks.close();
    }
}
