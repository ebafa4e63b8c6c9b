package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.PublishedLedger;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.Messages.Live;
import jp.kakehashi.wire.PresenceMessages.People;
import jp.kakehashi.wire.PresenceMessages.Place;
import jp.kakehashi.wire.PresenceMessages.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is where: told to whom, refused to whom, gone when.
class PresenceTest {
    @TempDir Path dir;
    private RunningServer running;
    private PublishedLedger ledger;
    private Peer keeper;
    private Peer viewer;

    @BeforeEach
    void open() {
        running = new RunningServer(dir, PublishedLedger::feature);
        ledger = new PublishedLedger(running.admin());
        staff("keeper", "civil", "keeper");
        staff("viewer", "citizen", "viewer");
        staff("outsider", "tax", "reader");
        keeper = peer("keeper", World.PRODUCTION);
        viewer = peer("viewer", World.PRODUCTION);
    }

    @AfterEach
    void close() {
        running.close();
    }

    private void staff(String number, String section, String role) {
        running.admin()
                .post(
                        "/api/staff",
                        new NewStaff(
                                number,
                                "職員" + number,
                                "honsho",
                                section,
                                Set.of(role),
                                RunningServer.PASSWORD));
    }

    private Peer peer(String staff, World world) {
        return running.peer().signIn(staff, RunningServer.PASSWORD, "pc-" + staff, world);
    }

    private LiveTest.Ear listen(Peer peer) {
        int before = running.server.openSockets();
        LiveTest.Ear ear = new LiveTest.Ear();
        ear.socket =
                peer.client
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer " + peer.token)
                        .header("Kakehashi-Wire", peer.wire)
                        .buildAsync(
                                URI.create(
                                        "wss://127.0.0.1:" + running.server.port() + "/api/live"),
                                ear)
                        .join();
        while (running.server.openSockets() <= before) {
            Thread.onSpinWait();
        }
        return ear;
    }

    private String path() {
        return "/api/ledgers/" + ledger.id + "/presence";
    }

    private HttpResponse<String> stand(Peer peer, Place place) {
        return peer.send("PUT", path(), peer.json.text(place));
    }

    private static Place at(UUID row, String field) {
        return new Place(row, new FieldId(field), false);
    }

    private List<Standing> told(Peer peer, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return peer.json.read(answer.body(), People.class).people();
    }

    /// The next of the news that says so.
    private static List<Standing> heard(
            Peer peer, LiveTest.Ear ear, java.util.function.Predicate<List<Standing>> wanted)
            throws Exception {
        while (true) {
            Live live = peer.json.read(ear.heard.poll(3, TimeUnit.MINUTES), Live.class);
            if (live.people() != null && wanted.test(live.people())) {
                return live.people();
            }
        }
    }

    private static boolean tells(List<Standing> people, String staff) {
        return people.stream().anyMatch(s -> s.who().staff().equals(staff));
    }

    @Test
    void placesAreToldToThoseInTheLedgerAndEndWithTheLine() throws Exception {
        LiveTest.Ear keepers = listen(keeper);
        LiveTest.Ear viewers = listen(viewer);
        told(viewer, stand(viewer, Place.NOWHERE));
        told(keeper, stand(keeper, at(ledger.row, "place")));
        List<Standing> people = heard(viewer, viewers, p -> tells(p, "keeper"));
        Standing there =
                people.stream().filter(s -> s.who().staff().equals("keeper")).findFirst().get();
        assertEquals(at(ledger.row, "place"), there.place());
        assertEquals("職員keeper", there.who().name());
        keepers.socket.abort();
        assertTrue(tells(heard(viewer, viewers, p -> !tells(p, "keeper")), "viewer"));
        assertFalse(tells(told(viewer, stand(viewer, Place.NOWHERE)), "keeper"));
    }

