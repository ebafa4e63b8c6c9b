package jp.kakehashi.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.app.town.Town;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.sync.SyncStatus;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real server, a process of its own, is killed with SIGKILL at seeded moments in the middle of
/// its work and started again: what it had acknowledged is there, no push is there by half, the
/// books are whole, and workstations go on by themselves.
class ServerKillTest {
    private static final String DEVICE = "device-raw";
    private static final FieldId NAME = new FieldId("name");
    private static final int SNAPSHOT_BYTES = 16 << 20;
    private static final int NOTE_CHARS = 20_000;

    @TempDir Path dir;
    private final long seed = Seeds.of(ServerKillTest.class);
    private final Random random = new Random(seed);
    private final Set<UUID> acknowledged = new HashSet<>();
    private int made;

    @Test
    void pushesGoOnAfterAKill() throws Exception {
        pushes(2);
    }

    @Test
    @Tag("soak")
    void pushesGoOnAfterHundredsOfKills() throws Exception {
        pushes(Seeds.soakRounds(100));
    }

    @Test
    void pullsAndSnapshotsGoOnAfterAKill() throws Exception {
        pulls(1);
    }

    @Test
    @Tag("soak")
    void pullsAndSnapshotsGoOnAfterHundredsOfKills() throws Exception {
        pulls(Seeds.soakRounds(100));
    }

    @Test
    void aFirstStartThatWasKilledIsMadeGoodByTheNext() throws Exception {
        firstStarts(1);
    }

    @Test
    @Tag("soak")
    void hundredsOfFirstStartsThatWereKilledAreMadeGoodByTheNext() throws Exception {
        firstStarts(Seeds.soakRounds(100));
    }

    @Test
    void aKillWhileTheIndexIsCopiedLosesNothing() throws Exception {
        copies(1);
    }

    @Test
    @Tag("soak")
    void hundredsOfKillsWhileTheIndexIsCopiedLoseNothing() throws Exception {
        copies(Seeds.soakRounds(100));
    }

    private void pushes(int kills) throws Exception {
        try (KilledServer server = new KilledServer(dir)) {
            server.enrol(server.start());
            try (WorkSession pc = server.signIn("pc")) {
                Town.await(pc, () -> pc.replica().checkpoint(KilledServer.LEDGER).isPresent());
                Set<String> written = new HashSet<>();
                for (int kill = 0; kill < kills; kill++) {
                    List<Map<FieldId, String>> rows = rows(1 + random.nextInt(700));
                    rows.forEach(row -> written.add(row.get(NAME)));
                    pc.replica().edits().createAll(KilledServer.LEDGER, rows, ChangeNote.NONE);
                    List<Change> sent = pushUntilKilled(server);
                    Set<UUID> kept = checkBooks(server, sent);
                    server.start();
                    sendAgain(server, sent, kept);
                    awaitAllSent(pc);
                }
                server.kill();
                assertEquals(written, namesOf(server.history(), pc));
            }
            server.audit("pc");
        }
    }

    /// Pushes batch after batch until the server is gone; returns the batch that was on its way.
    private List<Change> pushUntilKilled(KilledServer server) throws Exception {
        int batchesBefore = random.nextInt(12);
        try (HttpCalls calls = server.calls(KilledServer.STAFF, DEVICE)) {
            for (int batch = 0; batch < batchesBefore; batch++) {
                push(calls, batch(1 + random.nextInt(120), 10));
            }
            CompletableFuture<Void> killed = server.killAfter(random.nextInt(60));
            while (true) {
                List<Change> sent = batch(1 + random.nextInt(120), 10);
                try {
                    push(calls, sent);
                } catch (ProblemException e) {
                    assertTrue(e.problem().retryable(), e::toString);
                    killed.get();
                    return sent;
                }
            }
        }
    }

    /// Everything acknowledged is there once, the batch on its way whole or not at all.
    private Set<UUID> checkBooks(KilledServer server, List<Change> sent) {
        server.audit();
        List<AcceptedChange> history = server.history();
        Set<UUID> kept =
                history.stream()
                        .map(accepted -> accepted.change().id())
                        .collect(Collectors.toSet());
        assertEquals(history.size(), kept.size(), "accepted twice");
        for (int i = 0; i < history.size(); i++) {
            assertEquals(i + 1, history.get(i).seq());
        }
        assertTrue(kept.containsAll(acknowledged), "an acknowledged change is gone");
        long begun = sent.stream().filter(change -> kept.contains(change.id())).count();
        assertTrue(begun == 0 || begun == sent.size(), begun + " of " + sent.size());
        return kept;
    }

    private void sendAgain(KilledServer server, List<Change> sent, Set<UUID> kept) {
        if (sent.isEmpty()) {
            return;
        }
        try (HttpCalls calls = server.calls(KilledServer.STAFF, DEVICE)) {
            List<Long> places = push(calls, sent);
            assertEquals(places, push(calls, sent));
            if (kept.contains(sent.getFirst().id())) {
                assertTrue(places.stream().allMatch(seq -> seq <= kept.size()));
            }
        }
    }

