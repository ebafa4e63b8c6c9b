package jp.kakehashi.practice.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormField.Kind;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.junit.jupiter.api.Test;

class FormWriterTest {
    private static Letters letters() throws IOException {
        return new Letters(name -> Files.newInputStream(Path.of("../../resources/fonts", name)));
    }

    private static PaperForm form() {
        List<FormField> fields = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Kind kind = List.of(Kind.values()).get(i % 4);
            double wide =
                    switch (kind) {
                        case TEXT -> i % 8 == 0 ? 7 : 38;
                        case CHECK -> 3;
                        case CHOICE -> 9;
                        case SEAL -> 18;
                    };
            double high = kind == Kind.SEAL ? 18 : kind == Kind.TEXT ? 9 : 4;
            fields.add(
                    new FormField(
                            "f" + i,
                            kind,
                            new MmBox(10 + 52 * (i % 4), 20 + 44 * (i / 4), wide, high),
                            i % 3 == 0 ? "住所" : "番号",
                            true,
                            null,
                            FormField.FilledBy.RESIDENT,
                            null,
                            false));
        }
        return new PaperForm("mihon", "", "見本", 210, 297, fields, List.of(), List.of());
    }

    private static PageRaster page() {
        BufferedImage white = new BufferedImage(2520, 3564, BufferedImage.TYPE_3BYTE_BGR);
        white.createGraphics().fillRect(0, 0, 2520, 3564);
        return PageRaster.of(white);
    }

    /// How much ink lies in a box, in dots of full black.
    private static double ink(PageRaster page, MmBox box) {
        double sum = 0;
        byte[] dots = page.dots();
        for (int y = Math.max(0, (int) (box.y() * 12));
                y < Math.min(3564, box.bottom() * 12);
                y++) {
            for (int x = Math.max(0, (int) (box.x() * 12));
                    x < Math.min(2520, box.right() * 12);
                    x++) {
                sum += 1 - (dots[3 * (y * 2520 + x) + 1] & 0xFF) / 255.0;
            }
        }
        return sum;
    }

    @Test
    void whatIsSaidToBeFilledHasInkMostOfItInItsBoxAndTheRestHasNone() throws IOException {
        Letters letters = letters();
        PaperForm form = form();
        int looked = 0;
        for (int seed = 0; seed < 10; seed++) {
            PageRaster page = page();
            Map<String, Filled> filled =
                    new FormWriter(form, page, letters, new Dice(seed)).write();
            for (FormField field : form.fields()) {
                boolean is = filled.get(field.id()).filled();
                double in = ink(page, field.box());
                double around = ink(page, field.box().grown(9));
                String what = "seed " + seed + " " + field.id() + " " + filled.get(field.id());
                if (!is) {
                    assertTrue(in < 0.035 * field.box().w() * field.box().h() * 144, what);
                    continue;
                }
                looked++;
                assertTrue(around > 12, what);
                if (field.kind() == Kind.TEXT || field.kind() == Kind.SEAL) {
                    assertTrue(in > 0.5 * around, what + ": " + in + " of " + around);
                } else {
                    assertTrue(ink(page, field.box().grown(3)) > 0.6 * around, what);
                }
            }
        }
        int count = looked;
        assertTrue(count > 60, () -> "fields looked at: " + count);
    }

    @Test
    void inkThatIsHeldIsLaidPieceByPieceAndGivesTheSamePage() throws IOException {
        Letters letters = letters();
        PageRaster held = page();
        held.hold();
        new FormWriter(form(), held, letters, new Dice(2)).write();
        assertEquals(0, ink(held, new MmBox(0, 0, 210, 297)));
        double before = 0;
        int pieces = held.held();
        assertTrue(pieces > 20);
        for (int i = 0; i < pieces; i++) {
            held.lay();
            double now = i % 10 == 0 ? ink(held, new MmBox(0, 0, 210, 297)) : before;
            assertTrue(now >= before);
            before = now;
        }
        assertEquals(0, held.held());
        assertTrue(before > 0);
    }
}
