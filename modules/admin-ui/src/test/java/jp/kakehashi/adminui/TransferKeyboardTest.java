package jp.kakehashi.adminui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import jp.kakehashi.adminui.sample.SampleAdmin;
import jp.kakehashi.adminui.sample.SampleTransfers;
import jp.kakehashi.adminui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A list of transfers from the file to the codes of those who come, by keys.
@ExtendWith(ToolkitExtension.class)
class TransferKeyboardTest {
    @TempDir Path dir;
    private final SampleAdmin service = new SampleAdmin();

    private Path file() throws IOException {
        return Files.writeString(dir.resolve("異動.csv"), SampleTransfers.CSV);
    }

    @Test
    void listIsSeenThenCarriedOutAndTheCodesAreShown() throws IOException {
        try (SampleWindow window = new SampleWindow(service, 1366, 768)) {
            window.listed();
            Path file = file();
            window.on(() -> window.workspace.transfer(file));
            window.await(() -> !window.workspace.transfers().shown().isEmpty());
            window.settle();
            assertEquals(List.of(), service.done);
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.awaitShown(window.texts.get("admin.transfer.codes.title", 1));
            assertEquals(List.of("transfer mark-1"), service.done);
            window.press(KeyCode.TAB);
            window.push("admin.transfer.codes.go");
            window.awaitShown(SampleAdmin.CODE);
        }
    }

    @Test
    void listWithMistakesIsNotCarriedOut() throws IOException {
        service.transferProblems = SampleTransfers.PROBLEMS;
        try (SampleWindow window = new SampleWindow(service, 1366, 768)) {
            window.listed();
            Path file = file();
            window.on(() -> window.workspace.transfer(file));
            window.await(() -> !window.workspace.transfers().shown().isEmpty());
            window.settle();
            window.awaitShown(window.texts.get("problem.transfer.name"));
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            assertFalse(ToolkitExtension.onScreen(() -> window.workspace.transfers().ready()));
            assertEquals(List.of(), service.done);
            window.press(KeyCode.ESCAPE);
            window.awaitShown(window.texts.get("admin.staff.add"));
        }
    }
}
