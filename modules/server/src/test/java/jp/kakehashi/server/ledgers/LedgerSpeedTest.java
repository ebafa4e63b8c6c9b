package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints how quick acceptance and snapshots are, without any network; measures, asserts no speed.
@Tag("soak")
class LedgerSpeedTest {
    private static final int CHANGES = 10_000;
    private static final int BATCH = 500;
    private static final int ROWS = 200_000;

    @TempDir Path dir;

    @Test
    void pushesAndSnapshots() throws Exception {
        try (Database database =
                        Databases.openLocal(
                                dir.resolve("db"), new jp.kakehashi.kernel.SystemClock());
                Database training = Databases.inMemory()) {
            Site site = new Site(dir, database, training).published();
            for (int round = 0; round < 2; round++) {
                List<UUID> rows = creates(site);
                edits(site, rows, round);
            }
        }
        try (Database database =
                        Databases.openLocal(
                                dir.resolve("big"), new jp.kakehashi.kernel.SystemClock());
                Database training = Databases.inMemory()) {
            Site site = new Site(dir.resolve("big-site"), database, training).published();
            fill(site);
            snapshot(site);
            snapshot(site);
        }
    }

    private static List<UUID> creates(Site site) {
        List<UUID> rows = new ArrayList<>();
        List<List<Change>> batches = new ArrayList<>();
        for (int i = 0; i < CHANGES / BATCH; i++) {
            List<Change> batch = new ArrayList<>();
            for (int j = 0; j < BATCH; j++) {
                UUID row = UUID.randomUUID();
                rows.add(row);
                batch.add(
                        site.create(
                                site.keeper,
                                row,
                                "name",
                                "山田 太郎",
                                "permit",
                                "" + row,
                                "fee",
                                "12000",
                                "place",
                                "朝日町一丁目"));
            }
            batches.add(batch);
        }
        time(site, "creates", batches);
        return rows;
    }

    private static void edits(Site site, List<UUID> rows, int round) {
        long seen = site.page(site.keeper, 0).head().seq();
        List<List<Change>> batches = new ArrayList<>();
        for (int i = 0; i < CHANGES; i += BATCH) {
            List<Change> batch = new ArrayList<>();
            for (UUID row : rows.subList(i, i + BATCH)) {
                batch.add(site.edit(site.keeper, row, seen, "fee", "" + (13000 + round)));
            }
            batches.add(batch);
        }
        time(site, "edits", batches);
    }

    private static void time(Site site, String what, List<List<Change>> batches) {
        long begin = System.nanoTime();
        long cpu = cpuNanos();
        long accepted = 0;
        for (List<Change> batch : batches) {
            for (Outcome outcome : site.push(site.keeper, batch.toArray(Change[]::new))) {
                accepted += outcome.problem() == null ? 1 : 0;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        System.out.printf(
                "%s: %,.0f changes/s, %,.0f per CPU second%n",
                what, accepted / seconds, accepted / cpuSeconds);
        assertEquals(CHANGES, accepted);
    }

    private static void fill(Site site) {
        StringBuilder yaml = new StringBuilder(Site.DEFINITION.replace("version: 1", "version: 2"));
        for (int i = 0; i < 6; i++) {
            yaml.append("  - {id: more" + i + ", name: {ja: 欄, en: More}, type: text}\n");
        }
        LedgerDefinition wide = new DefinitionYaml().read(yaml.toString());
        site.publish(site.administrator, wide);
        for (int i = 0; i < ROWS; i += 5000) {
            List<StoredRow> rows = new ArrayList<>();
            for (int j = 0; j < 5000; j++) {
                rows.add(row(i + j));
            }
            site.database.write(
                    tx -> {
                        site.stores.tables().insert(tx, wide, rows);
                        return null;
                    });
        }
    }

    private static StoredRow row(int i) {
        var values = new java.util.LinkedHashMap<jp.kakehashi.records.FieldId, String>();
        var seqs = new java.util.LinkedHashMap<jp.kakehashi.records.FieldId, Long>();
        for (var entry :
                Map.of(
                                "number", "R8-" + i, "permit", "道占-" + i, "name", "山田 太郎", "fee",
                                "" + i, "place", "朝日町一丁目", "secret", "なし", "more0", "一", "more1",
                                "二二", "more2", "三三三", "more3", "四")
                        .entrySet()) {
            values.put(Site.field(entry.getKey()), entry.getValue());
            seqs.put(Site.field(entry.getKey()), (long) i);
        }
        values.put(Site.field("more4"), "五");
        values.put(Site.field("more5"), "六");
        return new StoredRow(
                new RowState(UUID.randomUUID(), i, false, values, seqs, null),
                java.time.Instant.ofEpochMilli(1_800_000_000_000L + i));
    }

    private static void snapshot(Site site) throws Exception {
        Reply reply =
                site.call(site.keeper, "GET", "/api/ledgers/{ledger}/snapshot", null, Map.of());
        long[] bytes = {0};
        OutputStream counting =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        bytes[0]++;
                    }

                    @Override
                    public void write(byte[] b, int from, int length) {
                        bytes[0] += length;
                    }
                };
        long begin = System.nanoTime();
        long cpu = cpuNanos();
        ((Reply.Stream) reply).writer().writeTo(counting);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "snapshot: %,.0f rows/s, %,.0f per CPU second, %,d bytes a row%n",
                ROWS / seconds, ROWS * 1e9 / (cpuNanos() - cpu), bytes[0] / ROWS);
    }

    /// Of the whole process; tells more than the clock on a machine that others use too.
    private static long cpuNanos() {
        var os = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return os.getProcessCpuTime();
    }
}
