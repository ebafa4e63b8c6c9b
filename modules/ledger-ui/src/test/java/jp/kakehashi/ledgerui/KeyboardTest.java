package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleImports;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whole tasks with nothing but keys, in a real window.
@ExtendWith(ToolkitExtension.class)
class KeyboardTest {
    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        service.offer(SampleImports.preview());
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void typingOverACellWritesItAndEnterGoesDown() {
        goTo(2, "address");
        window.type("大山");
        assertEquals("大山", editor());
        window.press(KeyCode.ENTER);
        awaitValue(2, "address", "大山");
        assertEquals(place(3, "address"), current());
        assertNull(editor());
    }

    @Test
    void f2KeepsTheTextAndTabWritesAndGoesRight() {
        goTo(2, "name");
        window.press(KeyCode.F2);
        assertEquals("五十嵐　千代", editor());
        window.press(KeyCode.END);
        window.type("子");
        window.press(KeyCode.TAB);
        awaitValue(2, "name", "五十嵐　千代子");
        assertEquals(place(2, "address"), current());
    }

    @Test
    void escapeLeavesTheCellAsItWas() {
        String before = value(2, "address");
        goTo(2, "address");
        window.type("まちがい");
        window.press(KeyCode.ESCAPE);
        assertNull(editor());
        assertEquals(before, value(2, "address"));
        assertEquals(place(2, "address"), current());
    }

    @Test
    void aDayIsTypedInTheJapaneseCalendar() {
        goTo(3, "until");
        window.type("R8.12.28");
        assertTrue(window.shows("令和8年12月28日"));
        window.press(KeyCode.ENTER);
        awaitValue(3, "until", "2026-12-28");
    }

    @Test
    void aDayThatDoesNotExistIsNotWrittenAndNotLost() {
        String before = value(3, "until");
        goTo(3, "until");
        window.type("R9.2.30");
        window.press(KeyCode.ENTER);
        assertEquals("R9.2.30", editor());
        assertEquals(before, value(3, "until"));
    }

    @Test
    void aChoiceIsPickedByItsNumber() {
        goTo(2, "state");
        window.press(KeyCode.ENTER);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        awaitValue(2, "state", "renewal");
    }

    @Test
    void aValueOutOfRangeIsKeptOnlyWithAReason() {
        goTo(7, "fee");
        String before = value(7, "fee");
        window.type("-500");
        window.press(KeyCode.ENTER);
        assertEquals(before, value(7, "fee"));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.press(KeyCode.ENTER);
        assertEquals(before, value(7, "fee"), "an empty reason is none");
        window.type("過年度分の返還");
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        awaitValue(7, "fee", "-500");
        List<HistoryEntry> history =
                service.history(
                        SampleCity.ROADS, SampleCity.row(7), SampleCity.field("fee"), "test");
        assertEquals("過年度分の返還", history.getFirst().change().change().note().override());
    }

    @Test
    void whatOthersWriteComesInWithoutEndingTheEditor() {
        goTo(5, "address");
        window.type("書きかけ");
        service.remote(SampleCity.ROADS, SampleCity.row(6), SampleCity.field("name"), "別の人");
        window.await(() -> !window.labelled("別の人").isEmpty());
        assertEquals("書きかけ", editor());
        long rows = rows();
        service.create(SampleCity.ROADS, Map.of(SampleCity.field("name"), "上の行"), ChangeNote.NONE);
        window.await(() -> rows() == rows + 1);
        window.settle();
        assertEquals("書きかけ", editor());
        assertEquals(place(5, "address"), current());
        window.press(KeyCode.ENTER);
        awaitValue(5, "address", "書きかけ");
    }

    private long rows() {
        return window.workspace.grid().countsProperty().get().all();
    }

    @Test
    void whatTheServiceRefusesComesBackIntoTheCell() {
        goTo(2, "permit");
        service.failWith(Problem.invalid("problem.value.unique", "permit"));
        window.type("道占-3005");
        window.press(KeyCode.ENTER);
        window.await(() -> "道占-3005".equals(editorNow()));
        service.failWith(null);
        assertTrue(window.shows("許可番号"));
    }

    @Test
    void theInputMethodBeginsACellWithWhatItDecided() {
        goTo(2, "name");
        window.on(() -> compose(List.of(run("たか")), ""));
        window.settle();
        assertTrue(window.shows("たか"));
        assertNull(editor());
        window.on(() -> compose(List.of(), "髙橋"));
        window.settle();
        assertEquals("髙橋", editor());
    }

