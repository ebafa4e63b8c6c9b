package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryPresence;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who else is in the ledger, in the grid, at its top edge and on the card.
@ExtendWith(ToolkitExtension.class)
class PeopleTest {
    private final MemoryPresence people = new MemoryPresence();
    private SampleWindow window;

    @BeforeEach
    void open() {
        window = new SampleWindow(SampleCity.busy(SampleCity.SATO), SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.offerPresence(people));
        window.openRoads();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<Node> frames() {
        return List.copyOf(window.scene.getRoot().lookupAll(".person-frame"));
    }

    private boolean words(String text) {
        return !window.labelled(text).isEmpty();
    }

    private void goTo(int line, String field) {
        CellPlace place = new CellPlace(SampleCity.row(line), SampleCity.field(field));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    @Test
    void whoeverIsInACellHasAFrameThereAndTheirNameAtTheTopUntilTheyGo() {
        people.put("1042", "阿部 太郎", SampleCity.row(3), "address", true);
        window.await(() -> !frames().isEmpty() && words("✎ 阿部"));
        window.settle();
        Bounds cell = window.workspace.grid() == null ? null : bounds("address", 3);
        Bounds frame = ToolkitExtension.onScreen(() -> onScene(frames().getFirst()));
        assertEquals(cell.getMinX(), frame.getMinX(), 1);
        assertEquals(cell.getMinY(), frame.getMinY(), 1);
        Button top = (Button) window.scene.getRoot().lookup(".people-strip .person");
        assertEquals("阿部", top.getText());
        assertTrue(top.getAccessibleText().contains("を書いています"), top.getAccessibleText());
        people.gone("1042");
        window.await(() -> frames().isEmpty());
        assertFalse(window.shows("阿部 太郎"));
    }

    private Bounds bounds(String field, int line) {
        String shown =
                window.service
                        .peek(SampleCity.ROADS, SampleCity.row(line))
                        .values()
                        .get(SampleCity.field(field));
        return ToolkitExtension.onScreen(
                () -> {
                    Node cell = window.labelled(shown).getFirst();
                    while (!cell.getStyleClass().contains("value-cell")) {
                        cell = cell.getParent();
                    }
                    return onScene(cell);
                });
    }

    private static Bounds onScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void aPressOnANameGoesToWhereThatPersonIs() {
        people.put("1042", "阿部 太郎", SampleCity.row(5), "until", false);
        window.await(() -> window.scene.getRoot().lookup(".people-strip .person") != null);
        window.on(() -> ((Button) window.scene.getRoot().lookup(".people-strip .person")).fire());
        CellPlace there = new CellPlace(SampleCity.row(5), SampleCity.field("until"));
        window.await(() -> there.equals(window.workspace.grid().currentProperty().get()));
    }

    @Test
    void whereThisPersonIsIsSaidAndThatTheyWriteAndThatTheyLeft() {
        goTo(2, "address");
        String here = SampleCity.ROADS + " " + SampleCity.row(2) + " address ";
        window.await(() -> people.said.getLast().equals(here + "false"));
        window.press(KeyCode.F2);
        window.await(() -> people.said.getLast().equals(here + "true"));
        window.press(KeyCode.ESCAPE);
        window.await(() -> people.said.getLast().equals(here + "false"));
        window.on(() -> window.workspace.openList());
        window.await(() -> people.said.getLast().equals("left"));
    }

    @Test
    void theCardSaysWhoElseIsOnItsRow() {
        goTo(2, "address");
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        people.put("1042", "阿部 太郎", SampleCity.row(2), "until", true);
        window.await(() -> words("の欄を書いています"));
        people.put("1042", "阿部 太郎", SampleCity.row(3), "until", true);
        window.await(() -> !words("の欄を書いています"));
    }

    @Test
    void manyPeopleAreDrawnInEveryLook() {
        goTo(2, "address");
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        people.put("1042", "阿部 太郎", SampleCity.row(2), "name", true);
        people.put("1043", "五十嵐 由紀子", SampleCity.row(4), "address", false);
        people.put("1044", "Christopher Montgomery", SampleCity.row(4), "address", true);
        people.put("1045", "本間", SampleCity.row(1), "name", false);
        people.put("1046", "佐々木", null, null, false);
        window.await(() -> frames().size() >= 3);
        Pictures.take(window, "people");
        window.on(() -> window.appearance.themeProperty().set(Theme.DARK));
        Pictures.take(window, "people-dark");
        window.on(() -> window.appearance.textSizeProperty().set(TextSize.LARGEST));
        window.on(() -> window.appearance.themeProperty().set(Theme.CONTRAST));
        Pictures.take(window, "people-large-contrast");
        window.english();
        window.on(() -> window.appearance.themeProperty().set(Theme.LIGHT));
        Pictures.take(window, "people-large-english");
    }
}
