package jp.kakehashi.ledgerui.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javax.print.DocFlavor;
import javax.print.PrintService;
import javax.print.StreamPrintServiceFactory;
import jp.kakehashi.documents.print.Printers;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Rows go to paper from the grid, by keys alone.
@ExtendWith(ToolkitExtension.class)
class PaperDialogTest {
    @TempDir Path dir;
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

    private void awaitPage() {
        window.await(() -> window.scene.getRoot().lookup(".paper-place .image-view") != null);
    }

    private void choose(String words) {
        window.on(
                () ->
                        window.scene.getRoot().lookupAll(".paper-choice .radio-button").stream()
                                .map(RadioButton.class::cast)
                                .filter(b -> b.getText().equals(words))
                                .forEach(b -> b.setSelected(true)));
    }

    @Test
    void thePagesOfEveryShapeAreSeenBeforeTheyArePrinted() {
        window.press(KeyCode.CONTROL, KeyCode.P);
        awaitPage();
        window.await(() -> !window.labelled("プリンターがありません").isEmpty());
        Pictures.take(window, "paper-list");
        Pictures.dressLarge(window);
        Pictures.take(window, "paper-list-large");
        Pictures.dress(window, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE);
        choose("1行を1ページに");
        awaitPage();
        Pictures.take(window, "paper-records");
        choose("ラベル");
        awaitPage();
        Pictures.take(window, "paper-labels");
        assertTrue(service.papers.orders.getLast().shape() instanceof PaperShape.Labels);
        Pictures.dress(window, Theme.DARK, TextSize.LARGEST, Language.JAPANESE);
        Pictures.take(window, "paper-labels-large");
        window.press(KeyCode.ESCAPE);
        window.await(() -> window.scene.getRoot().lookup(".paper-dialog") == null);
        // Nothing of it stays on the disk.
        assertTrue(service.papers.drafts.stream().noneMatch(PaperDialogTest::there));
        assertEquals(List.of(), service.papers.left);
    }

    @Test
    void whatIsMarkedOnScreenIsMarkedOnPaper() {
        RowMark mark = new RowMark("fee >= 5000", null, RowMark.Look.RED, new Label("高い", "high"));
        window.on(() -> window.workspace.grid().views().marks().change(List.of(mark)));
        window.press(KeyCode.CONTROL, KeyCode.P);
        awaitPage();
        assertEquals(List.of(mark), service.papers.orders.getLast().marks());
    }

    private PaperViewModel model(Printers printers) {
        return ToolkitExtension.onScreen(
                () -> {
                    var grid = window.workspace.grid();
                    PaperRows rows =
                            new PaperRows(
                                    grid.definitionProperty().get(),
                                    grid.fields(),
                                    grid.fields(),
                                    grid.questionProperty()
                                            .get()
                                            .query(grid.ledger(), 0, Integer.MAX_VALUE),
                                    412,
                                    null);
                    return new PaperViewModel(
                            grid.desk(), window.root.context().tasks(), rows, printers);
                });
    }

    private void await(PaperViewModel model, Class<? extends PaperViewModel.State> state) {
        window.await(() -> state.isInstance(model.stateProperty().get()));
    }

    @Test
    void whatIsNotOnThePagesOnShowIsCheckedBeforeItGoes() {
        service.papers.most = 3;
        UUID last =
                service.page(new RowQuery(SampleCity.ROADS, null, List.of(), null, false, 411, 1))
                        .rows()
                        .getFirst()
                        .row();
        service.remote(SampleCity.ROADS, last, new FieldId("address"), "見本 \uD83D\uDE80");
        PaperViewModel model = model(new Printers(List::of));
        window.on(model::lay);
        await(model, PaperViewModel.State.Laid.class);
        var laid = (PaperViewModel.State.Laid) model.stateProperty().get();
        assertFalse(laid.all());
        assertTrue(laid.report().clean());
        Path to = dir.resolve("台帳.pdf");
        window.on(() -> model.save(to));
        assertFalse(model.stateProperty().get() instanceof PaperViewModel.State.Leaving);
        window.on(() -> model.purposeProperty().set("現地確認"));
        window.on(() -> model.save(to));
        await(model, PaperViewModel.State.Doubtful.class);
        assertEquals(List.of(), service.papers.left);
        assertFalse(Files.exists(to));
        var doubtful = (PaperViewModel.State.Doubtful) model.stateProperty().get();
        assertEquals("U+1F680", doubtful.report().entries().getFirst().codePoints());
        window.on(doubtful.go());
        await(model, PaperViewModel.State.Left.class);
        assertEquals(List.of("台帳.pdf 現地確認"), service.papers.left);
        assertTrue(Files.exists(to));
        window.on(model::close);
    }

    @Test
    void whatWasSeenIsWhatThePrinterGets() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintService stand =
                StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
                        DocFlavor.SERVICE_FORMATTED.PAGEABLE, "application/postscript")[0]
                        .getPrintService(out);
        Printers printers = new Printers(() -> List.of(stand));
        PaperViewModel model = model(printers);
        window.on(() -> model.purposeProperty().set("現地確認"));
        window.on(model::lay);
        await(model, PaperViewModel.State.Laid.class);
        int pages = ((PaperViewModel.State.Laid) model.stateProperty().get()).page().pages();
        window.on(() -> model.send(printers.names().getFirst(), new Printers.Copied(1, false)));
        await(model, PaperViewModel.State.Left.class);
        String sent = out.toString(StandardCharsets.ISO_8859_1);
        assertEquals(pages, sent.split("(?m)^%%Page: ").length - 1);
        assertEquals(List.of("printer 現地確認"), service.papers.left);
        window.on(model::close);
        assertTrue(service.papers.drafts.stream().noneMatch(PaperDialogTest::there));
    }

    @Test
    void pagesWithARowThatIsWithdrawnAreLaidOutAnewWithoutIt() {
        PaperViewModel model = model(new Printers(List::of));
        window.on(model::lay);
        await(model, PaperViewModel.State.Laid.class);
        var before = (PaperViewModel.State.Laid) model.stateProperty().get();
        window.settle();
        service.change(SampleCity.ROADS, SampleCity.row(3), row -> null);
        window.await(
                () ->
                        model.stateProperty().get() instanceof PaperViewModel.State.Laid now
                                && now.rows() == before.rows() - 1);
        assertEquals(1, service.papers.drafts.stream().filter(PaperDialogTest::there).count());
        window.on(model::close);
        assertTrue(service.papers.drafts.stream().noneMatch(PaperDialogTest::there));
    }

    private static boolean there(jp.kakehashi.ledger.PaperDraft draft) {
        try {
            return draft.pdf().length > 0;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }
}