    private void pulls(int kills) throws Exception {
        try (KilledServer server = new KilledServer(dir)) {
            server.enrol(server.start());
            server.signIn("behind").close();
            for (int kill = 0; kill < kills; kill++) {
                try (HttpCalls calls = server.calls(KilledServer.STAFF, DEVICE)) {
                    for (int batch = 0; batch < 8; batch++) {
                        pushSurely(calls, batch(100, 200));
                    }
                }
                // One fetches what is new since it was last here, one everything.
                try (WorkSession behind = server.signIn("behind");
                        WorkSession fresh = server.signIn("fresh" + kill)) {
                    server.killAfter(random.nextInt(250)).get();
                    checkBooks(server, List.of());
                    int rows = server.history().size();
                    server.start();
                    for (WorkSession pc : List.of(behind, fresh)) {
                        awaitAt(pc, rows);
                        assertEquals(rows, rowsOf(pc));
                    }
                }
            }
            server.kill();
            server.audit("behind");
        }
    }

    private void firstStarts(int kills) throws Exception {
        for (int kill = 0; kill < kills; kill++) {
            Path place = Files.createDirectory(dir.resolve("start" + kill));
            try (KilledServer server = new KilledServer(place)) {
                server.launch();
                while (Files.notExists(server.data().resolve("lock"))) {
                    Thread.sleep(1);
                }
                server.killAfter(random.nextInt(900)).get();
                JsonNode ready = server.start();
                server.enrol(ready);
                try (HttpCalls calls = server.calls(KilledServer.STAFF, DEVICE)) {
                    push(calls, batch(3, 10));
                }
                server.kill();
                server.audit();
                assertEquals(3, server.history().size());
            }
        }
    }

    private void copies(int kills) throws Exception {
        try (KilledServer server = new KilledServer(dir)) {
            server.enrol(server.start());
            for (int kill = 0; kill < kills; kill++) {
                Path building = server.data().resolve("production/snapshots/building.mv.db");
                try (HttpCalls calls = server.calls(KilledServer.STAFF, DEVICE)) {
                    for (long bytes = 0; bytes < SNAPSHOT_BYTES; bytes += 40L * NOTE_CHARS) {
                        pushSurely(calls, batch(40, NOTE_CHARS));
                    }
                    for (int more = 0; Files.notExists(building); more++) {
                        assertTrue(more < 600, "no copy of the index was begun");
                        Thread.sleep(50); // the copy is made in a quiet moment
                    }
                }
                server.killAfter(random.nextInt(700)).get();
                checkBooks(server, List.of());
                server.start();
            }
        }
    }

    /// Pushes; every change must be accepted. Returns their places.
    private List<Long> push(HttpCalls calls, List<Change> changes) {
        Messages.PushResult result =
                calls.call(
                        "POST",
                        "/api/ledgers/%s/push".formatted(KilledServer.LEDGER),
                        new Messages.Push(changes),
                        Messages.PushResult.class);
        assertEquals(changes.size(), result.outcomes().size());
        for (Messages.Outcome outcome : result.outcomes()) {
            assertNull(outcome.problem());
            acknowledged.add(outcome.change());
        }
        return result.outcomes().stream().map(Messages.Outcome::seq).toList();
    }

    /// Pushes, and again when the machine stood still for longer than a caller waits.
    private void pushSurely(HttpCalls calls, List<Change> changes) {
        try {
            push(calls, changes);
        } catch (ProblemException e) {
            assertTrue(e.problem().retryable(), e::toString);
            push(calls, changes);
        }
    }

    private List<Change> batch(int size, int noteChars) {
        List<Change> changes = new ArrayList<>();
        for (Map<FieldId, String> row : rows(size)) {
            row.put(new FieldId("note"), noise(noteChars));
            List<Edit> edits = new ArrayList<>();
            row.forEach((field, value) -> edits.add(new Edit(field, value, null, 0, null)));
            changes.add(
                    new Change(
                            UUID.randomUUID(),
                            KilledServer.LEDGER,
                            UUID.randomUUID(),
                            ChangeKind.CREATE,
                            edits,
                            0,
                            1,
                            new Author(KilledServer.STAFF, "阿部", "asahi", DEVICE),
                            Instant.EPOCH,
                            ChangeNote.NONE,
                            null));
        }
        return changes;
    }

    private List<Map<FieldId, String>> rows(int count) {
        List<Map<FieldId, String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<FieldId, String> row = new HashMap<>();
            row.put(NAME, "髙橋 " + made++);
            row.put(new FieldId("address"), "朝日町");
            row.put(new FieldId("permitted"), "2026-04-01");
            row.put(new FieldId("until"), "2027-03-31");
            rows.add(row);
        }
        return rows;
    }

    private String noise(int chars) {
        return random.ints(chars, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<String> namesOf(List<AcceptedChange> history, WorkSession pc) {
        String device = pc.replica().owner().device();
        return history.stream()
                .map(AcceptedChange::change)
                .filter(change -> change.author().device().equals(device))
                .flatMap(change -> change.edits().stream())
                .filter(edit -> edit.field().equals(NAME))
                .map(Edit::value)
                .collect(Collectors.toSet());
    }

    private static void awaitAllSent(WorkSession pc) throws InterruptedException {
        Town.await(
                pc,
                () ->
                        pc.sync().status().line() == SyncStatus.Line.ONLINE
                                && pc.replica().outgoing().unsentCount() == 0);
    }

    private static void awaitAt(WorkSession pc, long seq) throws InterruptedException {
        Town.await(
                pc,
                () ->
                        pc.replica()
                                .checkpoint(KilledServer.LEDGER)
                                .filter(reached -> reached.seq() == seq)
                                .isPresent());
    }

    private static int rowsOf(WorkSession pc) {
        return pc.replica()
                .database()
                .read(sql -> sql.fetchCount(sql.selectFrom("ledger_road_occupancy")));
    }
}
