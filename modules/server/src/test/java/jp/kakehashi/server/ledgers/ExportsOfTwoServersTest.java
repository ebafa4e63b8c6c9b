package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers, each with its own connections to one PostgreSQL, and one folder.
class ExportsOfTwoServersTest {
    private static final int DAYS = 20;
    @TempDir Path dir;

    @Test
    void eachDayIsWrittenOnceByOneOfThem() throws Exception {
        String url = FreshPostgres.address();
        Path root = Files.createDirectory(dir.resolve("exports"));
        AtomicInteger written = new AtomicInteger();
        ExportWriter writer =
                (what, folder) -> {
                    try {
                        Files.writeString(folder.resolve("許可.csv"), "" + written.incrementAndGet());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return new ExportWriter.Written(Set.of(), null);
                };
        try (ExportSite one = server("one", url, root, writer);
                ExportSite two = server("two", url, root, writer)) {
            one.begin();
            for (int day = 1; day <= DAYS; day++) {
                one.site.clock.pass(Duration.ofDays(1));
                two.site.clock.pass(Duration.ofDays(1));
                CountDownLatch ready = new CountDownLatch(2);
                Thread first = round(one, ready);
                Thread second = round(two, ready);
                first.join();
                second.join();
                assertEquals(day, written.get());
                assertNull(two.state().last().problem());
            }
            assertEquals("" + DAYS, Files.readString(root.resolve("毎朝/許可.csv")));
        }
    }

    private static Thread round(ExportSite server, CountDownLatch ready) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            ready.countDown();
                            try {
                                ready.await();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            server.jobs.round();
                        });
    }

    private ExportSite server(String name, String url, Path root, ExportWriter writer)
            throws IOException {
        Database database = Databases.openPostgres(url, "postgres", "postgres");
        Path own = Files.createDirectory(dir.resolve(name));
        return new ExportSite(own, database, Databases.inMemory(), root, writer);
    }
}
