package jp.kakehashi.counterui.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.documents.look.FileLook;
import jp.kakehashi.documents.look.FileLook.Look;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// The blank of a form as it was opened: its bytes, its first page as a picture, and the form that
/// lay beside it, if any.
///
/// @param saved the JSON beside it as it was read; null when there was none
/// @param begun what had been begun on it and was not saved; null when there is nothing
@SuppressWarnings("ArrayRecordComponent") // bytes of a file, handed on and not compared
public record Blank(
        Path file,
        byte[] pdf,
        Look page,
        byte @Nullable [] saved,
        PaperForm form,
        @Nullable PaperForm begun) {
    /// Larger files are not opened, in bytes.
    public static final int LARGEST = 64 << 20;

    /// The longest side of the picture, in dots: fine enough to find lines and to look closely.
    private static final int LONGEST = 2_400;

    /// Reads a PDF and what belongs to it. Blocking.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.form.not_pdf` for a picture,
    ///     `problem.form.unreadable`, `.damaged`, and those of {@link FileLook#page}
    public static Blank open(Path file) {
        byte[] pdf = bytes(file, LARGEST);
        Look page = new FileLook().page(pdf, 0, LONGEST);
        if (page.widthMm() <= 0) {
            throw Problem.invalid("problem.form.not_pdf").asException();
        }
        String name = stem(file);
        Path json = file.resolveSibling(name + ".json");
        byte[] saved = Files.isRegularFile(json) ? bytes(json, 4_000_000) : null;
        PaperForm form =
                saved == null
                        ? new PaperForm(
                                name,
                                "",
                                name,
                                tenths(page.widthMm()),
                                tenths(page.heightMm()),
                                List.of(),
                                List.of(),
                                List.of())
                        : FormFile.read(saved);
        return new Blank(file, pdf, page, saved, form, FormDrafts.begun(file));
    }

    private static double tenths(double mm) {
        return Math.round(mm * 10) / 10.0;
    }

    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static byte[] bytes(Path file, int most) {
        try {
            if (Files.size(file) > most) {
                throw Problem.invalid("problem.document.look_too_large").asException();
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.form.unreadable"), e);
        }
    }

    /// The page in grey.
    public GrayImage grey() {
        byte[] grey = new byte[page.dots().length];
        for (int i = 0; i < grey.length; i++) {
            int dot = page.dots()[i];
            int light = ((dot >> 16) & 0xFF) * 77 + ((dot >> 8) & 0xFF) * 150 + (dot & 0xFF) * 29;
            grey[i] = (byte) (light >> 8);
        }
        return new GrayImage(page.width(), page.height(), grey);
    }

    /// How many dots of the picture a millimetre has.
    public double dotsPerMm() {
        return page.width() / page.widthMm();
    }
}
