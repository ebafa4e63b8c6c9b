package jp.kakehashi.ledgerui.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.LedgerWorkspace;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.links.LinkWords;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleImports;
import jp.kakehashi.ledgerui.transfer.ImportViewModel.Step;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.records.RowState;
import jp.kakehashi.testkit.QueueExecutor;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.connection.ConnectionModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stopping an import and importing what cannot be imported.
class ImportViewModelTest {
    private static final Path FILE = Path.of("看板設置許可台帳R8.xlsx");

    private final MemoryLedgers service = SampleCity.ledgers(SampleCity.SATO, 3);
    private final QueueExecutor background = new QueueExecutor();
    private ImportViewModel model;

    @BeforeEach
    void read() {
        service.offer(SampleImports.preview());
        UiTasks tasks =
                new UiTasks(
                        background,
                        Runnable::run,
                        new jp.kakehashi.ui.FaultDisplay() {
                            @Override
                            public void problem(Problem problem) {
                                throw new AssertionError(problem.key());
                            }

                            @Override
                            public void fault(String code) {
                                throw new AssertionError(code);
                            }
                        });
        Texts texts = new Texts(LedgerWorkspace.class);
        model =
                new ImportViewModel(
                        new LedgerDesk(
                                service,
                                SampleCity.SATO,
                                SampleCity.places(),
                                SampleCity.clock(),
                                SampleCity.ZONE,
                                texts,
                                new ConnectionModel(),
                                new LinkWords(service, SampleCity.SATO, texts, tasks)),
                        tasks);
        model.read(FILE, null);
        background.runAll();
        assertInstanceOf(Step.Preview.class, model.stepProperty().get());
    }

    @Test
    void stoppedInTimeNothingIsWrittenAndThePreviewIsBack() {
        service.beforeWriting = model::cancel;
        model.commit(ledger -> {});
        background.runAll();
        assertInstanceOf(Step.Preview.class, model.stepProperty().get());
        assertEquals(1, service.ledgers().size());
    }

    @Test
    void stoppedTooLateItSaysThatTheRowsAreWritten() {
        service.afterLastQuestion = model::cancel;
        model.commit(ledger -> {});
        background.runAll();
        assertInstanceOf(Step.Done.class, model.stepProperty().get());
        assertEquals(2, service.ledgers().size());
    }

    @Test
    void leavingAsksToStopAndTheNextImportBeginsWithAFile() {
        model.commit(ledger -> {});
        model.leave();
        background.runAll();
        assertInstanceOf(Step.Choose.class, model.stepProperty().get());
        assertEquals(1, service.ledgers().size());
    }

    @Test
    void aServerThatIsGoneIsSaidAndNothingIsWritten() {
        service.afterLastQuestion =
                () -> {
                    throw Problem.unavailable("problem.import.new_ledger_offline").asException();
                };
        model.commit(ledger -> {});
        background.runAll();
        Step.Failed failed = assertInstanceOf(Step.Failed.class, model.stepProperty().get());
        assertEquals("problem.import.new_ledger_offline", failed.problem().key());
    }

    @Test
    void aColumnSentToAFieldLeavesTheColumnThatWentThereBefore() {
        service.offer(SampleImports.previewInto());
        model.read(FILE, SampleCity.ROADS);
        background.runAll();
        model.map(2, SampleCity.field("address"));
        background.runAll();
        assertEquals(SampleCity.field("address"), preview().columns().get(2));
        model.map(0, SampleCity.field("address"));
        background.runAll();
        assertEquals(SampleCity.field("address"), preview().columns().get(0));
        assertNull(preview().columns().get(2));
    }

    @Test
    void aNewLedgerIsCalledAsItsKeeperWrites() {
        model.name(" 看板台帳 ");
        assertEquals("看板台帳", preview().definition().label().ja());
        model.name(" ");
        assertEquals("看板台帳", preview().definition().label().ja());
        model.retype(6, FieldType.TEXT);
        background.runAll();
        assertEquals("看板台帳", preview().definition().label().ja());
    }

    @Test
    void aColumnOfANewLedgerHoldsWhatItsKeeperSays() {
        model.retype(6, FieldType.TEXT);
        background.runAll();
        assertEquals(FieldType.TEXT, preview().definition().fields().get(6).type());
        model.retype(6, FieldType.CHOICE);
        background.runAll();
        assertEquals(FieldType.CHOICE, preview().definition().fields().get(6).type());
    }

    @Test
    void rowsThatAreThereAlreadyComeInOnlyWhenTheyAreWanted() {
        ImportPreview into = SampleImports.previewInto();
        service.offer(into.comparedWith(List.of(first(into)).iterator()));
        model.read(FILE, SampleCity.ROADS);
        background.runAll();
        assertEquals(399, preview().writes());
        model.leaveOutIdentical(false);
        assertEquals(400, preview().writes());
    }

    private static RowState first(ImportPreview into) {
        NewRow row = into.newRows().getFirst();
        return new RowState(new UUID(0, 1), 1, false, row.values(), Map.of(), null);
    }

    @Test
    void whileRowsAreWrittenTheyGoNowhereElse() {
        service.beforeWriting =
                () -> {
                    model.target(SampleCity.ROADS);
                    model.map(0, null);
                    assertInstanceOf(Step.Writing.class, model.stepProperty().get());
                };
        model.commit(ledger -> {});
        background.runAll();
        assertInstanceOf(Step.Done.class, model.stepProperty().get());
        assertNull(model.into());
    }

    private ImportPreview preview() {
        return assertInstanceOf(Step.Preview.class, model.stepProperty().get()).preview();
    }
}
