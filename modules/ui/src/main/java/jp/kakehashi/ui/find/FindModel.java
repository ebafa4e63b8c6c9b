package jp.kakehashi.ui.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.Command;
import jp.kakehashi.ui.FindSource;
import jp.kakehashi.ui.FindSource.Answer;
import jp.kakehashi.ui.FindSource.Group;
import jp.kakehashi.ui.FindSource.Item;
import jp.kakehashi.ui.FindSource.Note;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// What the box of Ctrl+K shows: what was used last while nothing is typed, otherwise commands and
/// what the features find. An answer to an older text is dropped. Screen's thread.
public final class FindModel implements AutoCloseable {
    private static final String COMMAND = "command.";

    private final Texts texts;
    private final UiTasks tasks;
    private final Supplier<List<Command>> commands;
    private final List<FindSource> sources;
    private final LastUsed lastUsed;
    private final CommandWords words;
    private final List<Runnable> subscriptions = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
    private final AtomicBoolean told = new AtomicBoolean();
    private String typed = "";
    private boolean renewing;
    private int asked;
    private @Nullable Runnable waiting;

    /// What stands in the box.
    ///
    /// @param where where was looked, in words; empty while nothing was
    /// @param busy whether an answer is still awaited
    public record Shown(List<Group> groups, String where, boolean busy, @Nullable Problem problem) {
        /// All things in their order.
        public List<Item> items() {
            return groups.stream().flatMap(g -> g.items().stream()).toList();
        }
    }

    /// A box over `commands` and `sources`.
    public FindModel(
            Texts texts,
            UiTasks tasks,
            Supplier<List<Command>> commands,
            List<FindSource> sources,
            LastUsed lastUsed) {
        this.texts = texts;
        this.tasks = tasks;
        this.commands = commands;
        this.sources = List.copyOf(sources);
        this.lastUsed = lastUsed;
        this.words = new CommandWords(texts);
        this.shown = new ReadOnlyObjectWrapper<>(new Shown(List.of(), "", false, null));
        for (FindSource source : this.sources) {
            subscriptions.add(source.onRenewed(this::renewed));
        }
        again();
    }

    /// Once for a burst of changes.
    private void renewed() {
        if (told.compareAndSet(false, true)) {
            tasks.onScreen(
                    () -> {
                        told.set(false);
                        renewing = true;
                        again();
                    });
        }
    }

    /// What stands in the box now.
    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Which thing Enter opens, counted over all groups.
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// The text as typed.
    public String typed() {
        return typed;
    }

    /// Looks for another text.
    public void type(String text) {
        typed = text.strip();
        waiting = null;
        renewing = false;
        chosen.set(0);
        again();
    }

    /// Moves the choice, round at the ends.
    public void move(int step) {
        int size = shown.get().items().size();
        if (size > 0) {
            chosen.set(Math.floorMod(chosen.get() + step, size));
        }
    }

    /// Moves the choice to the first thing of the next or the last group.
    public void moveGroup(int step) {
        List<Integer> starts = new ArrayList<>();
        int present = 0;
        int at = 0;
        for (Group group : shown.get().groups()) {
            if (at <= chosen.get()) {
                present = starts.size();
            }
            starts.add(at);
            at += group.items().size();
        }
        if (!starts.isEmpty()) {
            chosen.set(starts.get(Math.floorMod(present + step, starts.size())));
        }
    }

    /// Chooses a thing, as the mouse does.
    public void choose(int index) {
        chosen.set(index);
    }

    /// Runs `then` when what stands in the box answers what was typed: at once if it does.
    public void whenAnswered(Runnable then) {
        if (shown.get().busy()) {
            waiting = then;
        } else {
            then.run();
        }
    }

    /// What Enter opens; it is remembered as used.
    public @Nullable Item take() {
        List<Item> items = shown.get().items();
        if (chosen.get() >= items.size()) {
            return null;
        }
        Item item = items.get(chosen.get());
        lastUsed.used(item);
        return item;
    }

