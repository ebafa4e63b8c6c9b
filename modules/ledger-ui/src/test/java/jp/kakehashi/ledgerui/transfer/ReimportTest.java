package jp.kakehashi.ledgerui.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.Reimport;
import jp.kakehashi.ledger.Reimport.Changed;
import jp.kakehashi.ledger.Reimport.Gone;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleImports;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A newer file beside its ledger, on the screen.
@ExtendWith(ToolkitExtension.class)
class ReimportTest {
    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        ImportPreview preview = SampleImports.previewInto();
        service.offer(preview);
        service.imports.compared =
                new Reimport(
                        preview,
                        preview.usualKey(),
                        Set.of(1, 2, 3),
                        List.of(
                                changed(1, "R8-0031　髙橋 一郎", "8500", "9200", false),
                                changed(2, "R8-0044　東海林 弘", "12400", "12900", true)),
                        List.of(new Gone(new UUID(7, 3), 3, "R8-0112　渡邉 健", false)),
                        396,
                        List.of("R8-0120"),
                        1,
                        false,
                        false);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.startImport(SampleCity.ROADS, Path.of("看板設置許可台帳R8.xlsx")));
        window.await(() -> !window.labelled("台帳と比べる").isEmpty());
        window.settle();
        window.press(KeyCode.F5);
        window.await(() -> !window.labelled("R8-0044").isEmpty());
    }

    private static Changed changed(int row, String title, String was, String now, boolean byHand) {
        UUID id = new UUID(7, row);
        return new Changed(
                id,
                row,
                title,
                List.of(new CellRewrite(id, SampleCity.field("fee"), was, now)),
                byHand);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void tick(String words) {
        window.on(
                () ->
                        window.scene.getRoot().lookupAll(".check-box").stream()
                                .map(CheckBox.class::cast)
                                .filter(box -> box.getText().contains(words))
                                .forEach(CheckBox::fire));
    }

    @Test
    void whatDiffersIsShownBeforeAnythingHappensAndTheKeeperDecides() {
        assertTrue(window.shows("8,500 → 9,200"));
        assertTrue(window.shows("手で直した行"));
        assertTrue(window.shows("追加"));
        assertEquals(List.of(), service.imports.taken);
        Pictures.take(window, "reimport");
        Pictures.dressLarge(window);
        Pictures.take(window, "reimport-large");
        window.on(() -> window.texts.languageProperty().set(jp.kakehashi.ui.Language.JAPANESE));
        window.await(() -> !window.labelled("ファイルにない行を台帳から消す").isEmpty());
        tick("台帳から消す");
        window.await(() -> !window.labelled("書く行：5行").isEmpty());
        tick("手で直した行");
        window.await(() -> !window.labelled("書く行：6行").isEmpty());
        window.settle();
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> service.imports.taken.size() == 1);
        assertTrue(service.imports.taken.getFirst().removing());
        assertTrue(service.imports.taken.getFirst().covering());
        window.await(() -> !window.labelled("新しいファイルのとおりにしました").isEmpty());
    }

    @Test
    void whatChangedSinceTheComparisonIsSaidAndNotCountedAsWritten() {
        service.imports.leaving = 1;
        window.on(() -> window.texts.languageProperty().set(jp.kakehashi.ui.Language.JAPANESE));
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> !window.labelled("のとおりにしました（3行）").isEmpty());
        assertTrue(window.shows("比べたあとに変わっていた 1行"));
    }

    @Test
    void aRowThatIsWithdrawnGoesFromTheComparison() {
        window.settle();
        Reimport before = service.imports.compared;
        service.imports.compared =
                new Reimport(
                        before.preview(),
                        before.key(),
                        before.added(),
                        before.changed().subList(0, 1),
                        before.gone(),
                        before.same(),
                        before.doubled(),
                        before.keyless(),
                        false,
                        false);
        service.change(SampleCity.ROADS, SampleCity.row(2), row -> null);
        window.await(() -> window.labelled("R8-0044").isEmpty());
        window.await(() -> !window.labelled("R8-0031").isEmpty());
    }

    @Test
    void theSameKeyLeadsBackToTheFile() {
        window.press(KeyCode.F5);
        window.await(() -> !window.labelled("台帳と比べる").isEmpty());
        assertEquals(List.of(), service.imports.taken);
    }
}
