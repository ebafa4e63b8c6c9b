package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredViewing;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AuditMessages.ActLine;
import jp.kakehashi.wire.AuditMessages.ActPage;
import jp.kakehashi.wire.AuditMessages.ChainState;
import jp.kakehashi.wire.AuditMessages.Question;
import jp.kakehashi.wire.AuditMessages.ViewingLine;
import jp.kakehashi.wire.AuditMessages.ViewingPage;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may look into the logs, what they find, and that their looking is put down.
class AuditTest {
    private static final UUID ROW = UUID.fromString("00000000-0000-7000-8000-000000000007");
    private static final String REASON = "開示請求 令和8年第3号";

    @TempDir Path dir;
    private RunningServer running;
    private Database database;
    private Peer auditor;

    @BeforeEach
    void start() {
        running =
                new RunningServer(
                        dir,
                        ground -> {
                            database = ground.databases().of(World.PRODUCTION);
                            return new NoticeFeature(ground);
                        });
        running.admin()
                .post(
                        "/api/staff",
                        new NewStaff(
                                "audit",
                                "監査 委員",
                                "honsho",
                                "joho",
                                Set.of(Actor.AUDITOR),
                                RunningServer.PASSWORD));
        auditor = auditor();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private Peer auditor() {
        return running.peer().signIn("audit", RunningServer.PASSWORD, "pc-audit", World.PRODUCTION);
    }

    private void viewed(String staff, String ledger, UUID... rows) {
        var viewing =
                new StoredViewing(
                        UUID.randomUUID(),
                        running.clock.instant(),
                        staff,
                        "asahi",
                        "pc-clerk",
                        new LedgerId(ledger),
                        "card",
                        "窓口の問い合わせ",
                        List.of(rows),
                        running.clock.instant(),
                        null);
        var log = LedgerStores.create().logs().viewings();
        database.write(tx -> log.append(tx, List.of(viewing)));
    }

    private ViewingPage viewings(Question question) {
        var answer = auditor.post("/api/audit/viewings", question);
        assertEquals(200, answer.statusCode(), answer.body());
        return auditor.json.read(answer.body(), ViewingPage.class);
    }

    private List<ActLine> acts(String staff) {
        return acts(staff, null);
    }

    private List<ActLine> acts(String staff, String kind) {
        var answer =
                auditor.post(
                        "/api/audit/acts",
                        new Question(staff, kind, null, null, null, null, REASON));
        assertEquals(200, answer.statusCode(), answer.body());
        return auditor.json.read(answer.body(), ActPage.class).lines();
    }

    private static Question all() {
        return new Question(null, null, null, null, null, REASON);
    }

    @Test
    void onlyWhoHoldsTheRoleLooksAndNeverFromTraining() {
        Peer training =
                running.peer().signIn("audit", RunningServer.PASSWORD, "pc-audit", World.TRAINING);
        int routes = 0;
        for (Route route : running.server.routes()) {
            if (route.access() == RouteAccess.AUDITOR) {
                routes++;
                String body = auditor.json.text(all());
                for (Peer other : List.of(running.admin(), running.clerk())) {
                    var refused = other.send(route.method(), route.path(), body);
                    assertEquals("problem.role.missing", other.problem(refused), route.path());
                }
                assertEquals(
                        "problem.world.production_only",
                        training.problem(training.send(route.method(), route.path(), body)));
            }
        }
        assertEquals(4, routes);
        assertEquals(403, auditor.get("/api/staff").statusCode());
    }

    @Test
    void viewingsAreFoundByPersonLedgerRowAndDay() {
        viewed("clerk", "permits", ROW, UUID.randomUUID());
        viewed("admin", "permits", UUID.randomUUID());
        LocalDate first = running.clock.instant().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate();
        running.clock.pass(Duration.ofDays(2));
        auditor = auditor();
        viewed("clerk", "residents", UUID.randomUUID());
        assertEquals(3, viewings(all()).lines().size());
        assertEquals(
                List.of("residents", "permits"),
                ledgers(new Question("clerk", null, null, null, null, REASON)));
        assertEquals(
                List.of("permits", "permits"),
                ledgers(new Question(null, "permits", null, null, null, REASON)));
        assertEquals(
                List.of("permits", "permits"),
                ledgers(new Question(null, null, null, first, first, REASON)));
        assertEquals(
                List.of("residents", "permits"),
                ledgers(new Question("佐藤花", null, null, null, null, REASON)));
        assertEquals(
                List.of(), ledgers(new Question(null, "print", null, null, null, null, REASON)));
        assertEquals(3, ledgers(new Question(null, "card", null, null, null, null, REASON)).size());
        ViewingPage ofRow = viewings(new Question(null, null, ROW, null, null, REASON));
        ViewingLine line = ofRow.lines().getFirst();
        assertEquals(1, ofRow.lines().size());
        assertEquals("clerk", line.staff());
        assertEquals(2, line.count());
        assertEquals("佐藤 花子", ofRow.names().get("clerk"));
    }

    private List<String> ledgers(Question question) {
        return viewings(question).lines().stream().map(ViewingLine::ledger).toList();
    }

    @Test
    void everyLookNeedsAReasonAndIsItselfPutDown() {
        for (String reason : List.of("", " \t ", "x".repeat(201))) {
            var answer =
                    auditor.post(
                            "/api/audit/viewings",
                            new Question(null, null, null, null, null, reason));
            assertEquals("problem.audit.reason", auditor.problem(answer));
        }
        running.clock.pass(Duration.ofSeconds(1));
        viewings(new Question("clerk", null, ROW, null, null, REASON));
        running.clock.pass(Duration.ofSeconds(1));
        auditor.post("/api/audit/check", java.util.Map.of());
        running.clock.pass(Duration.ofSeconds(1));
        List<ActLine> own = acts("audit");
        assertEquals("audit.acts", own.get(0).action());
        assertEquals("audit.check", own.get(1).action());
        ActLine look = own.get(2);
        assertEquals("audit.viewings", look.action());
        assertEquals("clerk", look.subject());
        assertTrue(String.valueOf(look.detail()).contains(REASON), look.detail());
        assertTrue(String.valueOf(look.detail()).contains(ROW.toString()), look.detail());
        assertEquals(List.of(), acts("clerk", "staf"));
        assertEquals(
                List.of("staff.create"),
                acts("clerk", "staff").stream().map(ActLine::action).toList());
        assertTrue(
                acts("audit").stream()
                        .anyMatch(
                                a ->
                                        a.action().equals("staff.create")
                                                && a.staff().equals("admin")));
    }

    @Test
    void aChangedViewingIsSeenByTheCheck() {
        viewed("clerk", "permits", ROW);
        assertEquals(true, check().whole());
        database.write(
                tx ->
                        tx.execute(
                                org.jooq.impl.DSL.query(
                                        "update viewing set purpose = 'x' where seq = 1")));
        ChainState state = check();
        assertEquals(false, state.whole());
        assertEquals(1, state.findings());
    }

    private ChainState check() {
        var answer = auditor.post("/api/audit/check", java.util.Map.of());
        assertEquals(200, answer.statusCode(), answer.body());
        return auditor.json.read(answer.body(), ChainState.class);
    }
}
