package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerNews.Item;
import jp.kakehashi.ledger.storage.KeptTexts;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.sync.storage.replica.SnapshotIntake;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person who watches rows is told, on a workstation whose line is down.
class NewsTest {
    private static final String YAML =
            """
            ledger: roads
            version: 1
            name: 道路
            owner: civil
            personal: PERSONAL
            fields:
              - {id: name, name: 氏名, type: text}
              - {id: secret, name: 内部, type: text, read: {roles: [chief]}}
            """;
    private static final UUID ROW = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final Author ME = new Author("k1", "田村", "honsho", "pc");
    private static final Author SATO = new Author("k2", "佐藤", "asahi", "pc2");

    private final List<CommentAct> acts = new ArrayList<>();
    private LedgerDefinition form;
    private Replica replica;
    private LedgerService service;
    private long seq = 2;

    @BeforeEach
    void open() {
        open(YAML.replace("PERSONAL", "false"));
    }

    private void open(String yaml) {
        form = new DefinitionYaml().read(yaml);
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        ReplicaOwner owner = new ReplicaOwner(actor, World.PRODUCTION, "pc", "本");
        replica = new Replica(Databases.inMemory(), owner, new SystemClock());
        replica.definitions().take(List.of(form), actor);
        SnapshotIntake intake = replica.snapshot();
        intake.start(new Messages.SnapshotStart(form, 2, 2, head(2), List.of()));
        intake.row(row(ROW, 1, "髙橋"));
        intake.row(row(OTHER, 2, "鈴木"));
        intake.finish();
        service = service();
    }

    private LedgerService service() {
        return new LedgerServiceOnReplica(replica, nobody(), () -> {});
    }

