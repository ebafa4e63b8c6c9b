package jp.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.theme.Appearance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ToolkitExtension.class)
class ShellTest {
    private final AtomicInteger signOuts = new AtomicInteger();
    private final ConnectionModel connection = new ConnectionModel();
    private Texts texts;
    private WindowRoot root;
    private Shell shell;
    private Scene scene;
    private Stage stage;

    @BeforeEach
    void open() {
        ToolkitExtension.doOnScreen(
                () -> {
                    texts = new Texts(Samples.class);
                    Appearance appearance = new Appearance();
                    root = new WindowRoot(texts, appearance);
                    shell =
                            new Shell(
                                    root.context(),
                                    Samples.session(false),
                                    connection,
                                    Samples.workspaces(root.context()),
                                    Samples.status(),
                                    Samples.CLOCK,
                                    signOuts::incrementAndGet);
                    root.show(shell);
                    scene = new Scene(root, 980, 700);
                    appearance.install(scene);
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    root.applyCss();
                    root.layout();
                });
    }

    @AfterEach
    void close() {
        ToolkitExtension.doOnScreen(
                () -> {
                    shell.close();
                    root.close();
                    stage.hide();
                });
    }

    @Test
    void aSignInWithoutHeadOfficeIsSaidUntilItIsConfirmed() {
        ToolkitExtension.doOnScreen(
                () -> {
                    Node strip = shell.lookup(".unconfirmed-strip");
                    assertFalse(strip.isVisible());
                    connection
                            .offlineUntilProperty()
                            .set(Samples.NOW.plus(java.time.Duration.ofDays(14)));
                    assertTrue(strip.isVisible());
                    Label words = (Label) strip.lookup(".label");
                    assertTrue(words.getText().contains("12月5日"), words.getText());
                    connection.offlineUntilProperty().set(null);
                    assertFalse(strip.isVisible());
                });
    }

    @Test
    void controlAndANumberBringThatWorkspaceToTheFront() {
        press(KeyCode.DIGIT2, true, false);
        assertEquals("ledger", ToolkitExtension.onScreen(() -> shell.current().id()));
        press(KeyCode.DIGIT9, true, false);
        assertEquals("ledger", ToolkitExtension.onScreen(() -> shell.current().id()));
    }

    @Test
    void workspaceHearsWhenItComesAndGoes() {
        Samples.Page first = (Samples.Page) ToolkitExtension.onScreen(() -> shell.current());
        press(KeyCode.DIGIT2, true, false);
        assertEquals(1, first.shown);
        assertEquals(1, first.hidden);
    }

    @Test
    void f6GoesRoundRailWorkspaceAndStatusBar() {
        press(KeyCode.K, true, false);
        press(KeyCode.K, true, false);
        assertTrue(isInside("search-box"));
        press(KeyCode.F6, false, false);
        assertTrue(isInside("status-bar"));
        press(KeyCode.F6, false, false);
        assertTrue(isInside("rail"));
        press(KeyCode.F6, false, false);
        assertTrue(isInside("search-box"));
        press(KeyCode.F6, false, true);
        assertTrue(isInside("rail"));
    }

    @Test
    void controlKOpensTheBoxAndAgainTheSearchOfTheScreen() {
        press(KeyCode.K, true, false);
        assertTrue(isInside("find-box"));
        awaitWords(texts.get("ui.command.settings"));
        press(KeyCode.K, true, false);
        assertTrue(isInside("search-box"));
        press(KeyCode.K, true, false);
        press(KeyCode.ESCAPE, false, false);
        assertTrue(isInside("search-box"));
    }

    @Test
    void aCommandIsFoundByItsReadingAndOpenedByEnter() {
        press(KeyCode.K, true, false);
        // A field takes keys once it has been laid out.
        ToolkitExtension.awaitPulses(scene, 2);
        ToolkitExtension.doOnScreen(() -> ((TextField) scene.getFocusOwner()).setText("せってい"));
        press(KeyCode.ENTER, false, false);
        awaitWords(texts.get("ui.settings.language"));
        assertFalse(isInside("find-box"));
    }

    @Test
    void escapeClosesTheListOfKeysAndGivesTheFocusBack() {
        press(KeyCode.K, true, false);
        press(KeyCode.K, true, false);
        Node before = ToolkitExtension.onScreen(() -> scene.getFocusOwner());
        press(KeyCode.F1, false, false);
        assertNotNull(find("キーの一覧"));
        press(KeyCode.ESCAPE, false, false);
        assertEquals(before, ToolkitExtension.onScreen(() -> scene.getFocusOwner()));
        assertFalse(ToolkitExtension.onScreen(() -> shell.isDisabled()));
    }

