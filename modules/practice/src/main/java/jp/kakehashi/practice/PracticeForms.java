package jp.kakehashi.practice;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;

/// The forms of a folder, `id.json` with `id.pdf` beside it, and perhaps `id_qr.pdf`: the same
/// with a code. Not for use from two threads.
public final class PracticeForms {
    private static final int MOST_FORMS = 1_000;
    private static final int MOST_DRAWN = 6;

    private final List<Blank> blanks;
    private final Map<Path, Drawn> drawn = new LinkedHashMap<>(16, 0.75f, true);

    private PracticeForms(List<Blank> blanks) {
        this.blanks = blanks;
    }

    /// A form and a print of it.
    record Blank(PaperForm form, Path pdf) {}

    /// A print as a picture, which must not be written on.
    ///
    /// @param code whether there is a QR code on it
    record Drawn(BufferedImage page, boolean code) {}

    /// Reads the forms below `folder`, in the order of their paths.
    ///
    /// @throws ProblemException `problem.form.damaged` for a form that cannot be read,
    ///     `problem.practice.no_forms` when there is none
    public static PracticeForms in(Path folder) throws IOException {
        List<Blank> blanks = new ArrayList<>();
        List<Path> files;
        if (!Files.isDirectory(folder)) {
            throw Problem.invalid("problem.practice.no_forms", folder.toString()).asException();
        }
        try (Stream<Path> all = Files.walk(folder, 8)) {
            files =
                    all.filter(f -> f.getFileName().toString().endsWith(".json"))
                            .filter(f -> Files.isRegularFile(beside(f, ".pdf")))
                            .sorted()
                            .limit(MOST_FORMS)
                            .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : files) {
            PaperForm form = FormFile.read(Files.readAllBytes(file));
            blanks.add(new Blank(form, beside(file, ".pdf")));
            Path withCode = beside(file, "_qr.pdf");
            if (Files.isRegularFile(withCode)) {
                blanks.add(new Blank(form, withCode));
            }
        }
        if (blanks.isEmpty()) {
            throw Problem.invalid("problem.practice.no_forms", folder.toString()).asException();
        }
        return new PracticeForms(List.copyOf(blanks));
    }

    private static Path beside(Path json, String ending) {
        String name = json.getFileName().toString();
        return json.resolveSibling(name.substring(0, name.length() - 5) + ending);
    }

    List<Blank> blanks() {
        return blanks;
    }

    Drawn page(Blank blank) {
        Drawn page = drawn.get(blank.pdf());
        if (page == null) {
            try {
                BufferedImage image = BlankPage.draw(Files.readAllBytes(blank.pdf()), blank.form());
                page = new Drawn(image, PrintedCode.on(image));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            drawn.put(blank.pdf(), page);
            if (drawn.size() > MOST_DRAWN) {
                drawn.remove(drawn.keySet().iterator().next());
            }
        }
        return page;
    }
}
