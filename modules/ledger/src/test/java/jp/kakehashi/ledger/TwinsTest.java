package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerTwins.Likely;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same person twice, found on a workstation and made one at the real server.
class TwinsTest {
    private static final LedgerId PEOPLE = new LedgerId("people");
    private static final String FORM =
            """
            ledger: people
            version: 1
            name: 相談者
            owner: civil
            authorsResolve: false
            personal: true
            read: {roles: [administrator]}
            write: {roles: [administrator]}
            fields:
              - {id: name, name: 氏名, type: person}
              - {id: born, name: 生年月日, type: date}
              - {id: place, name: 住所, type: text}
              - {id: note, name: 備考, type: text}
            samePerson: [name, born, place]
            """;

    @TempDir Path dir;
    private KeeperDesk desk;
    private LedgerService service;

    @BeforeEach
    void signIn() {
        desk = new KeeperDesk(dir);
        service = desk.service();
        LedgerDefinition form = new DefinitionYaml().read(FORM);
        desk.session().headOffice().publish(form);
        desk.session().sync().wake();
        desk.await(() -> desk.session().replica().checkpoint(PEOPLE).isPresent());
    }

    @AfterEach
    void signOut() {
        desk.close();
    }

    private static FieldId field(String id) {
        return new FieldId(id);
    }

    private UUID add(String name, String born, String place, String note) {
        return service.create(
                        PEOPLE,
                        Map.of(
                                field("name"),
                                name,
                                field("born"),
                                born,
                                field("place"),
                                place,
                                field("note"),
                                note),
                        ChangeNote.NONE)
                .row();
    }

    private void sent() {
        desk.await(() -> desk.session().leaving().editCount() == 0);
    }

    private List<RowView> rows() {
        return service.page(new RowQuery(PEOPLE, null, List.of(), null, false, 0, 100)).rows();
    }

    private List<Likely> found() {
        return service.twins().find(PEOPLE, Progress.NONE).pairs();
    }

    private static String problem(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ProblemException.class, call).problem().key();
    }

    @Test
    void twoRowsBecomeOneAndTwoAgain() {
        UUID one = add("高橋 一郎", "1950-02-03", "本町1-2-3", "一");
        UUID two = add("髙橋　一郎", "1950-02-03", "本町１丁目２番３号", "二");
        add("佐藤 花子", "1980-01-01", "西町1", "三");
        sent();
        assertTrue(service.twins().offered(PEOPLE));
        Likely likely = found().getFirst();
        assertEquals(1, found().size());
        assertEquals(95, likely.score());
        assertEquals("VARIANT", likely.reasons().getFirst().agreement().name());

        var pair = service.twins().pair(PEOPLE, one, two, "重複の確認");
        UUID act = UUID.randomUUID();
        var taken = List.of(field("note"));
        service.twins().merge(PEOPLE, act, pair.one(), pair.other(), taken);
        service.twins().merge(PEOPLE, act, pair.one(), pair.other(), taken);
        desk.await(() -> rows().size() == 2);
        assertEquals(
                "二", service.rows(PEOPLE, List.of(one)).getFirst().values().get(field("note")));
        assertEquals(List.of(), found());
        var past = service.twins().past(PEOPLE);
        assertEquals(1, past.size());
        assertEquals("高橋 一郎", past.getFirst().kept());
        assertTrue(past.getFirst().merge().mayUndo());

        service.twins().undo(PEOPLE, act);
        desk.await(() -> rows().size() == 3);
        assertEquals(
                "一", service.rows(PEOPLE, List.of(one)).getFirst().values().get(field("note")));
        assertFalse(service.rows(PEOPLE, List.of(two)).getFirst().deleted());
    }

    @Test
    void whatIsDifferentStaysDifferentAlsoWithoutALine() {
        UUID one = add("田中 実", "1950-02-03", "本町1", "");
        UUID two = add("田中 実", "1950-02-03", "東町1", "");
        sent();
        assertEquals(1, found().size());
        service.twins().different(PEOPLE, two, one, true);
        assertEquals(List.of(), found());
        desk.server().close();
        assertEquals(List.of(), found(), "without a line");
        assertEquals(
                "problem.line.down",
                problem(() -> service.twins().different(PEOPLE, two, one, false)));
    }

    @Test
    void whatWasWrittenSinceOrWaitsHereIsNotMerged() {
        UUID one = add("田中 実", "1950-02-03", "本町1", "");
        UUID two = add("田中 実", "1950-02-03", "本町1", "");
        sent();
        var pair = service.twins().pair(PEOPLE, one, two, "重複の確認");
        service.edit(PEOPLE, pair.one(), Map.of(field("note"), "新しい"), ChangeNote.NONE);
        sent();
        assertEquals(
                "problem.merge.changed",
                problem(
                        () ->
                                service.twins()
                                        .merge(
                                                PEOPLE,
                                                UUID.randomUUID(),
                                                pair.one(),
                                                pair.other(),
                                                List.of())));
        assertEquals(
                "problem.viewing.purpose",
                problem(() -> service.twins().pair(PEOPLE, one, two, " ")));
        desk.server().close();
        var now = service.twins().pair(PEOPLE, one, two, "重複の確認");
        service.edit(PEOPLE, now.one(), Map.of(field("note"), "ここだけ"), ChangeNote.NONE);
        assertEquals(
                "problem.merge.unsent",
                problem(
                        () ->
                                service.twins()
                                        .merge(
                                                PEOPLE,
                                                UUID.randomUUID(),
                                                now.one(),
                                                now.other(),
                                                List.of())));
    }

    @Test
    void lookingIsEndedInTheMiddle() {
        add("田中 実", "1950-02-03", "本町1", "");
        assertEquals(
                "problem.find.cancelled",
                problem(() -> service.twins().find(PEOPLE, (done, total) -> false)));
    }
}
