package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.ReturnedEdit;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.sync.storage.replica.ReplicaSearch;
import jp.kakehashi.sync.storage.replica.SnapshotIntake;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// A ledger that lists purposes, read on a workstation whose line is down.
class ReadingPurposesTest {
    private static final LedgerDefinition PERSONS =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: persons
                            version: 1
                            name: 住民
                            owner: civil
                            personal: true
                            purposes: [窓口での証明, その他]
                            fields:
                              - {id: name, name: 氏名, type: person}
                              - {id: phone, name: 電話, type: phone}
                            """);
    private static final UUID ROW = new UUID(1, 1);
    private static final FieldId NAME = new FieldId("name");
    private static final FieldId PHONE = new FieldId("phone");
    private static final String ASKED = "problem.viewing.purpose_listed";

    @TempDir Path dir;
    private Replica replica;
    private LedgerService service;

    @BeforeEach
    void open() {
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        ReplicaOwner owner = new ReplicaOwner(actor, World.PRODUCTION, "pc", "本");
        replica = new Replica(Databases.inMemory(), owner, new SystemClock());
        replica.definitions().take(List.of(PERSONS), actor);
        SnapshotIntake intake = replica.snapshot();
        var head = new Messages.SignedHead(PERSONS.id(), 1, "", Instant.EPOCH, "");
        intake.start(new Messages.SnapshotStart(PERSONS, 1, 1, head, List.of(disputed())));
        Map<FieldId, String> values = Map.of(NAME, "髙橋　一郎", PHONE, "03-0000-0000");
        intake.row(
                new Messages.SnapshotRow(
                        new RowState(ROW, 1, false, values, Map.of(), null), Instant.EPOCH));
        intake.finish();
        service = new LedgerServiceOnReplica(replica, nobody(), () -> {});
    }

    @AfterEach
    void close() {
        replica.close();
    }

    private static Conflict disputed() {
        Author other = new Author("k2", "佐藤", "honsho", "pc2");
        return new Conflict(
                new UUID(7, 7),
                PERSONS.id(),
                ROW,
                NAME,
                side(new Author("k1", "田村", "honsho", "pc"), "髙橋　一郎"),
                side(other, "高橋　一朗"),
                null);
    }

    private static Conflict.Side side(Author author, String value) {
        return new Conflict.Side(
                UUID.randomUUID(), 1, value, false, author, Instant.EPOCH, Instant.EPOCH);
    }

    private static HeadOffice nobody() {
        return (HeadOffice)
                Proxy.newProxyInstance(
                        HeadOffice.class.getClassLoader(),
                        new Class<?>[] {HeadOffice.class},
                        (proxy, method, args) -> {
                            throw Problem.unavailable("problem.line.down").asException();
                        });
    }

    private static String problem(Executable act) {
        return assertThrows(ProblemException.class, act).problem().key();
    }

    private List<String> logged() {
        return replica.outgoing().viewings(10).stream()
                .map(v -> v.kind() + " " + v.purpose())
                .toList();
    }

    @Test
    void noRowIsShownBeforeAPurposeWasChosen() {
        RowQuery query = new RowQuery(PERSONS.id(), null, List.of(), null, false, 0, 10);
        Path file = dir.resolve("out.csv");
        assertEquals(ASKED, problem(() -> service.page(query)));
        assertEquals(ASKED, problem(() -> service.row(PERSONS.id(), ROW, "記録の確認")));
        assertEquals(ASKED, problem(() -> service.history(PERSONS.id(), ROW, null, "記録の確認")));
        assertEquals(ASKED, problem(() -> service.export(query, file, "統計", (at, total) -> true)));
        assertTrue(Files.notExists(file));
        assertEquals(List.of(), logged());
    }

    @Test
    void noWayOfReadingGoesRoundTheDoor() {
        RowQuery query = new RowQuery(PERSONS.id(), null, List.of(), null, false, 0, 10);
        assertEquals(ASKED, problem(() -> service.rows(PERSONS.id(), List.of(ROW))));
        assertEquals(ASKED, problem(() -> service.totals(query, NAME)));
        assertEquals(ASKED, problem(() -> service.place(query, ROW)));
        assertEquals(ASKED, problem(() -> service.pick(query, values -> true, 9, (a, b) -> true)));
        OpenData recipe =
                new OpenData(
                        "人数",
                        "",
                        "本所",
                        "CC BY 4.0",
                        true,
                        OpenData.Rows.ALL,
                        List.of(new OpenData.Column(NAME, "氏名", "", false)),
                        "同意がある");
        assertEquals(ASKED, problem(() -> service.openData().preview(PERSONS.id(), recipe, 5)));
        assertEquals(
                ASKED,
                problem(() -> service.create(PERSONS.id(), Map.of(NAME, "佐藤"), ChangeNote.NONE)));
        assertEquals(0, replica.outgoing().unsentCount(PERSONS.id()));
        assertEquals(List.of(), logged());
    }

    @Test
    void theRefusalNamesWhatMayBeChosen() {
        Problem refused =
                assertThrows(ProblemException.class, () -> service.rows(PERSONS.id(), List.of(ROW)))
                        .problem();
        assertEquals(List.of("住民", "窓口での証明／その他"), refused.args());
    }

    @Test
    void linksElsewhereTellTheNameAndNoMore() {
        FieldDefinition.LinkTarget link = new FieldDefinition.LinkTarget(PERSONS.id(), NAME);
        RowView before = service.named(link, List.of(ROW)).getFirst();
        assertEquals(Map.of(NAME, "髙橋　一郎"), before.values());
        service.purposes().choose(PERSONS, "その他", "");
        RowView after = service.named(link, List.of(ROW)).getFirst();
        assertEquals("03-0000-0000", after.values().get(PHONE));
    }

    @Test
    void conflictSaysThatItWaitsAndNoMoreUntilAPurposeWasChosen() {
        ConflictView held = service.conflicts(false).getFirst();
        assertEquals("", held.rowTitle());
        assertFalse(held.toString().contains("高橋"), held::toString);
        assertTrue(held.mayDecide());
        assertEquals(ASKED, problem(() -> service.resolve(held.conflict(), null, "")));
        AtomicInteger told = new AtomicInteger();
        try (var listening = service.onChange(PERSONS.id(), told::incrementAndGet)) {
            service.purposes().choose(PERSONS, "その他", "");
        }
        assertEquals(1, told.get());
        ConflictView shown = service.conflicts(false).getFirst();
        assertEquals("髙橋　一郎", shown.rowTitle());
        assertEquals("高橋　一朗", shown.conflict().kept().value());
    }

    @Test
    void whatCameBackIsTitledAndShownOnceAPurposeWasChosen() {
        service.purposes().choose(PERSONS, "その他", "");
        RowView row = service.rows(PERSONS.id(), List.of(ROW)).getFirst();
        service.edit(PERSONS.id(), row, Map.of(NAME, "高橋　次郎"), ChangeNote.NONE);
        List<Change> sent = replica.outgoing().next(PERSONS.id(), 0, 10).changes();
        var why = new Messages.ProblemMessage("refused", "problem.row.locked", List.of("髙橋　一郎"));
        replica.outgoing()
                .settle(
                        PERSONS.id(),
                        sent,
                        List.of(new Messages.Outcome(sent.getFirst().id(), 0, why)));
        assertEquals("髙橋　一郎", service.returned().getFirst().rowTitle());
        LedgerService next = new LedgerServiceOnReplica(replica, nobody(), () -> {});
        ReturnedEdit held = next.returned().getFirst();
        assertEquals("", held.rowTitle());
        assertEquals(Map.of(), held.values());
        assertEquals(ASKED, held.problemKey());
        assertFalse(held.toString().contains("髙橋"), held::toString);
    }

    @Test
    void everyReadingIsLoggedForWhatWasChosen() {
        ReadingPurposes purposes = service.purposes();
        assertEquals(ASKED, problem(() -> purposes.choose(PERSONS, "ひまつぶし", "")));
        purposes.choose(PERSONS, "窓口での証明", " 受付12番 ");
        assertEquals(
                1,
                service.page(new RowQuery(PERSONS.id(), null, List.of(), null, false, 0, 10))
                        .total());
        service.row(PERSONS.id(), ROW, purposes.use(PERSONS, "記録の確認"));
        assertEquals(List.of("list 窓口での証明 / 受付12番", "card 窓口での証明 / 受付12番 / 記録の確認"), logged());
    }

    @Test
    void purposeThatIsNoLongerListedIsAskedForAgain() {
        service.purposes().choose(PERSONS, "その他", "");
        LedgerDefinition next = PERSONS.readFor(List.of("窓口での証明"));
        assertTrue(service.purposes().missing(next));
    }

    @Test
    void theBoxNamesTheLedgerInsteadOfShowingItsRows() throws InterruptedException {
        ReplicaSearch search = new ReplicaSearch(replica, 1L << 30);
        search.start();
        try (FindService finding = ((LedgerServiceOnReplica) service).finding(search)) {
            Waiting.until(() -> finding.find("").waiting().isEmpty(), search::onReady);
            FindService.Answer before = finding.find("高橋");
            assertEquals(List.of(), before.groups());
            assertEquals(List.of(PERSONS), before.unasked());
            assertEquals(List.of(), logged());
            service.purposes().choose(PERSONS, "その他", "");
            assertEquals(1, finding.find("高橋").groups().size());
        }
    }
}
