package jp.kakehashi.counterui.forms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;
import jp.kakehashi.kernel.disk.LocalDisk;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was begun on a form and is not saved, beside its blank as `name.begun`: it outlives the
/// program, and no reader of forms takes it for one.
public final class FormDrafts {
    private static final Logger LOG = LoggerFactory.getLogger(FormDrafts.class);
    private static final int MOST = 4_000_000;

    private FormDrafts() {}

    private static String name(Path blank) {
        return Blank.stem(blank) + ".begun";
    }

    private static Path folder(Path blank) {
        Path parent = blank.toAbsolutePath().getParent();
        return parent == null ? blank.toAbsolutePath() : parent;
    }

    /// What was begun on this blank; null when nothing was. What cannot be read is put aside under
    /// another name, so that the next change does not write over it.
    static @Nullable PaperForm begun(Path blank) {
        Path file = blank.resolveSibling(name(blank));
        try {
            return Files.isRegularFile(file) ? FormFile.readDraft(draft(file)) : null;
        } catch (IOException | ProblemException e) {
            LOG.warn("What was begun on a form cannot be read: {}", e.toString());
            aside(file);
            return null;
        }
    }

    private static byte[] draft(Path file) throws IOException {
        if (Files.size(file) > MOST) {
            throw new IOException("a draft of " + Files.size(file) + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static void aside(Path file) {
        try {
            Path other = file.resolveSibling(file.getFileName() + ".unread");
            Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("It could not be put aside: {}", e.toString());
        }
    }

    /// Keeps `form` as what was begun. Blocking.
    public static void keep(Path blank, PaperForm form) throws IOException {
        write(LocalDisk.shared(folder(blank)), name(blank), FormFile.write(form));
    }

    /// Forgets what was begun: it is saved, or nobody wants it. Blocking.
    public static void forget(Path blank) {
        tidy(LocalDisk.shared(folder(blank)), name(blank));
    }

    /// Puts `bytes` under `name` in one step: before it the old are there, after it the new.
    static void write(Disk disk, String name, byte[] bytes) throws IOException {
        String beside = name + ".part";
        try {
            put(disk, beside, bytes);
            disk.rename(beside, name);
            disk.forceFolder("");
        } catch (IOException e) {
            tidy(disk, beside);
            throw e;
        }
    }

    static void put(Disk disk, String name, byte[] bytes) throws IOException {
        try (DiskFile file = disk.open(name)) {
            file.truncate(0);
            file.write(ByteBuffer.wrap(bytes), 0);
            file.force();
        }
    }

    static void tidy(Disk disk, String name) {
        try {
            disk.delete(name);
        } catch (IOException e) {
            LOG.warn("Left behind in a folder of forms: {}", name);
        }
    }
}
