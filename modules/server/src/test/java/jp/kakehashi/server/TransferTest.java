package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.AccountMessages.StaffList;
import jp.kakehashi.wire.TransferMessages.Act;
import jp.kakehashi.wire.TransferMessages.Kind;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.TransferDone;
import jp.kakehashi.wire.TransferMessages.TransferLine;
import jp.kakehashi.wire.TransferMessages.TransferList;
import jp.kakehashi.wire.TransferMessages.TransferPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of transfers: what is seen before is what is done, all of it or nothing, once.
class TransferTest {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @TempDir Path dir;
    private RunningServer running;
    private Peer admin;
    private LocalDate today;
    private LocalDate april;

    @BeforeEach
    void start() {
        running = new RunningServer(dir);
        admin = running.admin();
        for (String number : List.of("mover", "leaver")) {
            admin.post("/api/staff", RunningServer.clerk(number));
        }
        today = running.clock.instant().atZone(JAPAN).toLocalDate();
        april = today.plusDays(9);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static TransferLine begins(String staff, String section, LocalDate from) {
        return new TransferLine(
                2, staff, null, null, "honsho", section, Set.of("keeper"), false, from, null);
    }

    private static TransferLine comes(String staff, LocalDate from) {
        return new TransferLine(
                3, staff, "工藤 花子", "くどう はなこ", "haguro", "tax", null, false, from, null);
    }

    private static TransferLine leaves(String staff, LocalDate until) {
        return new TransferLine(4, staff, null, null, null, null, null, false, null, until);
    }

    private List<TransferLine> usual() {
        return List.of(
                begins("mover", "tax", april),
                comes("new-1", april),
                leaves("leaver", april.minusDays(1)),
                begins("admin", "crisis", april));
    }

    private TransferPlan plan(List<TransferLine> lines) {
        var answer = admin.post("/api/transfers/plan", new TransferList(lines, null));
        assertEquals(200, answer.statusCode(), answer.body());
        return admin.json.read(answer.body(), TransferPlan.class);
    }

    private TransferDone apply(List<TransferLine> lines, String mark) {
        var answer = admin.post("/api/transfers", new TransferList(lines, mark));
        assertEquals(200, answer.statusCode(), answer.body());
        return admin.json.read(answer.body(), TransferDone.class);
    }

    private Map<String, Staff> everybody() {
        return admin.json.read(admin.get("/api/staff").body(), StaffList.class).staff().stream()
                .collect(Collectors.toMap(Staff::staff, s -> s));
    }

    private static Map<String, Kind> kinds(TransferPlan plan) {
        return plan.people().stream()
                .collect(Collectors.toMap(PersonPlan::staff, PersonPlan::kind));
    }

    private void passTo(LocalDate day) {
        passTo(day, Duration.ZERO);
    }

    private void passTo(LocalDate day, Duration after) {
        Instant there = day.atStartOfDay(JAPAN).toInstant().plus(after);
        running.clock.pass(Duration.between(running.clock.instant(), there));
    }

    @Test
    void planSaysWhoComesMovesAndLeavesAndChangesNothing() {
        Map<String, Staff> before = everybody();
        TransferPlan plan = plan(usual());
        assertEquals(List.of(), plan.problems());
        assertEquals(
                Map.of(
                        "mover", Kind.MOVES,
                        "new-1", Kind.COMES,
                        "leaver", Kind.LEAVES,
                        "admin", Kind.OWN),
                kinds(plan));
        PersonPlan mover =
                plan.people().stream().filter(p -> p.staff().equals("mover")).findFirst().get();
        assertEquals(
                List.of(Act.ENDS, Act.BEGINS), mover.posts().stream().map(p -> p.act()).toList());
        assertEquals(april.minusDays(1), mover.posts().getFirst().until());
        assertEquals(before, everybody());
    }

    @Test
    void rightsFollowTheDaysFromMidnightToMidnight() {
        apply(usual(), plan(usual()).mark());
        passTo(april, Duration.ofMinutes(-1));
        Peer mover = signIn("mover");
        Peer leaver = signIn("leaver");
        assertEquals("shimin", mover.signedIn.actor().section());
        assertEquals(200, leaver.get("/api/session").statusCode());
        passTo(april);
        assertEquals("problem.session.no_post", leaver.problem(leaver.get("/api/session")));
        assertTrue(mover.get("/api/session").body().contains("\"section\":\"tax\""));
        assertEquals("tax", signIn("mover").signedIn.actor().section());
    }

    private Peer signIn(String staff) {
        return running.peer()
                .signIn(staff, RunningServer.PASSWORD, "pc-" + staff, World.PRODUCTION);
    }

    @Test
    void listSentTwiceOrAgainAnotherDayDoesNothingMore() {
        TransferPlan plan = plan(usual());
        TransferDone done = apply(usual(), plan.mark());
        assertEquals(3, done.people());
        assertEquals(List.of("new-1"), done.came());
        Map<String, Staff> after = everybody();
        assertEquals(0, apply(usual(), plan.mark()).people());
        assertEquals(after, everybody());
        passTo(april.plusDays(3));
        admin = running.admin();
        assertTrue(plan(usual()).idle(), plan(usual()).toString());
        assertEquals(0, apply(usual(), null).people());
        assertEquals(after, everybody());
    }

    @Test
    void severalPostsOfOnePersonAreGivenInOrderAndAgainTheSame() {
        LocalDate july = april.plusDays(90);
        var concurrent =
                new TransferLine(
                        7,
                        "mover",
                        null,
                        null,
                        "asahi",
                        "crisis",
                        Set.of("approver"),
                        true,
                        april,
                        null);
        List<TransferLine> lines =
                List.of(
                        begins("mover", "welfare", july),
                        begins("mover", "tax", april),
                        concurrent);
        apply(lines, plan(lines).mark());
        List<Post> posts = everybody().get("mover").posts();
        assertEquals(
                List.of("shimin", "tax", "crisis", "welfare"),
                posts.stream().map(Post::section).toList());
        assertEquals(july.minusDays(1), posts.get(1).until());
        assertTrue(plan(lines).idle(), plan(lines).toString());
        // A corrected list takes back what had not begun.
        List<TransferLine> corrected = List.of(begins("mover", "civil", april));
        apply(corrected, plan(corrected).mark());
        posts = everybody().get("mover").posts();
        assertEquals(
                List.of("shimin", "crisis", "welfare", "civil"),
                posts.stream().map(Post::section).toList());
        assertEquals(july.minusDays(1), posts.getLast().until());
    }

    @Test
    void oneWrongLineHoldsTheWholeList() {
        var stranger =
                new TransferLine(
                        9, "clerk", "山田 太郎", null, "honsho", "tax", null, false, april, null);
        admin.post("/api/staff", RunningServer.clerk("0042"));
        List<TransferLine> lines = new ArrayList<>(usual());
        lines.add(stranger);
        lines.add(comes("42", april));
        lines.add(leaves("nobody", april));
        lines.add(begins("mover", "civil", april));
        TransferPlan plan = plan(lines);
        assertEquals(
                Set.of(
                        "problem.transfer.name",
                        "problem.transfer.zeros",
                        "problem.transfer.unknown",
                        "problem.transfer.two_main"),
                plan.problems().stream().map(p -> p.problem().key()).collect(Collectors.toSet()));
        Map<String, Staff> before = everybody();
        var refused = admin.post("/api/transfers", new TransferList(lines, plan.mark()));
        assertEquals("problem.transfer.held", admin.problem(refused));
        assertEquals(before, everybody());
    }

    @Test
    void newcomersWhoseNumbersDifferInZerosOnlyAreOnePersonAndHoldTheList() {
        List<TransferLine> lines = List.of(comes("00123", april), comes("123", april));
        TransferPlan plan = plan(lines);
        assertEquals(
                List.of("problem.transfer.zeros_twice", "problem.transfer.zeros_twice"),
                plan.problems().stream().map(p -> p.problem().key()).toList());
        assertEquals(
                Map.of("00123", List.of("123"), "123", List.of("00123")),
                plan.problems().stream()
                        .collect(
                                Collectors.toMap(
                                        p -> p.staff(),
                                        p ->
                                                p.problem().args().stream()
                                                        .map(String::valueOf)
                                                        .toList())));
        var refused = admin.post("/api/transfers", new TransferList(lines, plan.mark()));
        assertEquals("problem.transfer.held", admin.problem(refused));
        assertFalse(everybody().containsKey("123"));
    }

    @Test
    void endOfAConcurrentPostLeavesTheMainPostOfTheSamePlaceAlone() {
        var main = new NewPost("honsho", "tax", Set.of("keeper"), false, today, null);
        var beside = new NewPost("honsho", "tax", Set.of("reader"), true, today, null);
        admin.post("/api/staff/mover/posts", main);
        admin.post("/api/staff/mover/posts", beside);
        List<TransferLine> lines =
                List.of(
                        new TransferLine(
                                2,
                                "mover",
                                null,
                                null,
                                "honsho",
                                "tax",
                                null,
                                true,
                                null,
                                april.minusDays(1)));
        apply(lines, plan(lines).mark());
        Map<Boolean, LocalDate> ends = new java.util.HashMap<>();
        everybody().get("mover").posts().stream()
                .filter(p -> p.section().equals("tax"))
                .forEach(p -> ends.put(p.concurrent(), p.until()));
        assertEquals(april.minusDays(1), ends.get(true));
        assertEquals(null, ends.get(false));
    }

    @Test
    void whatChangedSinceItWasSeenIsSeenAgainFirst() {
        String mark = plan(usual()).mark();
        var other = new NewPost("asahi", "crisis", Set.of(), true, today, null);
        assertEquals(200, admin.post("/api/staff/mover/posts", other).statusCode());
        var refused = admin.post("/api/transfers", new TransferList(usual(), mark));
        assertEquals("problem.transfer.changed", admin.problem(refused));
        assertFalse(everybody().containsKey("new-1"));
    }

    @Test
    void daysThatHavePassedCountFromTodayAndAreSaid() {
        today = today.plusDays(5);
        passTo(today);
        admin = running.admin();
        List<TransferLine> late =
                List.of(
                        begins("mover", "tax", today.minusDays(3)),
                        leaves("leaver", today.minusDays(3)));
        TransferPlan plan = plan(late);
        assertTrue(plan.people().stream().allMatch(PersonPlan::late), plan.toString());
        apply(late, plan.mark());
        assertEquals(today, everybody().get("mover").posts().getLast().from());
        assertEquals(today.minusDays(1), everybody().get("leaver").posts().getFirst().until());
        assertTrue(plan(late).idle());
    }

    @Test
    void noListLeavesADayWithoutAnAdministrator() {
        var second =
                new TransferLine(
                        2,
                        "clerk",
                        null,
                        null,
                        "honsho",
                        "joho",
                        Set.of(Actor.ADMINISTRATOR),
                        false,
                        today,
                        null);
        List<TransferLine> lines = List.of(second);
        apply(lines, plan(lines).mark());
        Peer clerk = signIn("clerk");
        List<TransferLine> gone =
                List.of(leaves("admin", april), leaves("clerk", april.plusDays(3)));
        var answer = clerk.post("/api/transfers/plan", new TransferList(gone, null));
        TransferPlan plan = clerk.json.read(answer.body(), TransferPlan.class);
        // The clerk's own line is left alone, so that somebody stays.
        assertEquals(List.of(), plan.problems());
        List<TransferLine> ending = List.of(leaves("clerk", april), begins("mover", "tax", april));
        var ended = admin.post("/api/transfers", new TransferList(ending, plan(ending).mark()));
        assertEquals(200, ended.statusCode(), ended.body());
        answer =
                clerk.post(
                        "/api/transfers/plan",
                        new TransferList(List.of(leaves("admin", april)), null));
        plan = clerk.json.read(answer.body(), TransferPlan.class);
        assertEquals(
                "problem.staff.last_administrator", plan.problems().getFirst().problem().key());
        assertEquals(0, plan.problems().getFirst().line());
    }

    @Test
    void wholeCityIsTransferredInOneStepOrNotAtAll() {
        List<TransferLine> lines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lines.add(comes("c%04d".formatted(i), april));
        }
        String mark = plan(lines).mark();
        List<TransferLine> wrong = new ArrayList<>(lines);
        wrong.add(leaves("nobody", april));
        var refused = admin.post("/api/transfers", new TransferList(wrong, mark));
        assertEquals("problem.transfer.held", admin.problem(refused));
        int before = everybody().size();
        long began = System.nanoTime();
        assertEquals(1_000, apply(lines, mark).came().size());
        System.out.printf("1,000 people in %d ms%n", (System.nanoTime() - began) / 1_000_000);
        assertEquals(before + 1_000, everybody().size());
    }

    @Test
    void anotherTermAtTheSamePlaceIsNoMove() {
        var same =
                new TransferLine(
                        2, "mover", null, null, "asahi", "shimin", null, false, april, null);
        var ended =
                new NewPost("asahi", "shimin", Set.of("keeper"), false, today, april.minusDays(1));
        assertEquals(
                200,
                admin.send("PUT", "/api/staff/mover/posts/1", admin.json.text(ended)).statusCode());
        TransferPlan plan = plan(List.of(same));
        assertEquals(Map.of("mover", Kind.CHANGES), kinds(plan));
        apply(List.of(same), plan.mark());
        assertEquals(april, everybody().get("mover").posts().getLast().from());
    }
}
