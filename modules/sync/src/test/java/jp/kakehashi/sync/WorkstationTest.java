package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.device.LastSignIn;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.MovableClock;
import jp.kakehashi.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workstations and the real server over TLS on this machine.
final class WorkstationTest {
    private static final SyncTiming QUICK = new SyncTiming(200, 1_000, 20, 200);

    @TempDir Path dir;
    private final MovableClock clock = new MovableClock();

    private Workstation workstation(RealServer server, String name) {
        Workstation made = new Workstation(dir.resolve(name), RealServer.CITY, clock, QUICK);
        made.enrol(server.uri, PinnedAuthority.fetch(server.uri, server.fingerprint), "窓口 " + name);
        return made;
    }

    private static WorkSession signIn(Workstation workstation, String staff) {
        return workstation.signIn(World.PRODUCTION, staff, RealServer.PASSWORD);
    }

    @Test
    void aPasswordThatWasChangedSignsInWithAndWithoutALineInBothWorlds() {
        String fresh = "あたらしい合言葉です123";
        try (RealServer server = new RealServer(dir.resolve("server"))) {
            Workstation pc = workstation(server, "pc");
            pc.signIn(World.TRAINING, "s1", RealServer.PASSWORD).close();
            try (WorkSession session = signIn(pc, "s1")) {
                assertEquals(
                        "problem.password.wrong",
                        problem(() -> session.changePassword("ちがう", fresh)));
                session.changePassword(RealServer.PASSWORD, fresh);
                awaitHere(session);
            }
            pc.signIn(World.PRODUCTION, "s1", fresh).close();
            server.stop();
            for (World world : World.values()) {
                pc.signIn(world, "s1", fresh).close();
                assertEquals(
                        "problem.sign_in.wrong",
                        problem(() -> pc.signIn(world, "s1", RealServer.PASSWORD)));
            }
        }
    }

    private static void await(WorkSession session, BooleanSupplier wanted) {
        Waiting.until(
                wanted,
                look -> session.replica().onChange(changed -> look.run()),
                look -> session.sync().onStatus(status -> look.run()));
    }

    private static void awaitHere(WorkSession session) {
        await(session, () -> session.replica().checkpoint(TestOffice.LEDGER).isPresent());
    }

    private static UUID create(WorkSession session, String name) {
        return session.replica()
                .edits()
                .create(TestOffice.LEDGER, Map.of(TestOffice.NAME, name), ChangeNote.NONE)
                .state()
                .row();
    }

    private static void edit(WorkSession session, UUID row, String name) {
        Map<FieldId, String> values = new HashMap<>();
        values.put(TestOffice.NAME, name);
        session.replica().edits().edit(TestOffice.LEDGER, row, values, ChangeNote.NONE);
    }

    private static String name(WorkSession session, UUID row) {
        var replica = session.replica();
        return replica.database()
                .read(
                        db ->
                                replica.stores()
                                        .tables()
                                        .row(db, replica.definitions().of(TestOffice.LEDGER), row)
                                        .map(StoredRow::state)
                                        .map(s -> s.value(TestOffice.NAME))
                                        .orElse("none"));
    }

    @Test
    void anEditReachesTheOtherScreenAndGoesOnAfterTheServerWasStopped() {
        try (RealServer server = new RealServer(dir.resolve("server"));
                WorkSession a = signIn(workstation(server, "a"), "s1");
                WorkSession b = signIn(workstation(server, "b"), "s2")) {
            awaitHere(a);
            awaitHere(b);
            UUID row = create(a, "一");
            await(b, () -> name(b, row).equals("一"));
            server.stop();
            await(a, () -> a.sync().status().line() == SyncStatus.Line.OFFLINE);
            edit(a, row, "二");
            assertEquals(1, a.leaving().editCount());
            assertEquals(1, a.sync().status().unsent());
            server.startAgain();
            await(b, () -> name(b, row).equals("二"));
            await(a, () -> a.leaving().editCount() == 0);
            await(a, () -> a.sync().status().line() == SyncStatus.Line.ONLINE);
        }
    }

