package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.kakehashi.server.ledgers.PublishedLedger;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is refused at every route of a ledger, with a message that the route takes from others.
class LedgerRoutesTest {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final Set<String> READS =
            Set.of(
                    "DELETE /presence",
                    "GET /approvals",
                    "GET /changes",
                    "GET /rows/{row}/files/{file}",
                    "GET /rows/{row}/history",
                    "GET /snapshot",
                    "GET /ways-out",
                    "POST /push");

    @TempDir Path dir;
    private RunningServer running;
    private PublishedLedger ledger;

    @BeforeEach
    void start() {
        running = new RunningServer(dir.resolve("here"), PublishedLedger::feature);
        ledger = new PublishedLedger(running.admin());
    }

    @AfterEach
    void stop() {
        running.close();
    }

    /// What each route of the ledger answers `peer`.
    private Map<String, String> answers(Peer peer) {
        Map<String, String> told = new TreeMap<>();
        for (Route route : running.server.routes()) {
            if (route.path().startsWith("/api/ledgers/{ledger}")) {
                HttpResponse<String> answer = ledger.ask(peer, route);
                String name = route.method() + route.path().replace("/api/ledgers/{ledger}", " ");
                told.put(name, answer.statusCode() < 300 ? "ok" : peer.problem(answer));
            }
        }
        assertTrue(told.size() > 40, "routes: " + told.size());
        return told;
    }

    private Peer with(String number, String section, String... roles) {
        LocalDate today = running.clock.instant().atZone(JAPAN).toLocalDate();
        NewPost post = new NewPost("honsho", section, Set.of(roles), false, today, null);
        return running.hired(number, post);
    }

    /// What is let through.
    private Set<String> open(Peer peer) {
        Set<String> open = new TreeSet<>();
        answers(peer)
                .forEach(
                        (route, told) -> {
                            if (told.equals("ok")) {
                                open.add(route);
                            }
                        });
        return open;
    }

    @Test
    void whoMayNotOpenALedgerIsRefusedEverywhereInIt() {
        Peer outside = with("outside", "tax", "reader", "approver", "auditor", "number");
        Map<String, String> odd = new TreeMap<>(answers(outside));
        // Its definition is not even said to be there.
        assertEquals("problem.ledger.unknown", odd.remove("GET /definition"));
        odd.values().removeIf("problem.ledger.access"::equals);
        assertEquals(Map.of(), odd);
    }

    @Test
    void whoOnlyReadsWritesNowhere() {
        Peer reader = with("reader", "tax", "viewer");
        assertEquals(READS, open(reader));
        // A push is answered change by change.
        String push = ledger.body("POST", "/api/ledgers/{ledger}/push");
        String told =
                reader.post(
                                "/api/ledgers/" + ledger.id + "/push",
                                reader.json.read(push, Messages.Push.class))
                        .body();
        var outcomes = reader.json.read(told, Messages.PushResult.class).outcomes();
        assertTrue(
                !outcomes.isEmpty() && outcomes.stream().allMatch(o -> o.problem() != null), told);
    }

    @Test
    void whoWritesButDoesNotOwnDecidesNothingAboutTheLedger() {
        Peer keeper = with("keeper", "tax", "keeper");
        Set<String> writes = new TreeSet<>(READS);
        // The number is a keeper's to write and to look at in this ledger.
        writes.addAll(
                Set.of(
                        "GET /imports",
                        "GET /imports/runs",
                        "POST /rows/{row}/sealed/{field}/reveal",
                        "PUT /rows/{row}/sealed/{field}"));
        assertEquals(writes, open(keeper));
    }
}
