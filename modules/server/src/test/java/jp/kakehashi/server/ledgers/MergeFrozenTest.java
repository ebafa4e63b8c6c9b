package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.MergeMessages.Merge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of a frozen year are not merged, nor is anything half done with the other.
class MergeFrozenTest {
    @TempDir Path dir;

    @Test
    void rowOfAFrozenYearIsNeitherKeptNorBuried() {
        try (YearSite years = new YearSite(dir, Databases.inMemory()).published()) {
            UUID old = years.row("2026-05-01", "終了");
            UUID now = years.row("2027-05-01", "有効");
            years.on(LocalDate.of(2027, 6, 1));
            years.close(years.closer, 2026, UUID.randomUUID(), true);
            assertEquals("problem.year.frozen", refused(years, now, old));
            assertEquals("problem.year.frozen", refused(years, old, now));
            assertFalse(years.state(old).deleted());
            assertFalse(years.state(now).deleted());
        }
    }

    private static String refused(YearSite years, UUID kept, UUID other) {
        Merge sent =
                new Merge(
                        UUID.randomUUID(),
                        kept,
                        years.state(kept).seq(),
                        other,
                        years.state(other).seq(),
                        List.of(Site.field("state")));
        String path = "/api/ledgers/{ledger}/merges";
        return Refusal.of(() -> years.site.call(years.closer, "POST", path, sent, Map.of()));
    }
}
