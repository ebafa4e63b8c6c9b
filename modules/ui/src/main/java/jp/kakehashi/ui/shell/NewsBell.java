package jp.kakehashi.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import jp.kakehashi.ui.NewsSource;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.control.UiContext;

/// What is new in any workspace: how many things, and the list of them.
final class NewsBell implements AutoCloseable {
    private final UiContext ui;
    private final List<Workspace> workspaces;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

    NewsBell(UiContext ui, List<Workspace> workspaces) {
        this.ui = ui;
        this.workspaces = workspaces;
        ReadOnlyIntegerProperty[] counts =
                sources().stream().map(NewsSource::unread).toArray(ReadOnlyIntegerProperty[]::new);
        unread.bind(
                Bindings.createIntegerBinding(
                        () -> List.of(counts).stream().mapToInt(c -> c.get()).sum(), counts));
    }

    private List<NewsSource> sources() {
        return workspaces.stream().map(Workspace::news).flatMap(Optional::stream).toList();
    }

    /// Whether any workspace tells news.
    boolean rings() {
        return !sources().isEmpty();
    }

    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// Opens the list; what stood in it counts as read once it is closed.
    void open() {
        List<NewsSource> sources = sources();
        NewsView view = new NewsView(ui, sources);
        ui.dialogs().show(view, view::leave);
    }

    @Override
    public void close() {
        unread.unbind();
    }
}
