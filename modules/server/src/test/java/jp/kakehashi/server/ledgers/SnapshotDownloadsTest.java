package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Downloads that have to wait until others are made; without a timeout a failing test would never
/// end.
@Timeout(300)
class SnapshotDownloadsTest {
    private static final int MADE_AT_ONCE = 3;
    private static final int MOST = 12;

    @TempDir Path dir;
    private Site site;
    private SnapshotDownloads downloads;
    private LedgerReader reader;
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<FutureTask<byte[]>> running = new ArrayList<>();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
        downloads = new SnapshotDownloads(dir.resolve("spool"), new SpoolRoom(1 << 30, 0), MOST);
        var definitions = new Definitions(site.database, site.stores.definitions());
        reader =
                new LedgerReader(
                        site.database,
                        site.stores,
                        definitions,
                        site.authority,
                        site.clock,
                        downloads);
    }

    @AfterEach
    void close() throws Exception {
        gate.countDown();
        for (FutureTask<byte[]> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                // What it ended with is the matter of the test.
            }
        }
        site.database.close();
        site.training.close();
    }

    @Test
    void snapshotHasWhatWasWrittenUnderAVersionPublishedWhileItWaited() throws Exception {
        UUID row = UUID.randomUUID();
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a"));
        occupy();
        FutureTask<byte[]> snapshot = snapshot(site.viewer);
        publish(
                "  - {id: place",
                "  - {id: lane, name: {ja: 路線, en: Lane}, type: text}\n  - {id: place");
        Change edit = site.edit(site.keeper, row, 1, "lane", "国道");
        long seq = site.accept(site.keeper, Site.under(2, edit));
        gate.countDown();
        String got = new String(snapshot.get(), StandardCharsets.UTF_8);
        assertTrue(got.contains("\"seq\":" + seq), got);
        assertTrue(got.contains("国道"), got);
    }

    @Test
    void whoseRightIsTakenAwayWhileHeWaitsGetsNothing() throws Exception {
        occupy();
        FutureTask<byte[]> snapshot = snapshot(site.viewer);
        publish("read: {roles: [keeper, viewer,", "read: {roles: [keeper,");
        gate.countDown();
        assertEquals("problem.ledger.access", problem(snapshot));
    }

    @Test
    void downloadTooManyIsRefusedAndNoneThatIsUnderWayIsGivenUp() throws Exception {
        occupy();
        for (int i = MADE_AT_ONCE; i < MOST; i++) {
            send(caller("s" + i, "pc"), () -> {});
        }
        await(MOST - MADE_AT_ONCE);
        assertEquals("problem.server.busy", problem(send(caller("late", "pc"), () -> {})));
        gate.countDown();
        for (FutureTask<byte[]> each : running.subList(0, MOST)) {
            assertEquals(1, each.get().length);
        }
    }

    @Test
    void personWithManyDevicesHoldsNoMoreThanEightDownloads() throws Exception {
        occupy();
        for (int i = 0; i < 8; i++) {
            send(caller("one", "pc-" + i), () -> {});
        }
        await(8);
        assertEquals("problem.server.busy", problem(send(caller("one", "pc-8"), () -> {})));
        send(caller("two", "pc-8"), () -> {});
        await(9);
    }

    @Test
    void downloadGivenUpWhileItWaitedIsNotMade() throws Exception {
        occupy();
        AtomicBoolean made = new AtomicBoolean();
        FutureTask<byte[]> first = send(caller("one", "pc"), () -> made.set(true));
        await(1);
        FutureTask<byte[]> second = send(caller("one", "pc"), () -> {});
        await(2);
        gate.countDown();
        assertThrows(ExecutionException.class, first::get);
        // Turns come in order: when the second was made, the first had had its own.
        assertEquals(1, second.get().length);
        for (FutureTask<byte[]> each : running.subList(0, MADE_AT_ONCE)) {
            each.get();
        }
        assertFalse(made.get());
    }

    private void occupy() throws IOException {
        CountDownLatch begun = new CountDownLatch(MADE_AT_ONCE);
        for (int i = 0; i < MADE_AT_ONCE; i++) {
            send(
                    caller("holder" + i, "pc"),
                    () -> {
                        begun.countDown();
                        pass(gate);
                    });
        }
        pass(begun);
    }

    private static void pass(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private FutureTask<byte[]> send(CallerSession caller, Work work) {
        return start(
                out ->
                        downloads.send(
                                caller,
                                to -> {
                                    work.run();
                                    to.write(1);
                                },
                                out));
    }

    private FutureTask<byte[]> snapshot(CallerSession caller) {
        FutureTask<byte[]> started =
                start(out -> reader.snapshot(caller, Site.LEDGER, site.json, out));
        await(1);
        return started;
    }

    private FutureTask<byte[]> start(SnapshotDownloads.Maker sending) {
        FutureTask<byte[]> task =
                new FutureTask<>(
                        () -> {
                            ByteArrayOutputStream out = new ByteArrayOutputStream();
                            sending.writeTo(out);
                            return out.toByteArray();
                        });
        running.add(task);
        Thread.ofVirtual().start(task);
        return task;
    }

    private void await(int waiting) {
        while (downloads.waiting() < waiting) {
            Thread.yield();
        }
    }

    private static String problem(FutureTask<byte[]> task) {
        Throwable cause = assertThrows(ExecutionException.class, task::get).getCause();
        return ((ProblemException) cause).problem().key();
    }

    private void publish(String old, String by) {
        String next = Site.DEFINITION.replace("version: 1", "version: 2").replace(old, by);
        site.publish(site.administrator, new DefinitionYaml().read(next));
    }

    private CallerSession caller(String staff, String device) {
        CallerSession like = site.caller(staff, "civil", "keeper");
        return new CallerSession(like.actor(), device, like.world(), like.expiresAt());
    }
}
