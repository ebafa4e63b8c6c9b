package jp.kakehashi.adminui.packs;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.FoundList;
import jp.kakehashi.adminui.desk.Pack;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.DefinitionDraft;
import jp.kakehashi.records.DefinitionMerge;
import jp.kakehashi.records.DefinitionMerge.Difference;
import jp.kakehashi.records.DefinitionRules;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// The packs that came with the program, and how head office's definitions differ from them.
/// Screen's thread only; needs no toolkit.
public final class PacksViewModel {
    private final AdminDesk desk;
    private final UiTasks tasks;
    private final FoundList<Line> packs =
            new FoundList<>(
                    line -> line.pack().name(),
                    line ->
                            line.pack().name()
                                    + "\n"
                                    + line.pack().shipped().label().ja()
                                    + "\n"
                                    + line.pack().shipped().label().en());
    private final ObjectProperty<@Nullable Line> open = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();

    /// A list that {@link #load} fills.
    public PacksViewModel(AdminDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// How a pack stands at head office.
    public enum Standing {
        /// Nobody has published it.
        NOT_THERE,
        /// Head office has it as it was shipped.
        SAME,
        /// Head office has it with changes of the city's own, or this program brings newer ones.
        DIFFERENT
    }

    /// A pack with what publishing it as shipped would change.
    ///
    /// @param against why it cannot be published as shipped; null where it can
    public record Line(
            Pack pack, Standing standing, List<Difference> changes, @Nullable Problem against) {
        public Line {
            changes = List.copyOf(changes);
        }
    }

    static Line line(Pack pack) {
        LedgerDefinition published = pack.published();
        if (published == null) {
            return new Line(pack, Standing.NOT_THERE, List.of(), null);
        }
        List<Difference> changes =
                DefinitionMerge.between(published.asWritten(), pack.shipped().asWritten());
        if (changes.isEmpty()) {
            return new Line(pack, Standing.SAME, changes, null);
        }
        Problem against = null;
        try {
            DefinitionRules.check(published, next(pack));
        } catch (ProblemException e) {
            against = e.problem();
        }
        return new Line(pack, Standing.DIFFERENT, changes, against);
    }

    /// The file of a pack as the next version after the published one, with its remarks.
    static String nextText(Pack pack) {
        LedgerDefinition published = pack.published();
        int version = published == null ? 1 : published.version() + 1;
        return DefinitionDraft.of(pack.text()).put(IntNode.valueOf(version), "version").text();
    }

    private static LedgerDefinition next(Pack pack) {
        return new DefinitionYaml().read(nextText(pack));
    }

    /// Asks head office for all of it.
    public void load() {
        loading.set(true);
        tasks.run(() -> desk.service().packs().stream().map(PacksViewModel::line).toList())
                .onSuccess(
                        found -> {
                            problem.set(null);
                            packs.took(found);
                            open.set(packs.now(open.get()));
                        })
                .onProblem(problem::set)
                .onFinished(() -> loading.set(false));
    }

    /// Publishes a pack as it was shipped; what is there becomes its older version.
    public void publish(Line line, Runnable done, java.util.function.Consumer<Problem> refused) {
        tasks.run(
                        () -> {
                            String text = nextText(line.pack());
                            desk.service().publish(new DefinitionYaml().read(text), text);
                            return true;
                        })
                .onSuccess(
                        published -> {
                            done.run();
                            load();
                        })
                .onProblem(refused);
    }

    /// Shows only those whose names have every word of `text`.
    public void search(String text) {
        packs.search(text);
    }

    /// How many there are in all.
    public int count() {
        return packs.count();
    }

    /// Those that match.
    public ObservableList<Line> shown() {
        return packs.shown();
    }

    /// Whose card is open.
    public ObjectProperty<@Nullable Line> openProperty() {
        return open;
    }

    /// Why there is no list.
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether head office is being asked.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
