package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.testkit.SimulatedDisk;
import org.junit.jupiter.api.Test;

class KeyVaultTest {

    @Test
    void destroyedKeyOpensNothingAndTheOthersStill() {
        SimulatedDisk disk = new SimulatedDisk(new Random(Seeds.of(KeyVaultTest.class)));
        try (KeyVault vault = KeyVault.open(disk)) {
            UUID kept = vault.create();
            UUID gone = vault.create();
            String keptSeal = vault.seal(kept, "123456789012", "cell");
            String goneSeal = vault.seal(gone, "210987654321", "cell");
            vault.destroy(gone);
            assertEquals("123456789012", vault.unseal(kept, keptSeal, "cell"));
            ProblemException refused =
                    assertThrows(
                            ProblemException.class, () -> vault.unseal(gone, goneSeal, "cell"));
            assertEquals("problem.storage.key_destroyed", refused.problem().key());
        }
        assertEquals(List.of("vault"), disk.files());
    }

    @Test
    void keysReturnedSurvivePowerLossAndDestroyedOnesDoNotComeBack() {
        long seed = Seeds.of(KeyVaultTest.class);
        for (int cut = 1; cut < 150; cut++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(seed + cut));
            disk.cutAfter(cut);
            List<UUID> alive = new ArrayList<>();
            List<UUID> destroyed = new ArrayList<>();
            UUID[] leaving = new UUID[1];
            fillUntilCut(disk, alive, destroyed, leaving);
            try (KeyVault vault = KeyVault.open(disk.afterPowerLoss())) {
                alive.remove(leaving[0]);
                alive.forEach(id -> assertFalse(vault.seal(id, "x", "").isEmpty()));
                destroyed.forEach(
                        id -> assertThrows(ProblemException.class, () -> vault.seal(id, "x", "")));
            }
        }
    }

    private static void fillUntilCut(
            SimulatedDisk disk, List<UUID> alive, List<UUID> destroyed, UUID[] leaving) {
        try (KeyVault vault = KeyVault.open(disk)) {
            for (int i = 0; i < 12; i++) {
                alive.add(vault.create());
                if (i % 3 == 2) {
                    leaving[0] = alive.getFirst();
                    vault.destroy(leaving[0]);
                    destroyed.add(alive.removeFirst());
                }
            }
        } catch (RuntimeException e) {
            assertTrue(disk.isCut(), () -> "fault without a cut: " + e);
        }
    }

    @Test
    void vaultGoesOnAfterTheDiskWasFullWhileAKeyWasDestroyed() {
        SimulatedDisk disk = new SimulatedDisk(new Random(Seeds.of(KeyVaultTest.class)));
        UUID kept;
        UUID leaving;
        UUID later;
        String seal;
        try (KeyVault vault = KeyVault.open(disk)) {
            kept = vault.create();
            UUID doomed = vault.create();
            leaving = doomed;
            seal = vault.seal(kept, "123456789012", "cell");
            disk.setCapacityBytes(disk.usedBytes());
            ProblemException full =
                    assertThrows(ProblemException.class, () -> vault.destroy(doomed));
            assertEquals("problem.storage.full", full.problem().key());
            disk.setCapacityBytes(Long.MAX_VALUE);
            later = vault.create();
        }
        try (KeyVault vault = KeyVault.open(disk)) {
            assertTrue(vault.holds(leaving));
            vault.destroy(leaving);
            assertFalse(vault.holds(leaving));
            assertEquals("123456789012", vault.unseal(kept, seal, "cell"));
            assertTrue(vault.holds(later));
        }
    }

    @Test
    void changedBitInTheVaultIsFound() {
        SimulatedDisk original = new SimulatedDisk(new Random(Seeds.of(KeyVaultTest.class)));
        try (KeyVault vault = KeyVault.open(original)) {
            vault.create();
            vault.create();
        }
        for (int at = 0; at < original.sizeOf("vault"); at++) {
            SimulatedDisk disk = original.afterKill();
            disk.flip("vault", at);
            ProblemException found =
                    assertThrows(ProblemException.class, () -> KeyVault.open(disk), "at " + at);
            assertTrue(found.problem() instanceof Problem.Damaged);
        }
    }
}