    @Test
    void whoMayNotReadAFieldLearnsNothingOfWhoeverIsThere() throws Exception {
        listen(keeper);
        listen(viewer);
        told(keeper, stand(keeper, at(ledger.row, "secret")));
        assertFalse(tells(told(viewer, stand(viewer, Place.NOWHERE)), "keeper"));
        told(keeper, stand(keeper, at(ledger.row, "place")));
        assertTrue(tells(told(viewer, stand(viewer, Place.NOWHERE)), "keeper"));
        HttpResponse<String> refused = stand(viewer, at(ledger.row, "secret"));
        assertEquals("problem.field.read", viewer.problem(refused));
        HttpResponse<String> unknown = stand(viewer, at(ledger.row, "nothing"));
        assertEquals("problem.field.read", viewer.problem(unknown));
        HttpResponse<String> number = stand(keeper, at(ledger.row, "my_number"));
        assertEquals("problem.field.read", keeper.problem(number));
    }

    @Test
    void whoMayNotOpenTheLedgerNeitherStandsThereNorIsTold() throws Exception {
        Peer outsider = peer("outsider", World.PRODUCTION);
        LiveTest.Ear outside = listen(outsider);
        listen(keeper);
        assertEquals("problem.ledger.access", outsider.problem(stand(outsider, Place.NOWHERE)));
        told(keeper, stand(keeper, at(ledger.row, "place")));
        LiveTest.Ear viewers = listen(viewer);
        told(viewer, stand(viewer, Place.NOWHERE));
        heard(viewer, viewers, p -> tells(p, "viewer"));
        assertTrue(outside.heard.isEmpty());
    }

    @Test
    void theTrainingWorldKnowsNothingOfIt() throws Exception {
        listen(keeper);
        told(keeper, stand(keeper, at(ledger.row, "place")));
        Peer training = peer("viewer", World.TRAINING);
        LiveTest.Ear ear = listen(training);
        assertEquals("problem.ledger.unknown", training.problem(stand(training, Place.NOWHERE)));
        listen(viewer);
        told(viewer, stand(viewer, Place.NOWHERE));
        assertTrue(ear.heard.isEmpty());
    }

    @Test
    void withoutALiveLineAPlaceIsRefused() {
        assertEquals("problem.presence.line", keeper.problem(stand(keeper, Place.NOWHERE)));
        assertEquals(401, running.peer().send("PUT", path(), "{\"writing\":false}").statusCode());
    }

    @Test
    void tooManyMessagesAreRefusedAndTheOthersHearOnlyNowAndThen() throws Exception {
        listen(keeper);
        LiveTest.Ear viewers = listen(viewer);
        told(viewer, stand(viewer, Place.NOWHERE));
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            HttpResponse<String> answer = stand(keeper, at(UUID.randomUUID(), "place"));
            if (answer.statusCode() == 429) {
                assertEquals("problem.presence.too_many", keeper.problem(answer));
                refused++;
            }
        }
        assertTrue(refused > 0, "200 in a row were all taken");
        heard(viewer, viewers, p -> tells(p, "keeper"));
        assertTrue(viewers.heard.size() < 100, () -> viewers.heard.size() + " told");
    }

    @Test
    void hostilePlacesAreRefusedByName() {
        listen(keeper);
        for (String body :
                List.of(
                        "{}x",
                        "[]",
                        "{\"row\":\"x\",\"field\":null,\"writing\":false}",
                        "{\"row\":null,\"field\":\"<script>\",\"writing\":false}",
                        "{\"row\":null,\"field\":null,\"writing\":false,\"more\":1}",
                        "{\"row\":null,\"field\":\"" + "a".repeat(20_000) + "\"}")) {
            HttpResponse<String> answer = keeper.send("PUT", path(), body);
            assertTrue(
                    answer.statusCode() >= 400 && answer.statusCode() < 500,
                    () -> answer.statusCode() + " " + answer.body());
            assertTrue(keeper.problem(answer).startsWith("problem."));
        }
    }
}
