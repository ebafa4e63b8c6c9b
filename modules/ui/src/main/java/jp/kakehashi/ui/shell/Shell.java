package jp.kakehashi.ui.shell;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.connection.StatusPage;
import jp.kakehashi.ui.connection.StatusSource;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.settings.PasswordChange;
import jp.kakehashi.ui.settings.PasswordChangeForm;
import jp.kakehashi.ui.settings.SettingsView;
import org.jspecify.annotations.Nullable;

/// The window of a person who is signed in: rail, the workspace in front, status bar. Ctrl+1…9
/// bring a workspace to the front, F6 goes round the three parts, Ctrl+K finds, F1 lists the
/// keys. The first workspace is in front at first. {@link #close} closes all of them.
public final class Shell extends StackPane implements AutoCloseable {
    private final UiContext ui;
    private final ConnectionModel connection;
    private final List<Workspace> workspaces;
    private final StatusPage statusPage;
    private final Rail rail;
    private final StackPane front = new StackPane();
    private final Regions regions;
    private final Timeline clockwork;
    private final FindOpener finder;
    private final NewsBell bell;
    private Workspace current;
    private @Nullable PasswordChange passwords;

    /// The shell of `session`; `signOut` runs after the person agreed.
    public Shell(
            UiContext ui,
            SessionInfo session,
            ConnectionModel connection,
            List<Workspace> workspaces,
            StatusSource source,
            InstantSource clock,
            Runnable signOut) {
        this.ui = ui;
        this.connection = connection;
        this.workspaces = List.copyOf(workspaces);
        getStyleClass().add("shell");
        statusPage = new StatusPage(ui, connection, source, session.server(), clock);
        rail = new Rail(ui, this.workspaces, List.of(statusPage), this::show);
        bell = new NewsBell(ui, this.workspaces);
        addFoot(signOut);
        StatusBarModel model = new StatusBarModel(ui.texts(), session, connection, clock);
        StatusBar statusBar =
                new StatusBar(
                        ui, session, connection, model, () -> show(statusPage), this::openSettings);
        // Whatever is too wide ends at the window's edge; it never pushes the rail out.
        front.setMinWidth(0);
        front.setAlignment(Pos.TOP_LEFT);
        BorderPane right = new BorderPane(front);
        right.setMinWidth(0);
        right.setTop(new UnconfirmedStrip(ui, connection, clock));
        right.setBottom(statusBar);
        BorderPane all = new BorderPane(right);
        all.setLeft(rail);
        getChildren().add(all);
        if (session.training()) {
            getChildren().add(new Watermark(ui.texts().bind("ui.watermark")));
        }
        ui.appearance().trainingProperty().set(session.training());
        regions = new Regions(List.<Parent>of(rail, front, statusBar));
        clockwork =
                new Timeline(
                        new KeyFrame(
                                Duration.seconds(1),
                                event -> {
                                    model.tick();
                                    statusBar.fit();
                                }));
        clockwork.setCycleCount(Animation.INDEFINITE);
        clockwork.play();
        ShellCommands commands =
                new ShellCommands(
                        ui,
                        new ShellCommands.Doors(
                                () -> show(statusPage),
                                this::openSettings,
                                this::openHelp,
                                bell::open,
                                () -> askSignOut(signOut)));
        finder = new FindOpener(ui, this.workspaces, commands::all);
        addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        current = this.workspaces.isEmpty() ? statusPage : this.workspaces.getFirst();
        present(current);
        Focus.enter(current.node());
    }

    private void addFoot(Runnable signOut) {
        if (bell.rings()) {
            rail.addAction(Icon.BELL, "ui.news.rail", "Ctrl Shift N", bell.unread(), bell::open);
        }
        rail.addAction(Icon.SETTINGS, "ui.settings.rail", "Ctrl ,", this::openSettings);
        rail.addAction(Icon.SIGN_OUT, "ui.sign-out.rail", "", () -> askSignOut(signOut));
    }