    @Test
    void withoutALineOnesOwnPasswordLetsOneInUntilTimeIsOver() {
        UUID row;
        Workstation pc;
        try (RealServer server = new RealServer(dir.resolve("server"))) {
            pc = workstation(server, "a");
            try (WorkSession a = signIn(pc, "s1")) {
                awaitHere(a);
                row = create(a, "一");
                await(a, () -> a.leaving().editCount() == 0);
            }
            server.stop();
            assertEquals(
                    "problem.sign_in.wrong",
                    problem(() -> pc.signIn(World.PRODUCTION, "s1", "guess")));
            assertEquals("problem.sign_in.first_time_online", problem(() -> signIn(pc, "s2")));
            try (WorkSession a = signIn(pc, "s1")) {
                edit(a, row, "二");
                server.startAgain();
                await(a, () -> a.leaving().editCount() == 0);
            }
            server.stop();
            try (WorkSession a = signIn(pc, "s1")) {
                assertEquals(0, pc.lastHere().orElseThrow().unsent());
                edit(a, row, "三");
                a.sync().wake();
                await(a, () -> pc.lastHere().orElseThrow().unsent() == LastSignIn.SOME);
                edit(a, row, "四");
            }
            var last = pc.lastHere().orElseThrow();
            assertEquals("s1", last.staff());
            assertEquals(2, last.unsent());
            assertTrue(last.offlineUntil().isPresent());
            clock.move(Duration.ofDays(60));
            assertEquals("problem.sign_in.offline_expired", problem(() -> signIn(pc, "s1")));
            // At the next start the replica is retired: what was unsent is sealed.
            Workstation restarted =
                    new Workstation(dir.resolve("a"), RealServer.CITY, clock, QUICK);
            assertEquals(1, files(dir.resolve("a/sealed")));
            assertFalse(Files.exists(dir.resolve("a/production/s1/replica")));
            assertEquals(0, restarted.lastHere().orElseThrow().unsent());
            assertTrue(restarted.lastHere().orElseThrow().offlineUntil().isEmpty());
            assertEquals("problem.sign_in.offline_expired", problem(() -> signIn(restarted, "s1")));
        }
    }

    @Test
    void aPcThatLostItsKeyKeepsWhatIsUnsentUntilAnAdministratorReadmitsIt() throws Exception {
        try (RealServer server = new RealServer(dir.resolve("server"))) {
            Workstation pc = workstation(server, "a");
            UUID row;
            try (WorkSession a = signIn(pc, "s1")) {
                awaitHere(a);
                row = create(a, "一");
                await(a, () -> a.leaving().editCount() == 0);
            }
            server.stop();
            try (WorkSession a = signIn(pc, "s1")) {
                edit(a, row, "二");
            }
            server.startAgain();
            Files.delete(dir.resolve("a/device-key.json"));
            assertEquals("problem.device.key", problem(() -> signIn(pc, "s1")));
            assertEquals("problem.device.key", problem(() -> signIn(pc, "s2")));
            String device = pc.enrolment().orElseThrow().id();
            server.post("/api/devices/" + device + "/readmit", null);
            assertEquals("problem.device.key_first", problem(() -> signIn(pc, "s2")));
            try (WorkSession a = signIn(pc, "s1")) {
                await(a, () -> a.leaving().editCount() == 0);
                assertEquals("二", name(a, row));
            }
            signIn(pc, "s2").close();
        }
    }

