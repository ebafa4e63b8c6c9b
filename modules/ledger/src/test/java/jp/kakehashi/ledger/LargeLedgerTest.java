package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.CheckpointStore.Checkpoint;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.sync.storage.replica.RowOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A ledger that is too large to be counted and sorted for every page.
final class LargeLedgerTest {
    private static final LedgerId METERS = new LedgerId("meters");
    private static final FieldId AREA = new FieldId("area");
    private static final FieldId USED = new FieldId("used");
    private static final int ROWS = RowOrders.LARGE + 500;

    private final SystemClock clock = new SystemClock();
    private final Ids ids = new Ids(clock);
    private final LedgerDefinition form =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: meters
                            version: 1
                            name: {ja: 検針, en: Meters}
                            owner: civil
                            fields:
                              - {id: area, name: 地区, type: text}
                              - {id: used, name: 使用量, type: number}
                              - {id: fee, name: 料金, type: yen}
                            """);
    private final List<UUID> rows = new ArrayList<>();
    private Replica replica;
    private LedgerService service;

    @BeforeEach
    void fill() {
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        replica =
                new Replica(
                        Databases.inMemory(),
                        new ReplicaOwner(actor, World.PRODUCTION, "pc", "本"),
                        clock);
        replica.definitions().take(List.of(form), actor);
        List<StoredRow> made = new ArrayList<>();
        for (int n = 0; n < ROWS; n++) {
            UUID id = ids.next();
            rows.add(id);
            Map<FieldId, String> cells =
                    Map.of(
                            AREA,
                            "地区" + n % 100,
                            USED,
                            Integer.toString(n),
                            new FieldId("fee"),
                            "10");
            made.add(
                    new StoredRow(
                            new RowState(id, 1, false, cells, Map.of(), null), replica.now()));
        }
        replica.database()
                .write(
                        tx -> {
                            replica.stores().tables().insert(tx, form, made);
                            replica.stores()
                                    .checkpoints()
                                    .put(tx, METERS, new Checkpoint(1, null, replica.now()));
                            return true;
                        });
        HeadOffice none =
                (HeadOffice)
                        Proxy.newProxyInstance(
                                HeadOffice.class.getClassLoader(),
                                new Class<?>[] {HeadOffice.class},
                                (proxy, method, args) -> {
                                    throw Problem.unavailable("problem.line.down").asException();
                                });
        service = new LedgerServiceOnReplica(replica, none, () -> {});
    }

    @AfterEach
    void close() {
        replica.close();
    }

    private static RowQuery query(long offset, FieldId sort, Filter... filters) {
        return new RowQuery(METERS, null, List.of(filters), sort, false, offset, 100);
    }

    @Test
    void theFirstRowsComeBeforeTheCountAndTheLastOnesStandWhereTheyBelong() {
        replica.orders().build();
        RowQuery newest = query(0, null);
        RowPage first = service.page(newest);
        assertEquals(rows.reversed().subList(0, 100), ids(first));
        assertEquals(ROWS, service.totals(newest, null).all().rows());
        RowPage counted = service.page(newest);
        assertTrue(counted.counted());
        assertEquals(ROWS, counted.total());
        assertEquals(ROWS, counted.all());
        assertEquals(ROWS * 10L, counted.sums().get(new FieldId("fee")));
        assertEquals(
                rows.reversed().subList(ROWS - 100, ROWS),
                ids(service.page(query(ROWS - 100, null))));
        assertEquals(OptionalLong.of(ROWS - 1), service.place(newest, rows.getFirst()));
        assertEquals(List.of(), service.page(query(ROWS, null)).rows());
    }

    @Test
    void aQuestionThatNobodyAskedBeforeIsAnsweredInItsOrderWithItsSums() {
        Filter one = new Filter(AREA, "=", "地区7");
        RowPage page = service.page(query(100, USED, one));
        assertEquals(ROWS / 100, page.total());
        assertEquals(rows.get(100 * 100 + 7), page.rows().getFirst().row());
        assertEquals(
                0,
                BigDecimal.valueOf(505L * 7 + 100L * (504 * 505 / 2))
                        .compareTo(
                                service.totals(query(0, USED, one), null).all().sums().get(USED)));
    }

    @Test
    void aViewGetsItsIndexAndItsRowsAtOnce() {
        replica.orders().build();
        LedgerView.Condition one = new LedgerView.Condition(AREA, "=", "地区7");
        service.views()
                .keepMine(
                        METERS,
                        List.of(
                                new LedgerView(
                                        new Label("七", "7"),
                                        new LedgerView.Rows(null, List.of(one), USED, true, null),
                                        ColumnLayout.PLAIN)));
        replica.orders().build();
        RowQuery asked =
                new RowQuery(
                        METERS, null, List.of(new Filter(AREA, "=", "地区7")), USED, true, 0, 100);
        RowPage page = service.page(asked);
        assertFalse(page.counted());
        assertEquals(rows.get(504 * 100 + 7), page.rows().getFirst().row());
        assertEquals(505, service.totals(asked, null).all().rows());
    }

    @Test
    void whatIsWrittenIsThereInTheNextAnswer() {
        RowQuery newest = query(0, null);
        service.totals(newest, null);
        UUID gone = rows.getLast();
        service.delete(METERS, gone, ChangeNote.NONE);
        UUID made = service.create(METERS, Map.of(AREA, "新"), ChangeNote.NONE).row();
        assertFalse(ids(service.page(newest)).contains(gone));
        assertEquals(ROWS, service.totals(newest, null).all().rows());
        RowPage page = service.page(newest);
        assertEquals(made, page.rows().getFirst().row());
        assertFalse(ids(page).contains(gone));
    }

    @Test
    void whoHasHadEnoughIsToldSoAndMayAskAgain() throws InterruptedException {
        RowQuery asked = query(0, USED);
        Problem[] told = new Problem[1];
        Thread waiting =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        service.totals(asked, null);
                                    } catch (ProblemException e) {
                                        told[0] = e.problem();
                                    }
                                });
        while (service.looking(asked).isEmpty() && waiting.isAlive()) {
            Thread.onSpinWait();
        }
        service.stopLooking(asked);
        waiting.join();
        // Who is very quick has found everything before.
        if (told[0] != null) {
            assertEquals("problem.find.cancelled", told[0].key());
        }
        assertEquals(ROWS, service.totals(asked, null).all().rows());
        assertTrue(service.looking(asked).isEmpty());
        assertThrows(ProblemException.class, () -> service.page(query(0, new FieldId("nowhere"))));
    }

    private static List<UUID> ids(RowPage page) {
        return page.rows().stream().map(LedgerService.RowView::row).toList();
    }
}
