package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.kakehashi.records.World;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.ResetPassword;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.FirstAdministrator;
import jp.kakehashi.wire.Messages.SignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final World TRAINING = World.TRAINING;

    @TempDir Path dir;

    @Test
    void healthIsSaidToAnyoneWithoutAVersion() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer peer = running.peer();
            peer.wire = "0";
            var response = peer.get("/api/health");
            assertEquals(200, response.statusCode());
            assertEquals(
                    Messages.VERSION,
                    peer.json.read(response.body(), Messages.Health.class).wire());
            assertTrue(response.headers().firstValue("Server").isEmpty());
        }
    }

    @Test
    void firstAdministratorIsMadeOnceByTheCodeOnly() {
        try (KakehashiServer server = new KakehashiServer(new SettableClock(), List.of())) {
            server.start(ServerConfig.local(dir, 0).with(RunningServer.QUICK));
            String code = server.firstAdministratorCode().orElseThrow();
            Peer peer = new Peer(server.uri(), server.certificateFile());
            assertTrue(due(peer));
            var wrong =
                    peer.post("/api/first-administrator", first("AAAAA-AAAAA-AAAAA-AAAAA", "a1"));
            assertEquals("problem.first_administrator.code", peer.problem(wrong));
            assertEquals(
                    200, peer.post("/api/first-administrator", first(code, "a1")).statusCode());
            assertFalse(due(peer));
            var again = peer.post("/api/first-administrator", first(code, "a2"));
            assertEquals("problem.first_administrator.done", peer.problem(again));
            peer.signIn("a1", RunningServer.PASSWORD, "pc-1", World.PRODUCTION);
            assertEquals(200, peer.get("/api/staff").statusCode());
        }
        try (KakehashiServer server = new KakehashiServer(new SettableClock(), List.of())) {
            server.start(ServerConfig.local(dir, 0).with(RunningServer.QUICK));
            assertTrue(server.firstAdministratorCode().isEmpty());
        }
    }

    @Test
    void newPasswordHasTwelveCharacters() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer clerk = running.clerk();
            var short11 = new AccountMessages.ChangePassword(RunningServer.PASSWORD, "elevenchars");
            assertEquals(
                    "problem.password.weak", clerk.problem(clerk.post("/api/password", short11)));
            var enough = new AccountMessages.ChangePassword(RunningServer.PASSWORD, "twelve chars");
            assertEquals(200, clerk.post("/api/password", enough).statusCode());
        }
    }

    private static boolean due(Peer peer) {
        String told = peer.get("/api/first-administrator").body();
        return peer.json.read(told, Messages.FirstAdministratorDue.class).due();
    }

    private static FirstAdministrator first(String code, String staff) {
        return new FirstAdministrator(
                code, staff, "情報 太郎", "honsho", "joho", RunningServer.PASSWORD);
    }

    @Test
    void unknownBarredAndMistypedGetTheSameAnswer() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer peer = running.peer();
            Peer admin = running.admin();
            admin.post("/api/staff", RunningServer.clerk("barred"));
            admin.send(
                    "PUT", "/api/staff/barred", admin.json.text(new ChangeStaff("x", null, false)));
            var mistyped = peer.postSignIn(signIn("clerk", "wrong wrong wrong"));
            assertEquals(401, mistyped.statusCode());
            assertEquals("problem.sign_in.wrong", peer.problem(mistyped));
            for (SignIn other :
                    List.of(
                            signIn("nobody", RunningServer.PASSWORD),
                            signIn("' or 1=1 --", RunningServer.PASSWORD),
                            signIn("barred", RunningServer.PASSWORD),
                            signIn("clerk", ""),
                            signIn("clerk", "x".repeat(10_000)))) {
                assertEquals(mistyped.body(), peer.postSignIn(other).body());
            }
        }
    }

    @Test
    void fullWidthPasswordIsTheSamePassword() {
        try (RunningServer running = new RunningServer(dir)) {
            running.peer().signIn("clerk", "ｃｏｒｒｅｃｔ　ｈｏｒｓｅ 馬", "pc-9", World.TRAINING);
        }
    }

    @Test
    void tenThousandGuessesAreRefusedAndTheRightPasswordWorksLater() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer peer = running.peer();
            int checked = 0;
            int refused = 0;
            String challenge = peer.challenge();
            for (int i = 0; i < 10_000; i++) {
                var guess =
                        Peer.key("pc-clerk").prove(signIn("clerk", "guess number " + i), challenge);
                var response = peer.post("/api/sign-in", guess);
                switch (peer.problem(response)) {
                    case "problem.sign_in.wrong" -> {
                        checked++;
                        challenge = peer.challenge();
                    }
                    case "problem.sign_in.too_many" -> refused++;
                    default -> throw new AssertionError(response.body());
                }
            }
            assertEquals(5, checked);
            assertEquals(9_995, refused);
            var right = peer.postSignIn(signIn("clerk", RunningServer.PASSWORD));
            assertEquals(429, right.statusCode());
            running.clock.pass(Duration.ofMinutes(15));
            running.clerk();
        }
    }

    @Test
    void guessingManyNamesFromOneAddressIsBoundedToo() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer peer = running.peer();
            int checked = 0;
            for (int i = 0; i < 200; i++) {
                var response = peer.postSignIn(signIn("n" + i, "guess number " + i));
                checked += response.statusCode() == 401 ? 1 : 0;
            }
            assertEquals(50, checked);
        }
    }

    @Test
    void sessionEndsByTimeBySigningOutAndByAnAdministrator() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer clerk = running.clerk();
            assertEquals(200, clerk.post("/api/sign-out", new Done()).statusCode());
            assertEquals(
                    "problem.session.ended",
                    clerk.problem(clerk.post("/api/sign-out", new Done())));

            clerk = running.clerk();
            Peer admin = running.admin();
            var sessions =
                    admin.json.read(
                            admin.get("/api/sessions").body(), AccountMessages.SessionList.class);
            var theirs =
                    sessions.sessions().stream().filter(s -> s.staff().equals("clerk")).toList();
            assertEquals(1, theirs.size());
            admin.send("DELETE", "/api/sessions/" + theirs.getFirst().id(), null);
            assertEquals(
                    "problem.session.ended",
                    clerk.problem(clerk.post("/api/sign-out", new Done())));

            clerk = running.clerk();
            running.clock.pass(Duration.ofHours(13));
            var late = clerk.post("/api/sign-out", new Done());
            assertEquals(401, late.statusCode());
            assertEquals("problem.session.expired", clerk.problem(late));
        }
    }

    @Test
    void newPasswordOrBarringEndsEverySession() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer clerk = running.clerk();
            Peer admin = running.admin();
            assertEquals(
                    200,
                    admin.post("/api/staff/clerk/password", new ResetPassword("another password 2"))
                            .statusCode());
            assertEquals(
                    "problem.session.ended",
                    clerk.problem(clerk.post("/api/sign-out", new Done())));
            clerk.token = "";
            clerk.signIn("clerk", "another password 2", "pc-clerk", World.PRODUCTION);
            admin.send(
                    "PUT", "/api/staff/clerk", admin.json.text(new ChangeStaff("x", null, false)));
            assertEquals(
                    "problem.session.ended",
                    clerk.problem(clerk.post("/api/sign-out", new Done())));
        }
    }

    @Test
    void transferChangesRightsOfAnOpenSessionAtOnce() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer clerk = running.clerk();
            Peer admin = running.admin();
            assertEquals(403, clerk.get("/api/staff").statusCode());
            admin.post(
                    "/api/staff/clerk/posts",
                    new NewPost("honsho", "joho", Set.of("administrator"), true, null, null));
            assertEquals(200, clerk.get("/api/staff").statusCode());
        }
    }

    @Test
    void lastAdministratorCannotLockEverybodyOut() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer admin = running.admin();
            var response =
                    admin.send(
                            "PUT",
                            "/api/staff/admin",
                            admin.json.text(new ChangeStaff("x", null, false)));
            assertEquals("problem.staff.own", admin.problem(response));
            assertEquals(200, admin.get("/api/staff").statusCode());
        }
    }

    @Test
    void staffMayChangeTheirOwnPasswordKnowingTheOldOne() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer clerk = running.clerk();
            var wrong =
                    clerk.post(
                            "/api/password",
                            new AccountMessages.ChangePassword("not this one", "a new password"));
            assertEquals("problem.password.wrong", clerk.problem(wrong));
            var weak =
                    clerk.post(
                            "/api/password",
                            new AccountMessages.ChangePassword(RunningServer.PASSWORD, "short"));
            assertEquals("problem.password.weak", clerk.problem(weak));
            assertEquals(
                    200,
                    clerk.post(
                                    "/api/password",
                                    new AccountMessages.ChangePassword(
                                            RunningServer.PASSWORD, "a new password"))
                            .statusCode());
            running.peer().signIn("clerk", "a new password", "pc-clerk", World.PRODUCTION);
        }
    }

    @Test
    void changingOnesPasswordEndsOnesOtherSessionsAndNobodyElses() {
        try (RunningServer running = new RunningServer(dir, NoticeFeature::new)) {
            Peer admin = running.admin();
            Peer clerk = running.clerk();
            running.clock.pass(Duration.ofSeconds(1));
            Peer samePc = signedIn(running, "pc-clerk", World.PRODUCTION);
            Peer otherPc = signedIn(running, "pc-other", World.PRODUCTION);
            Peer training = signedIn(running, "pc-clerk", World.TRAINING);
            var change =
                    new AccountMessages.ChangePassword(RunningServer.PASSWORD, "a new password");
            assertEquals(200, clerk.post("/api/password", change).statusCode());
            assertEquals(200, clerk.get("/api/notices/a").statusCode());
            assertEquals(200, admin.get("/api/staff").statusCode());
            for (Peer ended : List.of(samePc, otherPc, training)) {
                assertEquals("problem.session.ended", ended.problem(ended.get("/api/notices/a")));
            }
        }
    }

    private static Peer signedIn(RunningServer running, String device, World world) {
        return running.peer().signIn("clerk", RunningServer.PASSWORD, device, world);
    }

    @Test
    void tokenAloneSaysWhoseSessionItIsAndWhere() {
        try (RunningServer running = new RunningServer(dir)) {
            Peer clerk = running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-9", TRAINING);
            var mine =
                    clerk.json.read(
                            clerk.get("/api/session").body(), AccountMessages.MySession.class);
            assertEquals(clerk.signedIn.actor(), mine.actor());
            assertEquals("pc-9", mine.device());
            assertEquals(TRAINING, mine.world());
            assertEquals(clerk.signedIn.expiresAt(), mine.expiresAt());
            assertEquals(401, running.peer().get("/api/session").statusCode());
        }
    }

    @Test
    void neitherPasswordsNorTokensAreStored() throws Exception {
        String token;
        try (RunningServer running = new RunningServer(dir)) {
            token = running.clerk().token;
        }
        try (var files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content =
                        new String(
                                Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
                assertFalse(content.contains(token), file.toString());
                assertFalse(content.contains("correct horse"), file.toString());
            }
        }
    }

    private static SignIn signIn(String staff, String password) {
        return new SignIn(staff, password, "pc-clerk", "窓口1", World.PRODUCTION);
    }
}
