package jp.kakehashi.ledgerui.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerImports.UndoPreview;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleImports;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ToolkitExtension.class)
class PastImportsTest {
    private static final String UNDO = "この取り込みを取り消す";

    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        service.imports.all.addAll(SampleImports.past());
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.startImport(SampleCity.ROADS));
        window.await(() -> window.labelled(UNDO).size() == 1);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theFileOfAnImportIsSavedAgain(@TempDir Path dir) throws IOException {
        var list = (PastImports) window.scene.getRoot().lookup(".past-imports");
        window.on(() -> list.save(service.imports.all.getFirst(), dir.resolve("元.xlsx")));
        window.await(() -> !window.labelled("「元.xlsx」を保存しました。").isEmpty());
        assertEquals("占用台帳R8.xlsx", Files.readString(dir.resolve("元.xlsx")));
    }

    @Test
    void anImportIsTakenBackAfterSayingWhatStays() {
        service.imports.next = new UndoPreview(1_238, 2, List.of("R8-3 渡辺 健", "R8-9 髙橋 一"));
        window.on(() -> undo().fire());
        window.await(() -> !window.labelled("の取り込みを取り消しますか").isEmpty());
        assertTrue(window.shows("R8-3 渡辺 健、R8-9 髙橋 一"));
        assertEquals(List.of(), service.imports.undone);
        window.on(() -> ((Button) window.scene.getRoot().lookup(".dialog .danger")).fire());
        window.await(() -> service.imports.undone.equals(List.of(new UUID(9, 1))));
        window.await(() -> !window.labelled("ほかの 2行は残っています").isEmpty());
        window.await(() -> window.labelled(UNDO).isEmpty());
    }

    @Test
    void whatCouldNotBeTakenBackIsCounted() {
        service.imports.next = new UndoPreview(1_238, 0, List.of());
        service.imports.refused = 3;
        window.on(() -> undo().fire());
        window.await(() -> window.scene.getRoot().lookup(".dialog .danger") != null);
        window.on(() -> ((Button) window.scene.getRoot().lookup(".dialog .danger")).fire());
        window.await(() -> !window.labelled("1,238行を取り消しました。3行は、").isEmpty());
    }

    @Test
    void whoStopsIsToldWhatHasGone() {
        service.imports.next = new UndoPreview(1_238, 0, List.of());
        CountDownLatch held = new CountDownLatch(1);
        service.imports.during = held;
        window.on(() -> undo().fire());
        window.await(() -> window.scene.getRoot().lookup(".dialog .danger") != null);
        window.on(() -> ((Button) window.scene.getRoot().lookup(".dialog .danger")).fire());
        window.await(() -> window.scene.getRoot().lookup(".progress-box .button") != null);
        window.on(() -> ((Button) window.scene.getRoot().lookup(".progress-box .button")).fire());
        held.countDown();
        window.await(() -> !window.labelled("途中でやめました。1,238行は").isEmpty());
    }

    @Test
    void escapeLeavesTheImportAsItIs() {
        service.imports.next = new UndoPreview(1_240, 0, List.of());
        window.on(() -> undo().fire());
        window.await(() -> !window.labelled("取り込んだ 1,240行を台帳から消します").isEmpty());
        window.press(KeyCode.ESCAPE);
        assertEquals(List.of(), service.imports.undone);
        assertEquals(1, window.labelled(UNDO).size());
    }

    @Test
    void withoutTheLineItIsSaidWhatIsMissing() {
        service.imports.trouble = Problem.unavailable("problem.line.down");
        window.english();
        window.await(() -> window.scene.getRoot().lookup(".past-imports .panel") != null);
        window.await(() -> window.scene.getRoot().lookup(".past-imports .warn") != null);
    }

    private Button undo() {
        return (Button) window.labelled(UNDO).getFirst().getParent();
    }
}
