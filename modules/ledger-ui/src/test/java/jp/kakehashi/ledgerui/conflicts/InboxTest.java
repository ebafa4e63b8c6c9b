package jp.kakehashi.ledgerui.conflicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deciding what two people wrote, in a real window.
@ExtendWith(ToolkitExtension.class)
class InboxTest {
    private final MemoryLedgers service = SampleCity.ledgers(SampleCity.SATO, 20);
    private SampleWindow window;

    private void open() {
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.openInbox());
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void assertShown(String title) {
        // Once in the list at the left, once as the head of the form.
        window.await(() -> window.labelled(title).size() == 2);
        assertFalse(window.shows("決める欄はありません"));
    }

    @Test
    void theFirstConflictIsOnShowAtOnce() {
        SampleCity.conflict(service, SampleCity.SATO);
        SampleCity.secondConflict(service, SampleCity.SATO);
        open();
        assertShown("東海林");
        assertTrue(window.shows("阿部（朝日庁舎）"));
        assertTrue(window.shows("佐藤（本所）"));
        assertTrue(window.shows("10:42 入力　11:05 本所に届く"));
    }

    @Test
    void conflictsThatComeAndGoNeverLeaveTheFormEmpty() {
        open();
        assertTrue(window.shows("決める欄はありません"));
        SampleCity.conflict(service, SampleCity.SATO);
        assertShown("東海林");
        SampleCity.secondConflict(service, SampleCity.SATO);
        window.await(() -> !window.labelled("菅原").isEmpty());
        assertShown("東海林");
        // Somebody else decides the one that is being read.
        service.resolve(service.conflicts(false).getFirst().conflict(), "2026-12-20", "本所で決めた");
        assertShown("菅原");
        service.resolve(service.conflicts(false).getFirst().conflict(), "住所", "本所で決めた");
        window.await(() -> !window.labelled("決める欄はありません").isEmpty());
    }

    @Test
    void whatSomebodyElseDecidesIsToldWhereverOneIs() {
        SampleCity.conflict(service, SampleCity.SATO);
        open();
        assertShown("東海林");
        window.openRoads();
        service.resolve(service.conflicts(false).getFirst().conflict(), "2026-12-20", "本所で決めた");
        window.await(() -> !window.labelled("二人が書いた欄が決まりました").isEmpty());
        assertTrue(window.shows("履歴を見る"));
    }

    @Test
    void whatOneDecidesOneselfIsNotToldAsNews() {
        SampleCity.conflict(service, SampleCity.SATO);
        open();
        assertShown("東海林");
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> !service.resolved.isEmpty());
        window.await(() -> !window.labelled("決める欄はありません").isEmpty());
        assertFalse(window.shows("二人が書いた欄が決まりました"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeletionIsChosenOverAnEdit(boolean deletionStands) {
        SampleCity.deletionConflict(service, SampleCity.SATO, deletionStands);
        open();
        assertShown("齋藤");
        window.press(KeyCode.ALT, deletionStands ? KeyCode.DIGIT2 : KeyCode.DIGIT1);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> !service.resolved.isEmpty());
        assertEquals(List.of("null "), service.resolved);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowStaysAlsoWhenTheEditHadEmptiedACell(boolean deletionStands) {
        SampleCity.deletionConflict(service, SampleCity.SATO, deletionStands);
        open();
        assertShown("齋藤");
        window.await(() -> !window.labelled("占用料：").isEmpty());
        window.press(KeyCode.ALT, deletionStands ? KeyCode.DIGIT1 : KeyCode.DIGIT2);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> !service.resolved.isEmpty());
        assertEquals(List.of(" "), service.resolved);
    }

    @Test
    void aDecisionThatIsRefusedIsSaidAndCanBeMadeAgain() {
        SampleCity.conflict(service, SampleCity.SATO);
        open();
        assertShown("東海林");
        service.failWith(Problem.unavailable("problem.storage.closed"));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> !window.labelled("仕事を終えたあとだったので").isEmpty());
        service.failWith(null);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> service.resolved.size() == 1);
        window.await(() -> !window.labelled("決めました").isEmpty());
    }
}
