package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.AccountMessages.Handed;
import jp.kakehashi.wire.AccountMessages.MySession;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.ResetPassword;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.AccountMessages.StaffList;
import jp.kakehashi.wire.Messages.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Posts with days, as the server's own clock sees them, and one-time codes.
class PostsTest {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Set<String> ADMINISTRATOR = Set.of(Actor.ADMINISTRATOR);

    @TempDir Path dir;
    private RunningServer running;
    private Peer admin;
    private LocalDate today;

    @BeforeEach
    void start() {
        running = new RunningServer(dir);
        admin = running.admin();
        today = running.clock.instant().atZone(JAPAN).toLocalDate();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static NewPost post(LocalDate from, LocalDate until, Set<String> roles) {
        return new NewPost("honsho", "joho", roles, false, from, until);
    }

    /// Moves the clock to just before or after midnight in Japan at the beginning of `day`.
    private void moveTo(LocalDate day, Duration after) {
        Instant there = day.atStartOfDay(JAPAN).toInstant().plus(after);
        running.clock.pass(Duration.between(running.clock.instant(), there));
    }

    private Staff clerk() {
        return staff("clerk");
    }

    private Staff staff(String number) {
        Peer asking = running.admin();
        return asking.json.read(asking.get("/api/staff").body(), StaffList.class).staff().stream()
                .filter(s -> s.staff().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void postGivesNothingBeforeItsFirstDayAndNothingAfterItsLast() {
        LocalDate first = today.plusDays(2);
        LocalDate last = today.plusDays(3);
        assertEquals(
                200,
                admin.post("/api/staff/clerk/posts", post(first, last, ADMINISTRATOR))
                        .statusCode());
        moveTo(first, Duration.ofSeconds(-2));
        Peer clerk = running.clerk();
        assertEquals(403, clerk.get("/api/staff").statusCode());
        moveTo(first, Duration.ofSeconds(2));
        // The same session, at its next request.
        assertEquals(200, clerk.get("/api/staff").statusCode());
        moveTo(last.plusDays(1), Duration.ofSeconds(-2));
        clerk = running.clerk();
        assertEquals(200, clerk.get("/api/staff").statusCode());
        moveTo(last.plusDays(1), Duration.ofSeconds(2));
        assertEquals("problem.role.missing", clerk.problem(clerk.get("/api/staff")));
    }

    @Test
    void whoeverHasNoPostTodayIsLetInNowhere() {
        Post only = clerk().posts().getFirst();
        var ended =
                new NewPost(
                        only.office(),
                        only.section(),
                        only.roles(),
                        only.concurrent(),
                        only.from(),
                        today);
        assertEquals(
                200,
                admin.send("PUT", "/api/staff/clerk/posts/1", admin.json.text(ended)).statusCode());
        Peer clerk = running.clerk();
        // Without a connection neither: the pass ends with the post.
        assertEquals(
                today.plusDays(1).atStartOfDay(JAPAN).toInstant(), clerk.signedIn.offlineUntil());
        moveTo(today.plusDays(1), Duration.ofSeconds(1));
        assertEquals("problem.session.no_post", clerk.problem(clerk.get("/api/session")));
        Peer peer = running.peer();
        var right = peer.postSignIn(signIn("clerk", RunningServer.PASSWORD));
        assertEquals("problem.sign_in.no_post", peer.problem(right));
        var wrong = peer.postSignIn(signIn("clerk", "not the password"));
        assertEquals("problem.sign_in.wrong", peer.problem(wrong));
    }

    @Test
    void concurrentPostCountsBesideTheMainOneAndGivesItsRolesThereOnly() {
        admin.post(
                "/api/staff/clerk/posts",
                new NewPost("honsho", "tax", Set.of("approver"), true, today, null));
        Peer clerk = running.clerk();
        Actor actor = clerk.json.read(clerk.get("/api/session").body(), MySession.class).actor();
        assertEquals("shimin", actor.section());
        assertEquals(
                List.of(
                        new Actor.Post("asahi", "shimin", Set.of("keeper")),
                        new Actor.Post("honsho", "tax", Set.of("approver"))),
                actor.posts());
    }

    @Test
    void whatHasBegunIsNotRewritten() {
        var moved = new NewPost("honsho", "tax", Set.of("keeper"), false, today, null);
        running.clock.pass(Duration.ofDays(1));
        admin = running.admin();
        assertEquals(
                "problem.post.begun",
                admin.problem(
                        admin.send("PUT", "/api/staff/clerk/posts/1", admin.json.text(moved))));
        assertEquals(
                "problem.post.begun",
                admin.problem(admin.send("DELETE", "/api/staff/clerk/posts/1", null)));
        assertEquals(
                "problem.post.past",
                admin.problem(admin.post("/api/staff/clerk/posts", post(today, null, Set.of()))));
        assertEquals(
                "problem.post.not_found",
                admin.problem(admin.send("DELETE", "/api/staff/clerk/posts/9", null)));
        LocalDate later = today.plusDays(40);
        admin.post("/api/staff/clerk/posts", post(later, null, Set.of()));
        assertEquals(2, clerk().posts().size());
        assertEquals(200, admin.send("DELETE", "/api/staff/clerk/posts/2", null).statusCode());
        assertEquals(1, clerk().posts().size());
        assertEquals(
                "problem.post.days",
                admin.problem(
                        admin.post(
                                "/api/staff/clerk/posts",
                                post(later, later.minusDays(1), Set.of()))));
    }

    @Test
    void nobodyChangesTheirOwnRightsOrLeavesADayWithoutAnAdministrator() {
        assertEquals(
                "problem.staff.own",
                admin.problem(
                        admin.post("/api/staff/admin/posts", post(today, null, Set.of("keeper")))));
        assertEquals(
                "problem.staff.own",
                admin.problem(admin.post("/api/staff/admin/password", new ResetPassword(null))));
        var second =
                new NewStaff(
                        "second",
                        "阿部 一郎",
                        "あべ いちろう",
                        post(today, today.plusDays(9), ADMINISTRATOR),
                        RunningServer.PASSWORD);
        assertEquals(200, admin.post("/api/staff", second).statusCode());
        Peer other =
                running.peer().signIn("second", RunningServer.PASSWORD, "pc-2", World.PRODUCTION);
        // Until the tenth day the second is there, from then on nobody would be.
        String stop = admin.json.text(new ChangeStaff("情報政策", null, false));
        var refused = other.send("PUT", "/api/staff/admin", stop);
        assertEquals("problem.staff.last_administrator", other.problem(refused));
        assertTrue(refused.body().contains(today.plusDays(10).toString()), refused.body());
        assertTrue(staff("admin").active());
        Post own = staff("admin").posts().getFirst();
        var ending =
                new NewPost(own.office(), own.section(), own.roles(), false, own.from(), today);
        assertEquals(
                "problem.staff.last_administrator",
                other.problem(
                        other.send("PUT", "/api/staff/admin/posts/1", other.json.text(ending))));
    }

    @Test
    void oneTimeCodeLetsItsOwnerSetAPasswordOnce() {
        Handed handed = handed("k-1");
        String code = Objects.requireNonNull(handed.code());
        assertTrue(handed.staff().codeUntil() != null);
        Peer peer = running.peer();
        SignIn withCode = signIn("k-1", code);
        assertEquals("problem.sign_in.code", peer.problem(peer.postSignIn(withCode)));
        assertEquals(
                "problem.sign_in.code_again",
                peer.problem(peer.postSignIn(withCode.settingPassword(code))));
        assertEquals(
                "problem.password.weak",
                peer.problem(peer.postSignIn(withCode.settingPassword("short"))));
        SignIn typed =
                signIn("k-1", " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", ""));
        var opened = peer.postSignIn(typed.settingPassword("my own password"));
        assertEquals(200, opened.statusCode(), opened.body());
        assertNull(staff("k-1").codeUntil());
        assertEquals("problem.sign_in.wrong", peer.problem(peer.postSignIn(withCode)));
        assertEquals(
                "problem.sign_in.wrong",
                peer.problem(peer.postSignIn(withCode.settingPassword("another password"))));
        peer.signIn("k-1", "my own password", "pc-k", World.TRAINING);
    }

    @Test
    void oneTimeCodeIsGoodForFourteenDaysAndANewOneEndsTheSessions() {
        String code = Objects.requireNonNull(handed("k-2").code());
        running.clock.pass(Duration.ofDays(14).plusSeconds(1));
        Peer peer = running.peer();
        SignIn late = signIn("k-2", code).settingPassword("my own password");
        assertEquals("problem.sign_in.code_expired", peer.problem(peer.postSignIn(late)));
        Peer clerk = running.clerk();
        Peer again = running.admin();
        var reset = again.post("/api/staff/clerk/password", new ResetPassword(null));
        assertEquals(200, reset.statusCode(), reset.body());
        assertEquals("problem.session.ended", clerk.problem(clerk.get("/api/session")));
        assertEquals(200, again.post("/api/staff/k-2/end-sessions", new Done()).statusCode());
        assertFalse(reset.body().contains("\"code\":null"));
    }

    private Handed handed(String number) {
        var request =
                new NewStaff(number, "佐藤 花子", "さとう はなこ", post(null, null, Set.of("keeper")), null);
        var answer = admin.post("/api/staff", request);
        assertEquals(200, answer.statusCode(), answer.body());
        return admin.json.read(answer.body(), Handed.class);
    }

    private static SignIn signIn(String staff, String password) {
        return new SignIn(staff, password, "pc-k", "窓口1", World.PRODUCTION);
    }
}
