package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Columns as the keeper wants them, by keys and mouse, in a real window.
@ExtendWith(ToolkitExtension.class)
class ColumnsTest {
    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    @Test
    void columnsStayAsTheKeeperLeftThem() {
        List<String> before;
        try (SampleWindow window = open(1366)) {
            before = heads(window);
            goTo(window, 2, "address");
            window.press(KeyCode.CONTROL, KeyCode.L);
            assertEquals("address", column(window, 1));
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT);
            assertEquals("address", column(window, 1), "what stays at the left stays first");
            goTo(window, 2, "name");
            window.press(KeyCode.CONTROL, KeyCode.M);
            assertFalse(heads(window).contains("name"));
            assertTrue(window.shows(window.texts.get("ledger.question.hidden", 1)));
            window.await(() -> service.views.columns(SampleCity.ROADS).hidden().size() == 1);
        }
        try (SampleWindow window = open(1366)) {
            assertEquals("address", column(window, 1));
            assertFalse(heads(window).contains("name"));
            window.press(KeyCode.F7);
            window.await(() -> window.scene.getRoot().lookup(".columns-list") != null);
            window.on(() -> button(window, "ledger.columns.plain").fire());
            window.on(() -> button(window, "ledger.columns.apply").fire());
            window.settle();
            assertEquals(before, heads(window));
            window.await(() -> service.views.columns(SampleCity.ROADS).equals(ColumnLayout.PLAIN));
        }
    }

    @Test
    void theListOfColumnsIsWorkedByKeys() {
        try (SampleWindow window = open(1366)) {
            goTo(window, 2, "name");
            window.press(KeyCode.F7);
            window.await(
                    () ->
                            window.scene.getFocusOwner()
                                    == window.scene.getRoot().lookup(".columns-list"));
            window.press(KeyCode.CONTROL, KeyCode.UP);
            window.press(KeyCode.CONTROL, KeyCode.R);
            window.press(KeyCode.CONTROL, KeyCode.RIGHT);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.SPACE);
            window.press(KeyCode.ENTER);
            window.settle();
            ColumnLayout now = ToolkitExtension.onScreen(() -> layout(window));
            assertEquals(Set.of(SampleCity.field("name")), now.wrapped());
            assertEquals(1, now.hidden().size());
            assertTrue(now.widths().containsKey(SampleCity.field("name")));
            assertEquals("name", column(window, 1));
        }
    }

    /// A conflict or a returned entry leads to its cell, hidden or not.
    @Test
    void goingToAHiddenColumnShowsIt() {
        try (SampleWindow window = open(1366)) {
            goTo(window, 2, "fee");
            window.press(KeyCode.CONTROL, KeyCode.M);
            assertFalse(heads(window).contains("fee"));
            goTo(window, 3, "fee");
            assertTrue(heads(window).contains("fee"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TextSize.class,
            names = {"NORMAL", "LARGEST"})
    void whatIsFrozenStaysAndIsWrittenIn(TextSize size) {
        try (SampleWindow window = open(1100)) {
            window.on(() -> window.appearance.textSizeProperty().set(size));
            window.settle();
            goTo(window, 2, "name");
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.press(KeyCode.END);
            window.await(() -> strip(window).isVisible());
            Node cell = ToolkitExtension.onScreen(() -> frozen(window, "五十嵐"));
            window.on(() -> click(cell));
            window.settle();
            assertEquals(place(2, "name"), current(window));
            assertTrue(ToolkitExtension.onScreen(() -> strip(window).isVisible()));
            window.press(KeyCode.F2);
            Bounds there = ToolkitExtension.onScreen(() -> inScene(cell));
            Bounds editor =
                    ToolkitExtension.onScreen(
                            () -> inScene(window.scene.getRoot().lookup(".cell-editor")));
            assertEquals(there.getMinX(), editor.getMinX(), 4);
            assertEquals(there.getMinY(), editor.getMinY(), 4);
            window.press(KeyCode.END);
            window.type("子");
            window.press(KeyCode.ENTER);
            window.await(() -> frozen(window, "千代子") != null);
        }
    }

    enum Look {
        LIGHT(1366, 768, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE),
        WIDE(1920, 1080, Theme.DARK, TextSize.NORMAL, Language.JAPANESE),
        LARGE(1366, 768, Theme.LIGHT, TextSize.LARGEST, Language.JAPANESE),
        LARGE_ENGLISH(1366, 768, Theme.CONTRAST, TextSize.LARGEST, Language.ENGLISH);

        final int width;
        final int height;
        final Theme theme;
        final TextSize size;
        final Language language;

        Look(int width, int height, Theme theme, TextSize size, Language language) {
            this.width = width;
            this.height = height;
            this.theme = theme;
            this.size = size;
            this.language = language;
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void columnsAreDrawn(Look look) {
        ColumnLayout layout =
                ColumnLayout.PLAIN
                        .freezing(SampleCity.field("name"), true)
                        .hiding(SampleCity.field("permit"), true)
                        .wrapping(SampleCity.field("address"), true)
                        .widening(SampleCity.field("address"), 100)
                        .tall(2);
        service.views.keepColumns(SampleCity.ROADS, layout);
        try (SampleWindow window =
                new SampleWindow(service, SampleCity.SATO, look.width, look.height)) {
            Pictures.dress(window, look.theme, look.size, look.language);
            window.openRoads();
            goTo(window, 2, "name");
            window.press(KeyCode.END);
            Pictures.take(
                    window, "columns-frozen-" + look.name().toLowerCase(java.util.Locale.ROOT));
            window.press(KeyCode.F7);
            Pictures.take(window, "columns-form-" + look.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private SampleWindow open(int width) {
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, width, 768);
        window.openRoads();
        return window;
    }

    private static void goTo(SampleWindow window, int line, String field) {
        CellPlace place = place(line, field);
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    private static CellPlace place(int line, String field) {
        return new CellPlace(SampleCity.row(line), SampleCity.field(field));
    }

    private static CellPlace current(SampleWindow window) {
        return ToolkitExtension.onScreen(() -> window.workspace.grid().currentProperty().get());
    }

    private static ColumnLayout layout(SampleWindow window) {
        return window.workspace.grid().columns().layoutProperty().get();
    }

    private static String column(SampleWindow window, int at) {
        return heads(window).get(at - 1);
    }

    private static List<String> heads(SampleWindow window) {
        return ToolkitExtension.onScreen(
                () ->
                        ((TableView<?>) window.scene.getRoot().lookup(".ledger-table"))
                                .getColumns().stream()
                                        .filter(
                                                c ->
                                                        c.getUserData()
                                                                instanceof
                                                                jp.kakehashi.records
                                                                        .FieldDefinition)
                                        .map(
                                                c ->
                                                        ((jp.kakehashi.records.FieldDefinition)
                                                                        c.getUserData())
                                                                .id()
                                                                .value())
                                        .toList());
    }

    private static javafx.scene.control.Button button(SampleWindow window, String key) {
        String words = window.texts.get(key);
        return window.scene.getRoot().lookupAll(".button").stream()
                .map(n -> (javafx.scene.control.Button) n)
                .filter(b -> words.equals(b.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static Node strip(SampleWindow window) {
        return window.scene.getRoot().lookup(".row-names");
    }

    private static Node frozen(SampleWindow window, String words) {
        return strip(window).lookupAll(".edge-cell").stream()
                .filter(Node::isVisible)
                .filter(
                        n ->
                                n instanceof Label l
                                        && l.getText() != null
                                        && l.getText().contains(words))
                .findFirst()
                .orElse(null);
    }

    private static void click(Node cell) {
        Point2D at = cell.localToScreen(20, 8);
        Robot robot = ToolkitExtension.robot();
        robot.mouseMove(at);
        robot.mouseClick(MouseButton.PRIMARY);
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
