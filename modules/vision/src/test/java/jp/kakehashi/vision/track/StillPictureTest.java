package jp.kakehashi.vision.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.Shrinking;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.picture.RgbImage;
import org.junit.jupiter.api.Test;

class StillPictureTest {
    private static final int SIDE = 128;
    private static final double NOISE = 6;
    private final Random random = new Random(7);

    private RgbImage frame(int paper, int ink) {
        int[] dots = new int[SIDE * SIDE];
        for (int i = 0; i < dots.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            boolean written = x >= 40 && x < 44 && y >= 20 && y < 100;
            int value =
                    Math.clamp(
                            Math.round((written ? ink : paper) + NOISE * random.nextGaussian()),
                            0,
                            255);
            dots[i] = (value << 16) | (value << 8) | value;
        }
        return new RgbImage(SIDE, SIDE, dots);
    }

    private static GrayImage small(RgbImage frame) {
        return Shrinking.half(Shrinking.half(frame.gray()));
    }

    private static double spread(RgbImage picture) {
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            int off = (picture.dots()[i] & 0xFF) - 200;
            sum += off * off;
        }
        return Math.sqrt(sum / 1_000);
    }

    @Test
    void framesOfAStillSheetAreAveraged() {
        RgbImage first = frame(200, 200);
        StillPicture still = new StillPicture(SIDE, SIDE, small(first), 4);
        still.add(first, small(first), 1, 0);
        double alone = spread(still.picture());
        for (int i = 1; i < 100; i++) {
            RgbImage next = frame(200, 200);
            assertEquals(0, still.add(next, small(next), 1.5, i * 100L));
        }
        assertTrue(spread(still.picture()) < alone / 3.5, alone + " to " + spread(still.picture()));
    }

    @Test
    void whatWasJustWrittenIsThereAtOnce() {
        RgbImage blank = frame(200, 200);
        StillPicture still = new StillPicture(SIDE, SIDE, small(blank), 4);
        for (int i = 0; i < 20; i++) {
            RgbImage next = frame(200, 200);
            still.add(next, small(next), 1.5, i * 100L);
        }
        RgbImage written = frame(200, 60);
        assertTrue(still.add(written, small(written), 1.5, 2_000) > 0);
        int dot = still.picture().dots()[60 * SIDE + 42] & 0xFF;
        assertTrue(dot < 90, "ink " + dot);
        MmBox there = new MmBox(38, 30, 8, 20);
        MmBox beside = new MmBox(90, 30, 8, 20);
        assertEquals(2_000, still.changedAt(StillPictureTest::put, there));
        assertEquals(0, still.changedAt(StillPictureTest::put, beside));
    }

    private static void put(double x, double y, double[] px) {
        px[0] = x;
        px[1] = y;
    }
}
