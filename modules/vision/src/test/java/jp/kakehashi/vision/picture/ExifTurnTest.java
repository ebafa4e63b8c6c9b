package jp.kakehashi.vision.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExifTurnTest {
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int WHITE = 0xFFFFFF;
    private static final int[] COLOURS = {RED, GREEN, BLUE, WHITE};

    /// Which quarter of the file each quarter of the upright picture comes from (Exif 2.3, 4.6.4).
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 2, 3",
        "2, 1, 0, 3, 2",
        "3, 3, 2, 1, 0",
        "4, 2, 3, 0, 1",
        "5, 0, 2, 1, 3",
        "6, 2, 0, 3, 1",
        "7, 3, 1, 2, 0",
        "8, 1, 3, 0, 2"
    })
    void aPictureIsTurnedUpright(int orientation, int a, int b, int c, int d) {
        for (boolean little : new boolean[] {true, false}) {
            byte[] file =
                    Pictures.withSegment(
                            Pictures.jpeg(80, 48), 0xE1, Pictures.exif(little, 8, 1, orientation));
            RgbImage upright = PictureFile.read(file);
            assertEquals(orientation < 5 ? 80 : 48, upright.width());
            assertEquals(orientation < 5 ? 48 : 80, upright.height());
            PictureFileTest.assertQuarters(upright, COLOURS[a], COLOURS[b], COLOURS[c], COLOURS[d]);
        }
    }

    @Test
    void whatIsOddIsPassedOver() {
        byte[] jpeg = Pictures.jpeg(80, 48);
        byte[][] odd = {
            Pictures.exif(true, 8, 1, 9),
            Pictures.exif(true, 8, 1, 0),
            Pictures.exif(true, -1, 1, 6),
            Pictures.exif(true, Integer.MAX_VALUE, 1, 6),
            Pictures.exif(true, 8, 0, 6),
            Pictures.exif(false, 1_000, 65_535, 6),
            "Exif\0\0II".getBytes(StandardCharsets.US_ASCII),
            "Exif\0\0".getBytes(StandardCharsets.US_ASCII),
            new byte[0]
        };
        for (byte[] exif : odd) {
            assertEquals(1, ExifTurn.of(Pictures.withSegment(jpeg, 0xE1, exif)));
        }
        // A directory that points at itself is not gone through again.
        byte[] loop = Pictures.withSegment(jpeg, 0xE1, Pictures.exif(true, 8, 9, 3));
        assertEquals(3, ExifTurn.of(loop));
    }

    @Test
    void anyBytesEndInAnAnswer() {
        Random random = new Random(4);
        byte[] sound =
                Pictures.withSegment(Pictures.jpeg(16, 16), 0xE1, Pictures.exif(true, 8, 1, 6));
        for (int i = 0; i < 20_000; i++) {
            byte[] file = java.util.Arrays.copyOf(sound, random.nextInt(sound.length));
            for (int j = 0; j < 4 && file.length > 2; j++) {
                file[2 + random.nextInt(file.length - 2)] = (byte) random.nextInt();
            }
            int turn = ExifTurn.of(file);
            assertTrue(turn >= 1 && turn <= 8, () -> "turn " + turn);
        }
    }
}
