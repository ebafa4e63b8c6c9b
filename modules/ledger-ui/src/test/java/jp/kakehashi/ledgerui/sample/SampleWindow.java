package jp.kakehashi.ledgerui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import jp.kakehashi.ledgerui.LedgerWorkspace;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.links.LinkWords;
import jp.kakehashi.records.Actor;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.connection.StatusReport;
import jp.kakehashi.ui.connection.StatusSource;
import jp.kakehashi.ui.shell.Shell;
import jp.kakehashi.ui.shell.WindowRoot;
import jp.kakehashi.ui.theme.Appearance;

/// A real window with the ledger workspace in its shell, for tests: keys go through the headless
/// robot. Made and used from the test's thread.
public final class SampleWindow implements AutoCloseable {
    public final MemoryLedgers service;
    public final ConnectionModel connection = new ConnectionModel();
    public Texts texts;
    public Appearance appearance;
    public WindowRoot root;
    public LedgerWorkspace workspace;
    public Scene scene;
    private Shell shell;
    private Stage stage;

    public SampleWindow(MemoryLedgers service, Actor actor, int width, int height) {
        this.service = service;
        ToolkitExtension.doOnScreen(
                () -> {
                    texts = new Texts(LedgerWorkspace.class);
                    appearance = new Appearance();
                    connection.linkProperty().set(Link.ONLINE);
                    connection.freshAtProperty().set(SampleCity.at("2026-11-21", "11:05"));
                    root = new WindowRoot(texts, appearance);
                    LedgerDesk desk =
                            new LedgerDesk(
                                    service,
                                    actor,
                                    SampleCity.places(),
                                    SampleCity.clock(),
                                    SampleCity.ZONE,
                                    texts,
                                    connection,
                                    new LinkWords(service, actor, texts, root.context().tasks()));
                    workspace = new LedgerWorkspace(root.context(), desk);
                    shell =
                            new Shell(
                                    root.context(),
                                    SampleCity.session(actor),
                                    connection,
                                    List.of(workspace),
                                    new NoReport(),
                                    SampleCity.clock(),
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

    public void openRoads() {
        on(() -> workspace.openLedger(SampleCity.ROADS));
        await(() -> workspace.grid() != null && workspace.grid().countsProperty().get().all() > 0);
        settle();
    }

    /// Does what the box of Ctrl+K offers under `id`.
    public void command(String id) {
        on(
                () ->
                        workspace.commands().stream()
                                .filter(c -> c.id().equals(id))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("not offered: " + id))
                                .run()
                                .run());
        settle();
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

    /// The button drawn last of those that say `words`; on the screen's thread.
    public Button lastButton(String words) {
        return scene.getRoot().lookupAll(".button").stream()
                .filter(n -> n instanceof Button b && words.equals(b.getText()))
                .map(Button.class::cast)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no button " + words));
    }

    /// Chooses in the list drawn last what is called `words`; on the screen's thread.
    @SuppressWarnings("unchecked")
    public void chooseInCombo(String words) {
        ComboBox<Object> box =
                (ComboBox<Object>)
                        scene.getRoot().lookupAll(".combo-box").stream()
                                .reduce((a, b) -> b)
                                .orElseThrow();
        box.setValue(
                box.getItems().stream()
                        .filter(item -> words.equals(box.getConverter().toString(item)))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not offered: " + words)));
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
