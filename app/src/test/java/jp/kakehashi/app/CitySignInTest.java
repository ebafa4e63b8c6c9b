package jp.kakehashi.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import jp.kakehashi.app.city.City;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.IdentityConfig;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncStatus;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.CityVisit;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.MovableClock;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.IdentityMessages.Bind;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's way through the city's provider with the real workstation, server and a provider, and
/// what they can do on their PC afterwards when the line is cut.
class CitySignInTest {
    private static final String PASSWORD = "正しい 合言葉です 123";
    private static final String OFFLINE = "このPCだけの 合言葉 1";
    private static final String SUBJECT = "subject-of-abe";

    @TempDir Path dir;
    private final MockOAuth2Server provider = new MockOAuth2Server();
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    private final MovableClock clock = new MovableClock();
    private KakehashiServer server;
    private Workstation workstation;
    private int port;

    @BeforeEach
    void open() {
        provider.start();
        start();
        server.makeFirstAdministrator(
                new NewStaff("k1", "田村", "honsho", "civil", Set.of("administrator"), PASSWORD));
        port = server.port();
        workstation = new Workstation(dir.resolve("pc"), City.model(), clock, SyncTiming.STANDARD);
        workstation.enrol(
                server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), "PC");
        try (WorkSession admin = workstation.signIn(World.PRODUCTION, "k1", PASSWORD)) {
            var calls = admin.headOffice().calls().orElseThrow();
            calls.call(
                    "POST",
                    "/api/staff",
                    new NewStaff("abe", "阿部", "asahi", "shimin", Set.of("keeper"), PASSWORD),
                    AccountMessages.Handed.class);
            calls.send("PUT", "/api/staff/abe/city-identity", new Bind(SUBJECT));
        }
    }

    private void start() {
        server =
                new KakehashiServer(
                        new SystemClock(),
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(
                ServerConfig.local(dir.resolve("server"), port)
                        .with(new IdentityConfig(provider.issuerUrl("city").uri(), "kakehashi")));
    }

    @AfterEach
    void close() {
        server.close();
        provider.shutdown();
    }

    private HttpResponse<String> visit(URI address) {
        try {
            return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private WorkSession byCity() {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("city", SUBJECT, "JWT", null, Map.of(), 3600));
        try (CityVisit visit = workstation.visitCity("戻って<ください>")) {
            HttpResponse<String> shown = visit(visit.address());
            assertEquals(200, shown.statusCode());
            assertTrue(shown.body().contains("戻って&lt;ください>"), shown.body());
            return workstation.signInByCity(World.PRODUCTION, visit.await());
        }
    }

    private static void awaitLine(WorkSession session, SyncStatus.Line line) {
        Waiting.until(
                () -> session.sync().status().line() == line,
                look -> session.sync().onStatus(status -> look.run()));
    }

    private static String problem(Supplier<?> act) {
        return assertThrows(ProblemException.class, act::get).problem().key();
    }

    private String offline(String password) {
        try (WorkSession session = workstation.signIn(World.PRODUCTION, "abe", password)) {
            return session.offlineUntil().isPresent() ? "offline" : "online";
        } catch (ProblemException e) {
            return e.problem().key();
        }
    }

    @Test
    void personOfTheProviderWorksUnderTheirOwnStaffNumber() {
        try (WorkSession session = byCity()) {
            assertEquals("abe", session.actor().staff());
            assertTrue(session.offlineUntil().isEmpty());
            awaitLine(session, SyncStatus.Line.ONLINE);
        }
        assertEquals("abe", workstation.lastHere().orElseThrow().staff());
        assertTrue(workstation.lastHere().orElseThrow().offlineUntil().isEmpty());
    }

    @Test
    void withoutALineOnlyThePasswordChosenOnThisPcOpensAndOnlyForItsTime() {
        try (WorkSession session = byCity()) {
            assertTrue(session.offlinePasswordDue());
        }
        server.close();
        assertEquals("problem.sign_in.offline_none", offline(""));
        assertEquals("problem.sign_in.offline_none", offline(PASSWORD));
        start();
        try (WorkSession session = byCity()) {
            session.chooseOfflinePassword(OFFLINE);
            assertFalse(session.offlinePasswordDue());
        }
        assertEquals("problem.sign_in.wrong", offline(OFFLINE), "it is none of head office's");
        server.close();
        assertEquals("offline", offline(OFFLINE));
        assertEquals("problem.sign_in.wrong", offline(PASSWORD));
        start();
        try (WorkSession session = byCity()) {
            assertFalse(session.offlinePasswordDue(), "what was chosen goes on to hold");
        }
        server.close();
        clock.move(Duration.ofDays(6));
        assertEquals("offline", offline(OFFLINE));
        clock.move(Duration.ofDays(2));
        assertEquals("problem.sign_in.offline_expired", offline(OFFLINE));
    }

    @Test
    void passwordOfThisPcIsNotSentToHeadOfficeWhenTheLineIsBack() {
        try (WorkSession session = byCity()) {
            session.chooseOfflinePassword(OFFLINE);
        }
        server.close();
        try (WorkSession session = workstation.signIn(World.PRODUCTION, "abe", OFFLINE)) {
            start();
            session.sync().wake();
            awaitLine(session, SyncStatus.Line.SIGN_IN_NEEDED);
        }
        // All ten wrong passwords of a known device are still there to be said.
        for (int i = 0; i < 10; i++) {
            assertEquals("problem.sign_in.wrong", offline("wrong" + i));
        }
        assertEquals("problem.sign_in.too_many", offline("wrong"));
    }

    @Test
    void localPasswordGoesOnToWorkAndTakesThePlaceOfTheOther() {
        try (WorkSession session = byCity()) {
            session.chooseOfflinePassword(OFFLINE);
        }
        assertEquals("online", offline(PASSWORD));
        server.close();
        assertEquals("offline", offline(PASSWORD));
        assertEquals("problem.sign_in.wrong", offline(OFFLINE));
        start();
        try (WorkSession session = byCity()) {
            assertTrue(session.offlinePasswordDue());
        }
        server.close();
        assertEquals("problem.sign_in.offline_none", offline(PASSWORD));
    }

    @Test
    void whatDoesNotKnowTheStateChangesNothing() throws Exception {
        try (CityVisit visit = workstation.visitCity("")) {
            String redirect = part(visit.address(), "redirect_uri");
            String state = part(visit.address(), "state");
            for (String query :
                    List.of(
                            "",
                            "?code=x",
                            "?code=x&state=" + state + "x",
                            "?error=access_denied&state=",
                            "?state=%ZZ")) {
                // A raw line, because a client would not send all of these.
                assertTrue(raw(URI.create(redirect), query).startsWith("HTTP/1.1 400"), query);
            }
            CompletableFuture<Object> waiting = CompletableFuture.supplyAsync(visit::await);
            assertEquals(
                    200,
                    visit(URI.create(redirect + "?error=access_denied&state=" + state))
                            .statusCode());
            ExecutionException gaveUp = assertThrows(ExecutionException.class, waiting::get);
            assertEquals(
                    "problem.city_identity.cancelled",
                    ((ProblemException) gaveUp.getCause()).problem().key());
        }
    }

    @Test
    void visitThatIsClosedLetsNobodyInAndLeavesNoPortOpen() {
        CityVisit visit = workstation.visitCity("");
        URI redirect = URI.create(part(visit.address(), "redirect_uri"));
        visit.close();
        assertEquals("problem.city_identity.cancelled", problem(visit::await));
        assertThrows(AssertionError.class, () -> visit(redirect));
    }

    @Test
    void providerOrServerThatIsAwayIsTold() {
        provider.shutdown();
        assertEquals("problem.city_identity.down", problem(() -> workstation.visitCity("")));
        server.close();
        assertEquals("problem.line.down", problem(() -> workstation.visitCity("")));
    }

    private static String part(URI address, String name) {
        for (String each : address.getRawQuery().split("&")) {
            if (each.startsWith(name + "=")) {
                return java.net.URLDecoder.decode(
                        each.substring(name.length() + 1), java.nio.charset.StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(address.toString());
    }

    private static String raw(URI at, String query) throws Exception {
        try (var socket = new java.net.Socket(at.getHost(), at.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(at.getPath(), query, at.getAuthority())
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(
                    socket.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
