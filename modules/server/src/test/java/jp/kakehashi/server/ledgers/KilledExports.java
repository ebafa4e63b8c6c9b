package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.storage.Databases;

/// A server that exports day after day until it is killed, as a process of its own: it says each
/// day when its file is half written, and when its run has ended.
final class KilledExports {
    static final int LINES = 20_000;

    private KilledExports() {}

    public static void main(String[] args) {
        Path dir = Path.of(args[0]);
        int daysBefore = Integer.parseInt(args[1]);
        ExportSite server = open(dir);
        if (daysBefore == 0) {
            server.begin();
        }
        server.site.clock.pass(Duration.ofDays(daysBefore));
        for (int day = 1; ; day++) {
            server.site.clock.pass(Duration.ofDays(1));
            server.jobs.round();
            System.out.println("day " + day);
        }
    }

    static ExportSite open(Path dir) {
        return new ExportSite(
                dir,
                Databases.openLocal(dir.resolve("db"), new SystemClock()),
                Databases.inMemory(),
                dir.resolve("exports"),
                KilledExports::write);
    }

    static ExportWriter.Written write(ExportWriter.Order what, Path folder) {
        Set<UUID> rows = new HashSet<>();
        what.rows().get().forEachRemaining(row -> rows.add(row.row()));
        try (Writer out = Files.newBufferedWriter(folder.resolve("許可.csv"))) {
            for (int line = 0; line < LINES; line++) {
                out.write("line " + line + "\n");
                if (line == LINES / 2) {
                    out.flush();
                    System.out.println("half");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExportWriter.Written(rows, null);
    }
}
