package jp.kakehashi.ledgerui.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Something about one ledger, read again whenever the ledger it stands in changed. Screen's thread
/// only.
final class Following<T> implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final T nothing;
    private final Function<LedgerId, T> read;
    private final List<Runnable> listeners = new ArrayList<>();
    private T now;
    private @Nullable LiveRefresh live;
    private @Nullable LedgerDefinition about;
    private int generation;

    /// `nothing` at first; `read` asks, off the screen's thread.
    Following(LedgerDesk desk, UiTasks tasks, T nothing, Function<LedgerId, T> read) {
        this.desk = desk;
        this.tasks = tasks;
        this.nothing = nothing;
        this.read = read;
        this.now = nothing;
    }

    /// Follows what is read of `definition`, which stands in the ledger `where`; null: nothing is
    /// there any more.
    void follow(@Nullable LedgerDefinition definition, @Nullable LedgerId where) {
        close();
        generation++;
        LedgerDefinition before = about;
        about = where == null ? null : definition;
        if (about == null || before == null || !before.id().equals(about.id())) {
            took(nothing);
        }
        if (about != null) {
            live = new LiveRefresh(desk.service(), tasks, where, this::load);
            load();
        }
    }

    /// Reads again.
    void load() {
        LedgerDefinition definition = about;
        if (definition == null) {
            return;
        }
        int mine = ++generation;
        tasks.run(() -> read.apply(definition.id()))
                .onSuccess(
                        found -> {
                            if (mine == generation) {
                                took(found);
                            }
                        });
    }

    private void took(T found) {
        if (!found.equals(now)) {
            now = found;
            listeners.forEach(Runnable::run);
        }
    }

    void onChange(Runnable action) {
        listeners.add(action);
    }

    T now() {
        return now;
    }

    /// What is followed, null for nothing.
    @Nullable LedgerDefinition about() {
        return about;
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
            live = null;
        }
    }
}
