package jp.kakehashi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.workstation.DeskSignIn;
import jp.kakehashi.app.workstation.WorkstationWindow;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.control.ProblemTexts;
import jp.kakehashi.ui.signin.SignInService;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Signing in wrongly at the real window of a workstation, with the real server and without.
@ExtendWith(ToolkitExtension.class)
class WorkstationSignInTest {
    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private KakehashiServer server;
    private Workstation workstation;
    private WorkstationWindow window;

    @BeforeEach
    void open() {
        server =
                new KakehashiServer(
                        clock,
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(ServerConfig.local(dir.resolve("server"), 0));
        server.makeFirstAdministrator(
                new NewStaff(
                        "k1", "田村", "honsho", "civil", Set.of("administrator"), "正しい 合言葉です 123"));
        workstation = new Workstation(dir.resolve("pc"), City.model(), clock, SyncTiming.STANDARD);
        workstation.enrol(
                server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), "PC");
        window =
                ToolkitExtension.onScreen(
                        () ->
                                new WorkstationWindow(
                                        workstation, clock, "PC", dir, WindowRun.texts()));
    }

    @AfterEach
    void close() {
        ToolkitExtension.doOnScreen(window::close);
        server.close();
    }

    private Problem refused(String staff, String password) {
        ToolkitExtension.doOnScreen(
                () -> {
                    window.signIn().problemProperty().set(null);
                    window.signIn().staffNumberProperty().set(staff);
                    window.signIn().signIn(password.toCharArray());
                });
        ToolkitExtension.awaitOnScreen(() -> window.signIn().problemProperty().get() != null);
        return ToolkitExtension.onScreen(() -> window.signIn().problemProperty().get());
    }

    private void assertSaid(String words, Problem problem) {
        ProblemTexts texts = new ProblemTexts(window.texts());
        assertEquals(words, texts.happened(problem));
        assertTrue(window.texts().has(problem.key()), problem.key());
        assertTrue(!texts.advice(problem).isEmpty());
    }

    @Test
    void anAddressWithoutAServerIsSaidToBeLookedAtAgain() {
        DeskSignIn way = new DeskSignIn(workstation, "PC", session -> {});
        ProblemException told =
                assertThrows(ProblemException.class, () -> way.meet("kakehashi.invalid:8443"));
        assertSaid("https://kakehashi.invalid:8443 にサーバーが見つかりません。", told.problem());
        ProblemTexts texts = new ProblemTexts(window.texts());
        assertTrue(texts.advice(told.problem()).startsWith("アドレスを"));
        assertEquals("まだ何も送っていません。", texts.safe(told.problem()));
    }

    @Test
    void theServerTellsThatItHasItsAdministratorAndThisPcKnowsWhoWasHereLast() {
        DeskSignIn way = new DeskSignIn(workstation, "PC", WorkSession::close);
        assertEquals(new SignInService.Standing(true, false, false), way.standing());
        assertTrue(way.lastHere().isEmpty());
        way.signIn("k1", "正しい 合言葉です 123".toCharArray(), true);
        assertTrue(way.lastHere().isEmpty());
        way.signIn("k1", "正しい 合言葉です 123".toCharArray(), false);
        assertEquals("k1", way.lastHere().orElseThrow().staff());
        assertEquals(0, way.lastHere().orElseThrow().unsent());
    }

    @Test
    void whatIsWrongIsSaidInWords() {
        assertSaid("職員番号とパスワードの両方を入れてください。", refused("", ""));
        assertSaid("職員番号かパスワードが違います。", refused("k1", "まちがい"));
        assertSaid("職員番号かパスワードが違います。", refused("誰でもない", "まちがい"));
        server.close();
        assertSaid("この端末での最初のサインインは、本所につながっているときに行ってください。", refused("k1", "正しい 合言葉です 123"));
    }

