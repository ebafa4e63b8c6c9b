package jp.kakehashi.counterui.forms;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.kakehashi.vision.boxes.ProposedBox;
import jp.kakehashi.vision.boxes.ProposedBoxes;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import org.junit.jupiter.api.Test;

/// What is proposed on blanks whose boxes are known.
class ProposedOnFormsTest {
    private static final Path ROOT = Path.of(System.getProperty("kakehashi.root", "../.."));

    @Test
    void boxesToTickOnShippedFormsAreProposed() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("resources/packs"))) {
            int[] all = count(files.filter(f -> f.toString().endsWith(".pdf")).toList());
            assertTrue(all[1] >= all[0] * 95 / 100, "ticks " + all[1] + " of " + all[0]);
            assertTrue(all[3] >= all[2] * 25 / 100, "writing " + all[3] + " of " + all[2]);
        }
    }

    @Test
    void boxesToTickOnFormsOfOtherOriginAreProposed() throws IOException {
        Path shared = ROOT.resolve("../shared/data/forms/templates");
        boolean ci = "true".equals(System.getenv("CI")) && Files.exists(ROOT.resolve("../shared"));
        assumeTrue(ci || Files.exists(shared), "the forms of other origin are not here");
        int[] all = count(List.of(shared.resolve("inkan.pdf"), shared.resolve("juminhyo_r5.pdf")));
        assertTrue(all[1] >= all[0] * 95 / 100, "ticks " + all[1] + " of " + all[0]);
    }

    /// Ticks there and proposed, places to write there and proposed.
    private static int[] count(List<Path> blanks) {
        int[] all = new int[4];
        int extra = 0;
        for (Path each : blanks) {
            Blank blank = Blank.open(each);
            List<ProposedBox> found = ProposedBoxes.of(blank.grey(), blank.dotsPerMm());
            for (FormField field : blank.form().fields()) {
                boolean hit = found.stream().anyMatch(p -> hits(p, field));
                int kind = field.kind() == FormField.Kind.CHECK ? 0 : 2;
                if (field.kind() == FormField.Kind.CHECK || field.kind() == FormField.Kind.TEXT) {
                    all[kind]++;
                    all[kind + 1] += hit ? 1 : 0;
                }
            }
            for (ProposedBox box : found) {
                extra +=
                        blank.form().fields().stream().noneMatch(f -> over(box.box(), f.box()) > 0)
                                ? 1
                                : 0;
            }
        }
        System.out.printf(
                "ticks %d of %d, writing %d of %d, proposals where nothing is %d%n",
                all[1], all[0], all[3], all[2], extra);
        return all;
    }

    private static boolean hits(ProposedBox proposed, FormField field) {
        double both = over(proposed.box(), field.box());
        double one = proposed.box().w() * proposed.box().h();
        double other = field.box().w() * field.box().h();
        return proposed.kind() == field.kind() && both / (one + other - both) >= 0.45;
    }

    private static double over(MmBox a, MmBox b) {
        double w = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
        double h = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
        return w > 0 && h > 0 ? w * h : 0;
    }
}
