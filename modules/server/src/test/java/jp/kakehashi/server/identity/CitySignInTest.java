package jp.kakehashi.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.kakehashi.records.World;
import jp.kakehashi.server.Peer;
import jp.kakehashi.server.RunningServer;
import jp.kakehashi.server.config.IdentityConfig;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.IdentityMessages.Answer;
import jp.kakehashi.wire.IdentityMessages.Begun;
import jp.kakehashi.wire.IdentityMessages.Bind;
import jp.kakehashi.wire.IdentityMessages.BindOwn;
import jp.kakehashi.wire.IdentityMessages.BoundList;
import jp.kakehashi.wire.IdentityMessages.LoosenOwn;
import jp.kakehashi.wire.IdentityMessages.OwnIdentity;
import jp.kakehashi.wire.IdentityMessages.Ways;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who the city's provider names is let in by the account that was bound to them, and nobody else.
class CitySignInTest {
    private static final String SUBJECT = "4f0c7a6e-city";

    @TempDir Path dir;
    private final MockOAuth2Server provider = new MockOAuth2Server();
    private RunningServer running;
    private CityDesk desk;

    @BeforeEach
    void start() {
        provider.start();
        begin(
                new IdentityConfig(
                        provider.issuerUrl("city").uri(), "kakehashi", null, List.of(), null));
    }

    private void begin(IdentityConfig config) {
        running =
                new RunningServer(
                        ServerConfig.local(dir, 0).with(RunningServer.QUICK).with(config));
        desk = new CityDesk(running);
    }

    @AfterEach
    void stop() {
        running.close();
        provider.shutdown();
    }

