package jp.kakehashi.ledgerui.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A row is taken over into another system by keys alone, in the order of that system's screen.
@ExtendWith(ToolkitExtension.class)
class TranscriptionTest {
    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
        List<FieldId> screen =
                List.of(new FieldId("fee"), new FieldId("permitted"), new FieldId("name"));
        Set<FieldId> others =
                window.workspace.grid().fields().stream()
                        .map(f -> f.id())
                        .filter(f -> !screen.contains(f))
                        .collect(java.util.stream.Collectors.toSet());
        ColumnLayout columns = new ColumnLayout(screen, others, Set.of(), Set.of(), Map.of(), 1);
        LedgerView view =
                new LedgerView(new Label("収納システム", "収納システム"), LedgerView.Rows.ALL, columns);
        service.views.keepMine(SampleCity.ROADS, List.of(view));
        window.on(() -> window.workspace.openList());
        window.openRoads();
        window.await(() -> !window.workspace.grid().views().all().isEmpty());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private ListView<?> list() {
        return (ListView<?>) window.scene.getRoot().lookup(".transcription-list");
    }

    private String clipboard() {
        return ToolkitExtension.onScreen(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void valuesAreCopiedOneByOneInTheOrderOfTheView() {
        int before = service.viewings.size();
        window.press(KeyCode.CONTROL, KeyCode.T);
        window.await(() -> list() != null && !list().getItems().isEmpty());
        assertTrue(
                service.viewings.subList(before, service.viewings.size()).stream()
                        .anyMatch(v -> v.startsWith("card ") && v.endsWith("ほかのシステムへの転記")));
        window.on(
                () ->
                        ((ComboBox<?>) window.scene.getRoot().lookup(".transcription-order"))
                                .getSelectionModel()
                                .select(1));
        window.await(() -> list().getItems().size() == 3);
        window.on(() -> list().requestFocus());
        window.press(KeyCode.DIGIT1);
        assertEquals("1900", clipboard());
        window.press(KeyCode.ENTER);
        assertEquals("R8.5.15", clipboard());
        window.press(KeyCode.ENTER);
        assertEquals("髙橋　一郎", clipboard());
        window.await(() -> window.labelled("コピー済み").size() == 3);
        assertEquals("R080515", DayForm.SIX_DIGITS.of("2026-05-15"));
        assertEquals("H310430", DayForm.SIX_DIGITS.of("2019-04-30"));
        assertEquals("R010501", DayForm.SIX_DIGITS.of("2019-05-01"));
        assertEquals("18500102", DayForm.SIX_DIGITS.of("1850-01-02"));
        assertEquals("20260515", DayForm.EIGHT_DIGITS.of("2026-05-15"));
        Pictures.take(window, "transcription");
        Pictures.dressLarge(window);
        Pictures.take(window, "transcription-large");
        Pictures.dress(window, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE);
        window.press(KeyCode.CONTROL, KeyCode.P);
        window.await(() -> window.scene.getRoot().lookup(".paper-place .image-view") != null);
        var order = service.papers.orders.getLast();
        assertEquals(
                List.of("fee", "permitted", "name"),
                order.fields().stream().map(FieldId::value).toList());
        assertEquals(1, order.query().limit());
        Pictures.take(window, "transcription-paper");
    }

    @Test
    void theSheetOfARowThatIsWithdrawnGoesWithIt() {
        window.press(KeyCode.CONTROL, KeyCode.T);
        window.await(() -> list() != null && !list().getItems().isEmpty());
        window.settle();
        var at = window.workspace.grid().currentProperty().get();
        service.change(SampleCity.ROADS, at.row(), row -> null);
        window.await(() -> list() == null);
        window.await(() -> !window.labelled(window.texts.get("ledger.grid.rowGone")).isEmpty());
    }
}