    @Test
    void theCardIsOpenedWrittenAndClosedByKeys() {
        goTo(2, "address");
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
        window.press(KeyCode.CONTROL, KeyCode.A);
        window.type("大綱字新町1");
        window.press(KeyCode.ENTER);
        awaitValue(2, "address", "大綱字新町1");
        assertTrue(service.viewings.stream().anyMatch(v -> v.startsWith("card")));
        window.press(KeyCode.ESCAPE);
        window.await(() -> window.scene.getRoot().lookup(".record-card") == null);
    }

    @Test
    void aConflictIsDecidedByItsOwner() {
        window.on(() -> window.workspace.openInbox());
        window.await(() -> !window.labelled("いまの表の値").isEmpty());
        assertEquals(1, ToolkitExtension.onScreen(() -> window.workspace.badge().get()));
        window.press(KeyCode.ALT, KeyCode.DIGIT1);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> !service.resolved.isEmpty());
        assertEquals("2026-12-28 ", service.resolved.getFirst());
        window.await(() -> window.workspace.badge().get() == 0);
    }

    @Test
    void aNewRowIsWrittenByKeys() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.type("山﨑　さくら");
        window.press(KeyCode.ENTER);
        window.type("熊出字中村1");
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertTrue(window.shows("許可年月日が入っていません"));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.type("申請書の到着待ち");
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> service.ledgers().getFirst().rows() == 413);
    }

    @Test
    void aRareNameInTheCardIsPaintedUntilSomebodyWritesInIt() {
        goTo(17, "name");
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
        assertTrue(cover().isVisible());
        window.press(KeyCode.END);
        assertFalse(cover().isVisible());
        window.press(KeyCode.TAB);
        assertTrue(cover().isVisible());
    }

    private javafx.scene.Node cover() {
        return ToolkitExtension.onScreen(
                () ->
                        window.scene.getRoot().lookupAll(".record-card .field-cover").stream()
                                .filter(
                                        n ->
                                                ((javafx.scene.control.Label) n)
                                                        .getText()
                                                        .startsWith("葛"))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void aRowBegunIsNotThrownAwayWithoutAsking() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.type("道占-9");
        window.press(KeyCode.ESCAPE);
        assertTrue(window.shows("書きかけの行を捨てますか"));
        window.press(KeyCode.ESCAPE);
        assertTrue(window.shows("道占-9"));
    }

    @Test
    void deletingAsksAndEnterAloneIsNo() {
        goTo(2, "name");
        window.press(KeyCode.CONTROL, KeyCode.DELETE);
        assertTrue(window.shows("行を削除しますか"));
        window.press(KeyCode.ENTER);
        assertNotNull(service.peek(SampleCity.ROADS, SampleCity.row(2)));
        assertFalse(window.shows("行を削除しますか"));
    }

    @Test
    void wordsChangeWhileAllStaysOpen() {
        goTo(4, "until");
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        window.await(() -> !window.labelled("二人が同じ欄を書きました").isEmpty());
        window.english();
        window.settle();
        assertTrue(window.shows("Two people wrote this field"));
        assertTrue(window.shows("New row"));
        assertEquals(place(4, "until"), current());
    }

    @Test
    void anImportShowsFirstAndWritesInOneStep() {
        window.on(() -> window.workspace.startImport(null, Path.of("看板設置許可台帳R8.xlsx")));
        window.await(() -> !window.labelled("A3:G403").isEmpty());
        assertEquals(4, service.ledgers().size());
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> service.ledgers().size() == 5);
        window.await(() -> !window.labelled("400行を取り込みました").isEmpty());
    }

    private void goTo(int line, String field) {
        CellPlace place = place(line, field);
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    private static CellPlace place(int line, String field) {
        return new CellPlace(SampleCity.row(line), SampleCity.field(field));
    }

    private CellPlace current() {
        return ToolkitExtension.onScreen(() -> window.workspace.grid().currentProperty().get());
    }

    private String value(int line, String field) {
        UUID row = SampleCity.row(line);
        return service.peek(SampleCity.ROADS, row).values().get(SampleCity.field(field));
    }

    private void awaitValue(int line, String field, String value) {
        window.await(() -> value.equals(value(line, field)));
        window.settle();
    }

    private String editor() {
        return ToolkitExtension.onScreen(this::editorNow);
    }

    private String editorNow() {
        return window.scene.getRoot().lookup(".cell-editor .text-input")
                        instanceof TextInputControl c
                ? c.getText()
                : null;
    }

    private void compose(List<InputMethodTextRun> composed, String committed) {
        var owner = window.scene.getFocusOwner();
        javafx.event.Event.fireEvent(
                owner,
                new InputMethodEvent(
                        owner,
                        owner,
                        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                        composed,
                        committed,
                        0));
    }

    private static InputMethodTextRun run(String text) {
        return new InputMethodTextRun(text, InputMethodHighlight.UNSELECTED_RAW);
    }
}