    private void names(String subject, Map<String, Object> claims) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("city", subject, "JWT", null, claims, 3600));
    }

    private String bind(String staff, String subject) {
        Peer admin = running.admin();
        var answer =
                admin.send(
                        "PUT",
                        "/api/staff/" + staff + "/city-identity",
                        admin.json.text(new Bind(subject)));
        return answer.statusCode() == 200 ? "" : admin.problem(answer);
    }

    @Test
    void whoIsBoundIsLetInAndSignedOutAgain() throws Exception {
        assertEquals("", bind("clerk", SUBJECT));
        names(SUBJECT, Map.of());
        assertEquals("clerk", desk.signIn("pc-1"));
        assertEquals(200, desk.peer.get("/api/session").statusCode());
        desk.peer.post("/api/sign-out", new Done());
        assertEquals(401, desk.peer.get("/api/session").statusCode());
    }

    @Test
    void nameOrAddressOfAStaffNumberOpensNothing() throws Exception {
        Map<String, Object> claims =
                Map.of(
                        "email", "clerk@city.example.jp",
                        "email_verified", true,
                        "preferred_username", "clerk",
                        "name", "佐藤 花子");
        names("clerk", claims);
        assertEquals("unbound", desk.signIn("pc-1"));
        bind("clerk", SUBJECT);
        names("clerk", claims);
        assertEquals("unbound", new CityDesk(running).signIn("pc-1"));
    }

    @Test
    void subjectIsNotAnotherOneInOtherLettersOrOfAnotherIssuer() throws Exception {
        bind("clerk", SUBJECT);
        names(SUBJECT.toUpperCase(java.util.Locale.ROOT), Map.of());
        assertEquals("unbound", desk.signIn("pc-1"));
        running.close();
        begin(new IdentityConfig(provider.issuerUrl("other").uri(), "kakehashi"));
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("other", SUBJECT, "JWT", null, Map.of(), 3600));
        assertEquals("unbound", desk.signIn("pc-1"));
    }

    @Test
    void barredAccountStaysOutWhateverTheProviderSays() throws Exception {
        bind("clerk", SUBJECT);
        Peer admin = running.admin();
        var put =
                admin.send(
                        "PUT",
                        "/api/staff/clerk",
                        admin.json.text(new ChangeStaff("佐藤 花子", null, false)));
        assertEquals(200, put.statusCode(), put.body());
        names(SUBJECT, Map.of());
        assertEquals("barred", desk.signIn("pc-1"));
    }

    @Test
    void bindingTakenAwayEndsItsSessionsAndLetsNobodyInAnyMore() throws Exception {
        bind("clerk", SUBJECT);
        names(SUBJECT, Map.of());
        assertEquals("clerk", desk.signIn("pc-1"));
        Peer admin = running.admin();
        assertEquals(
                200, admin.send("DELETE", "/api/staff/clerk/city-identity", null).statusCode());
        assertEquals("problem.session.ended", desk.peer.problem(desk.peer.get("/api/session")));
        names(SUBJECT, Map.of());
        CityDesk again = new CityDesk(running);
        assertEquals("unbound", again.signIn("pc-1"));
        String events = admin.get("/api/city-identities").body();
        assertFalse(events.contains(SUBJECT), events);
    }

    @Test
    void deviceHasToProveItselfBeforeTheProviderIsAsked() throws Exception {
        bind("clerk", SUBJECT);
        names(SUBJECT, Map.of());
        running.clerk(); // registers pc-clerk with its key
        Answer answer = desk.answer();
        var unsigned = desk.desk("pc-clerk", answer, World.PRODUCTION);
        assertEquals("problem.device.key", desk.outcome(desk.send(unsigned, answer)));
        var foreign = Peer.key("another").prove(unsigned, desk.peer.challenge());
        assertEquals("problem.device.key", desk.outcome(desk.send(foreign, answer)));
        var proved = Peer.key("pc-clerk").prove(unsigned, desk.peer.challenge());
        var moved = desk.desk("pc-clerk", answer, World.TRAINING).with(proved.proof());
        assertEquals("problem.device.key", desk.outcome(desk.send(moved, answer)));
        Answer other = new Answer(answer.code(), answer.verifier(), answer.redirect(), "x");
        assertEquals("request", desk.outcome(desk.send(proved, other)));
        assertEquals("clerk", desk.outcome(desk.send(proved, answer)), "the code was not spent");
    }

    @Test
    void revokedDeviceIsToldSo() throws Exception {
        bind("clerk", SUBJECT);
        running.clerk();
        running.admin().post("/api/devices/pc-clerk/revoke", new Done());
        names(SUBJECT, Map.of());
        assertEquals("problem.device.revoked", desk.signIn("pc-clerk"));
    }

    @Test
    void answerIsGoodOnceAndForTenMinutes() throws Exception {
        bind("clerk", SUBJECT);
        names(SUBJECT, Map.of());
        Answer answer = desk.answer();
        assertEquals("clerk", desk.outcome(desk.signIn("pc-1", answer)));
        assertEquals("used", desk.outcome(desk.signIn("pc-1", answer)));
        CityDesk late = new CityDesk(running);
        Answer old = late.answer();
        running.clock.pass(Duration.ofMinutes(11));
        assertEquals("late", late.outcome(late.signIn("pc-1", old)));
        Answer forged = new Answer(old.code(), old.verifier(), old.redirect(), "0".repeat(112));
        assertEquals("late", late.outcome(late.signIn("pc-1", forged)));
    }

    @Test
    void codeOfAnotherWindowIsWorthNothingWithoutItsVerifier() throws Exception {
        bind("clerk", SUBJECT);
        names(SUBJECT, Map.of());
        Answer stolen = desk.answer();
        CityDesk thief = new CityDesk(running);
        Begun begun = thief.peer.json.read(thief.begin().body(), Begun.class);
        Answer used = new Answer(stolen.code(), thief.verifier, CityDesk.REDIRECT, begun.nonce());
        assertEquals("code", thief.outcome(thief.signIn("pc-2", used)));
    }

    @Test
    void addressAsksForACodeWithPkceAndNothingOfThePerson() {
        Begun begun = desk.peer.json.read(desk.begin().body(), Begun.class);
        Map<String, String> asked = CityDesk.query(URI.create(begun.address()));
        assertEquals("S256", asked.get("code_challenge_method"));
        assertEquals("code", asked.get("response_type"));
        assertEquals("openid", asked.get("scope"));
        assertEquals(CityDesk.s256(desk.verifier), asked.get("code_challenge"));
        assertEquals(begun.nonce(), asked.get("nonce"));
        for (String elsewhere :
                List.of(
                        "https://evil.example/",
                        "http://127.0.0.1.evil.example/x",
                        "http://localhost:1/x",
                        "http://127.0.0.1:80/x?y",
                        "http://127.0.0.1@evil.example:80/")) {
            assertEquals("request", desk.outcome(desk.begin(elsewhere)), elsewhere);
        }
    }

    @Test
    void guessesAreBoundedByTheDeviceAndLeaveTheOthersAlone() throws Exception {
        bind("clerk", SUBJECT);
        for (int i = 0; i < 5; i++) {
            Begun begun = desk.peer.json.read(desk.begin().body(), Begun.class);
            Answer wrong = new Answer("code" + i, desk.verifier, CityDesk.REDIRECT, begun.nonce());
            assertEquals("token", desk.outcome(desk.signIn("pc-1", wrong)));
        }
        names(SUBJECT, Map.of());
        assertEquals("problem.sign_in.too_many", desk.signIn("pc-1"));
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("city", SUBJECT, "JWT", null, Map.of(), 3600));
        assertEquals("clerk", new CityDesk(running).signIn("pc-2"));
        running.clerk();
    }

    @Test
    void ownerBindsTheirOwnAccountOnlyWithItsPassword() throws Exception {
        Peer clerk = running.clerk();
        names(SUBJECT, Map.of());
        Answer answer = desk.answer();
        assertEquals(
                "problem.password.wrong",
                clerk.problem(clerk.post("/api/city-identity", new BindOwn(answer, "wrong"))));
        assertEquals(
                "problem.session.missing",
                desk.peer.problem(
                        desk.peer.post(
                                "/api/city-identity",
                                new BindOwn(answer, RunningServer.PASSWORD))));
        var bound = clerk.post("/api/city-identity", new BindOwn(answer, RunningServer.PASSWORD));
        assertEquals(200, bound.statusCode(), bound.body());
        assertEquals(
                SUBJECT,
                clerk.json
                        .read(clerk.get("/api/city-identity").body(), OwnIdentity.class)
                        .bound()
                        .subject());
        names(SUBJECT, Map.of());
        assertEquals("clerk", new CityDesk(running).signIn("pc-1"));
        Peer other =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-2", World.PRODUCTION);
        assertEquals("problem.password.wrong", clerk.problem(loosenOwn(clerk, "wrong")));
        assertEquals(200, other.get("/api/city-identity").statusCode());
        assertEquals(200, loosenOwn(clerk, RunningServer.PASSWORD).statusCode());
        assertEquals(401, other.get("/api/city-identity").statusCode());
        assertEquals(200, clerk.get("/api/city-identity").statusCode());
        names(SUBJECT, Map.of());
        assertEquals("unbound", new CityDesk(running).signIn("pc-1"));
    }

    private static java.net.http.HttpResponse<String> loosenOwn(Peer peer, String password) {
        String body = peer.json.text(new LoosenOwn(password));
        return peer.send("DELETE", "/api/city-identity", body);
    }

    @Test
    void subjectHasOneAccountAndAnAccountOneSubject() {
        running.admin().post("/api/staff", RunningServer.clerk("clerk2"));
        assertEquals("", bind("clerk", SUBJECT));
        assertEquals("problem.city_identity.taken", bind("clerk2", SUBJECT));
        assertEquals("problem.city_identity.has_one", bind("clerk", "another"));
        assertEquals("problem.city_identity.own", bind("admin", "another"));
        assertEquals("problem.staff.not_found", bind("nobody", "another"));
        assertEquals("problem.city_identity.subject", bind("clerk2", " "));
        Peer admin = running.admin();
        BoundList all = admin.json.read(admin.get("/api/city-identities").body(), BoundList.class);
        assertEquals(1, all.bound().size());
        assertEquals("admin", all.bound().getFirst().by());
    }

    @Test
    void onlyAdministratorsInProductionBindOthers() {
        Peer clerk = running.clerk();
        String bind = clerk.json.text(new Bind(SUBJECT));
        for (var answer :
                List.of(
                        clerk.send("PUT", "/api/staff/admin/city-identity", bind),
                        clerk.send("DELETE", "/api/staff/admin/city-identity", null),
                        clerk.get("/api/city-identities"))) {
            assertEquals(403, answer.statusCode(), answer.body());
        }
        Peer training =
                running.peer().signIn("admin", RunningServer.PASSWORD, "pc-admin", World.TRAINING);
        assertEquals(
                "problem.world.production_only",
                training.problem(training.send("PUT", "/api/staff/clerk/city-identity", bind)));
    }

    @Test
    void localAccountsWorkWhileTheProviderIsAwayAndItsAbsenceIsNoGuess() throws Exception {
        bind("clerk", SUBJECT);
        names(SUBJECT, Map.of());
        Answer answer = desk.answer();
        provider.shutdown();
        assertEquals("down", desk.outcome(desk.signIn("pc-1", answer)));
        running.clerk();
        for (int i = 0; i < 8; i++) {
            running.clock.pass(Duration.ofMinutes(11));
            assertEquals("down", desk.outcome(desk.begin()));
        }
    }

    @Test
    void serverWithoutAProviderSaysSo() {
        assertTrue(ways().cityIdentity());
        running.close();
        begin(null);
        assertFalse(ways().cityIdentity());
        assertEquals("off", desk.outcome(desk.begin()));
    }

    private Ways ways() {
        return desk.peer.json.read(desk.peer.get("/api/sign-in/ways").body(), Ways.class);
    }

    @Test
    void bindingSurvivesARestart() throws Exception {
        bind("clerk", SUBJECT);
        running.close();
        begin(new IdentityConfig(provider.issuerUrl("city").uri(), "kakehashi"));
        names(SUBJECT, Map.of());
        assertEquals("clerk", desk.signIn("pc-1"));
    }
}
