package jp.kakehashi.vision.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.register.PageMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

class CleanScanTest {
    private static final Instant AT = Instant.parse("2026-11-24T02:03:04.567Z");
    private static final MmBox NUMBER = new MmBox(20, 90, 50, 9);

    /// A5, lying a little turned and bent on the desk.
    private static final PageMap MAP =
            (x, y, px) -> {
                px[0] = 150 + 4 * x + 0.3 * y + 6 * Math.sin(y / 60);
                px[1] = 80 - 0.3 * x + 4 * y;
            };

    private static PaperForm form(boolean isPrivate) {
        FormField number =
                new FormField(
                        "number",
                        FormField.Kind.TEXT,
                        NUMBER,
                        "個人番号",
                        false,
                        null,
                        FormField.FilledBy.RESIDENT,
                        null,
                        isPrivate);
        return new PaperForm(
                "届_r8", "令和8年", "届出書 <見本> & 控", 148, 210, List.of(number), List.of(), List.of());
    }

    /// White paper on a dark desk under a lamp: brighter on the left than on the right by a half.
    private static RgbImage photograph(int number) {
        BufferedImage sheet = new BufferedImage(1_480, 2_100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1_480, 2_100);
        graphics.setStroke(new BasicStroke(8));
        graphics.setColor(new Color(20, 20, 20));
        graphics.drawRect(100, 100, 1_200, 500);
        graphics.setColor(new Color(190, 190, 192));
        graphics.drawLine(200, 800, 1_300, 800);
        graphics.setColor(new Color(205, 40, 40));
        graphics.setStroke(new BasicStroke(16));
        graphics.drawOval(1_000, 1_200, 160, 160);
        graphics.setColor(new Color(210, 160, 130));
        graphics.fillRect(1_100, 1_600, 380, 300);
        graphics.setColor(new Color(10, 60, 200));
        graphics.fillRect(195 + number, 892, 110, 106);
        graphics.dispose();
        RgbImage picture = new RgbImage(900, 1_000, new int[900_000]);
        Arrays.fill(picture.dots(), 0x403020);
        double[] px = new double[2];
        for (int y = 0; y < 2_100; y++) {
            for (int x = 0; x < 1_480; x++) {
                MAP.map(x / 10.0, y / 10.0, px);
                int at = (int) Math.round(px[1]) * 900 + (int) Math.round(px[0]);
                double light = 0.9 - 0.45 * px[0] / 900;
                int dot = sheet.getRGB(x, y);
                picture.dots()[at] =
                        (int) ((dot >> 16 & 255) * light) << 16
                                | (int) ((dot >> 8 & 255) * light) << 8
                                | (int) ((dot & 255) * light * 0.93);
            }
        }
        return picture;
    }

