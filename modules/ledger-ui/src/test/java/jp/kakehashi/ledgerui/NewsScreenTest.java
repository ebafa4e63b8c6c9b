package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerNews.Item;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The bell, its list, and watching a row on its card.
@ExtendWith(ToolkitExtension.class)
class NewsScreenTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    private void tell(UUID row, String who, Set<String> fields, String words, int minute) {
        RowView about = service.rows(SampleCity.ROADS, List.of(row)).getFirst();
        service.news.items.add(item(about, row, who, fields, words, null, minute, ChangeKind.EDIT));
    }

    private Item item(
            RowView about,
            UUID row,
            String who,
            Set<String> fields,
            String words,
            String file,
            int minute,
            ChangeKind change) {
        return new Item(
                service.definition(SampleCity.ROADS),
                row,
                about,
                who,
                change,
                fields.stream().map(FieldId::new).collect(Collectors.toUnmodifiableSet()),
                minute % 3 + 1,
                words,
                file,
                SampleCity.at("2026-11-21", "10:%02d".formatted(minute)),
                minute,
                minute > 20);
    }

    private SampleWindow window(int width, int height) {
        tell(SampleCity.row(4), "阿部", Set.of("until", "note"), null, 42);
        tell(SampleCity.row(9), "五十嵐", Set.of("place"), "図面の日付を確かめてください", 30);
        tell(SampleCity.row(12), "阿部", Set.of(), "終わりました", 12);
        service.news.items.add(
                item(null, SampleCity.row(5), "阿部", Set.of(), null, null, 6, ChangeKind.EDIT));
        RowView gone = service.rows(SampleCity.ROADS, List.of(SampleCity.row(7))).getFirst();
        service.news.items.add(
                item(gone, gone.row(), "今野", Set.of(), null, null, 3, ChangeKind.DELETE));
        service.news.items.add(
                item(
                        gone,
                        gone.row(),
                        "今野",
                        Set.of("fee"),
                        null,
                        "占用台帳R8.xlsx",
                        1,
                        ChangeKind.EDIT));
        return new SampleWindow(service, SampleCity.SATO, width, height);
    }

    private static void open(SampleWindow window) {
        window.settle();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        window.await(() -> list(window) != null && !list(window).getItems().isEmpty());
    }

    private static ListView<?> list(SampleWindow window) {
        return (ListView<?>) window.root.lookup(".news-list");
    }

    @Test
    void theBellCountsWhatIsUnreadAndTheListLeadsToTheRowsHistory() {
        try (SampleWindow window = window(1366, 768)) {
            window.await(() -> !window.labelled("2").isEmpty());
            open(window);
            assertTrue(window.shows("阿部さんが終了・備考を書きました"));
            assertTrue(window.shows("占用場所について 五十嵐さん「図面の日付を確かめてください」"));
            window.settle();
            window.press(KeyCode.ENTER);
            window.await(() -> list(window) == null);
            window.await(() -> service.news.unread() == 0);
            window.await(() -> window.workspace.grid() != null);
            window.await(() -> !window.labelled("履歴").isEmpty());
        }
    }

    @Test
    void whatCannotBeToldIsSaidInTheList() {
        try (SampleWindow window = window(1366, 768)) {
            service.news.trouble = Problem.unavailable("problem.line.down");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
            window.await(() -> window.root.lookup(".problem") != null || list(window) == null);
            window.settle();
            window.press(KeyCode.ESCAPE);
            assertEquals(2, service.news.unread(), "nothing was read");
        }
    }

    @Test
    void aRowIsWatchedOnItsCardAndARefusalIsSaidThere() {
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            CellPlace place = new CellPlace(SampleCity.row(4), new FieldId("name"));
            window.on(() -> window.workspace.openRecord(SampleCity.ROADS, place, false));
            window.await(() -> window.scene.lookup(".card-watch") != null);
            window.on(() -> box(window).fire());
            window.await(() -> service.news.watched.contains(SampleCity.row(4)));
            window.await(() -> !window.labelled("この行を見守ります。").isEmpty());
            window.on(() -> box(window).fire());
            window.await(() -> service.news.watched.isEmpty());
            service.news.refusal = Problem.refused("problem.watch.many", 200);
            window.on(() -> box(window).fire());
            window.await(() -> !window.labelled("見守れる行は200行までです").isEmpty());
            window.await(() -> !box(window).isSelected());
            assertFalse(service.news.watches(SampleCity.ROADS, SampleCity.row(4)));
        }
    }

    private static CheckBox box(SampleWindow window) {
        return (CheckBox) window.scene.lookup(".card-watch");
    }

    @ParameterizedTest
    @EnumSource(ScreenshotTest.Look.class)
    void newsAreDrawnInEveryLook(ScreenshotTest.Look look) {
        try (SampleWindow window = window(look.width, look.height)) {
            window.on(() -> look.dress.accept(window));
            open(window);
            picture(window, look, "news");
            window.press(KeyCode.ESCAPE);
            CellPlace place = new CellPlace(SampleCity.row(4), new FieldId("name"));
            window.on(() -> window.workspace.openRecord(SampleCity.ROADS, place, false));
            window.await(() -> window.scene.lookup(".card-watch") != null);
            picture(window, look, "news-card");
        }
    }

    private static void picture(SampleWindow window, ScreenshotTest.Look look, String name) {
        window.settle();
        String file = name + "-" + look.name().toLowerCase(Locale.ROOT);
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, file));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), file);
    }
}
