package jp.kakehashi.ledgerui.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerApprovals.Standing;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Drafting from a card, deciding in the inbox, and how rows under decision are marked.
@ExtendWith(ToolkitExtension.class)
class ApprovalsTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final String TITLE = "道路占用許可（変更）葛\uDB40\uDD02城 健";

    enum Look {
        LIGHT(1366, 768, w -> {}),
        WIDE(1920, 1080, w -> {}),
        DARK(1366, 768, w -> w.appearance.themeProperty().set(Theme.DARK)),
        LARGE(1366, 768, w -> w.appearance.textSizeProperty().set(TextSize.LARGEST)),
        ENGLISH(1366, 768, w -> w.texts.languageProperty().set(Language.ENGLISH));

        final int width;
        final int height;

        @SuppressWarnings("ImmutableEnumChecker")
        final Consumer<SampleWindow> dress;

        Look(int width, int height, Consumer<SampleWindow> dress) {
            this.width = width;
            this.height = height;
            this.dress = dress;
        }
    }

    private static MemoryLedgers service() {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        service.approvals.add(TITLE);
        service.approvals.add("道路占用許可（新規）東海林 フミ");
        stand(service, 2, "under_way", null, 99);
        stand(service, 3, "decided", "土木第R8-0011号", 99);
        return service;
    }

    private static void stand(
            MemoryLedgers service, int row, String state, String number, long seq) {
        String waiting = number == null ? "土木課長" : null;
        service.approvals.standing.put(
                SampleCity.row(row), new Standing(new UUID(5, row), state, number, waiting, seq));
    }

    private static SampleWindow window(MemoryLedgers service, Look look) {
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, look.width, look.height);
        window.on(() -> look.dress.accept(window));
        return window;
    }

    private static void picture(SampleWindow window, Look look, String name) {
        window.settle();
        String file = "approval-" + name + "-" + look.name().toLowerCase(Locale.ROOT);
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, file));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), file);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void inboxAndCardAreDrawnInEveryLook(Look look) {
        try (SampleWindow window = window(service(), look)) {
            window.on(() -> window.workspace.openApprovals());
            window.await(() -> !window.labelled("面積は図面で確認した").isEmpty());
            picture(window, look, "inbox");
            window.openRoads();
            card(window, 4);
            press(window, "ledger.approval.draft");
            window.await(() -> !window.labelled("小野寺 勇").isEmpty());
            picture(window, look, "draft");
            card(window, 2);
            picture(window, look, "locked");
        }
    }

    private static void card(SampleWindow window, int row) {
        window.on(
                () ->
                        window.workspace.openRecord(
                                SampleCity.ROADS,
                                new CellPlace(SampleCity.row(row), SampleCity.field("name")),
                                false));
        window.settle();
    }

    private static void press(SampleWindow window, String key) {
        String words = window.texts.get(key);
        window.await(() -> button(window, words) != null);
        window.on(() -> button(window, words).fire());
    }

    private static Button button(SampleWindow window, String words) {
        for (Node node : window.scene.getRoot().lookupAll(".button")) {
            if (node instanceof Button button && words.equals(button.getText())) {
                return button;
            }
        }
        return null;
    }

    @Test
    void decidingSendsWhatWasSeenAndReturningAsksForAReason() {
        MemoryLedgers service = service();
        try (SampleWindow window = window(service, Look.LIGHT)) {
            window.on(() -> window.workspace.openApprovals());
            window.await(
                    () -> button(window, window.texts.get("ledger.approval.do.decide")) != null);
            press(window, "ledger.approval.do.return");
            window.settle();
            assertTrue(service.approvals.acts.isEmpty());
            assertTrue(window.shows(window.texts.get("problem.approval.reason")));
            press(window, "ledger.approval.do.decide");
            window.await(() -> service.approvals.acts.size() == 1);
            var act = service.approvals.acts.getFirst();
            assertEquals("APPROVE", act.kind());
            assertEquals("civil/head", act.post());
            assertEquals("ab".repeat(32), act.sha256());
        }
    }

    @Test
    void whatWasNotAnsweredIsSentAgainUnderTheSameId() {
        MemoryLedgers service = service();
        try (SampleWindow window = window(service, Look.LIGHT)) {
            window.on(() -> window.workspace.openApprovals());
            window.await(
                    () -> button(window, window.texts.get("ledger.approval.do.decide")) != null);
            service.approvals.trouble = Problem.unavailable("problem.line.down");
            press(window, "ledger.approval.do.decide");
            window.await(() -> service.approvals.acts.size() == 1);
            window.settle();
            service.approvals.trouble = null;
            press(window, "ledger.approval.do.decide");
            window.await(() -> service.approvals.acts.size() == 2);
            assertEquals(
                    service.approvals.acts.getFirst().act(),
                    service.approvals.acts.getLast().act());
        }
    }

    @Test
    void draftNamesTheRowAsItWasSeenWithItsAmount() {
        MemoryLedgers service = service();
        try (SampleWindow window = window(service, Look.LIGHT)) {
            window.openRoads();
            card(window, 4);
            press(window, "ledger.approval.draft");
            window.await(() -> !window.labelled("小野寺 勇").isEmpty());
            press(window, "ledger.approval.send");
            window.await(() -> service.approvals.drafts.size() == 1);
            var draft = service.approvals.drafts.getFirst();
            assertEquals(SampleCity.row(4), draft.rows().getFirst().row());
            assertTrue(draft.amountYen() > 0);
        }
    }
}
