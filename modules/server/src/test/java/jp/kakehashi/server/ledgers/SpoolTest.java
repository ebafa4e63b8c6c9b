package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir Path dir;

    @Test
    void readerGetsWhatWasWrittenWhateverItsPace() throws Exception {
        Random random = new Random(Seeds.of(SpoolTest.class));
        for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 3_000_000, 5_000_000}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            CountDownLatch allWritten = new CountDownLatch(1);
            boolean reads = random.nextBoolean();
            try (Spool spool = new Spool(dir, new SpoolRoom(1L << 30, 0))) {
                FutureTask<byte[]> reading =
                        new FutureTask<>(
                                () -> {
                                    ByteArrayOutputStream got = new ByteArrayOutputStream();
                                    if (!reads) {
                                        allWritten.await();
                                    }
                                    spool.copyTo(got);
                                    return got.toByteArray();
                                });
                Thread.ofVirtual().start(reading);
                for (int at = 0; at < size; ) {
                    int part = Math.min(size - at, 1 + random.nextInt(100_000));
                    spool.write(content, at, part);
                    at += part;
                }
                allWritten.countDown();
                spool.end();
                assertArrayEquals(content, reading.get(), size + " bytes");
            }
            assertEquals(0, files());
        }
    }

    @Test
    void whatIsOnTheDiskCannotBeReadAndHasNoNameWhereThatIsPossible() throws Exception {
        byte[] content = "氏名 髙橋 一郎 ".repeat(200_000).getBytes("UTF-8");
        Spool spool = new Spool(dir, new SpoolRoom(1L << 30, 0));
        spool.write(content, 0, content.length);
        if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
            assertEquals(0, files());
        }
        spool.close();
        assertEquals(0, files());
    }

    @Test
    void spoolThatWasGivenUpEndsBothSides() throws Exception {
        Spool spool = new Spool(dir, new SpoolRoom(1L << 30, 0));
        FutureTask<Boolean> reading =
                new FutureTask<>(
                        () -> {
                            assertThrows(
                                    IOException.class,
                                    () -> spool.copyTo(new ByteArrayOutputStream()));
                            return true;
                        });
        Thread.ofVirtual().start(reading);
        spool.write(new byte[3_000_000], 0, 3_000_000);
        spool.close();
        assertTrue(reading.get());
        assertThrows(IOException.class, () -> spool.write(new byte[1], 0, 1));
    }

    @Test
    void spoolsTogetherTakeNoMoreThanTheirRoomAndGiveItBack() throws Exception {
        SpoolRoom room = new SpoolRoom(3_000_000, 0);
        Spool first = new Spool(dir, room);
        Spool second = new Spool(dir, room);
        byte[] content = new byte[3_000_000];
        first.write(content, 0, content.length);
        assertRefused(second, content);
        first.close();
        assertEquals(0, room.taken());
        try (Spool third = new Spool(dir, room)) {
            third.write(content, 0, content.length);
            assertTrue(room.taken() > 0);
        }
        assertEquals(0, room.taken());
        assertEquals(0, files());
    }

    @Test
    void spoolLeavesTheDatabasesTheirReserveOfTheDisk() throws Exception {
        SpoolRoom room = new SpoolRoom(1L << 30, Files.getFileStore(dir).getTotalSpace());
        assertRefused(new Spool(dir, room), new byte[3_000_000]);
        assertEquals(0, room.taken());
        assertEquals(0, files());
    }

    private static void assertRefused(Spool spool, byte[] content) {
        String busy = "problem.server.busy";
        assertEquals(busy, Refusal.of(() -> spool.write(content, 0, content.length)));
        assertEquals(busy, Refusal.of(() -> spool.copyTo(new ByteArrayOutputStream())));
    }

    private long files() throws IOException {
        try (var files = Files.list(dir)) {
            return files.count();
        }
    }
}
