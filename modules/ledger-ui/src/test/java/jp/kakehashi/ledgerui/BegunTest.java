package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is typed and not entered outlives the room, the session and the power; it is offered back
/// to its person and written by nobody but them.
@ExtendWith(ToolkitExtension.class)
class BegunTest {
    private static final String WORDS = "現地を見てから決める";

    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void whatStandsInACellIsOnDiskSoonAfterItIsTypedAndTheCellIsAsItWas() {
        String before = value(4, "address");
        write(4, "address", WORDS);
        window.await(() -> service.begun.disk.size() == 1);
        BegunText kept = service.begun.disk.getFirst();
        assertEquals(WORDS, kept.text());
        assertEquals(SampleCity.row(4), kept.row());
        assertEquals(SampleCity.field("address"), kept.field());
        assertEquals(
                BegunText.mark(SampleCity.row(4), SampleCity.field("address"), before),
                kept.before());
        assertFalse(kept.toString().contains(before));
        assertEquals(before, value(4, "address"));
    }

    @Test
    void aSessionThatEndsInTheMiddleOffersTheWordsBackAndNothingIsWrittenByItself() {
        String before = value(4, "address");
        write(4, "address", WORDS);
        endAndSignIn();
        assertTrue(window.shows(WORDS));
        assertEquals(before, value(4, "address"));
        press("ledger.begun.putBack");
        window.await(() -> WORDS.equals(editor()));
        window.settle();
        assertEquals(cell(4, "address"), window.workspace.grid().currentProperty().get());
        assertEquals(before, value(4, "address"));
        assertFalse(offered());
        window.press(KeyCode.ENTER);
        window.await(() -> WORDS.equals(value(4, "address")));
        window.await(() -> service.begun.disk.isEmpty());
    }

    @Test
    void whatIsPutBackAndInterruptedAgainIsOfferedAgainOnce() {
        write(4, "address", WORDS);
        endAndSignIn();
        press("ledger.begun.putBack");
        window.await(() -> WORDS.equals(editor()));
        endAndSignIn();
        assertTrue(window.shows(WORDS));
        assertEquals(1, service.begun.disk.size());
    }

    @Test
    void whoeverTakesUpACellThatOthersWroteInMeanwhileIsTold() {
        write(4, "address", WORDS);
        end();
        service.remote(SampleCity.ROADS, SampleCity.row(4), SampleCity.field("address"), "馬場町九番九号");
        signIn();
        press("ledger.begun.putBack");
        window.await(() -> WORDS.equals(editor()));
        window.settle();
        assertTrue(window.shows("馬場町九番九号"));
        assertEquals("馬場町九番九号", value(4, "address"));
    }

    @Test
    void whatCouldNotBeEnteredIsKeptWhenTheRoomIsLeft() {
        write(2, "fee", "いくらか");
        window.on(() -> window.workspace.leaveRoom(window.workspace::openList));
        window.settle();
        assertTrue(window.shows(window.texts.get("ledger.leave.text")));
        press("ledger.leave.go");
        window.await(this::offered);
        window.settle();
        assertTrue(window.shows("いくらか"));
        press("ledger.begun.putBack");
        window.await(() -> "いくらか".equals(editor()));
    }

    @Test
    void aFieldOfTheCardANewRowAndACommentComeBackEachToItsPlace() {
        card(5, WORDS);
        assertEquals(WORDS, afterwards(this::editor));
        window.press(KeyCode.ESCAPE);
        window.await(() -> editor() == null && service.begun.disk.isEmpty());

        window.press(KeyCode.CONTROL, KeyCode.N);
        window.type("新しい申請者");
        assertEquals(
                "新しい申請者",
                afterwards(
                        () ->
                                window.scene.getRoot().lookup(".new-row .text-input")
                                                instanceof TextInputControl field
                                        ? field.getText()
                                        : null));
        assertEquals(BegunText.Kind.NEW_ROW, service.begun.disk.getFirst().kind());
        window.on(() -> window.workspace.closeRecord());

        go(3, "until");
        window.press(KeyCode.SHIFT, KeyCode.F2);
        window.await(() -> comment() != null && comment().isFocused());
        window.settle();
        window.on(() -> comment().setText("期限について半分まで"));
        window.press(KeyCode.SHIFT);
        assertEquals(
                "期限について半分まで", afterwards(() -> comment() == null ? null : comment().getText()));
    }

    @Test
    void aRowThatIsNoLongerVisibleIsSaidAndNothingElse() {
        write(4, "address", WORDS);
        end();
        service.begun.hidden.add(SampleCity.row(4));
        signIn();
        assertTrue(window.shows(window.texts.get("ledger.begun.hidden")));
        assertFalse(window.shows(WORDS));
        assertFalse(window.shows(window.texts.get("ledger.begun.putBack")));
        press("ledger.begun.discard");
        window.await(() -> !offered() && service.begun.disk.isEmpty());
    }

