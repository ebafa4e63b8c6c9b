package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowRule;
import jp.kakehashi.records.approval.ApprovalYaml;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a ledger's keeper decides about whole rows in the designer: rules over several fields, the
/// way to approval, purposes and years.
@ExtendWith(ToolkitExtension.class)
class DesignRulesTest {
    private static final String PACK = "resources/packs/road_occupancy/road_occupancy.yaml";

    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    private SampleWindow roads() {
        service.design.elsewhere(SampleCity.file(PACK));
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.openDesign(SampleCity.ROADS));
        window.await(() -> window.scene.lookup(".design-content") != null);
        window.settle();
        return window;
    }

    private static <T extends Node> Stream<T> all(SampleWindow window, Class<T> kind) {
        return window.scene.lookup(".design-content").lookupAll("*").stream()
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static void write(SampleWindow window, String was, String now) {
        window.on(
                () ->
                        all(window, TextInputControl.class)
                                .filter(f -> f.getText().equals(was))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("nowhere: " + was))
                                .setText(now));
        window.settle();
    }

    private static void tick(SampleWindow window, String words) {
        window.on(
                () ->
                        all(window, CheckBox.class)
                                .filter(b -> b.getText().equals(words))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("nowhere: " + words))
                                .fire());
        window.settle();
    }

    private static <T> T read(Callable<T> what) {
        return ToolkitExtension.onScreen(what);
    }

    private static void publish(SampleWindow window) {
        window.on(() -> window.lastButton("この作りにする").fire());
        window.settle();
        window.press(KeyCode.ENTER);
        window.settle();
    }

    private LedgerDefinition published(SampleWindow window) {
        publish(window);
        window.await(() -> service.definition(SampleCity.ROADS).version() == 2);
        return service.definition(SampleCity.ROADS);
    }

    @Test
    void aRuleIsWrittenInTheWordsOnScreenAndKeptByTheCodesOfItsFields() {
        try (SampleWindow window = roads()) {
            window.on(() -> window.lastButton("決まりを足す").fire());
            window.settle();
            assertTrue(window.shows("条件を書いてください。"));
            window.on(
                    () ->
                            all(window, TextArea.class)
                                    .filter(a -> a.getText().isEmpty())
                                    .findFirst()
                                    .orElseThrow()
                                    .setText("終了 ＜ 許可年月日"));
            window.settle();
            assertFalse(window.shows("条件を書いてください。"));
            write(window, "入力を確かめてください", "終了が許可年月日より前です");
            assertEquals(
                    List.of(
                            new RowRule(
                                    "until < permitted",
                                    new FieldId("name"),
                                    new Label("終了が許可年月日より前です", "終了が許可年月日より前です"))),
                    published(window).rules());
        }
    }

    @Test
    void aRuleThatCannotBeReadSaysWhereAndNothingIsPublished() {
        try (SampleWindow window = roads()) {
            window.on(() -> window.lastButton("決まりを足す").fire());
            window.settle();
            window.on(
                    () ->
                            all(window, TextArea.class)
                                    .filter(a -> a.getText().isEmpty())
                                    .findFirst()
                                    .orElseThrow()
                                    .setText("終了 ＜ どこにもない"));
            window.settle();
            assertTrue(read(() -> window.lastButton("この作りにする").isDisabled()));
            assertTrue(window.shows("どこにもない"));
        }
    }

    @Test
    void aChangedWayToApprovalIsAnotherVersionOfIt() {
        try (SampleWindow window = roads()) {
            write(window, "1000000", "2,000,000");
            var rule = Objects.requireNonNull(published(window).approval());
            var route = new ApprovalYaml().read(rule.route());
            assertEquals(2_000_000L, route.steps().get(1).upToYen());
            assertEquals(2, route.version());
            assertEquals(4, route.steps().size());
        }
    }

    @Test
    void aWayOnWhichNobodyWouldDecideIsNotPublished() {
        try (SampleWindow window = roads()) {
            window.on(
                    () ->
                            all(window, CheckBox.class)
                                    .filter(b -> b.getText().equals("ここで決裁できる"))
                                    .reduce((first, last) -> last)
                                    .orElseThrow()
                                    .fire());
            window.settle();
            assertTrue(read(() -> window.lastButton("この作りにする").isDisabled()));
        }
    }

    @Test
    void approvalIsTakenAwayAndBegunAgainWithOneWhoDecides() {
        try (SampleWindow window = roads()) {
            tick(window, "この台帳の行は決裁を受ける");
            assertNull(read(() -> window.workspace.design().model().form().approval()));
            tick(window, "この台帳の行は決裁を受ける");
            var rule = read(() -> window.workspace.design().model().form().approval());
            var route = new ApprovalYaml().read(Objects.requireNonNull(rule).route());
            assertEquals("civil/head", route.steps().getFirst().post());
            assertFalse(read(() -> window.lastButton("この作りにする").isDisabled()));
        }
    }

    @Test
    void purposesStandOneALine() {
        try (SampleWindow window = roads()) {
            window.on(
                    () ->
                            all(window, TextArea.class)
                                    .filter(a -> a.getText().isEmpty())
                                    .findFirst()
                                    .orElseThrow()
                                    .setText("窓口での確認\n\n 占用料の計算 "));
            window.settle();
            assertEquals(List.of("窓口での確認", "占用料の計算"), published(window).purposes());
        }
    }

    @Test
    void theYearIsTakenAwayOnlyWhileNoneIsFrozen() {
        service.design.elsewhere(SampleCity.file(PACK));
        service.design.freeze(SampleCity.ROADS, 2025);
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        try (window) {
            window.on(() -> window.workspace.openDesign(SampleCity.ROADS));
            window.await(() -> window.scene.lookup(".design-content") != null);
            window.settle();
            assertTrue(
                    read(
                            () ->
                                    all(window, CheckBox.class)
                                            .filter(b -> b.getText().startsWith("年度で区切る"))
                                            .findFirst()
                                            .orElseThrow()
                                            .isDisabled()));
            assertTrue(window.shows("凍結した年度があるあいだは、この決まりを外せません。"));
        }
    }
}
