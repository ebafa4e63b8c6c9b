package jp.kakehashi.counterui.forms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;
import jp.kakehashi.kernel.disk.DiskFullException;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// Writes a form into a pack's folder: `id.pdf` first, `id.json` last. Readers of forms take up
/// only a JSON with its PDF, and a PDF that is there is never replaced by another, so the last
/// rename is the moment of saving: killed before it, the folder says what it said.
public final class FormSaving {
    private final Disk disk;

    /// Into this folder.
    public FormSaving(Disk disk) {
        this.disk = disk;
    }

    /// Saves. Blocking.
    ///
    /// @param known the JSON that may be replaced, as it was read or last saved; null for none
    /// @param replace whether a JSON that is another may be replaced as well
    /// @return the JSON that lies there now
    /// @throws ProblemException `problem.form.exists` for another form of this id,
    ///     `.other_blank` for another blank of this id, `.id`, `.damaged`, `.disk_full`, `.folder`
    public byte[] save(PaperForm form, byte[] pdf, byte @Nullable [] known, boolean replace) {
        byte[] json = FormFile.write(form);
        if (!form.id().matches("[\\p{L}\\p{N}_-][\\p{L}\\p{N}_.-]{0,79}")) {
            throw Problem.invalid("problem.form.id").asException();
        }
        FormFile.read(json);
        String name = form.id();
        try {
            byte[] there = read(name + ".json");
            if (there != null
                    && !replace
                    && !Arrays.equals(there, json)
                    && !(known != null && Arrays.equals(there, known))) {
                throw Problem.refused("problem.form.exists", name).asException();
            }
            byte[] blank = read(name + ".pdf");
            if (blank == null) {
                FormDrafts.write(disk, name + ".pdf", pdf);
            } else if (!Arrays.equals(blank, pdf)) {
                throw Problem.refused("problem.form.other_blank", name).asException();
            }
            FormDrafts.write(disk, name + ".json", json);
            return json;
        } catch (DiskFullException e) {
            throw new ProblemException(Problem.unavailable("problem.form.disk_full"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.form.folder"), e);
        }
    }

    private byte @Nullable [] read(String name) throws IOException {
        if (!disk.exists(name)) {
            return null;
        }
        try (DiskFile file = disk.open(name)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(bytes, 0);
            return bytes.array();
        }
    }
}
