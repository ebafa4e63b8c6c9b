package jp.kakehashi.adminui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import jp.kakehashi.adminui.sample.SampleAdmin;
import jp.kakehashi.adminui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an administrator does with PCs, by keys.
@ExtendWith(ToolkitExtension.class)
class DevicesKeyboardTest {
    private final SampleAdmin service = new SampleAdmin();

    private SampleWindow devices() {
        SampleWindow window = new SampleWindow(service, 1366, 768);
        window.listed();
        window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        window.await(() -> window.workspace.devices().count() > 0);
        window.settle();
        return window;
    }

    @Test
    void lostPcIsBarredAfterSayingWhatBecomesOfWhatWasNotSent() {
        try (SampleWindow window = devices()) {
            window.on(() -> window.openPc(1));
            window.push("admin.device.revoke");
            window.awaitShown("本所だけが開けられる封");
            // Enter alone is no.
            window.press(KeyCode.ENTER);
            assertEquals(List.of(), service.done);
            window.push("admin.device.revoke");
            window.push("admin.revoke.go");
            window.await(() -> service.done.contains("revoke pc-b"));
        }
    }

    @Test
    void pcOneSitsAtCannotBeBarredByOneself() {
        try (SampleWindow window = devices()) {
            window.on(() -> window.openPc(0));
            window.settle();
            assertFalse(window.shows(window.texts.get("admin.device.revoke")));
        }
    }

    @Test
    void officesThatMayRegisterAreChosen() {
        try (SampleWindow window = devices()) {
            window.push("admin.policy.open");
            window.awaitShown(window.texts.get("admin.policy.title"));
            window.press(KeyCode.TAB);
            window.press(KeyCode.SPACE);
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.await(() -> service.officesThatEnrol().size() == 2);
            assertEquals(Set.of("honsho", "fujishima"), service.officesThatEnrol());
        }
    }
}
