package jp.kakehashi.adminui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import jp.kakehashi.adminui.sample.SampleAdmin;
import jp.kakehashi.adminui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Looking into the logs, by keys.
@ExtendWith(ToolkitExtension.class)
class RecordsKeyboardTest {
    private final SampleAdmin service = new SampleAdmin();

    @Test
    void nothingIsAskedWithoutAReason() {
        try (SampleWindow window = new SampleWindow(service, 1366, 768)) {
            window.listed();
            window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
            window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
            window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
            window.awaitShown(window.texts.get("admin.record.empty.title"));
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.awaitShown(window.texts.get("problem.audit.reason", 200));
            assertEquals(List.of(), service.done);
            String label = window.texts.get("admin.record.reason");
            window.on(
                    () ->
                            window.scene.getRoot().lookupAll(".text-field").stream()
                                    .filter(n -> label.equals(n.getAccessibleText()))
                                    .map(TextField.class::cast)
                                    .findFirst()
                                    .orElseThrow()
                                    .requestFocus());
            window.type("定期点検");
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.awaitShown("窓口での本人からの問い合わせ");
            assertEquals(List.of("viewings 定期点検"), service.done);
        }
    }
}
