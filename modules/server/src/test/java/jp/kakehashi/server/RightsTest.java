package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.Messages.Definitions;
import jp.kakehashi.wire.Messages.Publish;
import jp.kakehashi.wire.RightsMessages.LedgerPeople;
import jp.kakehashi.wire.RightsMessages.LedgerRules;
import jp.kakehashi.wire.RightsMessages.Right;
import jp.kakehashi.wire.RightsMessages.Rights;
import jp.kakehashi.wire.RightsMessages.StaffRights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what in which ledger, as administrators are told: the same as what happens to those
/// who try.
class RightsTest {
    private static final String OPEN =
            """
            ledger: parks
            version: 1
            name: 公園
            owner: civil
            fields:
              - {id: name, name: 名称, type: text}
            """;
    private static final String CLOSED =
            """
            ledger: care
            version: 1
            name: 相談
            owner: fukushi
            read: {sections: [fukushi, shimin]}
            write: {sections: [fukushi]}
            fields:
              - {id: name, name: 氏名, type: text}
              - {id: kind, name: 区分, type: choice, choices: [{code: shien, name: 支援}], write: {sections: [fukushi]}}
              - {id: memo, name: 相談内容, type: text, read: {roles: [head]}}
              - {id: done, name: 完了, type: date, write: {roles: [head]}}
            guard:
              field: kind
              values: [shien]
              seenBy: {sections: [fukushi]}
              shows: [name, kind]
            """;

    @TempDir Path dir;
    private RunningServer running;
    private Peer admin;

    @BeforeEach
    void start() {
        running =
                new RunningServer(dir, ground -> new LedgersFeature(ground, LedgerStores.create()));
        admin = running.admin();
        for (String yaml : List.of(OPEN, CLOSED)) {
            LedgerDefinition form = new DefinitionYaml().read(yaml);
            assertEquals(200, admin.post("/api/ledgers", new Publish(form)).statusCode());
        }
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private Peer with(String number, String section, String... roles) {
        NewStaff request =
                new NewStaff(
                        number, "阿部 一郎", "honsho", section, Set.of(roles), RunningServer.PASSWORD);
        assertEquals(200, admin.post("/api/staff", request).statusCode());
        return signedIn(number);
    }

    private Peer signedIn(String number) {
        return running.peer()
                .signIn(number, RunningServer.PASSWORD, "pc-" + number, World.PRODUCTION);
    }

    private List<Right> of(String staff) {
        var answer = admin.get("/api/rights/staff/" + staff);
        return admin.json.read(answer.body(), StaffRights.class).ledgers();
    }

    private static Set<LedgerId> openTo(Peer peer) {
        return Set.copyOf(
                peer
                        .json
                        .read(peer.get("/api/ledgers").body(), Definitions.class)
                        .definitions()
                        .stream()
                        .map(LedgerDefinition::id)
                        .toList());
    }

    private static List<String> ja(List<Label> labels) {
        return labels.stream().map(Label::ja).toList();
    }

    private static Right in(List<Right> rights, String ledger) {
        return rights.stream()
                .filter(r -> r.ledger().value().equals(ledger))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsToldOfSomebodyIsWhatTheyFind() {
        for (String[] one :
                List.of(
                        new String[] {"t1", "fukushi"},
                        new String[] {"t2", "fukushi", "head"},
                        new String[] {"t3", "shimin", "head"},
                        new String[] {"t4", "civil"})) {
            String[] roles = List.of(one).subList(2, one.length).toArray(String[]::new);
            Peer peer = with(one[0], one[1], roles);
            Set<LedgerId> told = Set.copyOf(of(one[0]).stream().map(Right::ledger).toList());
            assertEquals(openTo(peer), told, one[0]);
        }
        Right keeper = in(of("t1"), "care");
        assertTrue(keeper.writes());
        assertTrue(keeper.owns());
        assertFalse(keeper.guarded());
        assertEquals(List.of("相談内容"), ja(keeper.hidden()));
        assertEquals(List.of("完了"), ja(keeper.fixed()));
        assertEquals(List.of(new Actor.Post("honsho", "fukushi", Set.of())), keeper.by());
        Right head = in(of("t2"), "care");
        assertEquals(List.of(), ja(head.hidden()));
        assertEquals(List.of(), ja(head.fixed()));
        Right window = in(of("t3"), "care");
        assertFalse(window.writes());
        assertFalse(window.owns());
        assertTrue(window.guarded());
        assertEquals(List.of(), ja(window.hidden()));
        Right open = in(of("t4"), "parks");
        assertTrue(open.writes());
        assertEquals(List.of(), open.by());
    }

    @Test
    void whoeverMayOpenALedgerIsListedAndNobodyElse() {
        with("t1", "fukushi");
        with("t4", "civil", "keeper");
        var answer = admin.get("/api/rights/ledgers/care");
        List<Right> people = admin.json.read(answer.body(), LedgerPeople.class).people();
        assertEquals(List.of("clerk", "t1"), people.stream().map(Right::staff).toList());
        assertEquals(
                "problem.ledger.unknown", admin.problem(admin.get("/api/rights/ledgers/nothing")));
    }

    @Test
    void aPostThatEndsAndAPersonWhoIsStoppedTakeTheirRightsWithThem() {
        with("t1", "shimin");
        var today = running.clock.instant().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate();
        NewPost second = new NewPost("honsho", "fukushi", Set.of(), true, today, today);
        assertEquals(200, admin.post("/api/staff/t1/posts", second).statusCode());
        assertTrue(in(of("t1"), "care").writes());
        assertEquals(2, in(of("t1"), "care").by().size());
        running.clock.pass(java.time.Duration.ofDays(1));
        admin = running.admin();
        assertFalse(in(of("t1"), "care").writes());
        admin.send("PUT", "/api/staff/t1", admin.json.text(new ChangeStaff("阿部", null, false)));
        assertEquals(List.of(), of("t1"));
        assertEquals(List.of(), of("nobody"));
    }

    @Test
    void rulesAndRolesAreToldAsTheyAreWritten() {
        with("t2", "fukushi", "head");
        Rights rights = admin.json.read(admin.get("/api/rights").body(), Rights.class);
        LedgerRules care =
                rights.ledgers().stream()
                        .filter(l -> l.id().value().equals("care"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Set.of("fukushi", "shimin"), care.read().sections());
        assertEquals(
                List.of("区分", "相談内容", "完了"),
                care.fields().stream().map(f -> f.label().ja()).toList());
        assertEquals(2, care.readers());
        assertEquals(1, care.writers());
        var head =
                rights.roles().stream()
                        .filter(r -> r.role().equals("head"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of("t2"), head.staff());
        assertEquals(List.of(new LedgerId("care")), head.ledgers());
    }

    @Test
    void onlyAdministratorsInProductionAreTold() {
        for (String path :
                List.of("/api/rights", "/api/rights/ledgers/care", "/api/rights/staff/clerk")) {
            assertEquals(
                    "problem.role.missing", running.clerk().problem(running.clerk().get(path)));
            Peer training =
                    running.peer().signIn("admin", RunningServer.PASSWORD, "pc-tr", World.TRAINING);
            assertEquals("problem.world.production_only", training.problem(training.get(path)));
        }
    }
}