    private void again() {
        int now = ++asked;
        if (typed.isEmpty()) {
            rest(now);
            return;
        }
        Group found = commandGroup();
        List<Group> own = found.items().isEmpty() ? List.of() : List.of(found);
        // What stood there stays until the answer is here: lists that blink cannot be read.
        if (sources.isEmpty()) {
            show(new Shown(own, "", false, null));
            return;
        }
        Shown before = shown.get();
        show(new Shown(before.groups(), before.where(), true, null));
        String text = typed;
        tasks.run(() -> sources.stream().map(s -> s.find(text)).toList())
                .onSuccess(
                        answers -> {
                            if (now == asked) {
                                show(merged(own, answers));
                            }
                        })
                .onProblem(
                        why -> {
                            if (now == asked) {
                                show(new Shown(own, "", false, why));
                            }
                        });
    }

    /// What was used before is named only as far as it may be seen by now.
    private void rest(int now) {
        List<Item> last = lastUsed.items();
        if (sources.isEmpty() || last.stream().allMatch(i -> i.key().startsWith(COMMAND))) {
            show(new Shown(unasked(last), "", false, null));
            return;
        }
        Shown before = shown.get();
        show(new Shown(before.groups(), before.where(), true, null));
        tasks.run(() -> last.stream().flatMap(item -> still(item).stream()).toList())
                .onSuccess(
                        still -> {
                            if (now == asked) {
                                lastUsed.keep(still);
                                show(new Shown(unasked(still), "", false, null));
                            }
                        })
                .onProblem(
                        why -> {
                            if (now == asked) {
                                show(new Shown(unasked(List.of()), "", false, null));
                            }
                        });
    }

    private Optional<Item> still(Item item) {
        Optional<Item> now = Optional.of(item);
        for (FindSource source : sources) {
            now = now.flatMap(source::still);
        }
        return now;
    }

    private static Shown merged(List<Group> own, List<Answer> answers) {
        List<Group> groups = new ArrayList<>();
        List<String> where = new ArrayList<>();
        for (Answer answer : answers) {
            groups.addAll(answer.groups());
            if (!answer.where().isEmpty()) {
                where.add(answer.where());
            }
        }
        groups.addAll(own);
        return new Shown(groups, String.join(" ", where), false, null);
    }

    private void show(Shown now) {
        List<String> before = keys(shown.get());
        List<String> after = keys(now);
        int at = Math.max(0, Math.min(chosen.get(), after.size() - 1));
        // Lines that come and go by themselves do not put another one under the choice.
        boolean held = renewing && chosen.get() < before.size();
        int same = held ? after.indexOf(before.get(chosen.get())) : -1;
        shown.set(now);
        chosen.set(same < 0 ? at : same);
        Runnable then = now.busy() ? null : waiting;
        if (then != null) {
            waiting = null;
            then.run();
        }
    }

    private static List<String> keys(Shown of) {
        return of.items().stream().map(Item::key).toList();
    }

    private Group commandGroup() {
        List<Item> items = words.find(commands.get(), typed).stream().map(this::item).toList();
        return new Group(texts.get("ui.find.commands"), "", items);
    }

    private Item item(Command command) {
        return new Item(
                COMMAND + command.id(),
                command.icon(),
                texts.get(command.labelKey(), command.args().toArray()),
                Note.NONE,
                command.press(),
                command.run());
    }

    /// What was used last, and every command.
    private List<Group> unasked(List<Item> last) {
        List<Group> groups = new ArrayList<>();
        if (!last.isEmpty()) {
            groups.add(new Group(texts.get("ui.find.last"), "", last));
        }
        List<Item> all = commands.get().stream().map(this::item).toList();
        if (!all.isEmpty()) {
            groups.add(new Group(texts.get("ui.find.commands"), "", all));
        }
        return groups;
    }

    @Override
    public void close() {
        asked++;
        subscriptions.forEach(Runnable::run);
        tasks.close();
    }
}