    /// Brings `workspace` to the front.
    public void show(Workspace workspace) {
        if (workspace != current) {
            current.onHide();
            present(workspace);
        } else {
            workspace.onShow();
        }
        // Where work goes on is the workspace's to say; its first control often leads away.
        if (!inside(workspace.node())) {
            Focus.enter(workspace.node());
        }
    }

    private boolean inside(Node part) {
        Node each = getScene() == null ? null : getScene().getFocusOwner();
        while (each != null && !each.equals(part)) {
            each = each.getParent();
        }
        return each != null;
    }

    /// The workspace in front.
    public Workspace current() {
        return current;
    }

    /// The page about sending and receiving, for callers that lead there.
    public Workspace statusPage() {
        return statusPage;
    }

    /// Opens language, colours and text size.
    public void openSettings() {
        Runnable password = passwords == null ? null : this::openPassword;
        ui.dialogs().show(new SettingsView(ui, password, ui.dialogs()::close), ui.dialogs()::close);
    }

    /// Lets the person change their password in the settings, by `change`.
    public void offerPasswordChange(PasswordChange change) {
        passwords = change;
    }

    private void openPassword() {
        PasswordChange change = passwords;
        if (change != null) {
            ui.dialogs().show(new PasswordChangeForm(ui, change), ui.dialogs()::close);
        }
    }

    /// Opens the box that finds things and commands.
    public void openFind() {
        finder.open(current);
    }

    /// Opens the list of keys.
    public void openHelp() {
        ui.dialogs().show(new HelpView(ui, current, ui.dialogs()::close), ui.dialogs()::close);
    }

    @Override
    public void close() {
        clockwork.stop();
        finder.close();
        bell.close();
        current.onHide();
        workspaces.forEach(Workspace::close);
        statusPage.close();
    }

    private void present(Workspace workspace) {
        current = workspace;
        front.getChildren().setAll(workspace.node());
        rail.choose(workspace);
        workspace.onShow();
    }

    /// The window is to be closed: every workspace writes what is open, and if something has not
    /// reached head office and there is no line the person is told; then `go` runs.
    public void leave(Runnable go) {
        leave(workspaces.iterator(), () -> tellUnsent(go));
    }

    private void leave(Iterator<Workspace> left, Runnable go) {
        if (left.hasNext()) {
            left.next().leave(() -> leave(left, go));
        } else {
            go.run();
        }
    }

    private void tellUnsent(Runnable go) {
        int unsent = connection.unsentProperty().get();
        if (unsent == 0 || connection.linkProperty().get() == Link.ONLINE) {
            go.run();
            return;
        }
        ui.dialogs()
                .confirm(
                        Question.of("ui.close.title", "ui.close.text", "ui.close.verb", unsent)
                                .staying("ui.close.stay"),
                        go);
    }

    private void askSignOut(Runnable signOut) {
        ui.dialogs()
                .confirm(
                        Question.of("ui.sign-out.title", "ui.sign-out.text", "ui.sign-out.verb")
                                .staying("ui.sign-out.stay"),
                        () -> leave(workspaces.iterator(), signOut));
    }

    private void handleKey(KeyEvent event) {
        boolean taken = event.isShortcutDown() ? control(event) : function(event);
        if (taken) {
            event.consume();
        }
    }

    private boolean control(KeyEvent event) {
        if (event.getCode().isDigitKey() && !event.isShiftDown()) {
            int number = Character.digit(event.getCode().getChar().charAt(0), 10);
            if (number >= 1 && number <= workspaces.size()) {
                show(workspaces.get(number - 1));
            }
            return true;
        }
        if (event.getCode() == KeyCode.N && event.isShiftDown() && bell.rings()) {
            bell.open();
            return true;
        }
        if (event.getCode() == KeyCode.K) {
            openFind();
            return true;
        }
        if (event.getCode() == KeyCode.COMMA) {
            openSettings();
            return true;
        }
        return false;
    }

    private boolean function(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            Node focused = getScene() == null ? null : getScene().getFocusOwner();
            regions.move(focused, event.isShiftDown() ? -1 : 1);
            return true;
        }
        if (event.getCode() == KeyCode.F1) {
            openHelp();
            return true;
        }
        return false;
    }
}