    @Test
    void aCellThatMayNotBeWrittenAnyMoreGivesTheWordsToBeCopied() {
        write(4, "address", WORDS);
        end();
        service.begun.closed.add(SampleCity.row(4));
        signIn();
        assertTrue(window.shows(WORDS));
        assertFalse(window.shows(window.texts.get("ledger.begun.putBack")));
        assertTrue(window.shows(window.texts.get("ledger.begun.copy")));
    }

    @Test
    void discardingAsksAndThenNothingIsLeft() {
        write(4, "address", WORDS);
        endAndSignIn();
        press("ledger.begun.discard");
        window.settle();
        assertEquals(1, service.begun.disk.size());
        window.on(() -> ((Button) window.scene.getRoot().lookup(".dialog .danger")).fire());
        window.await(() -> !offered() && service.begun.disk.isEmpty());
    }

    @Test
    void whoeverLeavesACellByEscapeIsNotAskedAboutItAgain() {
        write(4, "address", WORDS);
        window.await(() -> service.begun.disk.size() == 1);
        window.press(KeyCode.ESCAPE);
        window.await(() -> service.begun.disk.isEmpty());
        endAndSignIn();
        assertFalse(offered());
    }

    @Test
    void aFullDiskIsSaidOnceAndTypingGoesOn() {
        service.begun.full = true;
        write(4, "address", WORDS);
        window.await(() -> !window.labelled(window.texts.get("ledger.begun.unkept")).isEmpty());
        assertEquals(WORDS, editor());
        service.begun.full = false;
        window.type("。");
        window.await(() -> service.begun.disk.size() == 1);
    }

    @Test
    void theStripIsWholeInEveryDress() {
        write(4, "address", WORDS + "、葛󠄀城さんの立会いのもとで境界を確かめ、占用の面積をあらためて測ること。隣地とも話す");
        end();
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.await(this::offered);
        Pictures.take(window, "begun-light");
        Pictures.dress(window, Theme.DARK, TextSize.LARGEST, Language.JAPANESE);
        Pictures.take(window, "begun-dark-large");
        Pictures.dress(window, Theme.LIGHT, TextSize.LARGEST, Language.ENGLISH);
        Pictures.take(window, "begun-en-large");
        press("ledger.begun.putBack");
        window.await(() -> editor() != null);
        Pictures.take(window, "begun-back-en-large");
    }

    private String afterwards(Supplier<String> there) {
        endAndSignIn();
        press("ledger.begun.putBack");
        window.await(() -> there.get() != null && !there.get().isEmpty());
        window.settle();
        return ToolkitExtension.onScreen(there::get);
    }

    private void card(int row, String words) {
        window.on(() -> window.workspace.openRecord(SampleCity.ROADS, cell(row, "address"), false));
        window.await(() -> window.scene.getRoot().lookup(".record-card .text-input") != null);
        window.settle();
        window.on(
                () -> {
                    TextInputControl field =
                            window.scene.getRoot().lookupAll(".record-card .text-input").stream()
                                    .map(TextInputControl.class::cast)
                                    .filter(f -> value(row, "address").equals(f.getText()))
                                    .findFirst()
                                    .orElseThrow();
                    field.requestFocus();
                    field.selectAll();
                });
        window.settle();
        window.type(words);
    }

    private TextArea comment() {
        return (TextArea) window.scene.getRoot().lookup(".comment-box .text-area");
    }

    private void write(int row, String field, String words) {
        go(row, field);
        window.type(words);
        assertEquals(words, editor());
    }

    private void go(int row, String field) {
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, cell(row, field)));
        window.await(
                () -> cell(row, field).equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    private static CellPlace cell(int row, String field) {
        return new CellPlace(SampleCity.row(row), SampleCity.field(field));
    }

    private String value(int row, String field) {
        return service.peek(SampleCity.ROADS, SampleCity.row(row))
                .values()
                .get(SampleCity.field(field));
    }

    private String editor() {
        return ToolkitExtension.onScreen(
                () ->
                        window.scene.getRoot().lookup(".cell-editor .text-input")
                                        instanceof TextInputControl control
                                ? control.getText()
                                : null);
    }

    private boolean offered() {
        return ToolkitExtension.onScreen(
                () -> window.scene.getRoot().lookup(".begun-strip").isVisible());
    }

    private void press(String key) {
        String words = window.texts.get(key);
        window.on(() -> window.lastButton(words).fire());
        window.settle();
    }

    /// As when head office ends the session: nobody is asked anything.
    private void end() {
        window.close();
        service.begun.session().keep();
        service.begun.signInAnew();
    }

    private void signIn() {
        List<BegunText> kept = service.begun.disk;
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        if (!kept.isEmpty()) {
            window.await(this::offered);
        }
        window.await(() -> window.scene.getWindow().isFocused());
        window.settle();
        assertNull(editor());
    }

    private void endAndSignIn() {
        end();
        signIn();
    }
}
