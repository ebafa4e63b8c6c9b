package jp.kakehashi.app.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakehashi.documents.look.FileLook;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;

/// The forms in a folder and the folders below it: `id.json` with its blank, `id.pdf`, beside it.
/// Other files are passed over.
public final class FormsFolder {
    private static final int MOST = 200;
    private static final int DEEPEST = 8;
    private static final long MOST_BYTES = 64L << 20;
    private static final double DOTS_PER_MM = 12;

    private FormsFolder() {}

    /// A form and where its two files lie.
    public record Found(PaperForm form, Path json, Path pdf) {}

    /// The forms, in the order of their paths.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.form.none` for a folder without any,
    ///     `.twice` for an id that two files have, `.too_many`, `.damaged`
    public static List<Found> find(Path folder) throws IOException {
        List<Path> files;
        if (!Files.isDirectory(folder)) {
            throw Problem.invalid("problem.form.none", folder).asException();
        }
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            files =
                    walk.filter(p -> p.toString().endsWith(".json"))
                            .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                            .filter(p -> Files.isRegularFile(pdf(p)))
                            .sorted()
                            .toList();
        }
        if (files.isEmpty()) {
            throw Problem.invalid("problem.form.none", folder).asException();
        }
        if (files.size() > MOST) {
            throw Problem.invalid("problem.form.too_many", MOST).asException();
        }
        List<Found> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Path file : files) {
            PaperForm form = FormFile.read(Files.readAllBytes(file));
            if (!ids.add(form.id())) {
                throw Problem.invalid("problem.form.twice", form.id()).asException();
            }
            found.add(new Found(form, file, pdf(file)));
        }
        return found;
    }

    private static Path pdf(Path json) {
        String name = String.valueOf(json.getFileName());
        return json.resolveSibling(name.substring(0, name.length() - 5) + ".pdf");
    }

    /// The form with its blank drawn, in a child. Blocking.
    public static FormBlank draw(Found found) throws IOException {
        if (Files.size(found.pdf()) > MOST_BYTES) {
            throw Problem.invalid("problem.document.look_too_large").asException();
        }
        return draw(found.form(), Files.readAllBytes(found.pdf()));
    }

    /// The same for a blank that lies in memory.
    public static FormBlank draw(PaperForm form, byte[] pdf) {
        double longestMm = Math.max(form.widthMm(), form.heightMm());
        int side = Math.min(FileLook.MOST, (int) Math.round(longestMm * DOTS_PER_MM) + 2);
        FileLook.Look look = new FileLook().page(pdf, 0, side);
        byte[] gray = new byte[look.dots().length];
        for (int i = 0; i < gray.length; i++) {
            int dot = look.dots()[i];
            gray[i] =
                    (byte)
                            ((((dot >> 16) & 0xFF) * 77
                                            + ((dot >> 8) & 0xFF) * 150
                                            + (dot & 0xFF) * 29
                                            + 128)
                                    >> 8);
        }
        double dotsPerMm = (side - 2) / longestMm;
        return new FormBlank(form, new GrayImage(look.width(), look.height(), gray), dotsPerMm);
    }
}
