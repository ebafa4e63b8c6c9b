package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowFormulas;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows that are picked and sorted by expressions.
final class AskingTest {
    private static final LedgerId METERS = new LedgerId("meters");
    private static final FieldId AREA = new FieldId("area");
    private static final FieldId USED = new FieldId("used");

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private final Ids ids = new Ids(clock);
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
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
                              - {id: read, name: 検針日, type: date}
                              - {id: aid, name: 減免, type: yen, read: {sections: [welfare]}}
                              - {id: net, name: 差引, type: calculated, formula: fee - aid, result: yen}
                              - {id: rate, name: 単価, type: calculated, formula: fee / used, result: number}
                            """);
    private final Replica replica =
            new Replica(
                    Databases.inMemory(),
                    new ReplicaOwner(actor, World.PRODUCTION, "pc", "本"),
                    clock);
    private final LedgerService service = service();

    private LedgerService service() {
        HeadOffice none =
                (HeadOffice)
                        Proxy.newProxyInstance(
                                HeadOffice.class.getClassLoader(),
                                new Class<?>[] {HeadOffice.class},
                                (proxy, method, args) -> {
                                    throw Problem.unavailable("problem.line.down").asException();
                                });
        return new LedgerServiceOnReplica(replica, none, () -> {});
    }

    private void fill(int rows) {
        replica.definitions().take(List.of(form), actor);
        List<StoredRow> made = new ArrayList<>();
        for (int n = 0; n < rows; n++) {
            Map<FieldId, String> cells = new HashMap<>();
            cells.put(AREA, "地区" + n % 10);
            cells.put(new FieldId("aid"), "1");
            if (random.nextInt(5) > 0) {
                cells.put(USED, Integer.toString(random.nextInt(50)));
            }
            if (random.nextInt(5) > 0) {
                cells.put(new FieldId("fee"), Integer.toString(random.nextInt(5000)));
            }
            if (random.nextInt(5) > 0) {
                cells.put(new FieldId("read"), "2026-0" + (1 + random.nextInt(9)) + "-15");
            }
            made.add(
                    new StoredRow(
                            new RowState(ids.next(), 1, false, cells, Map.of(), null),
                            replica.now()));
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
    }

    @AfterEach
    void close() {
        replica.close();
    }

    private static RowQuery query(
            long offset, String only, String by, boolean down, Filter... filters) {
        return new RowQuery(
                METERS, null, List.of(filters), null, down, offset, 100, new RowFormulas(only, by));
    }

    private List<RowView> all() {
        List<RowView> all = new ArrayList<>();
        long total = 1;
        for (long at = 0; at < total; at += 100) {
            RowPage page =
                    service.page(new RowQuery(METERS, null, List.of(), null, false, at, 100));
            total = page.total();
            all.addAll(page.rows());
        }
        return all;
    }

    private static double number(RowView row, FieldId field, double empty) {
        String value = row.values().get(field);
        return value == null ? empty : Double.parseDouble(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_234, RowOrders.LARGE + 1})
    void anExpressionPicksSortsCountsAndGroupsTheSameInSmallAndLargeLedgers(int rows) {
        fill(rows);
        FieldId fee = new FieldId("fee");
        Filter third = new Filter(AREA, "=", "地区3");
        Predicate<RowView> wanted =
                row ->
                        "地区3".equals(row.values().get(AREA))
                                && (number(row, fee, 0) > 2500 || number(row, USED, 99) < 10);
        String only = "fee > 2500 || used < 10";
        List<RowView> expected =
                (rows < RowOrders.LARGE ? all() : List.<RowView>of())
                        .stream()
                                .filter(wanted)
                                .sorted(
                                        Comparator.comparingDouble(
                                                        (RowView r) ->
                                                                number(r, fee, 1e9)
                                                                        + number(r, USED, 1e9))
                                                .thenComparing(r -> r.row().toString()))
                                .toList();
        RowPage page = service.page(query(0, only, "fee + used", false, third));
        assertTrue(page.counted());
        assertTrue(page.rows().stream().allMatch(wanted), "seed " + seed);
        if (rows < RowOrders.LARGE) {
            assertEquals(expected.size(), page.total(), "seed " + seed);
            List<Double> sums =
                    expected.stream().map(r -> number(r, fee, 1e9) + number(r, USED, 1e9)).toList();
            assertEquals(
                    sums.stream().filter(s -> s < 1e9).limit(100).toList(),
                    page.rows().stream()
                            .map(r -> number(r, fee, 1e9) + number(r, USED, 1e9))
                            .filter(s -> s < 1e9)
                            .toList(),
                    "seed " + seed);
        }
        long sum =
                service.totals(query(0, only, null, false), AREA).groups().stream()
                        .mapToLong(LedgerService.RowGroup::rows)
                        .sum();
        assertEquals(service.totals(query(0, only, null, false), null).all().rows(), sum);
        UUID last = page.rows().getLast().row();
        assertEquals(
                OptionalLong.of(page.rows().size() - 1),
                service.place(query(0, only, "fee + used", false, third), last));
        assertEquals(
                page.total(),
                service.pick(
                                query(0, only, null, false, third),
                                cells -> true,
                                100_000,
                                Progress.NONE)
                        .rows()
                        .size());
    }

    @Test
    void whatWasWrittenIsAskedAnew() {
        fill(20);
        RowQuery most = query(0, "fee = 777777", null, false);
        assertEquals(0, service.page(most).total());
        RowView row = all().getFirst();
        service.edit(METERS, row, Map.of(new FieldId("fee"), "777777"), ChangeNote.NONE);
        assertEquals(
                List.of(row.row()), service.page(most).rows().stream().map(RowView::row).toList());
    }

    @Test
    void whatIsCalculatedCanBeAskedFor() {
        fill(500);
        FieldId rate = new FieldId("rate");
        RowPage page = service.page(query(0, "rate > 100", "rate", true));
        assertTrue(page.total() > 10, "seed " + seed);
        double before = Double.MAX_VALUE;
        for (RowView row : page.rows()) {
            double now = number(row, rate, -1);
            assertTrue(now > 100 && now <= before, "seed " + seed);
            before = now;
        }
    }

    /// What cannot be seen cannot be found out by asking: neither by a condition nor by an order,
    /// neither itself nor what is calculated from it.
    @ParameterizedTest
    @ValueSource(
            strings = {"aid > 0", "net > 0", "AID > 0", "1 = aid", "EMPTY(aid)", "nowhere > 0"})
    void aFieldForOtherEyesIsRefusedWhoeverAsks(String hidden) {
        fill(5);
        for (RowQuery asked :
                List.of(query(0, hidden, null, false), query(0, null, hidden, true))) {
            List<Runnable> ways =
                    List.of(
                            () -> service.page(asked),
                            () -> service.totals(asked, null),
                            () -> service.totals(asked, AREA),
                            () -> service.place(asked, UUID.randomUUID()),
                            () -> service.looking(asked),
                            () -> service.pick(asked, row -> true, 5, Progress.NONE),
                            () -> service.export(asked, dir.resolve("x.csv"), "確認", Progress.NONE));
            for (Runnable way : ways) {
                ProblemException refused = assertThrows(ProblemException.class, way::run);
                assertEquals("problem.formula", refused.problem().key());
            }
        }
        assertTrue(Files.notExists(dir.resolve("x.csv")));
    }
}