    @AfterEach
    void close() {
        replica.close();
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

    private Messages.SignedHead head(long at) {
        return new Messages.SignedHead(form.id(), at, "", Instant.EPOCH, "");
    }

    private static Messages.SnapshotRow row(UUID id, long at, String name) {
        return new Messages.SnapshotRow(
                new RowState(id, at, false, Map.of(new FieldId("name"), name), Map.of(), null),
                Instant.EPOCH);
    }

    private void pull(UUID row, Author by, ChangeNote note, String field, String value) {
        long at = ++seq;
        Change change =
                new Change(
                        UUID.randomUUID(),
                        form.id(),
                        row,
                        ChangeKind.EDIT,
                        List.of(new Edit(new FieldId(field), value, null, at - 1, null)),
                        at - 1,
                        1,
                        by,
                        Instant.ofEpochSecond(at),
                        note,
                        null);
        AcceptedChange accepted =
                new AcceptedChange(at, change, Map.of(), Instant.ofEpochSecond(at));
        replica.pages()
                .take(
                        form,
                        new Messages.Page(
                                form.id(),
                                List.of(accepted),
                                List.of(),
                                at,
                                head(at),
                                null,
                                null,
                                null));
    }

    private void pull(UUID row, Author by, String value) {
        pull(row, by, ChangeNote.NONE, "name", value);
    }

    private void said(UUID id, UUID thread, Author by, FieldId field, String text) {
        acts.add(
                new CommentAct(
                        id,
                        form.id(),
                        OTHER,
                        field,
                        thread,
                        CommentAct.Kind.SAY,
                        text,
                        null,
                        by,
                        Instant.ofEpochSecond(100 + acts.size())));
        long at = acts.size();
        replica.comments()
                .take(
                        new CommentMessages.Told(
                                List.of(new PlacedAct(at, acts.getLast())), at, false));
    }

    private List<String> told() {
        return service.news().newest().stream()
                .map(
                        item ->
                                (item.unread() ? "●" : "")
                                        + item.who()
                                        + " "
                                        + (item.said() ? item.words() : item.fields())
                                        + " "
                                        + item.times())
                .toList();
    }

    @Test
    void whatOthersWriteInAWatchedRowIsToldOnceAPersonAndReadOnce() {
        pull(ROW, SATO, "前");
        service.news().watch(form.id(), ROW);
        assertEquals(List.of(), told(), "what was before is no news");
        pull(ROW, SATO, "あと");
        pull(ROW, SATO, "さらにあと");
        pull(OTHER, SATO, "見ていない行");
        assertEquals(List.of("●佐藤 [name] 2"), told());
        assertEquals(1, service.news().unread());
        service.news().read(service.news().newest());
        assertEquals(List.of("佐藤 [name] 2"), told());
        assertEquals(0, service().news().unread(), "kept over a new session");
        pull(ROW, SATO, "三度め");
        assertEquals(List.of("●佐藤 [name] 3"), told());
    }

    @Test
    void whatCameWhileTheListWasOpenIsNotReadWithIt() {
        service.news().watch(form.id(), ROW);
        pull(ROW, SATO, "一");
        List<Item> shown = service.news().newest();
        pull(ROW, SATO, "二");
        service.news().read(shown);
        assertEquals(1, service.news().unread());
    }

    @Test
    void onesOwnWorkIsNoNewsAndAnImportIsOneOfItsOwn() {
        service.news().watch(form.id(), ROW);
        pull(ROW, ME, "自分");
        pull(ROW, SATO, "手で");
        ImportMark mark = new ImportMark(UUID.randomUUID(), "台帳.xlsx");
        pull(ROW, SATO, ChangeNote.NONE.from(mark), "name", "表から");
        assertEquals(List.of("●佐藤 [name] 1", "●佐藤 [name] 1"), told());
        assertEquals("台帳.xlsx", service.news().newest().getFirst().file());
    }

    @Test
    void aFieldForOtherEyesIsNoNews() {
        service.news().watch(form.id(), ROW);
        pull(ROW, SATO, ChangeNote.NONE, "secret", "内緒");
        assertEquals(List.of(), told());
        said(new UUID(2, 1), new UUID(2, 1), ME, new FieldId("secret"), "どう？");
        said(new UUID(2, 2), new UUID(2, 1), SATO, new FieldId("secret"), "こう");
        assertEquals(List.of(), told());
    }

    @Test
    void answersInOnesOwnConversationsAreToldAndNobodyElses() {
        said(new UUID(2, 1), new UUID(2, 1), SATO, null, "だれか");
        assertEquals(List.of(), told());
        said(new UUID(2, 2), new UUID(2, 1), ME, null, "わたしです");
        said(new UUID(2, 3), new UUID(2, 1), SATO, null, "了解");
        assertEquals(List.of("●佐藤 了解 2"), told());
        service.news().read(service.news().newest());
        assertEquals(0, service.news().unread());
        service.news().watch(form.id(), OTHER);
        said(new UUID(2, 4), new UUID(2, 4), SATO, null, "別の話");
        assertEquals(List.of("●佐藤 別の話 1", "佐藤 了解 2"), told());
    }

    @Test
    void aRowThatIsWithdrawnTakesItsNewsWithIt() {
        service.news().watch(form.id(), ROW);
        pull(ROW, SATO, "一");
        replica.pages()
                .take(
                        form,
                        new Messages.Page(
                                form.id(),
                                List.of(),
                                List.of(),
                                seq + 1,
                                head(seq + 1),
                                null,
                                List.of(ROW),
                                null));
        assertEquals(List.of(), told());
        assertEquals(0, service.news().unread());
    }

    @Test
    void whereAPurposeIsAskedOnlyTheLedgerIsToldUntilOneWasChosen() {
        replica.close();
        open(YAML.replace("PERSONAL", "true") + "purposes: [窓口]\n");
        assertThrows(ProblemException.class, () -> service.news().watch(form.id(), ROW));
        service.purposes().choose(form, "窓口", "");
        service.news().watch(form.id(), ROW);
        service = service();
        pull(ROW, SATO, "一");
        assertEquals(1, service.news().unread());
        Item item = service.news().newest().getFirst();
        assertNull(item.about());
        assertEquals(Set.of(), item.fields());
        assertEquals(List.of(), replica.outgoing().viewings(10), "nothing was shown");
        service.purposes().choose(form, "窓口", "");
        assertEquals("一", service.news().newest().getFirst().about().values().get(name()));
        assertEquals("list 窓口", viewing());
    }

    private static FieldId name() {
        return new FieldId("name");
    }

    private String viewing() {
        var first = replica.outgoing().viewings(10).getFirst();
        return first.kind() + " " + first.purpose();
    }

    @Test
    void watchingEndsAndIsBounded() {
        service.news().watch(form.id(), ROW);
        assertTrue(service.news().watches(form.id(), ROW));
        service.news().leave(form.id(), ROW);
        assertFalse(service.news().watches(form.id(), ROW));
        pull(ROW, SATO, "一");
        assertEquals(List.of(), told());
        Map<NewsMarks.Watched, Long> many = new HashMap<>();
        for (int i = 0; i < LedgerNews.MOST_WATCHED; i++) {
            many.put(new NewsMarks.Watched(form.id(), new UUID(9, i)), 0L);
        }
        NewsMarks marks = new NewsMarks(new KeptTexts(replica));
        marks.keep(many);
        service.news().watch(form.id(), ROW);
        assertEquals(1, marks.watched().size(), "rows that are gone made room");
        assertEquals(
                "problem.row.unknown",
                assertThrows(
                                ProblemException.class,
                                () -> service.news().watch(form.id(), new UUID(8, 8)))
                        .problem()
                        .key());
    }

    @Test
    void marksThatCannotBeReadAreLeftOut() {
        var texts = new KeptTexts(replica);
        texts.put("news.watched", "roads x 1\n\u0000\nroads " + ROW + " 2\nX " + ROW + " 1");
        texts.put("news.read", "roads -1\nroads 9999999999999999999\n* 3");
        NewsMarks marks = new NewsMarks(texts);
        assertEquals(Set.of(new NewsMarks.Watched(form.id(), ROW)), marks.watched().keySet());
        assertEquals(Map.of("*", 3L), marks.read());
    }
}
