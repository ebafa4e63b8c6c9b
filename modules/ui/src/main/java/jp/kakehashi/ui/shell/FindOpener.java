package jp.kakehashi.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jp.kakehashi.ui.Command;
import jp.kakehashi.ui.FindSource;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.find.FindBox;
import jp.kakehashi.ui.find.FindModel;
import jp.kakehashi.ui.find.LastUsed;
import org.jspecify.annotations.Nullable;

/// Opens the box of Ctrl+K over the screen in front, and what is chosen in it once it is closed.
final class FindOpener {
    private final UiContext ui;
    private final List<Workspace> workspaces;
    private final Supplier<List<Command>> own;
    private final LastUsed lastUsed = new LastUsed();
    private @Nullable FindModel open;

    /// `own` are the shell's commands.
    FindOpener(UiContext ui, List<Workspace> workspaces, Supplier<List<Command>> own) {
        this.ui = ui;
        this.workspaces = workspaces;
        this.own = own;
    }

    void open(Workspace front) {
        close();
        List<FindSource> sources = workspaces.stream().flatMap(w -> w.finding().stream()).toList();
        FindModel model =
                new FindModel(ui.texts(), ui.tasks().child(), this::commands, sources, lastUsed);
        open = model;
        Runnable here =
                front.searchable()
                        ? () -> {
                            leave();
                            front.focusSearch();
                        }
                        : null;
        FindBox box =
                new FindBox(
                        ui,
                        model,
                        item -> {
                            leave();
                            item.open().run();
                        },
                        here);
        ui.dialogs().show(box, this::leave);
    }

    private List<Command> commands() {
        List<Command> all = new ArrayList<>();
        workspaces.forEach(w -> all.addAll(w.commands()));
        all.addAll(own.get());
        return all;
    }

    private void leave() {
        close();
        ui.dialogs().close();
    }

    void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
