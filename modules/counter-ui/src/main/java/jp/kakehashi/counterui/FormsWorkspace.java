package jp.kakehashi.counterui;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import jp.kakehashi.counterui.board.FormsView;
import jp.kakehashi.counterui.forms.FormBoard;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.KeyHint;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.control.UiContext;

/// The room in which forms on paper are described: where on a blank somebody writes, ticks or
/// stamps. A room of its own until the counter comes.
public final class FormsWorkspace implements Workspace {
    private final UiTasks tasks;
    private final FormBoard board;
    private final FormsView view;

    /// The room in a window.
    public FormsWorkspace(UiContext ui) {
        tasks = ui.tasks().child();
        board = new FormBoard(tasks);
        view = new FormsView(ui, board);
        view.getStylesheets()
                .add(
                        Objects.requireNonNull(FormsWorkspace.class.getResource("forms.css"))
                                .toExternalForm());
    }

    /// What is on the desk, for callers that lead there.
    public FormBoard board() {
        return board;
    }

    /// Opens that blank.
    public void open(Path blank) {
        board.open(blank);
    }

    /// Saves what is on the desk into that folder.
    public void saveTo(Path pack) {
        view.saveTo(pack);
    }

    @Override
    public String id() {
        return "forms";
    }

    @Override
    public Icon icon() {
        return Icon.APPROVAL;
    }

    @Override
    public String labelKey() {
        return "forms.rail.label";
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void onShow() {
        view.focusPage();
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint("Ctrl O", "forms.open"),
                new KeyHint("Ctrl S", "forms.save"),
                new KeyHint("Ctrl B", "forms.propose"),
                new KeyHint("F8 / F9", "forms.keys.proposal"),
                new KeyHint("Insert", "forms.add"),
                new KeyHint("Delete", "forms.remove"),
                new KeyHint("↑ ↓ ← →", "forms.keys.move"),
                new KeyHint("Alt ↑ ↓ ← →", "forms.keys.size"),
                new KeyHint("PgUp / PgDn", "forms.keys.next"),
                new KeyHint("F2 / Esc", "forms.keys.turn"),
                new KeyHint("Ctrl PgUp / PgDn / 0", "forms.keys.zoom"),
                new KeyHint("Ctrl Z", "forms.undo"),
                new KeyHint("Ctrl Y", "forms.redo"));
    }

    @Override
    public void close() {
        tasks.close();
    }
}
