package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.testkit.SimulatedDisk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One bit anywhere in any file is changed while the database is closed: it is found, and what is
/// read is right or nothing is read at all.
class DamageTest {
    private static final int EDITS = 60;

    @Test
    void everyChangedBitIsFound() {
        run(40);
    }

    @Test
    @Tag("soak")
    void everyChangedBitIsFoundAThousandTimes() {
        run(Seeds.soakRounds(2_000));
    }

    private static void run(int flips) {
        long seed = Seeds.of(DamageTest.class);
        Random random = new Random(seed);
        SimulatedDisk original = filled(seed);
        for (int flip = 0; flip < flips; flip++) {
            SimulatedDisk disk = original.afterKill();
            List<String> files =
                    disk.files().stream().filter(name -> disk.sizeOf(name) > 1).toList();
            String file = files.get(random.nextInt(files.size()));
            long at = random.nextLong(disk.sizeOf(file));
            disk.flip(file, at);
            String place = "seed " + seed + " " + file + " at " + at;
            try (JournaledDatabase database = JournaledDatabase.open(PowerLossTest.place(disk))) {
                new Trial(seed).check(database, 0, EDITS, EDITS);
                OpeningReport report = database.report();
                assertTrue(
                        report.cutBytes() > 0 || !report.damagedFiles().isEmpty(),
                        () -> "not found: " + place);
                assertEquals(0, file.startsWith("journal") ? 1 : 0, () -> "read on: " + place);
            } catch (ProblemException e) {
                assertTrue(e.problem() instanceof Problem.Damaged, () -> e + " " + place);
            }
            disk.forgetPaths();
        }
        original.forgetPaths();
    }

    private static SimulatedDisk filled(long seed) {
        SimulatedDisk disk = new SimulatedDisk(new Random(seed));
        Trial trial = new Trial(seed);
        try (JournaledDatabase database = JournaledDatabase.open(PowerLossTest.place(disk))) {
            Trial.define(database, 1);
            for (int number = 1; number <= EDITS; number++) {
                int edit = number;
                database.write(
                        tx -> {
                            trial.edit(tx, 0, edit);
                            return true;
                        });
                if (number % 20 == 0) {
                    database.snapshot();
                }
            }
        }
        return disk;
    }
}
