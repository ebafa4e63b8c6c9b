package jp.kakehashi.documents.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import jp.kakehashi.documents.look.FileLook.Look;
import jp.kakehashi.kernel.ProblemException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

/// Files of any origin, drawn by a child.
class FileLookTest {
    private final FileLook look = new FileLook();

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int n = 0; n < 2; n++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.setNonStrokingColor(n == 0 ? Color.RED : Color.BLUE);
                    content.addRect(0, 0, 600, 900);
                    content.fill();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private String refused(byte[] file) {
        return assertThrows(ProblemException.class, () -> look.page(file, 0)).problem().key();
    }

    private static int middle(Look drawn) {
        return drawn.dots()[(drawn.height() / 2) * drawn.width() + drawn.width() / 2] & 0xFFFFFF;
    }

    @Test
    void pagesOfAPdfAndPicturesAreDrawn() throws IOException {
        Look second = look.page(pdf(), 1);
        assertEquals(2, second.pages());
        assertEquals(1, second.page());
        assertEquals(0x0000FF, middle(second));
        assertTrue(second.height() <= FileLook.LONGEST && second.height() > 1_500);
        Look photo = look.page(picture("jpg", 4_000, 3_000), 0);
        assertEquals(FileLook.LONGEST, photo.width());
        assertTrue((middle(photo) & 0xFF00) > 0xF000, Integer.toHexString(middle(photo)));
        assertEquals(20, look.page(picture("png", 20, 10), 0).width());
    }

    @Test
    void whatCannotBeDrawnIsNamed() throws IOException {
        assertEquals(
                "problem.document.look_kind",
                refused("MZ\u0090 something to run".getBytes(StandardCharsets.UTF_8)));
        assertEquals("problem.document.look_kind", refused(new byte[0]));
        byte[] cut = pdf();
        assertEquals("problem.document.look_damaged", refused(Arrays.copyOf(cut, 60)));
        byte[] half = picture("png", 50, 50);
        assertEquals("problem.document.look_damaged", refused(Arrays.copyOf(half, 40)));
        assertEquals("problem.document.look_too_large", refused(hugePng()));
    }

    /// A few bytes that say they are a picture of 90,000 by 90,000 dots.
    private static byte[] hugePng() throws IOException {
        byte[] small = picture("png", 10, 10);
        ByteBuffer png = ByteBuffer.wrap(small);
        png.putInt(16, 90_000).putInt(20, 90_000);
        CRC32 crc = new CRC32();
        crc.update(small, 12, 17);
        png.putInt(29, (int) crc.getValue());
        return small;
    }
}
