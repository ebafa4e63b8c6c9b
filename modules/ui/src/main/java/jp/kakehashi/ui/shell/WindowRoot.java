package jp.kakehashi.ui.shell;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.DialogLayer;
import jp.kakehashi.ui.control.NoticeLayer;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.theme.Appearance;

/// The root of a window: its screen, news over it, questions over both. Makes the {@link
/// UiContext} that screens are built with; {@link #close} ends the window's tasks.
public final class WindowRoot extends StackPane implements AutoCloseable {
    private final StackPane content = new StackPane();
    private final NoticeLayer notices;
    private final DialogLayer dialogs;
    private final UiContext context;

    /// An empty window in the words of `texts` and the look of `appearance`.
    public WindowRoot(Texts texts, Appearance appearance) {
        this(texts, appearance, UiTasks::new);
    }

    /// As above, with tasks on other threads, for tests that must not wait.
    public WindowRoot(
            Texts texts, Appearance appearance, Function<FaultDisplay, UiTasks> makeTasks) {
        Controls controls = new Controls(texts);
        notices = new NoticeLayer(controls);
        dialogs = new DialogLayer(controls, content);
        context =
                new UiContext(
                        texts, controls, makeTasks.apply(notices), notices, dialogs, appearance);
        getChildren().addAll(content, notices, dialogs);
    }

    /// What screens in this window are built with.
    public UiContext context() {
        return context;
    }

    /// Shows `screen` in place of the one before, and nothing more of what that one asked or told:
    /// who sits here next may be somebody else.
    public void show(Node screen) {
        dialogs.drop();
        notices.drop();
        content.getChildren().setAll(screen);
    }

    @Override
    public void close() {
        context.tasks().close();
    }
}
