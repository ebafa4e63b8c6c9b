package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.MergeStore.StoredMerge;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Head office is killed with -9 in the middle of merging or of taking that back: all of it is done
/// or nothing, and what was answered is done.
class MergeKillTest {
    @TempDir Path dir;
    private final Random random = new Random(Seeds.of(MergeKillTest.class));

    @Test
    void aMergeIsWholeOrNotThereAfterAKill() throws Exception {
        kills(3);
    }

    @Test
    @Tag("soak")
    void aMergeIsWholeOrNotThereAfterHundredsOfKills() throws Exception {
        kills(Seeds.soakRounds(200));
    }

    private void kills(int most) throws Exception {
        for (int kill = 0; kill < most; kill++) {
            Path folder = Files.createDirectory(dir.resolve("kill" + kill));
            List<String> said =
                    KilledProcess.runUntil(
                            KilledMerges.class,
                            folder,
                            "going",
                            1 + random.nextInt(12),
                            random.nextInt(25));
            check(folder, said);
        }
    }

    private static void check(Path folder, List<String> said) {
        String[] rows = said.getFirst().split(" ");
        UUID kept = UUID.fromString(rows[1]);
        UUID other = UUID.fromString(rows[2]);
        List<String> acts = said.stream().filter(line -> !line.equals("going")).toList();
        Site site = KilledMerges.reopened(folder);
        try {
            Map<UUID, StoredMerge> known =
                    site
                            .database
                            .read(db -> site.stores.logs().merges().ofLedger(db, Site.LEDGER, 99))
                            .stream()
                            .collect(Collectors.toMap(StoredMerge::id, m -> m));
            boolean stands = known.values().stream().anyMatch(m -> m.undoneAt() == null);
            for (String act : acts.subList(1, acts.size())) {
                StoredMerge merge = known.get(KilledMerges.id(act));
                assertTrue(act.startsWith("merge ") || merge != null, act);
                assertTrue(!act.startsWith("undone") || merge.undoneAt() != null, act);
            }
            whole(site, stands, kept, other);
        } finally {
            site.feature.close();
            site.database.close();
            site.training.close();
        }
    }

    private static void whole(Site site, boolean stands, UUID kept, UUID other) {
        RowState keptRow = row(site, kept);
        UUID holds = stands ? kept : other;
        assertEquals(stands, row(site, other).deleted());
        assertEquals(stands ? "1200" : null, keptRow.value(Site.field("fee")));
        assertEquals(stands ? "P-2" : "P-1", keptRow.value(Site.field("permit")));
        List<String> pointed =
                site
                        .database
                        .read(
                                db ->
                                        site.stores
                                                .queries()
                                                .page(
                                                        db,
                                                        MergeSite.visits(),
                                                        RowSelection.ALL,
                                                        0,
                                                        100))
                        .stream()
                        .map(r -> r.state().value(Site.field("who")))
                        .toList();
        assertEquals(KilledMerges.POINTING, pointed.size());
        assertTrue(pointed.stream().allMatch(holds.toString()::equals), "links of both");
        assertEquals(
                1,
                site.database
                        .read(db -> site.stores.logs().comments().ofRow(db, Site.LEDGER, holds))
                        .size(),
                "what was said");
        assertFalse(row(site, holds).value(Site.field("files")) == null, "its file");
    }

    private static RowState row(Site site, UUID row) {
        return site.database
                .read(db -> site.stores.tables().row(db, MergeSite.permits(), row))
                .orElseThrow()
                .state();
    }
}
