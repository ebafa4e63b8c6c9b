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
import jp.kakehashi.ledger.LedgerService.Picked;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerService.Totals;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Counting, summing and picking rows on a real replica: right, bounded, and of nothing that this
/// person may not see.
final class RowTotalsTest {
    private static final LedgerId WORKS = new LedgerId("works");
    private final Ids ids = new Ids(new SystemClock());
    private Replica replica;
    private LedgerService service;

    private static LedgerDefinition form(boolean personal) {
        return new DefinitionYaml()
                .read(
                        """
                        ledger: %s
                        version: 1
                        name: {ja: 工事, en: Works}
                        owner: civil
                        personal: %s
                        fields:
                          - {id: name, name: 氏名, type: person}
                          - {id: kind, name: 種類, type: text}
                          - {id: fee, name: 金額, type: yen}
                          - {id: area, name: 面積, type: number}
                          - {id: done, name: 済み, type: check}
                          - {id: secret, name: 内部, type: yen, read: {sections: [staff]}, write: {sections: [staff]}}
                        """
                                .formatted(personal ? "people" : "works", personal));
    }

    @BeforeEach
    void open() {
        SystemClock clock = new SystemClock();
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        replica =
                new Replica(
                        Databases.inMemory(),
                        new ReplicaOwner(actor, World.PRODUCTION, "pc", "本"),
                        clock);
        replica.definitions().take(List.of(form(false), form(true)), actor);
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

    private UUID add(LedgerId ledger, String... cells) {
        Map<FieldId, String> values = new java.util.LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            values.put(new FieldId(cells[i]), cells[i + 1]);
        }
        UUID id = ids.next();
        RowState row = new RowState(id, 1, false, values, Map.of(), null);
        replica.database()
                .write(
                        tx -> {
                            replica.stores()
                                    .tables()
                                    .put(
                                            tx,
                                            service.definition(ledger),
                                            List.of(new StoredRow(row, replica.now())));
                            return true;
                        });
        return id;
    }

    private static RowQuery all(LedgerId ledger, Filter... filters) {
        return new RowQuery(ledger, null, List.of(filters), null, false, 0, 0);
    }

    @Test
    void rowsAreCountedAndSummedAsAWholeAndByTheirValues() {
        add(WORKS, "kind", "看板", "fee", "100", "area", "1.5", "done", "true");
        add(WORKS, "kind", "看板", "fee", "-30", "area", "0.25", "done", "false");
        add(WORKS, "kind", "足場", "fee", "7", "done", "true");
        add(WORKS, "area", "2");
        FieldId fee = new FieldId("fee");
        FieldId area = new FieldId("area");
        Totals found = service.totals(all(WORKS), new FieldId("kind"));
        assertEquals(4, found.all().rows());
        assertEquals(0, new BigDecimal("77").compareTo(found.all().sums().get(fee)));
        assertEquals(0, new BigDecimal("3.75").compareTo(found.all().sums().get(area)));
        RowGroup first = found.groups().getFirst();
        assertEquals("看板", first.value());
        assertEquals(2, first.rows());
        assertEquals(0, new BigDecimal("70").compareTo(first.sums().get(fee)));
        assertEquals(3, found.groups().size());
        assertTrue(found.groups().stream().anyMatch(g -> g.value() == null && g.rows() == 1));
        Totals some =
                service.totals(
                        all(WORKS, new Filter(new FieldId("done"), "=", "true")),
                        new FieldId("done"));
        assertEquals(2, some.all().rows());
        assertEquals(List.of("true"), some.groups().stream().map(RowGroup::value).toList());
    }

    @Test
    void groupsAreBounded() {
        for (int i = 0; i <= LedgerService.MOST_GROUPS; i++) {
            add(WORKS, "kind", "k" + i);
        }
        Totals found = service.totals(all(WORKS), new FieldId("kind"));
        assertTrue(found.more());
        assertEquals(LedgerService.MOST_GROUPS, found.groups().size());
    }

    @Test
    void whatAPersonMayNotReadIsNeitherSummedNorGroupedBy() {
        add(WORKS, "kind", "看板");
        assertFalse(
                service.totals(all(WORKS), null).all().sums().containsKey(new FieldId("secret")));
        assertEquals("problem.ledger.field", refusal(WORKS, "secret"));
        assertEquals("problem.ledger.field", refusal(WORKS, "no_such"));
        LedgerId people = new LedgerId("people");
        add(people, "name", "高橋　一郎", "done", "true");
        assertEquals("problem.group.personal", refusal(people, "name"));
        assertEquals("problem.group.personal", refusal(people, "kind"));
        assertEquals(1, service.totals(all(people), new FieldId("done")).groups().size());
        assertEquals(0, replica.outgoing().unsentViewings());
    }

    private String refusal(LedgerId ledger, String by) {
        return assertThrows(
                        ProblemException.class, () -> service.totals(all(ledger), new FieldId(by)))
                .problem()
                .key();
    }

    @Test
    void whatIsPickedIsBoundedLoggedAndCanBeCancelled() {
        LedgerId people = new LedgerId("people");
        for (int i = 0; i < 30; i++) {
            add(people, "name", i % 3 == 0 ? "高橋　一郎" : "五十嵐　千代");
        }
        FieldId name = new FieldId("name");
        Picked picked =
                service.pick(
                        all(people), values -> "高橋　一郎".equals(values.get(name)), 4, Progress.NONE);
        assertTrue(picked.more());
        assertEquals(4, picked.rows().size());
        List<UUID> logged = new ArrayList<>();
        replica.outgoing().viewings(10).forEach(v -> logged.addAll(v.rows()));
        assertEquals(picked.rows().stream().map(RowView::row).toList(), logged);
        ProblemException stopped =
                assertThrows(
                        ProblemException.class,
                        () -> service.pick(all(people), values -> true, 4, (done, total) -> false));
        assertEquals("problem.find.cancelled", stopped.problem().key());
    }

    @Test
    void aRowIsFoundAtItsPlaceAndNotOutsideOfWhatIsShown() {
        UUID first = add(WORKS, "kind", "a");
        UUID second = add(WORKS, "kind", "b");
        assertEquals(OptionalLong.of(0), service.place(all(WORKS), second));
        assertEquals(OptionalLong.of(1), service.place(all(WORKS), first));
        Filter b = new Filter(new FieldId("kind"), "=", "b");
        assertEquals(OptionalLong.empty(), service.place(all(WORKS, b), first));
    }
}
