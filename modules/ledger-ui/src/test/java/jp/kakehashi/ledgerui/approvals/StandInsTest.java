package jp.kakehashi.ledgerui.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.wire.ApprovalMessages.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Naming who decides while the holder of a post is away.
@ExtendWith(ToolkitExtension.class)
class StandInsTest {
    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
    private SampleWindow window;

    @BeforeEach
    void open() {
        service.approvals.standIns.add(
                new StandIn(
                        UUID.randomUUID(),
                        "civil/head",
                        "5500",
                        "阿部 京子",
                        LocalDate.of(2026, 11, 21),
                        LocalDate.of(2026, 11, 23),
                        false));
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(window.workspace::openApprovals);
        window.on(() -> window.lastButton("代理（代決）").fire());
        window.await(() -> !window.labelled("阿部 京子").isEmpty());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private TextField field(String words) {
        return (TextField)
                window.scene.getRoot().lookupAll(".text-field").stream()
                        .filter(n -> words.equals(n.getAccessibleText()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aStandInIsNamedByDaysAndEnded() {
        window.on(
                () -> {
                    field("代理の職員番号").setText("7007");
                    field("この日から").setText("R8.11.24");
                    field("この日まで").setText("2026-11-30");
                    window.lastButton("代理にする").fire();
                });
        window.await(() -> service.approvals.standIns.size() == 2);
        StandIn named = service.approvals.standIns.getLast();
        assertEquals("7007", named.staff());
        assertEquals(LocalDate.of(2026, 11, 24), named.from());
        assertEquals(LocalDate.of(2026, 11, 30), named.until());
        window.await(() -> !window.labelled("7007").isEmpty());
        Pictures.take(window, "stand-ins");
        Pictures.dressLarge(window);
        Pictures.take(window, "stand-ins-large");
    }

    @Test
    void onlyWhatOneMayEndHasAButtonAndItAsksFirst() {
        assertEquals(0, window.scene.getRoot().lookupAll(".stand-in .danger").size());
        window.on(
                () -> {
                    field("代理の職員番号").setText("7007");
                    window.lastButton("代理にする").fire();
                });
        window.await(() -> window.scene.getRoot().lookup(".stand-in .danger") != null);
        window.on(() -> ((Button) window.scene.getRoot().lookup(".stand-in .danger")).fire());
        window.await(() -> window.scene.getRoot().lookup(".dialog .danger") != null);
        assertEquals(2, service.approvals.standIns.size());
        window.on(() -> ((Button) window.scene.getRoot().lookup(".dialog .danger")).fire());
        window.await(() -> service.approvals.standIns.size() == 1);
    }

    @Test
    void whatHeadOfficeRefusesIsSaidAndNothingIsNamed() {
        service.approvals.trouble = Problem.refused("problem.stand_in.rights");
        window.on(
                () -> {
                    field("代理の職員番号").setText("7007");
                    window.lastButton("代理にする").fire();
                });
        window.await(() -> !window.labelled("その職にある人と管理者です").isEmpty());
        assertEquals(1, service.approvals.standIns.size());
        window.on(
                () -> {
                    field("この日から").setText("あした");
                    window.lastButton("代理にする").fire();
                });
        window.await(() -> !window.labelled("始まりと終わりの日を書いてください").isEmpty());
        assertTrue(service.approvals.standIns.size() == 1);
    }
}
