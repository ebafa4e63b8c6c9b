package jp.kakehashi.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.form.FormField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Several sheets under one camera, and sheets that the picture cuts off: nobody's fields may be
/// taken for another's.
class SheetsOnOneDeskTest {
    private static final double PER_MM = 3.3;
    private static ShippedForms shipped;
    private static List<String> ids;

    private final BufferedImage desk = new BufferedImage(1920, 1080, BufferedImage.TYPE_INT_RGB);

    @BeforeAll
    static void shippedForms() throws IOException {
        shipped = new ShippedForms();
        ids = shipped.forms.blanks().stream().map(b -> b.form().id()).distinct().toList();
        System.out.println("forms " + ids);
    }

    SheetsOnOneDeskTest() {
        Graphics2D g = desk.createGraphics();
        g.setColor(new Color(96, 82, 70));
        g.fillRect(0, 0, 1920, 1080);
        g.dispose();
    }

    private void lay(String form, double x, double y, double degrees) {
        BufferedImage page = shipped.page(form);
        Graphics2D g = desk.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.translate(x, y);
        g.rotate(Math.toRadians(degrees), 105 * PER_MM, 148 * PER_MM);
        int width = (int) (210 * PER_MM);
        int height = (int) (297 * PER_MM);
        g.drawImage(
                page.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING),
                0,
                0,
                null);
        g.dispose();
    }

    private SheetReading read() {
        return shipped.reader.read(ShippedForms.picture(desk), 0).reading();
    }

    private static void refused(SheetReading reading) {
        assertEquals("two-forms", reading.reason());
        assertNull(reading.form());
        assertTrue(reading.fields().isEmpty());
        assertTrue(reading.missing().isEmpty());
    }

    @Test
    void oneSheetAloneIsRead() {
        for (String id : ids) {
            lay(id, 500, 40, 3);
            SheetReading reading = read();
            assertEquals(id, reading.form());
            assertNull(reading.reason());
        }
    }

    @Test
    void twoSheetsOfOneFormAreRefused() {
        lay(ids.getFirst(), 100, 50, 1);
        lay(ids.getFirst(), 1_000, 40, -2);
        refused(read());
    }

    @Test
    void twoSheetsOfTwoFormsAreRefused() {
        for (int i = 1; i < ids.size(); i++) {
            lay(ids.get(i - 1), 100, 50, 1);
            lay(ids.get(i), 1_000, 40, 178);
            refused(read());
        }
    }

    @Test
    void oneSheetHalfBelowAnotherIsRefused() {
        lay(ids.getFirst(), 400, 50, 0);
        lay(ids.getLast(), 800, 40, 4);
        refused(read());
    }

    @Test
    void aPileOfSheetsIsReadByItsTopSheet() {
        lay(ids.getFirst(), 500, 40, 0);
        lay(ids.getFirst(), 510, 46, 0.5);
        SheetReading reading = read();
        assertEquals(ids.getFirst(), reading.form());
        assertNull(reading.reason());
    }

    @Test
    void halfASheetIsPartOfAPageAndWhatIsNotInThePictureIsInDoubt() {
        lay(ids.getFirst(), 600, -500, 0);
        SheetReading reading = read();
        assertEquals(ids.getFirst(), reading.form());
        assertEquals("part-of-page", reading.reason());
        int outside = 0;
        for (FormField field : shipped.forms.blanks().getFirst().form().fields()) {
            if (field.box().y() * PER_MM < 490) {
                outside++;
                assertEquals(
                        FieldReading.State.UNSURE,
                        reading.fields().get(field.id()).state(),
                        field.id());
                assertFalse(reading.missing().contains(field.id()));
            }
        }
        assertTrue(outside > 5, outside + " fields outside");
    }
}
