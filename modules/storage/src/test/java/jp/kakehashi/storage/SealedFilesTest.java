package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.testkit.SimulatedDisk;
import org.junit.jupiter.api.Test;

/// Files at rest on a disk that loses power, fills up or is touched.
class SealedFilesTest {
    private static final int SIZE = SealedFiles.PIECE + 1_000;

    private record Sent(UUID id, FileKey key, byte[] bytes) {
        byte[] piece(int piece) {
            int from = piece * SealedFiles.PIECE;
            return Arrays.copyOfRange(bytes, from, from + SealedFiles.length(piece, SIZE));
        }
    }

    private static Sent file(Random random) {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        return new Sent(new UUID(random.nextLong(), random.nextLong()), FileKey.fresh(), bytes);
    }

    @Test
    void aPieceThatWasAcknowledgedSurvivesPowerLossAndKills() {
        long seed = Seeds.of(SealedFilesTest.class);
        int kept = 0;
        for (int cut = 1; cut < 30; cut++) {
            Random random = new Random(seed + cut);
            SimulatedDisk disk = new SimulatedDisk(random);
            disk.cutAfter(cut);
            Map<Sent, Integer> acknowledged = new HashMap<>();
            try {
                SealedFiles files = new SealedFiles(disk);
                for (int i = 0; i < 3; i++) {
                    Sent sent = file(random);
                    for (int piece = 0; piece < 2; piece++) {
                        files.write(sent.id(), sent.key(), piece, sent.piece(piece));
                        acknowledged.put(sent, piece);
                    }
                }
            } catch (RuntimeException e) {
                assertTrue(disk.isCut(), () -> "fault without a cut: " + e);
            }
            for (SimulatedDisk after : List.of(disk.afterPowerLoss(), disk.afterKill())) {
                SealedFiles files = new SealedFiles(after);
                acknowledged.forEach(
                        (sent, last) -> {
                            for (int piece = 0; piece <= last; piece++) {
                                assertArrayEquals(
                                        sent.piece(piece),
                                        files.read(sent.id(), sent.key(), piece, SIZE));
                            }
                        });
            }
            kept += acknowledged.size();
        }
        assertTrue(kept > 20, "seed " + seed);
    }

    @Test
    void aFullDiskIsSaidAndWhatWasThereStays() {
        Random random = new Random(Seeds.of(SealedFilesTest.class));
        SimulatedDisk disk = new SimulatedDisk(random);
        SealedFiles files = new SealedFiles(disk);
        Sent sent = file(random);
        files.write(sent.id(), sent.key(), 0, sent.piece(0));
        disk.setCapacityBytes(disk.usedBytes() + 100);
        ProblemException full =
                assertThrows(
                        ProblemException.class,
                        () -> files.write(sent.id(), sent.key(), 1, sent.piece(1)));
        assertEquals("problem.storage.full", full.problem().key());
        assertTrue(full.problem().retryable());
        assertArrayEquals(sent.piece(0), files.read(sent.id(), sent.key(), 0, SIZE));
        disk.setCapacityBytes(Long.MAX_VALUE);
        files.write(sent.id(), sent.key(), 1, sent.piece(1));
        assertArrayEquals(sent.piece(1), files.read(sent.id(), sent.key(), 1, SIZE));
    }

    @Test
    void whatWasTouchedExchangedOrCutOffIsDamagedAndNeverTakenForTheFile() {
        Random random = new Random(Seeds.of(SealedFilesTest.class));
        SimulatedDisk disk = new SimulatedDisk(random);
        SealedFiles files = new SealedFiles(disk);
        Sent sent = file(random);
        files.write(sent.id(), sent.key(), 0, sent.piece(0));
        assertEquals("problem.attachment.damaged", fault(files, sent, 1));
        files.write(sent.id(), sent.key(), 1, sent.piece(0));
        assertEquals("problem.attachment.damaged", fault(files, sent, 1));
        disk.flip(sent.id() + ".file", 4_000);
        assertEquals("problem.attachment.damaged", fault(files, sent, 0));
        Sent other = new Sent(sent.id(), FileKey.fresh(), sent.bytes());
        assertEquals("problem.attachment.damaged", fault(files, other, 0));
        files.delete(sent.id());
        assertEquals("problem.attachment.damaged", fault(files, sent, 0));
        assertEquals(List.of(), files.all());
    }

    private static String fault(SealedFiles files, Sent sent, int piece) {
        return assertThrows(
                        ProblemException.class,
                        () -> files.read(sent.id(), sent.key(), piece, SIZE))
                .problem()
                .key();
    }
}
