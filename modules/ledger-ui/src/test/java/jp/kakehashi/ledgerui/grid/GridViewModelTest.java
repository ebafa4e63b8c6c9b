package jp.kakehashi.ledgerui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.LedgerWorkspace;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.ledgerui.links.LinkWords;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.connection.ConnectionModel;
import org.junit.jupiter.api.Test;

/// The grid's state without a toolkit; work runs when the test says so.
class GridViewModelTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final MemoryLedgers service = SampleCity.ledgers(SampleCity.ABE, 412);
    private final UiTasks tasks = new UiTasks(background::add, Runnable::run, new Silent());
    private final Texts texts = new Texts(LedgerWorkspace.class);
    private final GridViewModel model = model(service);

    private GridViewModel model(LedgerService ledgers) {
        return new GridViewModel(
                new LedgerDesk(
                        ledgers,
                        SampleCity.ABE,
                        SampleCity.places(),
                        SampleCity.clock(),
                        SampleCity.ZONE,
                        texts,
                        new ConnectionModel(),
                        new LinkWords(ledgers, SampleCity.ABE, texts, tasks)),
                tasks,
                SampleCity.ROADS);
    }

    private static final class Silent implements FaultDisplay {
        @Override
        public void problem(Problem problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void fault(String code) {
            throw new AssertionError(code);
        }
    }

    @Test
    void openingShowsRowsCountsAndSums() {
        open();
        assertEquals(Phase.READY, model.phaseProperty().get());
        assertEquals(412, model.rows().size());
        assertTrue(model.countsProperty().get().sums().get(SampleCity.field("fee")) > 0);
    }

    @Test
    void whatIsTypedShowsBeforeTheServiceAnswersAndStaysThroughARefresh() {
        open();
        assertNull(write(2, "address", "大山"));
        assertEquals("大山", shown(2, "address"));
        assertEquals(
                EditState.HERE, model.rows().peek(1).states().get(SampleCity.field("address")));
        model.refresh();
        runLast();
        assertEquals("大山", shown(2, "address"));
        runAll();
        assertEquals("大山", shown(2, "address"));
    }

    @Test
    void cellsAreWrittenInTheOrderTheyWereTyped() {
        open();
        write(2, "address", "一");
        write(2, "address", "二");
        write(2, "address", "三");
        runAll();
        assertEquals(
                "三",
                service.peek(SampleCity.ROADS, SampleCity.row(2))
                        .values()
                        .get(SampleCity.field("address")));
        assertEquals(
                3,
                service.history(
                                SampleCity.ROADS,
                                SampleCity.row(2),
                                SampleCity.field("address"),
                                "test")
                        .size());
    }

    @Test
    void aRequiredFieldIsNotEmptiedWithoutAReason() {
        open();
        assertEquals("problem.value.required", write(2, "name", "").key());
        assertEquals("五十嵐　千代", shown(2, "name"));
        ChangeNote reason = new ChangeNote(null, null, null, "名前を確認中", null);
        assertNull(model.write(place(2, "name"), row(2), "", reason));
        runAll();
        assertNull(shown(2, "name"));
    }

    @Test
    void aRefusedEditIsToldWithItsTextAndTheOldValueIsBack() {
        open();
        String before = shown(2, "permit");
        write(2, "permit", "道占-3005");
        service.failWith(Problem.invalid("problem.value.unique", "permit"));
        background.poll().run();
        service.failWith(null);
        runAll();
        CellTrouble trouble = model.troubleProperty().get();
        assertNotNull(trouble);
        assertEquals("道占-3005", trouble.typed());
        assertEquals(before, shown(2, "permit"));
    }

    @Test
    void anAnswerToAnOldQuestionIsNotShown() {
        open();
        model.ask(model.questionProperty().get().searching("五十嵐"));
        model.ask(GridQuestion.EVERYTHING);
        runAll();
        assertEquals(412, model.rows().size());
    }

    @Test
    void aBeginningIsShownAtOnceAndTheRestWhenItIsCounted() {
        boolean[] counted = {false};
        LedgerService large =
                (LedgerService)
                        Proxy.newProxyInstance(
                                LedgerService.class.getClassLoader(),
                                new Class<?>[] {LedgerService.class},
                                (proxy, method, args) -> {
                                    Object found = method.invoke(service, args);
                                    counted[0] |= method.getName().equals("totals");
                                    return found instanceof RowPage page && !counted[0]
                                            ? new RowPage(page.rows(), 100, 412, Map.of(), false)
                                            : found;
                                });
        GridViewModel grid = model(large);
        grid.open();
        background.poll().run();
        background.poll().run();
        assertEquals(100, grid.rows().size());
        assertFalse(grid.countsProperty().get().counted());
        runAll();
        assertEquals(412, grid.rows().size());
        assertTrue(grid.countsProperty().get().counted());
        grid.close();
    }

    @Test
    void conditionsNarrowAndCanBeTakenOff() {
        open();
        Filter filter = new Filter(SampleCity.field("until"), "≦", "2027-03-31");
        model.ask(model.questionProperty().get().with(filter));
        runAll();
        long some = model.countsProperty().get().matching();
        assertTrue(some > 0 && some < 412);
        assertEquals(412, model.countsProperty().get().all());
        model.ask(model.questionProperty().get().without(filter));
        runAll();
        assertEquals(List.of(), model.questionProperty().get().filters());
        assertEquals(412, model.rows().size());
    }

    @Test
    void nothingIsLoadedAfterClosing() {
        open();
        model.close();
        service.remote(SampleCity.ROADS, SampleCity.row(2), SampleCity.field("name"), "別の人");
        assertTrue(background.isEmpty());
    }

    private void open() {
        model.open();
        runAll();
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    private void runLast() {
        background.pollLast().run();
    }

    private Problem write(int line, String field, String typed) {
        return model.write(place(line, field), row(line), typed, ChangeNote.NONE);
    }

    private RowView row(int line) {
        return model.rows().peek(line - 1);
    }

    private String shown(int line, String field) {
        return row(line).values().get(SampleCity.field(field));
    }

    private static CellPlace place(int line, String field) {
        return new CellPlace(SampleCity.row(line), SampleCity.field(field));
    }
}
