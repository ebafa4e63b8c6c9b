package jp.kakehashi.vision.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.vision.GrayImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff", "jpeg"})
    void everyKindComesOutInItsColours(String format) {
        RgbImage picture =
                PictureFile.read(
                        Pictures.written(
                                Pictures.quarters(80, 60, BufferedImage.TYPE_INT_RGB), format));
        assertEquals(80, picture.width());
        assertEquals(60, picture.height());
        assertQuarters(picture, RED, GREEN, BLUE, WHITE);
    }

    @Test
    void fourThousandDotsAreReadWholeAndMoreSoThatTheyFit() {
        assertEquals(4_096, PictureFile.read(Pictures.jpeg(4_096, 40)).width());
        RgbImage coarser = PictureFile.read(Pictures.jpeg(8_400, 1_200));
        assertEquals(2_800, coarser.width());
        assertEquals(400, coarser.height());
        assertQuarters(coarser, RED, GREEN, BLUE, WHITE);
    }

    @Test
    void whatIsTooLargeIsRefusedByItsHeader() {
        byte[] none = Pictures.chunk("IDAT", new byte[0]);
        assertProblem(Pictures.png(30_000, 30_000, 8, 2, none), "problem.picture.too_large");
        assertProblem(Pictures.png(20_001, 1, 8, 2, none), "problem.picture.too_large");
        assertProblem(Pictures.png(8_000, 7_501, 8, 2, none), "problem.picture.too_large");
        assertProblem(resized(Pictures.jpeg(80, 60), 30_000, 30_000), "problem.picture.too_large");
    }

    @Test
    void aProgressiveJpegThatWouldBeHeldWholeIsRefusedSooner() throws IOException {
        byte[] file = resized(Pictures.jpeg(80, 60), 6_000, 6_000);
        file[frame(file) + 1] = (byte) 0xC2;
        assertProblem(file, "problem.picture.too_large");
    }

    @Test
    void aPngWhoseDataGoOnAndOnIsReadToItsHeight() throws IOException {
        byte[] data = Pictures.deflated(new byte[1 << 20], 600);
        RgbImage picture =
                PictureFile.read(Pictures.png(100, 50, 8, 2, Pictures.chunk("IDAT", data)));
        assertArrayEquals(new int[5_000], picture.dots());
    }

    @Test
    void aPngWhoseRemarksAreABombIsReadWithoutThem() throws IOException {
        byte[] bomb = Pictures.deflated(new byte[1 << 20], 600);
        byte[] remark = new byte[bomb.length + 3];
        remark[0] = 'a';
        System.arraycopy(bomb, 0, remark, 3, bomb.length);
        byte[] data = Pictures.deflated(new byte[301], 50);
        RgbImage picture =
                PictureFile.read(
                        Pictures.png(
                                100,
                                50,
                                8,
                                2,
                                Pictures.chunk("zTXt", remark),
                                Pictures.chunk("iCCP", remark),
                                Pictures.chunk("IDAT", data)));
        assertEquals(100, picture.width());
    }

    @Test
    void sixtyMillionDotsOfSixteenBitsStayWithinTheHeapOfTheChild() throws IOException {
        int side = 7_740;
        byte[] row = new byte[side * 8 + 1];
        RgbImage picture =
                PictureFile.read(
                        Pictures.png(
                                side,
                                side,
                                16,
                                6,
                                Pictures.chunk("IDAT", Pictures.deflated(row, side))));
        assertTrue((long) picture.width() * picture.height() * 8 <= 100L << 20);
    }

    @Test
    void whatEndsTooEarlyIsDamaged() throws IOException {
        byte[] jpeg = Pictures.jpeg(600, 400);
        assertProblem(Arrays.copyOf(jpeg, 20), "problem.picture.damaged");
        assertProblem(Arrays.copyOf(jpeg, jpeg.length / 2), "problem.picture.damaged");
        assertProblem(Arrays.copyOf(jpeg, jpeg.length * 9 / 10), "problem.picture.damaged");
        BufferedImage noise = noise(200, 200);
        for (String format : List.of("png", "bmp", "gif", "tiff")) {
            byte[] file = Pictures.written(noise, format);
            assertProblem(Arrays.copyOf(file, file.length / 2), "problem.picture.damaged");
            assertProblem(Arrays.copyOf(file, 20), "problem.picture.damaged");
        }
    }

    @Test
    void whatIsNoPictureIsOfNoKind() {
        assertProblem(new byte[0], "problem.picture.kind");
        assertProblem(new byte[] {0, 0, 1, 1, 0}, "problem.picture.kind");
        assertProblem(
                "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII), "problem.picture.kind");
    }

    @Test
    void nothingMeasuredIsDamaged() {
        byte[] none = Pictures.chunk("IDAT", new byte[0]);
        assertProblem(Pictures.png(0, 10, 8, 2, none), "problem.picture.damaged");
        assertProblem(resized(Pictures.jpeg(80, 60), 0, 60), "problem.picture.damaged");
        assertProblem(resized(Pictures.jpeg(80, 60), 80, 0), "problem.picture.damaged");
    }

    @Test
    void anyByteOfAJpegMayBeWrong() {
        byte[] sound = Pictures.jpeg(64, 48);
        for (int i = 0; i < sound.length; i++) {
            byte[] broken = sound.clone();
            broken[i] = (byte) (broken[i] ^ 0xFF);
            try {
                assertTrue(PictureFile.read(broken).dots().length > 0);
            } catch (ProblemException e) {
                assertTrue(e.problem().key().startsWith("problem.picture."), e.problem().key());
            }
        }
    }

    @Test
    void inksAreColours() throws IOException {
        int[][] inverted = {{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255}};
        WritableRaster cmyk = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null);
        WritableRaster ycck = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null);
        WritableRaster plain = cmyk.createCompatibleWritableRaster();
        for (int i = 0; i < 64 * 64; i++) {
            int[] inks = inverted[(i % 64) / 32 + i / 64 / 32 * 2];
            int[] four = Arrays.copyOf(inks, 4);
            four[3] = 255;
            cmyk.setPixel(i % 64, i / 64, four);
            plain.setPixel(
                    i % 64, i / 64, new int[] {255 - four[0], 255 - four[1], 255 - four[2], 0});
            double r = 255 - four[0];
            double g = 255 - four[1];
            double b = 255 - four[2];
            ycck.setPixel(
                    i % 64,
                    i / 64,
                    new int[] {
                        (int) (0.299 * r + 0.587 * g + 0.114 * b),
                        (int) Math.min(255, 128 - 0.1687 * r - 0.3313 * g + 0.5 * b),
                        (int) Math.min(255, 128 + 0.5 * r - 0.4187 * g - 0.0813 * b),
                        255
                    });
        }
        assertQuarters(PictureFile.read(Pictures.fourInks(cmyk, 0)), RED, GREEN, BLUE, WHITE);
        assertQuarters(PictureFile.read(Pictures.fourInks(ycck, 2)), RED, GREEN, BLUE, WHITE);
        assertQuarters(PictureFile.read(Pictures.fourInks(plain, -1)), RED, GREEN, BLUE, WHITE);
    }

    @Test
    void greyStaysAsBrightAsItIs() {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage gray = new BufferedImage(40, 30, type);
            int full = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 << 8 | 100;
            for (int i = 0; i < 1_200; i++) {
                gray.getRaster().setPixel(i % 40, i / 40, new int[] {full});
            }
            assertEquals(0x646464, PictureFile.read(Pictures.written(gray, "png")).dots()[77]);
        }
        byte[] gray =
                Pictures.written(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        assertArrayEquals(new int[1_200], PictureFile.read(gray).dots());
    }

    @Test
    void whereNothingIsIsWhite() throws IOException {
        BufferedImage clear = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = clear.createGraphics();
        graphics.setColor(new Color(0, 0, 0, 128));
        graphics.fillRect(0, 0, 20, 30);
        graphics.dispose();
        RgbImage picture = PictureFile.read(Pictures.written(clear, "png"));
        assertEquals(WHITE, picture.dots()[30]);
        assertEquals(0x7F7F7F, picture.dots()[5]);
        // Grey and alpha, eight bits each: one dot of half-clear black, one of clear.
        byte[] data = Pictures.deflated(new byte[] {0, 0, (byte) 128, 0, 0}, 1);
        assertArrayEquals(
                new int[] {0x7F7F7F, WHITE},
                PictureFile.read(Pictures.png(2, 1, 8, 4, Pictures.chunk("IDAT", data))).dots());
    }

    @Test
    void aPaletteMayBeClearAndShorterThanWhatPointsIntoIt() throws IOException {
        byte[] colours = {(byte) 255, 0, 0, 0, 0, (byte) 255};
        byte[] data = Pictures.deflated(new byte[] {0, 0, 1, 0}, 1);
        RgbImage picture =
                PictureFile.read(
                        Pictures.png(
                                3,
                                1,
                                8,
                                3,
                                Pictures.chunk("PLTE", colours),
                                Pictures.chunk("tRNS", new byte[] {0}),
                                Pictures.chunk("IDAT", data)));
        assertArrayEquals(new int[] {WHITE, BLUE, WHITE}, picture.dots());
        byte[] beyond = Pictures.deflated(new byte[] {0, 0, 9, 0}, 1);
        byte[] file =
                Pictures.png(
                        3,
                        1,
                        8,
                        3,
                        Pictures.chunk("PLTE", colours),
                        Pictures.chunk("IDAT", beyond));
        try {
            assertEquals(3, PictureFile.read(file).width());
        } catch (ProblemException e) {
            assertEquals("problem.picture.damaged", e.problem().key());
        }
    }

    @Test
    void ofAMovingPictureTheFirstIsTaken() throws IOException {
        BufferedImage first = Pictures.quarters(40, 30, BufferedImage.TYPE_BYTE_INDEXED);
        BufferedImage second = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_INDEXED);
        assertQuarters(
                PictureFile.read(Pictures.gifs(first, second, second)), RED, GREEN, BLUE, WHITE);
    }

    @Test
    void sixteenBitsAreSeenAsEight() throws IOException {
        byte[] line = {0, (byte) 0x80, 0x12, 0x40, 0x34, (byte) 0xFF, (byte) 0xFF};
        byte[] file = Pictures.png(1, 1, 16, 2, Pictures.chunk("IDAT", Pictures.deflated(line, 1)));
        assertArrayEquals(new int[] {0x8040FF}, PictureFile.read(file).dots());
    }

    @Test
    void greyIsWeighedAsEyesDo() {
        RgbImage picture = new RgbImage(4, 1, new int[] {WHITE, RED, GREEN, BLUE});
        GrayImage gray = picture.gray();
        assertEquals(255, gray.at(0, 0));
        assertEquals(76, gray.at(1, 0), 1);
        assertEquals(150, gray.at(2, 0), 1);
        assertEquals(29, gray.at(3, 0), 1);
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        return image;
    }

    private static int frame(byte[] jpeg) {
        for (int i = 0; i < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                return i;
            }
        }
        throw new AssertionError();
    }

    private static byte[] resized(byte[] jpeg, int width, int height) {
        int at = frame(jpeg);
        jpeg[at + 5] = (byte) (height >> 8);
        jpeg[at + 6] = (byte) height;
        jpeg[at + 7] = (byte) (width >> 8);
        jpeg[at + 8] = (byte) width;
        return jpeg;
    }

    static void assertQuarters(RgbImage picture, int... colours) {
        for (int i = 0; i < 4; i++) {
            int x = (i % 2 * 2 + 1) * picture.width() / 4;
            int y = (i / 2 * 2 + 1) * picture.height() / 4;
            int dot = picture.dots()[y * picture.width() + x];
            for (int shift = 0; shift <= 16; shift += 8) {
                assertEquals(
                        colours[i] >> shift & 255,
                        dot >> shift & 255,
                        6,
                        "quarter " + i + " is " + Integer.toHexString(dot));
            }
        }
    }

    private static void assertProblem(byte[] file, String code) {
        ProblemException e = assertThrows(ProblemException.class, () -> PictureFile.read(file));
        assertEquals(code, e.problem().key());
    }
}
