package jp.kakehashi.sync.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import jp.kakehashi.records.World;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.testkit.SimulatedDisk;
import org.junit.jupiter.api.Assumptions;
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

    @Test
    void filesOfAWorkstationAreClosedToOthersAlsoWhereTheyLayOpen() throws Exception {
        Assumptions.assumeTrue(
                Files.getFileStore(dir).supportsFileAttributeView("posix"),
                "this file system has no modes");
        Path pc = dir.resolve("pc");
        Path place = new DeviceFiles(pc).place(World.PRODUCTION, "1001").dir();
        Files.writeString(place.resolve("pass.json"), "{}");
        for (Path each : List.of(pc, place, place.resolve("pass.json"))) {
            String mode = Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(mode));
        }
        DeviceFiles again = new DeviceFiles(pc);
        again.key();
        try (var files = Files.walk(pc)) {
            for (Path file : files.toList()) {
                assertEquals(
                        Files.isDirectory(file) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
            }
        }
    }

    @Test
    void keyThatAPcHasShownSurvivesAPowerCut() {
        SimulatedDisk disk = new SimulatedDisk(new Random(Seeds.of(DeviceFilesTest.class)));
        new DeviceFiles(dir, disk).key();
        for (int i = 0; i < 50; i++) {
            SimulatedDisk after = disk.afterPowerLoss();
            assertEquals(List.of("device-key.json"), after.files());
            assertEquals(disk.sizeOf("device-key.json"), after.sizeOf("device-key.json"));
        }
    }

    @Test
    void pcKeepsItsKeyAndHasANewOneOnlyWhereItWasLost() throws Exception {
        String first = new DeviceFiles(dir).key().publicKey();
        DeviceFiles again = new DeviceFiles(dir);
        assertEquals(first, again.key().publicKey());
        assertEquals(first, again.key().publicKey());
        assertTrue(again.places().isEmpty());
        for (String damaged :
                List.of("", "{", "{}", "{\"publicKey\":\"A\",\"privateKey\":\"A\"}")) {
            Files.writeString(dir.resolve("device-key.json"), damaged);
            String made = new DeviceFiles(dir).key().publicKey();
            assertNotEquals(first, made, damaged);
            assertEquals(made, new DeviceFiles(dir).key().publicKey(), damaged);
        }
    }
}
