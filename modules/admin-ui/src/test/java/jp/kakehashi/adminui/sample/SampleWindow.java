package jp.kakehashi.adminui.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import jp.kakehashi.adminui.AdminWorkspace;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.records.RecordsViewModel;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.connection.StatusReport;
import jp.kakehashi.ui.connection.StatusSource;
import jp.kakehashi.ui.shell.SessionInfo;
import jp.kakehashi.ui.shell.Shell;
import jp.kakehashi.ui.shell.WindowRoot;
import jp.kakehashi.ui.theme.Appearance;

/// A real window with the administration in its shell, for tests: keys go through the headless
/// robot. Made and used from the test's thread.
public final class SampleWindow implements AutoCloseable {
    public final SampleAdmin service;
    public final ConnectionModel connection = new ConnectionModel();
    public Texts texts;
    public Appearance appearance;
    public WindowRoot root;
    public AdminWorkspace workspace;
    public Scene scene;
    private Shell shell;
    private Stage stage;

    public SampleWindow(SampleAdmin service, int width, int height) {
        this.service = service;
        ToolkitExtension.doOnScreen(
                () -> {
                    texts = new Texts(AdminWorkspace.class);
                    appearance = new Appearance();
                    connection.linkProperty().set(Link.ONLINE);
                    connection.freshAtProperty().set(SampleAdmin.NOW);
                    root = new WindowRoot(texts, appearance);
                    AdminDesk desk =
                            new AdminDesk(
                                    service,
                                    new AdminDesk.Self("0012", "pc-a", true, true),
                                    city(),
                                    SampleAdmin.clock(),
                                    texts);
                    workspace = new AdminWorkspace(root.context(), desk);
                    shell =
                            new Shell(
                                    root.context(),
                                    new SessionInfo(
                                            "0012",
                                            "情報　太郎",
                                            new PlaceName("本所", "Head Office"),
                                            new PlaceName("情報企画課", "Information Policy"),
                                            new PlaceName("本所", "Head Office"),
                                            false),
                                    connection,
                                    List.of(workspace),
                                    new NoReport(),
                                    SampleAdmin.clock(),
                                    () -> {});
                    root.show(shell);
                    scene = new Scene(root, width, height);
                    appearance.install(scene);
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.setWidth(width);
                    stage.setHeight(height);
                    stage.show();
                });
    }

    private static final class NoReport implements StatusSource {
        @Override
        public StatusReport report() {
            return StatusReport.empty("");
        }

        @Override
        public void connectNow() {}

        @Override
        public void dismiss(String returnedId) {}
    }

    /// The window's frame around the room.
    public Shell shell() {
        return shell;
    }

    public void english() {
        on(() -> texts.languageProperty().set(Language.ENGLISH));
    }

    public void on(Runnable step) {
        ToolkitExtension.doOnScreen(step);
    }

    public void await(BooleanSupplier condition) {
        ToolkitExtension.awaitOnScreen(condition);
    }

    /// Lets layout and pulses happen.
    public void settle() {
        ToolkitExtension.awaitPulses(scene, 4);
    }

    public static CityDirectory city() {
        Path file =
                Path.of(
                        System.getProperty("kakehashi.root", "../.."),
                        "resources/city/tsuruoka.yaml");
        try {
            return CityDirectory.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until everybody is listed.
    public void listed() {
        await(() -> workspace.staff().count() > 0);
        settle();
    }

    /// Opens a place; on the screen's thread.
    public void openPlace(String code) {
        var places = workspace.places();
        places.openProperty()
                .set(
                        places.shown().stream()
                                .filter(s -> s.place().code().equals(code))
                                .findFirst()
                                .orElseThrow());
    }

    /// Opens a person's page; on the screen's thread.
    public void open(String number) {
        workspace
                .staff()
                .openProperty()
                .set(
                        service.staff().stream()
                                .filter(s -> s.staff().equals(number))
                                .findFirst()
                                .orElseThrow());
    }

    /// Opens a PC's page; on the screen's thread.
    public void openPc(int place) {
        var devices = workspace.devices();
        devices.openProperty().set(devices.shown().get(place));
    }

    /// Looks into the log of viewings for that reason; on the screen's thread.
    public void look(String reason) {
        workspace
                .records()
                .search(
                        RecordsViewModel.Log.VIEWINGS,
                        new RecordsViewModel.Fields("", "", "", "", null, null, reason));
    }

    public void press(KeyCode... keys) {
        on(
                () -> {
                    Robot robot = ToolkitExtension.robot();
                    for (KeyCode key : keys) {
                        robot.keyPress(key);
                    }
                    for (int i = keys.length - 1; i >= 0; i--) {
                        robot.keyRelease(keys[i]);
                    }
                });
        settle();
    }

    /// Types text as the keyboard's driver gives it to the control with the caret.
    public void type(String text) {
        for (String sign : text.codePoints().mapToObj(Character::toString).toList()) {
            on(
                    () -> {
                        Node owner = scene.getFocusOwner();
                        javafx.event.Event.fireEvent(
                                owner,
                                new javafx.scene.input.KeyEvent(
                                        javafx.scene.input.KeyEvent.KEY_TYPED,
                                        sign,
                                        sign,
                                        KeyCode.UNDEFINED,
                                        false,
                                        false,
                                        false,
                                        false));
                    });
        }
        settle();
    }

    /// Presses the button with those words.
    public void push(String key) {
        on(
                () ->
                        scene.getRoot().lookupAll(".button").stream()
                                .filter(Button.class::isInstance)
                                .map(Button.class::cast)
                                .filter(b -> b.getText().equals(texts.get(key)))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        settle();
    }

    /// Waits until `words` stand on screen.
    public void awaitShown(String words) {
        await(() -> !labelled(words).isEmpty());
    }

    /// Whether `words` stand on screen; not from the screen's thread, which would wait for itself.
    public boolean shows(String words) {
        return ToolkitExtension.onScreen(() -> !labelled(words).isEmpty());
    }

    /// Nodes on screen whose text contains `words`; on the screen's thread.
    public List<Node> labelled(String words) {
        List<Node> found = new ArrayList<>();
        for (Node node : scene.getRoot().lookupAll(".text")) {
            if (node instanceof javafx.scene.text.Text text
                    && text.getText().contains(words)
                    && visible(node)) {
                found.add(node);
            }
        }
        return found;
    }

    private static boolean visible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        on(
                () -> {
                    shell.close();
                    root.close();
                    stage.hide();
                });
    }
}