    @Test
    void aRevokedPcSealsWhatWasUnsentAndDropsItsReplica() throws Exception {
        try (RealServer server = new RealServer(dir.resolve("server"))) {
            Workstation pc = workstation(server, "a");
            String device = pc.enrolment().orElseThrow().id();
            CompletableFuture<Problem> end = new CompletableFuture<>();
            WorkSession a = signIn(pc, "s1");
            awaitHere(a);
            a.onEnd(end::complete);
            UUID row = create(a, "一");
            await(a, () -> a.leaving().editCount() == 0);
            server.stop();
            await(a, () -> a.sync().status().line() == SyncStatus.Line.OFFLINE);
            edit(a, row, "送れなかった");
            server.startAgain();
            // The push may win the race for the line: then there is nothing to seal.
            server.revoke(device);
            Problem told = end.get(10, TimeUnit.MINUTES);
            assertEquals("problem.device.revoked", told.key());
            assertFalse(Files.exists(dir.resolve("a/production/s1/replica")));
            assertEquals(
                    told.args().getFirst().equals("0") ? 0 : 1, files(dir.resolve("a/sealed")));
            a.close();
            assertEquals("problem.device.revoked", problem(() -> signIn(pc, "s1")));
        }
    }

    @Test
    void editsOfAReplicaThatAnotherProgramHoldsAreSealedAtALaterStart() {
        Path replica = dir.resolve("a/production/s1/replica");
        try (RealServer server = new RealServer(dir.resolve("server"))) {
            Workstation pc = workstation(server, "a");
            String device = pc.enrolment().orElseThrow().id();
            try (WorkSession a = signIn(pc, "s1")) {
                awaitHere(a);
                server.stop();
                await(a, () -> a.sync().status().line() == SyncStatus.Line.OFFLINE);
                create(a, "送れなかった");
            }
            server.startAgain();
            server.revoke(device);
            try (Database held = Databases.openLocal(replica, clock)) {
                assertNotNull(held);
                assertEquals("problem.device.revoked", problem(() -> signIn(pc, "s1")));
                new Workstation(dir.resolve("a"), RealServer.CITY, clock, QUICK);
                assertTrue(Files.isDirectory(replica));
                assertEquals(0, files(dir.resolve("a/sealed")));
            }
            server.stop();
            assertEquals("problem.sign_in.offline_expired", problem(() -> signIn(pc, "s1")));
            new Workstation(dir.resolve("a"), RealServer.CITY, clock, QUICK);
            assertFalse(Files.exists(replica));
            assertEquals(1, files(dir.resolve("a/sealed")));
        }
    }

    @Test
    void aPcLeftRunningWithoutALineSealsItsEditsWhenItsTimeIsOver() throws Exception {
        try (RealServer server = new RealServer(dir.resolve("server"))) {
            Workstation pc = workstation(server, "a");
            CompletableFuture<Problem> end = new CompletableFuture<>();
            try (WorkSession a = signIn(pc, "s1")) {
                awaitHere(a);
                a.onEnd(end::complete);
                server.stop();
                await(a, () -> a.sync().status().line() == SyncStatus.Line.OFFLINE);
                create(a, "送れなかった");
                clock.move(Duration.ofDays(10));
                a.sync().wake();
                assertFalse(end.isDone());
                clock.move(Duration.ofDays(50));
                a.sync().wake();
                assertEquals(
                        "problem.sign_in.offline_expired", end.get(10, TimeUnit.MINUTES).key());
                assertFalse(Files.exists(dir.resolve("a/production/s1/replica")));
                assertEquals(1, files(dir.resolve("a/sealed")));
            }
            assertEquals("problem.sign_in.offline_expired", problem(() -> signIn(pc, "s1")));
            server.startAgain();
            try (WorkSession a = signIn(pc, "s1")) {
                awaitHere(a);
            }
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsRefusedByName() {
        try (RealServer one = new RealServer(dir.resolve("one"));
                RealServer two = new RealServer(dir.resolve("two"))) {
            Workstation pc = workstation(one, "a");
            pc.enrol(two.uri, one.authority(), "窓口");
            assertEquals("problem.line.certificate", problem(() -> signIn(pc, "s1")));
            assertEquals(
                    "problem.line.certificate",
                    problem(() -> PinnedAuthority.fetch(two.uri, one.fingerprint)));
            assertEquals(
                    "problem.line.down",
                    problem(() -> PinnedAuthority.fetch(URI.create("https://127.0.0.1:1"), "00")));
        }
    }

    private static String problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().key();
    }

    private static int files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
