package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What people say about cells: corners in the grid, conversations on the card.
@ExtendWith(ToolkitExtension.class)
class CommentsTest {
    private static final Author ABE = new Author("1042", "阿部 太郎", "asahi", "pc-9");
    private SampleWindow window;

    @BeforeEach
    void open() {
        open(1366, 768);
    }

    private void open(int width, int height) {
        window = new SampleWindow(SampleCity.busy(SampleCity.SATO), SampleCity.SATO, width, height);
        window.openRoads();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<Node> corners() {
        return List.copyOf(window.scene.getRoot().lookupAll(".comment-corner"));
    }

    private void goTo(int line, String field) {
        CellPlace place = new CellPlace(SampleCity.row(line), SampleCity.field(field));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    private boolean words(String text) {
        return !window.labelled(text).isEmpty();
    }

    private TextArea input() {
        return (TextArea) window.scene.getRoot().lookup(".comment-box .text-area");
    }

    private void beginAt(int line, String field) {
        goTo(line, field);
        window.press(KeyCode.SHIFT, KeyCode.F2);
        window.await(() -> input() != null && input().isFocused());
        window.settle();
    }

    private UUID heard(int line, String field, String text) {
        return window.service.comments.heard(
                ABE, SampleCity.at("2026-11-20", "09:12"), SampleCity.row(line), field, null, text);
    }

    private List<CommentThread> threads() {
        return window.service.comments.threads(SampleCity.ROADS);
    }

    private void press(String words) {
        Button button =
                ToolkitExtension.onScreen(
                        () ->
                                window.scene.getRoot().lookupAll(".comment-box .button").stream()
                                        .map(Button.class::cast)
                                        .filter(b -> words.equals(b.getText()))
                                        .findFirst()
                                        .orElseThrow());
        window.on(button::fire);
    }

    @Test
    void shiftF2SaysSomethingAboutTheCellAndItsCornerShowsItAndTheValueStays() {
        String before = window.service.peek(SampleCity.ROADS, SampleCity.row(2)).toString();
        beginAt(2, "address");
        window.on(() -> input().setText("番地が抜けています"));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> corners().size() == 1);
        assertEquals(SampleCity.field("address"), threads().getFirst().field());
        assertTrue(corners().getFirst().getAccessibleText().contains("番地が抜けています"));
        assertTrue(window.shows("まだ本所に届いていません"));
        assertEquals(before, window.service.peek(SampleCity.ROADS, SampleCity.row(2)).toString());
    }

    @Test
    void colleaguesCommentAppearsByItselfAndIsAnsweredAndSettled() {
        goTo(3, "address");
        heard(3, "until", "期限は延ばせますか");
        window.await(() -> corners().size() == 1);
        beginAt(3, "until");
        window.await(() -> words("期限は延ばせますか"));
        press("返信");
        window.on(() -> input().setText("延ばせます"));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> words("延ばせます"));
        assertEquals(1, threads().size());
        assertEquals(2, threads().getFirst().comments().size());
        press("済みにする");
        window.await(() -> corners().isEmpty());
        window.await(() -> words("済み"));
    }

    @Test
    void whatIsBegunAboutARowIsThereAgainWhenItsCardIs() {
        beginAt(2, "address");
        window.on(() -> input().setText("書きかけ"));
        goTo(4, "address");
        window.await(() -> input() != null && input().getText().isEmpty());
        goTo(2, "address");
        window.await(() -> input() != null && input().getText().equals("書きかけ"));
    }

    @Test
    void whatHeadOfficeRefusesIsSaidWithItsReasonAndCanBeTakenOff() {
        beginAt(2, "address");
        window.on(() -> input().setText("届かない"));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> words("届かない"));
        window.service.comments.refuseLast("problem.comment.field");
        window.await(() -> words("この欄を見る権限がないので、コメントは届きませんでした。"));
    }

    @Test
    void wordsThatCannotBeTakenStayInTheBoxWithTheReason() {
        beginAt(2, "address");
        window.on(() -> input().setText("番号 123456789018"));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> words("コメントに個人番号は書けません。番号を消してください。"));
        assertEquals("番号 123456789018", input().getText());
        assertEquals(List.of(), threads());
    }

    private void talk() {
        UUID first = heard(2, "address", "番地が抜けています。申請書では 3-12 でした。");
        window.service.comments.heard(
                new Author("1007", "五十嵐 由紀子", "honsho", "pc-3"),
                SampleCity.at("2026-11-21", "10:20"),
                SampleCity.row(2),
                "address",
                first,
                "ありがとうございます。現地で確かめてから直します。");
        heard(2, null, "この件は年度末に更新です");
        heard(4, "until", "期限は延ばせますか");
        heard(5, "fee", "減免の対象かもしれません");
        window.service.comments.settle(SampleCity.ROADS, threads().get(1), true);
    }

    @Test
    void conversationsAreDrawnInEveryLook() {
        talk();
        beginAt(2, "address");
        Pictures.take(window, "comments");
        window.on(() -> window.appearance.themeProperty().set(Theme.DARK));
        Pictures.take(window, "comments-dark");
        window.on(() -> window.appearance.textSizeProperty().set(TextSize.LARGEST));
        Pictures.take(window, "comments-large-dark");
        window.english();
        window.on(() -> window.appearance.themeProperty().set(Theme.LIGHT));
        Pictures.take(window, "comments-large-english");
    }

    @Test
    void conversationsAreDrawnOnALargeScreen() {
        window.close();
        open(1920, 1080);
        talk();
        beginAt(2, "address");
        Pictures.take(window, "comments-1920");
    }
}