    @Test
    void workspaceHasTheFocusFromTheStart() {
        ToolkitExtension.awaitOnScreen(() -> scene.getFocusOwner() instanceof TextField);
    }

    @Test
    void languageChangesWithoutARestart() {
        assertNotNull(find("台帳"));
        ToolkitExtension.doOnScreen(() -> texts.languageProperty().set(Language.ENGLISH));
        assertNotNull(find("Ledgers"));
    }

    @Test
    void officeAndSectionOfTheStatusBarFollowTheLanguage() {
        assertNotNull(find("朝日庁舎 市民窓口係　阿部"));
        ToolkitExtension.doOnScreen(() -> texts.languageProperty().set(Language.ENGLISH));
        assertNotNull(find("Asahi Hall, Citizens Counter · 阿部"));
    }

    @Test
    void enterAloneNeverTakesAnythingAway() {
        AtomicInteger done = new AtomicInteger();
        ToolkitExtension.doOnScreen(
                () ->
                        root.context()
                                .dialogs()
                                .confirm(
                                        Question.dangerous(
                                                "ui.sign-out.title",
                                                "ui.sign-out.text",
                                                "ui.sign-out.verb"),
                                        done::incrementAndGet));
        press(KeyCode.ENTER, false, false);
        assertEquals(0, done.get());
    }

    @Test
    void closingWithoutALineSaysThatWhatIsUnsentStays() {
        AtomicInteger gone = new AtomicInteger();
        ToolkitExtension.doOnScreen(
                () -> {
                    connection.linkProperty().set(Link.OFFLINE);
                    shell.leave(gone::incrementAndGet);
                    assertEquals(1, gone.get());
                    connection.unsentProperty().set(3);
                    shell.leave(gone::incrementAndGet);
                });
        assertEquals(1, gone.get());
        assertNotNull(find(texts.get("ui.close.text", 3)));
        press(KeyCode.ESCAPE, false, false);
        assertEquals(1, gone.get());
        ToolkitExtension.doOnScreen(
                () -> {
                    shell.leave(gone::incrementAndGet);
                    ((Button) root.lookup(".dialog .primary")).fire();
                });
        assertEquals(2, gone.get());
    }

    @Test
    void everythingThatCanBeReachedHasANameForScreenReaders() {
        List<String> nameless =
                ToolkitExtension.onScreen(
                        () -> all(shell).filter(ShellTest::nameless).map(Node::toString).toList());
        assertEquals(List.of(), nameless);
    }

    private static boolean nameless(Node node) {
        if (!(node instanceof Button) && !(node instanceof TextField)) {
            return false;
        }
        boolean worded = node instanceof Button button && !button.getText().isEmpty();
        String name = node.getAccessibleText();
        return !worded && (name == null || name.isEmpty());
    }

    /// What is found comes from another thread.
    private void awaitWords(String words) {
        ToolkitExtension.awaitOnScreen(() -> labelled(words) != null);
    }

    private Label find(String words) {
        return ToolkitExtension.onScreen(() -> labelled(words));
    }

    private Label labelled(String words) {
        return (Label)
                all(root)
                        .filter(
                                node ->
                                        node instanceof Label label
                                                && words.equals(label.getText()))
                        .findFirst()
                        .orElse(null);
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(ShellTest::all))
                : Stream.of(node);
    }

    private boolean isInside(String styleClass) {
        return ToolkitExtension.onScreen(
                () -> {
                    for (Node each = scene.getFocusOwner(); each != null; each = each.getParent()) {
                        if (each.getStyleClass().contains(styleClass)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private void press(KeyCode code, boolean control, boolean shift) {
        ToolkitExtension.doOnScreen(
                () -> {
                    Node target = scene.getFocusOwner() == null ? root : scene.getFocusOwner();
                    Event.fireEvent(
                            target,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    code,
                                    shift,
                                    control,
                                    false,
                                    false));
                    Event.fireEvent(
                            target,
                            new KeyEvent(
                                    KeyEvent.KEY_RELEASED,
                                    "",
                                    "",
                                    code,
                                    shift,
                                    control,
                                    false,
                                    false));
                });
    }
}
