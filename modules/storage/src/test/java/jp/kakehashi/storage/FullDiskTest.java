package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.testkit.SimulatedDisk;
import org.junit.jupiter.api.Test;

/// The disk has no room, and then has: a clear problem meanwhile, no half edit, and on it goes.
class FullDiskTest {

    @Test
    void editsGoOnWhenThereIsRoomAgain() {
        long seed = Seeds.of(FullDiskTest.class);
        for (int life = 0; life < 8; life++) {
            live(seed + life);
        }
    }

    private static void live(long seed) {
        Random random = new Random(seed);
        SimulatedDisk disk = new SimulatedDisk(random);
        Trial trial = new Trial(seed);
        int reached = 0;
        int refused = 0;
        try (JournaledDatabase database = JournaledDatabase.open(PowerLossTest.place(disk))) {
            Trial.define(database, 1);
            for (int round = 0; round < 4; round++) {
                disk.setCapacityBytes(disk.usedBytes() + random.nextInt(9000));
                for (int attempt = 0; attempt < 40; attempt++) {
                    int edit = reached + 1;
                    try {
                        database.write(
                                tx -> {
                                    trial.edit(tx, 0, edit);
                                    return true;
                                });
                        reached = edit;
                    } catch (ProblemException e) {
                        assertEquals("problem.storage.full", e.problem().key(), "seed " + seed);
                        assertTrue(e.problem().retryable());
                        refused++;
                    }
                }
                disk.setCapacityBytes(Long.MAX_VALUE);
                trial.check(database, 0, reached, reached);
            }
        }
        assertTrue(refused > 0, "the disk was never full, seed " + seed);
        SimulatedDisk after = disk.afterPowerLoss();
        try (JournaledDatabase database = JournaledDatabase.open(PowerLossTest.place(after))) {
            trial.check(database, 0, reached, reached);
        }
        disk.forgetPaths();
        after.forgetPaths();
    }
}
