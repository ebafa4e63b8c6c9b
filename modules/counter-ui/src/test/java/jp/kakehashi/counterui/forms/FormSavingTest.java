package jp.kakehashi.counterui.forms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;
import jp.kakehashi.kernel.disk.LocalDisk;
import jp.kakehashi.testkit.SimulatedDisk;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A form is in the pack as it was or as it is, never half.
class FormSavingTest {
    private static final byte[] PDF = "%PDF-1.7 sample".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path dir;

    private static PaperForm form(String id, double x) {
        return new PaperForm(
                id,
                "",
                "見本",
                210,
                297,
                List.of(
                        new FormField(
                                "name",
                                FormField.Kind.TEXT,
                                new MmBox(x, 20, 40, 8),
                                "氏名",
                                true,
                                null,
                                FormField.FilledBy.RESIDENT,
                                null,
                                false)),
                List.of(),
                List.of());
    }

    @Test
    void powerLostAtAnyMomentLeavesTheOldFormOrTheNewOne() throws IOException {
        boolean old = false;
        boolean fresh = false;
        for (int cut = 1; cut < 60; cut++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(cut));
            byte[] known = new FormSaving(disk).save(form("a", 10), PDF, null, false);
            disk.cutAfter(cut);
            try {
                new FormSaving(disk).save(form("a", 30), PDF, known, false);
            } catch (ProblemException e) {
                assertEquals("problem.form.folder", e.problem().key());
            }
            SimulatedDisk after = disk.afterPowerLoss();
            PaperForm found = FormFile.read(read(after, "a.json"));
            assertTrue(List.of(form("a", 10), form("a", 30)).contains(found), "cut at " + cut);
            assertArrayEquals(PDF, read(after, "a.pdf"));
            old |= found.equals(form("a", 10));
            fresh |= found.equals(form("a", 30));
        }
        assertTrue(old && fresh, "both ends were seen");
    }

    @Test
    void aFirstSavingThatIsCutOffLeavesNoFormWithoutItsBlank() throws IOException {
        for (int cut = 1; cut < 40; cut++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(cut));
            disk.cutAfter(cut);
            try {
                new FormSaving(disk).save(form("a", 10), PDF, null, false);
            } catch (ProblemException e) {
                assertEquals("problem.form.folder", e.problem().key());
            }
            SimulatedDisk after = disk.afterPowerLoss();
            if (after.exists("a.json")) {
                assertEquals(form("a", 10), FormFile.read(read(after, "a.json")));
                assertArrayEquals(PDF, read(after, "a.pdf"));
            }
        }
    }

    @Test
    void aFullDiskIsSaidAndTheOldFormStays() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(new Random(1));
        byte[] known = new FormSaving(disk).save(form("a", 10), PDF, null, false);
        disk.setCapacityBytes(disk.usedBytes() + 10);
        ProblemException full =
                assertThrows(
                        ProblemException.class,
                        () -> new FormSaving(disk).save(form("a", 30), PDF, known, false));
        assertEquals("problem.form.disk_full", full.problem().key());
        assertArrayEquals(known, read(disk, "a.json"));
        assertFalse(disk.exists("a.json.part"));
    }

    @Test
    void anotherFormOfThisIdIsReplacedOnlyWhenAskedFor() throws IOException {
        FormSaving saving = new FormSaving(LocalDisk.shared(dir));
        saving.save(form("a", 10), PDF, null, false);
        ProblemException there =
                assertThrows(
                        ProblemException.class, () -> saving.save(form("a", 30), PDF, null, false));
        assertEquals("problem.form.exists", there.problem().key());
        saving.save(form("a", 30), PDF, null, true);
        assertEquals(form("a", 30), FormFile.read(Files.readAllBytes(dir.resolve("a.json"))));
    }

    @Test
    void anotherBlankOfThisIdIsNeverReplaced() throws IOException {
        FormSaving saving = new FormSaving(LocalDisk.shared(dir));
        saving.save(form("a", 10), PDF, null, false);
        byte[] other = "%PDF-1.7 other".getBytes(StandardCharsets.US_ASCII);
        ProblemException blank =
                assertThrows(
                        ProblemException.class,
                        () -> saving.save(form("a", 30), other, null, true));
        assertEquals("problem.form.other_blank", blank.problem().key());
        assertEquals(form("a", 10), FormFile.read(Files.readAllBytes(dir.resolve("a.json"))));
    }

    @Test
    void whoeverMayReadThePackMayReadWhatIsSavedInIt() throws IOException {
        Path other = Files.writeString(dir.resolve("other.txt"), "x");
        var before = Files.getPosixFilePermissions(other);
        new FormSaving(LocalDisk.shared(dir)).save(form("a", 10), PDF, null, false);
        assertEquals(before, Files.getPosixFilePermissions(other));
        assertEquals(before, Files.getPosixFilePermissions(dir.resolve("a.json")));
    }

    @Test
    void anIdThatLeavesTheFolderIsRefused() {
        ProblemException id =
                assertThrows(
                        ProblemException.class,
                        () ->
                                new FormSaving(LocalDisk.shared(dir))
                                        .save(form("../a", 10), PDF, null, true));
        assertEquals("problem.form.id", id.problem().key());
    }

    private static byte[] read(Disk disk, String name) throws IOException {
        try (DiskFile file = disk.open(name)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
            file.read(bytes, 0);
            return bytes.array();
        }
    }

    @Test
    void whatWasBegunWithAMistypedConditionIsTakenUpAgain() throws IOException {
        Path blank = dir.resolve("mihon.pdf");
        FormField field = form("mihon", 10).fields().getFirst();
        FormField mistyped =
                new FormField(
                        field.id(),
                        field.kind(),
                        field.box(),
                        field.label(),
                        false,
                        null,
                        FormField.FilledBy.RESIDENT,
                        "nowhere && (",
                        false);
        PaperForm begun =
                new PaperForm("mihon", "", "見本", 210, 297, List.of(mistyped), List.of(), List.of());
        FormDrafts.keep(blank, begun);
        assertEquals(begun, FormDrafts.begun(blank));
    }

    @Test
    void aDraftThatCannotBeReadIsPutAsideAndNotWrittenOver() throws IOException {
        Path blank = dir.resolve("mihon.pdf");
        Files.writeString(dir.resolve("mihon.begun"), "{ half");
        assertNull(FormDrafts.begun(blank));
        FormDrafts.keep(blank, form("mihon", 10));
        assertEquals("{ half", Files.readString(dir.resolve("mihon.begun.unread")));
    }
}
