package jp.kakehashi.app.workstation;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.stage.Stage;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.device.Enrolment;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.settings.Settings;
import jp.kakehashi.ui.shell.SessionInfo;
import jp.kakehashi.ui.shell.WindowRoot;
import jp.kakehashi.ui.signin.SignInModel;
import jp.kakehashi.ui.signin.SignInView;
import jp.kakehashi.ui.theme.Appearance;
import org.jspecify.annotations.Nullable;

/// The window of a workstation: the sign-in screen, then the desk of whoever signed in. Everything
/// on the screen's thread.
public final class WorkstationWindow implements AutoCloseable {
    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;

    private final Workstation workstation;
    private final InstantSource clock;
    private final String deviceName;
    private final Texts texts;
    private final Appearance appearance;
    private final WindowRoot root;
    private final Stage stage = new Stage();
    private final AtomicReference<@Nullable WorkSession> arriving = new AtomicReference<>();
    private @Nullable Desk desk;
    private @Nullable SignInModel signIn;
    private @Nullable String wantedLink;

    /// A window over this PC's `workstation`, its look kept in `dir`; `texts` has the words of
    /// everything that can happen here. Not shown yet.
    public WorkstationWindow(
            Workstation workstation,
            InstantSource clock,
            String deviceName,
            Path dir,
            Texts texts) {
        this.workstation = workstation;
        this.clock = clock;
        this.deviceName = deviceName;
        this.texts = texts;
        this.appearance = new Appearance();
        new Settings(dir.resolve("settings.properties"), texts, appearance);
        this.root = new WindowRoot(texts, appearance);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        appearance.install(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(texts.bind("ui.product"));
        showSignIn();
    }

    /// Opens the window; `closed` runs after the person closed it.
    public void open(Runnable closed) {
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    askToClose();
                });
        stage.setOnHidden(
                event -> {
                    close();
                    closed.run();
                });
        stage.show();
    }

    /// Closes the window once what is being written is kept or its person agreed to lose it.
    public void askToClose() {
        if (desk == null) {
            stage.hide();
        } else {
            desk.shell().leave(stage::hide);
        }
    }

    /// Closes the window, whatever is open in it.
    public void hide() {
        stage.hide();
    }

    private void showSignIn() {
        UiContext ui = root.context();
        DeskSignIn service =
                new DeskSignIn(
                        workstation,
                        deviceName,
                        arriving::set,
                        () -> texts.get("ui.signin.city.page"));
        signIn = new SignInModel(service, ui.tasks(), this::arrived);
        root.show(new SignInView(ui, signIn));
    }

    private void arrived(SessionInfo info) {
        WorkSession session = arriving.getAndSet(null);
        if (session == null) {
            throw new IllegalStateException("signed in without a session");
        }
        UiContext ui = root.context();
        Desk laid =
                new Desk(ui, session, info, workstation.city(), clock, address(), this::signOut);
        desk = laid;
        root.show(laid.shell());
        // Only now: a session that has ended already says so at once.
        session.onEnd(problem -> ui.tasks().onScreen(() -> ended(laid, problem)));
        if (desk != laid) {
            return;
        }
        String link = wantedLink;
        if (link != null) {
            wantedLink = null;
            laid.workspace().openLink(link);
        }
        ui.tasks().run(WorkstationWindow::prepareNames);
    }

    /// Goes where `link` leads: now, or once somebody has signed in.
    public void openLink(String link) {
        if (desk == null) {
            wantedLink = link;
        } else {
            desk.workspace().openLink(link);
        }
    }

    private void ended(Desk of, Problem problem) {
        // It may be told late, when somebody else sits here.
        if (desk == of) {
            signOut();
            if (signIn != null) {
                signIn.problemProperty().set(problem);
            }
        }
    }

    private String address() {
        return workstation.enrolment().map(Enrolment::server).orElse("");
    }

    private static boolean prepareNames() {
        NameText.prepare();
        return true;
    }

    private void signOut() {
        if (desk != null) {
            desk.close();
            desk = null;
        }
        appearance.trainingProperty().set(false);
        showSignIn();
    }

    /// Runs `action` on the screen's thread, from any thread.
    public void onScreen(Runnable action) {
        root.context().tasks().onScreen(action);
    }

    /// The desk of whoever is signed in.
    public @Nullable Desk desk() {
        return desk;
    }

    /// The sign-in screen's model, while it is shown.
    public @Nullable SignInModel signIn() {
        return signIn;
    }

    /// The scene, for pictures.
    public Scene scene() {
        return stage.getScene();
    }

    /// Words and their language.
    public Texts texts() {
        return texts;
    }

    /// Colours and sizes.
    public Appearance appearance() {
        return appearance;
    }

    @Override
    public void close() {
        if (desk != null) {
            desk.close();
            desk = null;
        }
        WorkSession waiting = arriving.getAndSet(null);
        if (waiting != null) {
            waiting.close(); // arrived, but not at a desk yet
        }
        root.close();
    }
}
