package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerDesign.Source;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.records.DefinitionDraft;
import jp.kakehashi.records.DefinitionMerge;
import jp.kakehashi.records.DefinitionRules;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// A ledger's definition while it is changed. The YAML is the draft: forms change it at one place,
/// a hand changes it anywhere, and what it says is judged after every change. Nothing leaves this
/// screen before it is published. Screen's thread only.
public final class DesignViewModel {
    /// The line of the ledger itself, above its fields.
    static final int LEDGER = Mistake.LEDGER;

    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final DefinitionYaml yaml = new DefinitionYaml();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Mistake> mistake = new ReadOnlyObjectWrapper<>();
    /// Counts every change; those that a form's own input did not make are also counted in `shape`.
    private final ReadOnlyIntegerWrapper edits = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper shape = new ReadOnlyIntegerWrapper();
    private final IntegerProperty selected = new SimpleIntegerProperty(LEDGER);
    private @Nullable LedgerDefinition base;
    private @Nullable LedgerDefinition form;
    private @Nullable DefinitionDraft draft;
    private String text = "";
    private String first = "";

    /// A draft at `desk`; {@link #open} or {@link #begin} fills it.
    public DesignViewModel(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Takes the newest version of a ledger from head office.
    void open(LedgerId ledger) {
        phase.set(Phase.LOADING);
        tasks.run(() -> desk.service().design().newest(ledger))
                .onSuccess(source -> begin(source.definition(), source.text()))
                .onProblem(
                        why -> {
                            problem.set(why);
                            phase.set(Phase.FAILED);
                        });
    }

    /// Begins with `text`; `from` is the version it changes, null for a new ledger.
    void begin(@Nullable LedgerDefinition from, String source) {
        base = from;
        form = from;
        typed(source);
        DefinitionDraft read = draft;
        if (from != null && read != null) {
            typed(read.put(IntNode.valueOf(from.version() + 1), "version").text());
        }
        first = text;
        problem.set(null);
        phase.set(Phase.READY);
    }

    /// The whole file was written by hand.
    void typed(String now) {
        text = now;
        try {
            draft = DefinitionDraft.of(now);
        } catch (ProblemException e) {
            draft = null;
            mistake.set(new Mistake(e.problem(), LEDGER, ""));
            tell(true);
            return;
        }
        judge();
        int last = fields() - 1;
        if (selected.get() > last) {
            selected.set(last);
        }
        tell(true);
    }

    private void judge() {
        LedgerDefinition read;
        try {
            read = yaml.read(text);
        } catch (ProblemException e) {
            mistake.set(Mistake.unread(e.problem()));
            return;
        }
        form = read;
        try {
            LedgerDefinition from = base;
            if (from != null && !from.id().equals(read.id())) {
                throw Problem.invalid("problem.design.ledger", from.id()).asException();
            }
            int next = from == null ? 1 : from.version() + 1;
            if (read.version() != next) {
                throw Problem.invalid("problem.definition.version", read.version(), next)
                        .asException();
            }
            DefinitionRules.check(from, read);
            Problem way = ApprovalEditor.fault(read);
            mistake.set(way == null ? null : new Mistake(way, LEDGER, "approval"));
        } catch (ProblemException e) {
            mistake.set(Mistake.of(e.problem(), read));
        }
    }

    private void tell(boolean shaped) {
        edits.set(edits.get() + 1);
        if (shaped) {
            shape.set(shape.get() + 1);
        }
    }

    private void change(@Nullable DefinitionDraft next, boolean shaped) {
        if (next != null) {
            draft = next;
            text = next.text();
            judge();
            tell(shaped);
        }
    }

    /// A form's input changed one word of the selected field, or of the ledger.
    void put(@Nullable JsonNode value, Object... place) {
        DefinitionDraft now = draft;
        if (now != null) {
            DefinitionDraft next = now.put(value, at(place));
            if (!next.equals(now)) {
                change(next, false);
            }
        }
    }

    /// The same where the form has to be drawn anew.
    void reshape(@Nullable JsonNode value, Object... place) {
        DefinitionDraft now = draft;
        change(now == null ? null : now.put(value, at(place)), true);
    }

    /// Draws the form anew after its shape was changed word by word.
    void redraw() {
        tell(true);
    }

    private Object[] at(Object... place) {
        if (selected.get() == LEDGER) {
            return place;
        }
        Object[] whole = new Object[place.length + 2];
        whole[0] = "fields";
        whole[1] = selected.get();
        System.arraycopy(place, 0, whole, 2, place.length);
        return whole;
    }

    /// What the draft says of the selected field, or of the ledger; missing while it is no YAML.
    JsonNode said(Object... place) {
        DefinitionDraft now = draft;
        return now == null ? MissingNode.getInstance() : now.at(at(place));
    }

    /// What the draft says of the field at `position`.
    JsonNode field(int position) {
        DefinitionDraft now = draft;
        return now == null ? MissingNode.getInstance() : now.at("fields", position);
    }

    /// Adds a field below the selected one and goes there.
    void add(JsonNode field) {
        DefinitionDraft now = draft;
        if (now == null) {
            return;
        }
        int there = selected.get() == LEDGER ? fields() : selected.get() + 1;
        DefinitionDraft next =
                now.at("fields").isArray()
                        ? now.insert(field, "fields", there)
                        : now.put(JsonNodeFactory.instance.arrayNode().add(field), "fields");
        change(next, true);
        selected.set(there);
    }

    /// Takes the selected field out; only one that was never published.
    void remove() {
        DefinitionDraft now = draft;
        int there = selected.get();
        if (now != null && there != LEDGER && !published(there)) {
            selected.set(there - 1);
            change(now.remove("fields", there), true);
        }
    }

    /// Carries the selected field up or down.
    void move(int step) {
        DefinitionDraft now = draft;
        int there = selected.get();
        int to = there + step;
        if (now != null && there != LEDGER && to >= 0 && to < fields()) {
            change(now.move(step, "fields", there), true);
            selected.set(to);
        }
    }

    /// A free code for a field, as `stem`, `stem_2` …
    String freeCode(String stem) {
        String code = stem;
        for (int i = 2; taken(code); i++) {
            code = stem + "_" + i;
        }
        return code;
    }

    private boolean taken(String code) {
        DefinitionDraft now = draft;
        return now != null
                && FieldId.fits(code)
                && DefinitionMerge.place(now.at("fields"), new FieldId(code)) >= 0;
    }

    /// Whether the field at `position` is already at head office, so that it can only be hidden.
    boolean published(int position) {
        return publishedField(position) != null;
    }

    /// The field at `position` as it was published, null for a new one.
    @Nullable FieldDefinition publishedField(int position) {
        LedgerDefinition from = base;
        String code = field(position).path("id").asText();
        return from == null || !FieldId.fits(code)
                ? null
                : from.field(new FieldId(code)).orElse(null);
    }

    /// Publishes; `done` hears the version, `refused` why not.
    void publish(Consumer<LedgerDefinition> done, Consumer<Problem> refused) {
        String whole = text;
        tasks.run(() -> desk.service().design().publish(whole))
                .onSuccess(
                        published -> {
                            begin(published, whole);
                            done.accept(published);
                        })
                .onProblem(refused);
    }

    /// Somebody published meanwhile: takes their version from head office and both changes into
    /// the draft where they do not meet.
    void catchUp(Consumer<Meeting> met, Consumer<Problem> refused) {
        LedgerDefinition mine = form;
        LedgerDefinition was = base;
        DefinitionDraft now = draft;
        if (mine == null || was == null || now == null || mistake.get() != null) {
            return;
        }
        tasks.run(() -> desk.service().design().newest(mine.id()))
                .onSuccess(source -> met.accept(take(source, now, mine, was)))
                .onProblem(refused);
    }

    private Meeting take(
            Source source, DefinitionDraft now, LedgerDefinition mine, LedgerDefinition was) {
        LedgerDefinition theirs = source.definition();
        DefinitionMerge.Merged merged = DefinitionMerge.merge(now, mine, was, theirs);
        base = theirs;
        change(merged.draft().put(IntNode.valueOf(theirs.version() + 1), "version"), true);
        return new Meeting(theirs, DefinitionMerge.between(was, theirs), merged.both());
    }

    /// What somebody else published meanwhile, and what of it both changed.
    record Meeting(
            LedgerDefinition theirs,
            List<DefinitionMerge.Difference> changed,
            List<DefinitionMerge.Difference> both) {}

    /// What publishing would change.
    List<DefinitionMerge.Difference> differences() {
        LedgerDefinition from = base;
        LedgerDefinition now = form;
        return from == null || now == null ? List.of() : DefinitionMerge.between(from, now);
    }

    LedgerDesk desk() {
        return desk;
    }

    /// The version that is changed, null for a new ledger.
    @Nullable LedgerDefinition base() {
        return base;
    }

    /// What the draft last said without a mistake in reading; null before it ever did.
    public @Nullable LedgerDefinition form() {
        return form;
    }

    boolean readable() {
        return draft != null;
    }

    String text() {
        return text;
    }

    /// The file as it stands now.
    public String shown() {
        return text;
    }

    /// Goes to the field at `position`.
    public void choose(int position) {
        selected.set(position);
    }

    /// How many fields the draft has.
    int fields() {
        DefinitionDraft now = draft;
        return now == null ? 0 : now.at("fields").size();
    }

    /// Whether something would be lost by leaving.
    boolean begun() {
        return phase.get() == Phase.READY && !text.equals(first);
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What keeps it from being published, null for nothing.
    ReadOnlyObjectProperty<@Nullable Mistake> mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty editsProperty() {
        return edits.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty shapeProperty() {
        return shape.getReadOnlyProperty();
    }

    /// Position of the field in the form, {@link #LEDGER} for the ledger itself.
    IntegerProperty selectedProperty() {
        return selected;
    }
}