    @Test
    void onesPasswordIsChangedFromTheSettings() {
        signedIn("正しい 合言葉です 123");
        ToolkitExtension.doOnScreen(() -> window.desk().shell().openSettings());
        press("パスワードを変える");
        fill("まちがいです", "新しい 合言葉です 456", "新しい 合言葉です 456");
        press("変える");
        ToolkitExtension.awaitOnScreen(() -> shows("いまのパスワードが違います。"));
        fill("正しい 合言葉です 123", "新しい 合言葉です 456", "新しい 合言葉です 45");
        press("変える");
        ToolkitExtension.awaitOnScreen(() -> shows("二つのパスワードが同じではありません。"));
        fill("正しい 合言葉です 123", "新しい 合言葉です 456", "新しい 合言葉です 456");
        press("変える");
        ToolkitExtension.awaitOnScreen(() -> shows("パスワードを変えました"));
        ToolkitExtension.doOnScreen(() -> assertEquals(0, passwords().size()));
        workstation.signIn(World.TRAINING, "k1", "新しい 合言葉です 456").close();
    }

    @Test
    void nothingOfASessionThatEndedStaysOverTheSignIn() {
        signedIn("正しい 合言葉です 123");
        ToolkitExtension.doOnScreen(
                () -> {
                    window.desk().shell().openSettings();
                    window.desk().shell().openHelp();
                });
        assertTrue(ToolkitExtension.onScreen(() -> drawn(".dialog")));
        end();
        assertFalse(ToolkitExtension.onScreen(() -> drawn(".dialog")));
        ToolkitExtension.doOnScreen(() -> assertTrue(button("サインイン").isPresent()));
    }

    @Test
    void whatAPersonSawIsForgottenWithTheirSession() {
        ToolkitExtension.doOnScreen(() -> window.open(() -> {}));
        signedIn("正しい 合言葉です 123");
        WeakReference<Object> seen =
                ToolkitExtension.onScreen(() -> new WeakReference<>(window.desk().workspace()));
        WeakReference<Object> shell =
                ToolkitExtension.onScreen(() -> new WeakReference<>(window.desk().shell()));
        end();
        // What was drawn last is let go when the next is.
        ToolkitExtension.awaitPulses(window.scene(), 2);
        ToolkitExtension.awaitOnScreen(
                () -> {
                    System.gc();
                    return seen.get() == null && shell.get() == null;
                });
    }

    /// Head office takes this PC out of use while somebody sits at it.
    private void end() {
        WorkSession session = ToolkitExtension.onScreen(() -> window.desk().session());
        String device = session.replica().owner().device();
        session.headOffice()
                .calls()
                .orElseThrow()
                .send("POST", "/api/devices/" + device + "/revoke", new Done());
        session.sync().wake();
        ToolkitExtension.awaitOnScreen(() -> window.desk() == null);
    }

    private boolean drawn(String selector) {
        return window.scene().getRoot().lookup(selector) != null;
    }

    private void signedIn(String password) {
        ToolkitExtension.doOnScreen(
                () -> {
                    window.signIn().staffNumberProperty().set("k1");
                    window.signIn().signIn(password.toCharArray());
                });
        ToolkitExtension.awaitOnScreen(() -> window.desk() != null);
    }

    private List<PasswordField> passwords() {
        return window.scene().getRoot().lookupAll(".password-change .password-field").stream()
                .map(PasswordField.class::cast)
                .toList();
    }

    private void fill(String... texts) {
        ToolkitExtension.doOnScreen(
                () -> {
                    for (int i = 0; i < texts.length; i++) {
                        passwords().get(i).setText(texts[i]);
                    }
                });
    }

    private void press(String words) {
        ToolkitExtension.awaitOnScreen(() -> button(words).isPresent());
        ToolkitExtension.doOnScreen(() -> button(words).orElseThrow().fire());
    }

    private Optional<Button> button(String words) {
        window.scene().getRoot().applyCss();
        return window.scene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> words.equals(each.getText()) && !each.isDisabled())
                .findFirst();
    }

    private boolean shows(String words) {
        window.scene().getRoot().applyCss();
        return window.scene().getRoot().lookupAll(".label").stream()
                .anyMatch(each -> each instanceof Label label && words.equals(label.getText()));
    }
}
