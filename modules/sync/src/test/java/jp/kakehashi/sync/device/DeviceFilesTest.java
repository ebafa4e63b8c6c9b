package jp.kakehashi.sync.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.testkit.SimulatedDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a workstation's files after a power cut.
final class DeviceFilesTest {
    @TempDir Path dir;

    @Test
    void sealedEditsThatWereKeptSurviveAPowerCut() {
        SimulatedDisk disk = new SimulatedDisk(new Random(Seeds.of(DeviceFilesTest.class)));
        new DeviceFiles(dir, disk).keepSealed("a.sealed", new byte[700]);
        for (int i = 0; i < 50; i++) {
            SimulatedDisk after = disk.afterPowerLoss();
            assertEquals(List.of("sealed/a.sealed"), after.files());
            assertEquals(700, after.sizeOf("sealed/a.sealed"));
        }
    }
}