    private static BufferedImage image(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return ((PDImageXObject)
                            document.getPage(0)
                                    .getResources()
                                    .getXObject(COSName.getPDFName("Scan")))
                    .getImage();
        }
    }

    private static int[] at(BufferedImage image, double xMm, double yMm) {
        int dot =
                image.getRGB(
                        (int) (xMm * FlatSheet.DOTS_PER_MM), (int) (yMm * FlatSheet.DOTS_PER_MM));
        return new int[] {dot >> 16 & 255, dot >> 8 & 255, dot & 255};
    }

    @Test
    void anyReaderOpensItAndFindsWhatItIsOf() throws Exception {
        byte[] pdf = CleanScan.of(photograph(0), form(false), MAP, false, AT);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals(148 * 72 / 25.4, document.getPage(0).getMediaBox().getWidth(), 0.01);
            assertEquals(210 * 72 / 25.4, document.getPage(0).getMediaBox().getHeight(), 0.01);
            PDImageXObject image =
                    (PDImageXObject)
                            document.getPage(0)
                                    .getResources()
                                    .getXObject(COSName.getPDFName("Scan"));
            assertEquals(1_165, image.getWidth());
            assertEquals(1_654, image.getHeight());
            byte[] jpeg = image.getCOSObject().createRawInputStream().readAllBytes();
            String digest =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg));
            PDDocumentInformation told = document.getDocumentInformation();
            assertEquals("届_r8", told.getCustomMetadataValue("KakehashiForm"));
            assertEquals(digest, told.getCustomMetadataValue("KakehashiImageSha256"));
            assertEquals("届出書 <見本> & 控", told.getTitle());
            assertEquals(Instant.parse("2026-11-24T02:03:04Z"), told.getCreationDate().toInstant());
            byte[] xmp = document.getDocumentCatalog().getMetadata().toByteArray();
            javax.xml.parsers.DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xmp));
            String text = new String(xmp, StandardCharsets.UTF_8);
            assertTrue(text.contains("<kakehashi:form>届_r8</kakehashi:form>"), text);
            assertTrue(text.contains(digest), text);
            assertTrue(text.contains("2026-11-24T02:03:04Z"), text);
        }
    }

    @Test
    void theSameInGivesTheSameBytes() {
        byte[] once = CleanScan.of(photograph(0), form(false), MAP, false, AT);
        assertArrayEquals(once, CleanScan.of(photograph(0), form(false), MAP, false, AT));
        assertFalse(
                Arrays.equals(
                        once,
                        CleanScan.of(photograph(0), form(false), MAP, false, AT.plusSeconds(1))));
    }

    @Test
    void paperIsWhiteUnderAnyLightAndWhatIsOnItKeepsItsColour() throws IOException {
        BufferedImage scan = image(CleanScan.of(photograph(0), form(false), MAP, false, AT));
        for (double x = 3; x < 148; x += 5) {
            assertTrue(at(scan, x, 70)[1] > 245, "paper at " + x + " is " + at(scan, x, 70)[1]);
            assertTrue(at(scan, x, 205)[2] > 245, "paper at " + x + " is " + at(scan, x, 205)[2]);
        }
        for (double x : new double[] {25, 75, 125}) {
            assertTrue(at(scan, x, 10)[1] < 70, "ink at " + x + " is " + at(scan, x, 10)[1]);
            assertTrue(at(scan, x, 80)[1] < 225, "pencil at " + x + " is " + at(scan, x, 80)[1]);
        }
        int[] seal = at(scan, 108, 120);
        assertTrue(seal[0] - seal[1] > 80, "seal is " + Arrays.toString(seal));
        int[] hand = at(scan, 130, 175);
        assertTrue(hand[1] < 190 && hand[0] > hand[2] + 40, "hand is " + Arrays.toString(hand));
    }

    @Test
    void whatIsPrivateIsInNothingThatIsMadeOfThePicture() {
        byte[] masked = CleanScan.of(photograph(0), form(true), MAP, true, AT);
        for (int number : new int[] {7, 160, 400}) {
            assertArrayEquals(
                    masked,
                    CleanScan.of(photograph(number), form(true), MAP, true, AT),
                    "number " + number + " shows");
        }
        assertFalse(
                Arrays.equals(
                        CleanScan.of(photograph(0), form(true), MAP, false, AT),
                        CleanScan.of(photograph(160), form(true), MAP, false, AT)));
    }

    @Test
    void whatIsPrivateIsBlackInThePhotographAndOneMillimetreAroundIt() {
        RgbImage picture = photograph(0);
        int[] before = picture.dots().clone();
        RgbImage burned = PrivacyMask.burn(picture, form(true), MAP);
        assertArrayEquals(before, picture.dots());
        double[] px = new double[2];
        for (double y = NUMBER.y() - 1; y <= NUMBER.bottom() + 1; y += 0.05) {
            for (double x = NUMBER.x() - 1; x <= NUMBER.right() + 1; x += 0.05) {
                MAP.map(x, y, px);
                int at = (int) Math.round(px[1]) * 900 + (int) Math.round(px[0]);
                assertEquals(0, burned.dots()[at]);
            }
        }
        MAP.map(NUMBER.x() - 2, NUMBER.y() - 2, px);
        assertTrue(burned.dots()[((int) px[1]) * 900 + (int) px[0]] != 0);
        assertSame(picture, PrivacyMask.burn(picture, form(false), MAP));
    }

    @Test
    void noScanIsLargerThanItMayBe() {
        Random random = new Random(3);
        RgbImage noise = new RgbImage(900, 1_000, random.ints(900_000, 0, 1 << 24).toArray());
        byte[] pdf = CleanScan.of(noise, form(false), MAP, false, AT);
        assertTrue(pdf.length <= CleanScan.MOST_BYTES, "bytes " + pdf.length);
    }

    @Test
    void anyPictureGivesAScan() throws IOException {
        RgbImage dot = new RgbImage(1, 1, new int[] {0xFFFFFF});
        assertEquals(200, at(image(CleanScan.of(dot, form(true), MAP, true, AT)), 50, 50)[0], 3);
        RgbImage black = new RgbImage(900, 1_000, new int[900_000]);
        assertTrue(at(image(CleanScan.of(black, form(true), MAP, true, AT)), 50, 50)[0] < 10);
        PageMap near = (x, y, px) -> MAP.map(x * 30, y * 30, px);
        assertTrue(CleanScan.of(photograph(0), form(true), near, true, AT).length > 1_000);
        PageMap beside = (x, y, px) -> px[0] = px[1] = 1e9;
        assertTrue(CleanScan.of(photograph(0), form(true), beside, true, AT).length > 1_000);
    }

    @Test
    void aSheetThatFillsThePictureIsWhiteToo() throws IOException {
        RgbImage plain = new RgbImage(640, 900, new int[640 * 900]);
        for (int i = 0; i < plain.dots().length; i++) {
            plain.dots()[i] = (200 - i % 640 / 8) * 0x010101;
        }
        PageMap straight =
                (x, y, px) -> {
                    px[0] = 4 * x + 10;
                    px[1] = 4 * y + 10;
                };
        BufferedImage scan = image(CleanScan.of(plain, form(false), straight, false, AT));
        for (double x = 3; x < 148; x += 5) {
            assertTrue(at(scan, x, 70)[1] > 245, "paper at " + x + " is " + at(scan, x, 70)[1]);
        }
    }

    @Test
    void itsTableSaysWhereEachObjectIs() {
        String pdf =
                new String(
                        CleanScan.of(photograph(0), form(false), MAP, false, AT),
                        StandardCharsets.ISO_8859_1);
        int table = pdf.lastIndexOf("xref\n0 8\n");
        assertTrue(pdf.endsWith("startxref\n" + table + "\n%%EOF\n"));
        for (int i = 1; i < 8; i++) {
            int entry = table + 9 + 20 * i;
            int place = Integer.parseInt(pdf.substring(entry, entry + 10));
            assertTrue(pdf.startsWith(i + " 0 obj\n", place), "object " + i + " at " + place);
        }
    }
}
