package jp.kakehashi.app.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.kernel.disk.LocalDisk;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.journal.Journal;
import jp.kakehashi.storage.journal.Position;
import jp.kakehashi.storage.journal.ReplayTarget;
import jp.kakehashi.storage.journal.Secrets;

/// What whoever holds a database's folder and its keys can read there: its tables, and every
/// statement its journal ever took.
public final class PlainContent {
    private PlainContent() {}

    /// All of it, as text.
    static String of(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Database database = Databases.openLocal(folder, new SystemClock())) {
            String tables = database.read(db -> db.fetch("SCRIPT").formatCSV());
            all.append(tables);
        }
        LocalDisk disk = new LocalDisk(folder);
        Secrets secrets = Secrets.load(disk);
        try (Journal journal = Journal.open(disk, secrets, Long.MAX_VALUE, Set.of())) {
            journal.replay(Position.START, null, new Listing(all));
        }
        return all.toString();
    }

    /// Whether `words` stand as they are in any file below `folder`.
    public static boolean inAnyFile(Path folder, String words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (bytes.contains(words)) {
                    return true;
                }
            }
        }
        return false;
    }

    private record Listing(StringBuilder all) implements ReplayTarget {
        @Override
        public void schema(String version) {
            all.append(version).append('\n');
        }

        @Override
        public void statement(String sql, List<Object[]> rows) {
            all.append(sql).append('\n');
            rows.forEach(row -> all.append(Arrays.deepToString(row)).append('\n'));
        }

        @Override
        public void reached(Position position) {}
    }
}
