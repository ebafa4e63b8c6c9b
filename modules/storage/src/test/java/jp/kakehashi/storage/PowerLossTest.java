package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.testkit.SimulatedDisk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Power is lost at any operation of the disk, un-forced sectors and names are lost, torn or
/// reordered, also while recovering: what was acknowledged is there, and nothing is there by half.
class PowerLossTest {
    private static final int WRITERS = 3;
    private static final int ROUNDS = 4;
    private static final int EDITS_A_ROUND = 25;

    @Test
    void nothingAcknowledgedIsLostWhereverPowerFails() {
        run(Seeds.of(PowerLossTest.class), 25);
    }

    @Test
    @Tag("soak")
    void nothingAcknowledgedIsLostInThousandsOfPowerFailures() {
        run(Seeds.of(PowerLossTest.class), Seeds.soakRounds(1_500));
    }

    /// Each trial is a life of one database with several cuts.
    private static void run(long firstSeed, int trials) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        int cuts = 0;
        for (int i = 0; i < trials; i++) {
            long seed = firstSeed + i;
            try {
                cuts += new Life(seed).live();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        System.out.println("power lost " + cuts + " times, first seed " + firstSeed);
        noIndexIsStillOpen(before);
    }

    /// Whatever a cut broke off, no H2 goes on in the background with a file that was given up.
    private static void noIndexIsStillOpen(Set<Thread> before) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread)
                    && thread.getName().startsWith("MVStore background writer")) {
                try {
                    assertTrue(thread.join(Duration.ofMinutes(3)), thread::getName);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static final class Life {
        private final Random random;
        private final Trial trial;
        private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(WRITERS);
        private final AtomicIntegerArray begun = new AtomicIntegerArray(WRITERS);
        private SimulatedDisk disk;
        private boolean defined;
        private int cuts;

        Life(long seed) {
            this.random = new Random(seed);
            this.trial = new Trial(seed);
            this.disk = new SimulatedDisk(random);
        }

        int live() {
            for (int round = 0; round < ROUNDS; round++) {
                if (random.nextInt(4) > 0) {
                    disk.cutAfter(
                            1 + random.nextInt(round == 0 && random.nextBoolean() ? 60 : 400));
                }
                JournaledDatabase database = open();
                if (database != null) {
                    use(database);
                    database.close();
                }
                if (disk.isCut()) {
                    cuts++;
                    SimulatedDisk after = disk.afterPowerLoss();
                    disk.forgetPaths();
                    disk = after;
                } else if (random.nextBoolean()) {
                    SimulatedDisk after = disk.afterPowerLoss(); // right after a clean close
                    disk.forgetPaths();
                    disk = after;
                }
            }
            checkAll();
            disk.forgetPaths();
            return cuts;
        }

        private JournaledDatabase open() {
            try {
                return JournaledDatabase.open(place(disk));
            } catch (RuntimeException e) {
                if (!disk.isCut()) {
                    throw e;
                }
                return null;
            }
        }

        private void use(JournaledDatabase database) {
            try {
                check(database);
                Trial.define(database, WRITERS);
                defined = true;
            } catch (RuntimeException e) {
                if (!disk.isCut()) {
                    throw e;
                }
                return;
            }
            List<Thread> threads = new ArrayList<>();
            List<Throwable> faults = java.util.Collections.synchronizedList(new ArrayList<>());
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                threads.add(Thread.ofVirtual().start(() -> edit(database, number, faults)));
            }
            if (random.nextBoolean()) {
                threads.add(Thread.ofVirtual().start(() -> snapshot(database, faults)));
            }
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (!faults.isEmpty()) {
                throw new AssertionError("fault without a cut", faults.getFirst());
            }
        }

        private void edit(JournaledDatabase database, int writer, List<Throwable> faults) {
            try {
                for (int i = 0; i < EDITS_A_ROUND; i++) {
                    int number = acknowledged.get(writer) + 1;
                    begun.set(writer, number);
                    database.write(
                            tx -> {
                                trial.edit(tx, writer, number);
                                return number;
                            });
                    acknowledged.set(writer, number);
                }
            } catch (RuntimeException e) {
                if (!disk.isCut()) {
                    faults.add(e);
                }
            }
        }

        private void snapshot(JournaledDatabase database, List<Throwable> faults) {
            try {
                database.snapshot();
            } catch (RuntimeException e) {
                if (!disk.isCut()) {
                    faults.add(e);
                }
            }
        }

        private void check(JournaledDatabase database) {
            assertEquals(List.of(), database.report().damagedFiles());
            if (defined && !Trial.isDefined(database)) {
                fail("table defined and gone");
            }
            for (int writer = 0; writer < WRITERS; writer++) {
                int found =
                        trial.check(database, writer, acknowledged.get(writer), begun.get(writer));
                acknowledged.set(writer, found);
            }
        }

        private void checkAll() {
            disk.cutAfter(Integer.MAX_VALUE); // a cut that never came must not come now
            try (JournaledDatabase database = JournaledDatabase.open(place(disk))) {
                check(database);
            }
        }
    }

    static LocalPlace place(SimulatedDisk disk) {
        return new LocalPlace(disk, disk::h2Path, 8 * 1024, 40 * 1024, 0);
    }
}
