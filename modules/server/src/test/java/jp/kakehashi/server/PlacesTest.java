package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.AccountMessages.StaffList;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.Place;
import jp.kakehashi.wire.CityMessages.PlaceKind;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Offices and sections as an administrator changes them.
class PlacesTest {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @TempDir Path dir;
    private RunningServer running;
    private Peer admin;
    private LocalDate today;
    private LocalDate march;

    @BeforeEach
    void start() {
        running = new RunningServer(dir);
        admin = running.admin();
        today = running.clock.instant().atZone(JAPAN).toLocalDate();
        march = today.plusDays(8);
        add(PlaceKind.OFFICE, "honsho", "本", "本所");
        add(PlaceKind.OFFICE, "asahi", "朝", "朝日庁舎");
        add(PlaceKind.SECTION, "shimin", null, "市民課");
        add(PlaceKind.SECTION, "tax", null, "課税課");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private City add(PlaceKind kind, String code, String mark, String name) {
        return done("/api/city/places", new NewPlace(kind, code, mark, name, code));
    }

    private City done(String path, Object request) {
        var answer = admin.post(path, request);
        assertEquals(200, answer.statusCode(), answer.body());
        return admin.json.read(answer.body(), City.class);
    }

    private String refused(String path, Object request) {
        return admin.problem(admin.post(path, request));
    }

    private City city(Peer peer) {
        return peer.json.read(peer.get("/api/city").body(), City.class);
    }

    private static Place place(City city, String code) {
        return city.places().stream().filter(p -> p.code().equals(code)).findFirst().orElseThrow();
    }

    private List<Post> postsOf(String staff) {
        return admin.json.read(admin.get("/api/staff").body(), StaffList.class).staff().stream()
                .filter(s -> s.staff().equals(staff))
                .map(Staff::posts)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void placeIsAddedOnceAndKnownToEverybodyAndAfterARestart() {
        City before = city(admin);
        assertEquals(before, add(PlaceKind.OFFICE, "asahi", "朝", "朝日庁舎"));
        assertEquals(before, city(running.clerk()));
        running.close();
        running = new RunningServer(dir);
        assertEquals(before, city(running.clerk()));
    }

    @Test
    void codesAndMarksStandForOnePlaceForGood() {
        var other = new NewPlace(PlaceKind.OFFICE, "asahi", "旭", "旭庁舎", "Asahi");
        assertEquals("problem.place.taken", refused("/api/city/places", other));
        add(PlaceKind.OFFICE, "old", "旧", "旧庁舎");
        done("/api/city/closings", new ClosePlace(PlaceKind.OFFICE, "old", today, null));
        passDays(2);
        var same = new NewPlace(PlaceKind.OFFICE, "new", "旧", "新庁舎", "New");
        assertEquals("problem.place.mark_taken", refused("/api/city/places", same));
        var long2 = new NewPlace(PlaceKind.OFFICE, "new", "新庁", "新庁舎", "New");
        assertEquals("problem.place.mark", refused("/api/city/places", long2));
    }

    private void passDays(int days) {
        running.clock.pass(java.time.Duration.ofDays(days));
        admin = running.admin();
        today = today.plusDays(days);
    }

    @Test
    void nameOfADayStaysThatOfItsDay() {
        LocalDate april = march.plusDays(1);
        var request = new RenamePlace(PlaceKind.SECTION, "tax", "税務課", "Tax Affairs", april);
        City city = done("/api/city/names", request);
        assertEquals(city, done("/api/city/names", request));
        assertEquals("課税課", city.on(march).section("tax").label().ja());
        assertEquals("税務課", city.on(april).section("tax").label().ja());
        assertEquals("課税課", city.on(april).section("tax").labelOn(march).ja());
        var past = new RenamePlace(PlaceKind.SECTION, "tax", "別の課", "Other", today.minusDays(1));
        assertEquals("problem.place.past", refused("/api/city/names", past));
    }

    @Test
    void whoHoldsAPostHoldsTheClosingBackUntilTheyMoveInTheSameStep() {
        var close = new ClosePlace(PlaceKind.SECTION, "shimin", march, null);
        var held = admin.post("/api/city/closings", close);
        assertEquals("problem.place.held", admin.problem(held));
        assertTrue(held.body().contains("clerk"), held.body());
        assertEquals(1, postsOf("clerk").size());
        var moving = new ClosePlace(PlaceKind.SECTION, "shimin", march, "tax");
        City city = done("/api/city/closings", moving);
        assertEquals(march, place(city, "shimin").until());
        List<Post> posts = postsOf("clerk");
        assertEquals(march, posts.get(0).until());
        assertEquals("tax", posts.get(1).section());
        assertEquals("asahi", posts.get(1).office());
        assertEquals(march.plusDays(1), posts.get(1).from());
        assertEquals(posts.get(0).roles(), posts.get(1).roles());
        assertEquals(city, done("/api/city/closings", moving));
        assertEquals(2, postsOf("clerk").size());
    }

    @Test
    void nobodyIsGivenAPostThatOutlastsItsPlace() {
        done("/api/city/closings", new ClosePlace(PlaceKind.SECTION, "shimin", march, "tax"));
        var open = new NewPost("honsho", "shimin", Set.of("keeper"), true, today, null);
        assertEquals("problem.place.closed", refused("/api/staff/clerk/posts", open));
        var short2 = new NewPost("honsho", "shimin", Set.of("keeper"), true, today, march);
        assertEquals(200, admin.post("/api/staff/clerk/posts", short2).statusCode());
    }

    @Test
    void closingIsTakenBackUntilItsDayHasPassed() {
        done("/api/city/closings", new ClosePlace(PlaceKind.OFFICE, "asahi", march, "honsho"));
        var back = new ClosePlace(PlaceKind.OFFICE, "asahi", null, null);
        assertEquals(null, place(done("/api/city/closings", back), "asahi").until());
        done("/api/city/closings", new ClosePlace(PlaceKind.OFFICE, "asahi", today, "honsho"));
        passDays(1);
        assertEquals("problem.place.over", refused("/api/city/closings", back));
    }

    @Test
    void headOfficeAndWhatIsUnknownCannotBeClosed() {
        assertEquals(
                "problem.place.last",
                refused(
                        "/api/city/closings",
                        new ClosePlace(PlaceKind.OFFICE, "honsho", march, "asahi")));
        assertEquals(
                "problem.place.not_found",
                refused(
                        "/api/city/closings",
                        new ClosePlace(PlaceKind.SECTION, "nowhere", march, null)));
    }

    @Test
    void othersAreRefusedAndChangeNothing() {
        City before = city(admin);
        Peer clerk = running.clerk();
        Peer training =
                running.peer().signIn("admin", RunningServer.PASSWORD, "pc-admin", World.TRAINING);
        var add = new NewPlace(PlaceKind.SECTION, "mine", null, "私の課", "Mine");
        var rename = new RenamePlace(PlaceKind.SECTION, "tax", "私の課", "Mine", null);
        var close = new ClosePlace(PlaceKind.SECTION, "tax", march, null);
        for (var each :
                List.of(
                        clerk.post("/api/city/places", add),
                        clerk.post("/api/city/names", rename),
                        clerk.post("/api/city/closings", close))) {
            assertEquals("problem.role.missing", clerk.problem(each));
        }
        assertEquals(
                "problem.world.production_only",
                training.problem(training.post("/api/city/closings", close)));
        assertFalse(running.peer().get("/api/city").statusCode() == 200);
        assertEquals(before, city(admin));
    }
}
