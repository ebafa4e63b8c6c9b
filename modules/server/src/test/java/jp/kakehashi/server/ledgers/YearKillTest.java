package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.records.RowState;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.wire.YearMessages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Head office is killed with -9 while a year is closed and frozen, and while it is destroyed: what
/// was answered is done, the rest is done by asking once more, and nothing twice.
class YearKillTest {
    @TempDir Path dir;
    private final Random random = new Random(Seeds.of(YearKillTest.class));

    @Test
    void aYearIsClosedOnceAfterAKill() throws Exception {
        kills(2, 1);
    }

    @Test
    void destructionIsGoneOnWithAfterAKillAndEachRowEndsOnce() throws Exception {
        kills(3, 2);
    }

    @Test
    @Tag("soak")
    void bothAfterHundredsOfKills() throws Exception {
        kills(Seeds.soakRounds(100), 1);
        kills(Seeds.soakRounds(100), 2);
    }

    private void kills(int most, int mark) throws Exception {
        for (int kill = 0; kill < most; kill++) {
            Path folder = Files.createDirectory(dir.resolve(mark + "kill" + kill));
            List<String> said =
                    KilledProcess.runUntil(
                            KilledYears.class, folder, "going", mark, random.nextInt(120));
            check(folder, said);
        }
    }

    private static void check(Path folder, List<String> said) {
        String[] ids = said.getFirst().split(" ", -1);
        UUID run = UUID.fromString(ids[1]);
        UUID list = UUID.fromString(ids[2]);
        KilledYears here = new KilledYears(folder);
        try {
            if (said.contains("proposed")) {
                destroyed(here, list, said.contains("destroyed"));
            } else {
                closed(here, run, said.contains("closed"));
            }
        } finally {
            here.years().site.feature.close();
            here.years().close();
        }
    }

    private static void closed(KilledYears here, UUID run, boolean answered) {
        int before = here.years().carried().size();
        assertTrue(before == KilledYears.OPEN || (!answered && before == 0), "carried: " + before);
        here.close(run);
        List<RowState> carried = here.years().carried();
        assertEquals(KilledYears.OPEN, carried.size());
        assertEquals(KilledYears.OPEN, different(carried, "before"), "each row once");
        assertEquals(KilledYears.OPEN, different(carried, "number"), "numbers given once");
        assertEquals(1, here.years().acts("FROZEN"));
    }

    private static int different(List<RowState> rows, String field) {
        HashSet<String> values = new HashSet<>();
        rows.forEach(row -> values.add(row.value(Site.field(field))));
        return values.size();
    }

    private static void destroyed(KilledYears here, UUID id, boolean answered) {
        YearSite years = here.years();
        YearMessages.Destruction list = here.list(id);
        boolean done = list.state().equals("DONE");
        assertTrue(done || !answered, list.state());
        long left = years.telling("ledger_permits", KilledYears.SECRET);
        // It goes by steps of a hundred rows once it is confirmed, and is gone on with.
        boolean between = left > 0 && left <= KilledYears.ENDED;
        assertTrue(
                switch (list.state()) {
                    case "PROPOSED" -> left == KilledYears.ENDED;
                    case "DESTROYING" -> between || left == 0;
                    default -> left == 0;
                },
                list.state() + " with " + left);
        // The rows that were carried end with their year, too, and tell no secret.
        long gone = years.ends() - (KilledYears.ENDED - left);
        assertTrue(gone >= 0 && gone <= KilledYears.OPEN, "each row that is gone has its end");
        assertEquals(done ? 1 : 0, years.acts("DESTROYED"));
        if (!done) {
            assertEquals("DONE", here.confirm(list).state());
        }
        assertEquals(0, years.telling("ledger_permits", KilledYears.SECRET));
        assertEquals(0, years.telling("history", KilledYears.SECRET));
        assertEquals(KilledYears.ENDED + KilledYears.OPEN, years.ends(), "each row ends once");
        assertEquals(1, years.acts("DESTROYED"));
    }
}
