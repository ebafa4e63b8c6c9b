package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.StaffList;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is refused at every route of those who administer staff, PCs and sessions, whatever they
/// send there.
class AdministratorRoutesTest {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @TempDir Path dir;
    private RunningServer running;
    private Peer admin;
    private LocalDate today;

    @BeforeEach
    void start() {
        running = new RunningServer(dir.resolve("here"));
        admin = running.admin();
        today = running.clock.instant().atZone(JAPAN).toLocalDate();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private void everyRouteRefuses(Peer peer, String problem) {
        int asked = 0;
        for (Route route : running.server.routes()) {
            boolean accounts =
                    List.of(
                                    "/api/staff",
                                    "/api/devices",
                                    "/api/sessions",
                                    "/api/transfers",
                                    "/api/city",
                                    "/api/rights",
                                    "/api/server-state")
                            .stream()
                            .anyMatch(route.path()::startsWith);
            if (accounts && route.access() == RouteAccess.ADMINISTRATOR) {
                String path = route.path().replaceAll("\\{[a-z]+}", "clerk");
                var answer = peer.send(route.method(), path, "{}");
                assertEquals(problem, peer.problem(answer), route.method() + " " + route.path());
                asked++;
            }
        }
        assertTrue(asked >= 24, "routes asked: " + asked);
    }

    private Peer with(String number, NewPost post) {
        return running.hired(number, post);
    }

    private static NewPost post(String section, LocalDate from, LocalDate until, String... roles) {
        return new NewPost("honsho", section, Set.of(roles), false, from, until);
    }

    @Test
    void officerOfAnotherSectionWithEveryOtherRoleIsRefused() {
        Peer officer =
                with(
                        "officer",
                        post("tax", today, null, "keeper", "reader", "approver", "auditor"));
        everyRouteRefuses(officer, "problem.role.missing");
    }

    @Test
    void administratorWhosePostEndedIsRefusedFromThatMidnightInTheSameSession() {
        with("whole", post("joho", today, today, Actor.ADMINISTRATOR));
        Peer half = with("half", post("joho", today, today, Actor.ADMINISTRATOR));
        var stays = new NewPost("honsho", "tax", Set.of("keeper"), true, today, null);
        assertEquals(200, admin.post("/api/staff/half/posts", stays).statusCode());
        assertEquals(200, half.get("/api/staff").statusCode());
        Instant midnight = today.plusDays(1).atStartOfDay(JAPAN).toInstant();
        running.clock.pass(
                Duration.between(running.clock.instant(), midnight.minus(Duration.ofMinutes(1))));
        Peer whole =
                running.peer()
                        .signIn("whole", RunningServer.PASSWORD, "pc-whole", World.PRODUCTION);
        half = running.peer().signIn("half", RunningServer.PASSWORD, "pc-half", World.PRODUCTION);
        assertEquals(200, whole.get("/api/staff").statusCode());
        running.clock.pass(Duration.ofMinutes(1));
        everyRouteRefuses(whole, "problem.session.no_post");
        everyRouteRefuses(half, "problem.role.missing");
    }

    @Test
    void administratorInTrainingIsRefused() {
        Peer training =
                running.peer().signIn("admin", RunningServer.PASSWORD, "pc-admin", World.TRAINING);
        everyRouteRefuses(training, "problem.world.production_only");
    }

    @Test
    void tokenOfAnotherCitysServerIsRefused() {
        try (RunningServer elsewhere = new RunningServer(dir.resolve("elsewhere"))) {
            Peer stranger = running.peer();
            stranger.token = elsewhere.admin().token;
            everyRouteRefuses(stranger, "problem.session.unknown");
        }
    }

    @Test
    void samePostSentTwiceIsGivenOnce() {
        var post = post("tax", today.plusDays(3), null, "keeper");
        for (int i = 0; i < 2; i++) {
            assertEquals(200, admin.post("/api/staff/clerk/posts", post).statusCode());
        }
        var staff = admin.json.read(admin.get("/api/staff").body(), StaffList.class).staff();
        var clerk = staff.stream().filter(s -> s.staff().equals("clerk")).findFirst().orElseThrow();
        assertEquals(2, clerk.posts().size());
    }
}
