package jp.kakehashi.ui.connection;

import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Node;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.KeyHint;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.control.UiContext;

/// The page that answers: what will leave this PC, what came back, how old is what I see.
public final class StatusPage implements Workspace {
    private final ConnectionModel connection;
    private final UiTasks tasks;
    private final StatusSource source;
    private final StatusPageView view;

    /// The page over `source`; its badge counts returned edits.
    public StatusPage(
            UiContext ui,
            ConnectionModel connection,
            StatusSource source,
            PlaceName server,
            InstantSource clock) {
        this.connection = connection;
        this.source = source;
        tasks = ui.tasks().child();
        view =
                new StatusPageView(
                        ui,
                        connection,
                        server,
                        clock,
                        this::connectNow,
                        returned -> dismiss(returned.id()));
        connection.unsentProperty().addListener((changed, was, now) -> refreshIfShown());
        connection.returnedProperty().addListener((changed, was, now) -> refreshIfShown());
        // The report holds names of ledgers and fields in the language it was made in.
        ui.texts().languageProperty().addListener((changed, was, now) -> refreshIfShown());
    }

    @Override
    public String id() {
        return "status";
    }

    @Override
    public Icon icon() {
        return Icon.SEND;
    }

    @Override
    public String labelKey() {
        return "ui.status.rail";
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public ReadOnlyIntegerProperty badge() {
        return connection.returnedProperty();
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(new KeyHint("F5", "ui.status.connect"));
    }

    @Override
    public void onShow() {
        refresh();
    }

    @Override
    public void close() {
        tasks.close();
    }

    private void refreshIfShown() {
        if (view.getScene() != null) {
            refresh();
        }
    }

    private void refresh() {
        tasks.run(source::report).onSuccess(view::show);
    }

    private void connectNow() {
        tasks.run(
                        () -> {
                            source.connectNow();
                            return source.report();
                        })
                .onSuccess(view::show);
    }

    private void dismiss(String id) {
        tasks.run(
                        () -> {
                            source.dismiss(id);
                            return source.report();
                        })
                .onSuccess(view::show);
    }
}
