package jp.kakehashi.ledgerui.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.ledgerui.sample.ShelfFinding;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Finding with nothing but keys, over the list and over an open ledger.
@ExtendWith(ToolkitExtension.class)
class FindBoxTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.ledgers(SampleCity.SATO, 400);
        service.create(
                SampleCity.ROADS,
                Map.of(
                        SampleCity.field("name"), "髙橋　惠子",
                        SampleCity.field("address"), "下名川字落合83",
                        SampleCity.field("until"), "2023-02-01"),
                ChangeNote.NONE);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.offerFinding(new ShelfFinding(service)));
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void find(String words) {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.await(() -> window.scene.getFocusOwner() == field());
        window.type(words);
    }

    private Node field() {
        Node field = window.scene.lookup(".find-box .text-field");
        return field == null ? window.scene.getRoot() : field;
    }

    private void awaitWords(String words) {
        window.await(() -> !window.labelled(words).isEmpty());
    }

    @Test
    void aNameInAnotherVariantIsExplainedAndEnterOpensItsCard() {
        find("高橋恵子");
        awaitWords("異体字 高 = 髙");
        assertTrue(window.shows("異体字 恵 = 惠"));
        picture("find-variant");
        window.press(KeyCode.ENTER);
        window.await(() -> window.workspace.grid() != null);
        awaitWords("下名川字落合83");
        window.await(() -> service.viewings.stream().anyMatch(v -> v.contains("card")));
        assertFalse(window.shows("異体字"));
    }

    @Test
    void aRowFarDownInItsLedgerOpensItsCardWhichStays() {
        find("R8-0534");
        awaitWords("R8-0534");
        window.press(KeyCode.ENTER);
        window.await(() -> window.workspace.grid() != null);
        window.await(() -> !window.workspace.grid().rows().isEmpty());
        window.settle();
        awaitWords("R8-0534");
        window.press(KeyCode.CONTROL, KeyCode.K);
        awaitWords("最近使ったもの");
        window.press(KeyCode.ESCAPE);
        window.settle();
        assertTrue(window.shows("R8-0534"));
    }

    @Test
    void aDayInEraYearsIsFoundAndNothingSaysWhereWasLooked() {
        find("R5.2.1");
        awaitWords("R5.2.1 = 令和5年2月1日");
        window.press(KeyCode.CONTROL, KeyCode.A);
        window.type("どこにもない名");
        awaitWords("「どこにもない名」は見つかりません");
        assertTrue(window.shows("台帳・401行から探しました"));
        picture("find-nothing");
        window.press(KeyCode.ESCAPE);
        assertFalse(window.shows("見つかりません"));
    }

    @Test
    void theBoxIsDrawnInEveryLook() {
        window.openRoads();
        find("橋");
        awaitWords("探しました");
        picture("find");
        window.on(() -> window.appearance.themeProperty().set(Theme.DARK));
        picture("find-dark");
        window.on(() -> window.appearance.themeProperty().set(Theme.LIGHT));
        window.on(() -> window.appearance.textSizeProperty().set(TextSize.LARGEST));
        picture("find-large");
        window.on(() -> window.appearance.textSizeProperty().set(TextSize.NORMAL));
        window.press(KeyCode.ESCAPE);
        window.english();
        find("export");
        awaitWords("Write this ledger to a file");
        picture("find-english");
        window.press(KeyCode.ESCAPE);
        find("");
        awaitWords("Commands");
        picture("find-empty");
    }

    private void picture(String name) {
        window.settle();
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, name));
        assertTrue(Files.exists(FOLDER.resolve(name + ".png")));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), name);
    }
}
