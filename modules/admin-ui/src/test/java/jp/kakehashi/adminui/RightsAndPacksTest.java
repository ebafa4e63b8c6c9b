package jp.kakehashi.adminui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;
import jp.kakehashi.adminui.packs.PacksViewModel.Line;
import jp.kakehashi.adminui.rights.RightsViewModel.Subject;
import jp.kakehashi.adminui.sample.SampleAdmin;
import jp.kakehashi.adminui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An administrator looks who may do what, and takes a pack into use.
@ExtendWith(ToolkitExtension.class)
class RightsAndPacksTest {
    private static final int RIGHTS = 5;
    private static final int PACKS = 6;

    private SampleWindow window;

    @BeforeEach
    void open() {
        window = new SampleWindow(new SampleAdmin(), 1366, 768);
        window.listed();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void rights(String id) {
        window.on(() -> window.workspace.show(RIGHTS));
        var model = window.workspace.rights();
        window.await(() -> model.count() > 0);
        Subject wanted =
                ToolkitExtension.onScreen(
                        () ->
                                model.shown().stream()
                                        .filter(s -> s.id().endsWith(id))
                                        .findFirst()
                                        .orElseThrow());
        window.on(() -> model.openProperty().set(wanted));
        window.settle();
    }

    private void pack(String name) {
        window.on(() -> window.workspace.show(PACKS));
        var model = window.workspace.packs();
        window.await(() -> model.count() > 0);
        Line wanted =
                ToolkitExtension.onScreen(
                        () ->
                                model.shown().stream()
                                        .filter(l -> l.pack().name().equals(name))
                                        .findFirst()
                                        .orElseThrow());
        window.on(() -> model.openProperty().set(wanted));
        window.settle();
    }

    @Test
    void aLedgersCardSaysItsRulesAndWhoMayOpenItAndWhy() {
        rights("residents");
        window.awaitShown("佐藤　千代");
        assertTrue(window.shows("保護されている行は見えない"));
        assertTrue(window.shows("読む: 台帳の担当、閲覧"));
        assertTrue(window.shows("本所　土木課の台帳の担当 だから"));
        assertTrue(window.shows("個人番号 — 個人番号。本所だけに置き、どこでも伏せる"));
    }

    @Test
    void aRolesCardSaysWhoHoldsItAndWhereItCounts() {
        rights("keeper");
        window.awaitShown("0123　佐藤　千代");
        assertTrue(window.shows("道路占用許可台帳"));
    }

    @Test
    void aPersonsCardSaysWhatTheyMayDoToday() {
        window.on(() -> window.open("0123"));
        window.push("admin.person.rights.ask");
        window.awaitShown("食い違いを決める・台帳の定義を変える");
        assertTrue(window.shows("見えない欄: 個人番号"));
    }

    @Test
    void aPackThatNobodyUsesIsMadeAfterAQuestion() {
        pack("digital_needs");
        assertTrue(window.shows("まだ使っていません"));
        window.push("admin.pack.publish");
        assertEquals(0, window.service.rights.version("digital_needs"));
        window.press(KeyCode.ESCAPE);
        assertEquals(0, window.service.rights.version("digital_needs"));
        window.push("admin.pack.publish");
        window.on(() -> last("admin.pack.publish"));
        window.await(() -> window.service.rights.version("digital_needs") == 1);
        window.awaitShown("配布されたまま");
    }

    @Test
    void aLedgerThatTheCityChangedGoesBackAsItsNextVersion() {
        pack("road_occupancy");
        assertTrue(window.shows("許可番号 の「名前」"));
        window.push("admin.pack.restore");
        window.on(() -> last("admin.pack.restore.go"));
        window.await(() -> window.service.rights.version("road_occupancy") == 4);
        window.await(() -> !window.labelled("配布されたまま").isEmpty());
    }

    @Test
    void aPackThatStandsAsShippedOffersNothing() {
        pack("residents");
        assertTrue(window.shows("配布されたまま"));
        assertFalse(window.shows("配布版に戻す"));
    }

    private void last(String key) {
        var found =
                window.scene.getRoot().lookupAll(".button").stream()
                        .filter(javafx.scene.control.Button.class::isInstance)
                        .map(javafx.scene.control.Button.class::cast)
                        .filter(b -> b.getText().equals(window.texts.get(key)))
                        .toList();
        found.getLast().fire();
    }
}
