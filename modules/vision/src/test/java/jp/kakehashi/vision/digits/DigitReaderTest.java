package jp.kakehashi.vision.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.scan.WhiteSheet;
import org.junit.jupiter.api.Test;

class DigitReaderTest {
    private final DigitReader reader = new DigitReader(DigitNet.shipped());

    private static String text(List<Digit> digits) {
        StringBuilder text = new StringBuilder();
        digits.forEach(digit -> text.append(digit.value()));
        return text.toString();
    }

    @Test
    void figuresOfAnotherSeedAreReadAndOtherThingsAreNot() {
        DigitTrial trial = DigitTrial.of(DigitNet.shipped(), 77, 4_000);
        assertTrue(trial.right() > 0.97, () -> trial.toString());
        assertTrue(trial.otherTakenForDigit() < 0.08, () -> trial.toString());
    }

    @Test
    void twoFiguresAreReadFromLeftToRight() {
        DigitDrawing drawing = new DigitDrawing(new SplittableRandom(5));
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < 300; i++) {
            int first = i % 10;
            int second = i / 10 % 10;
            String read = text(reader.read(drawing.picture(List.of(first, second)), 8));
            right += read.equals("" + first + second) ? 1 : 0;
            wrong += read.isEmpty() || read.equals("" + first + second) ? 0 : 1;
        }
        assertTrue(right > 220, "right " + right);
        assertTrue(wrong < 40, "wrong " + wrong);
    }

    @Test
    void nothingIsReadWhereNothingIsOrWhereItIsNoFigure() {
        byte[] white = new byte[80 * 60];
        Arrays.fill(white, (byte) 255);
        assertEquals(List.of(), reader.read(new GrayImage(80, 60, white), 8));
        // A ruled line through the field, and a cross.
        byte[] cross = white.clone();
        for (int i = 12; i < 48; i++) {
            for (int thick = -1; thick <= 1; thick++) {
                cross[(i + thick) * 80 + i + 10] = 30;
                cross[(i + thick) * 80 + 70 - i] = 30;
            }
        }
        assertEquals("", text(reader.read(new GrayImage(80, 60, cross), 8)));
        byte[] line = white.clone();
        Arrays.fill(line, 30 * 80 + 10, 31 * 80 - 10, (byte) 40);
        assertEquals("", text(reader.read(new GrayImage(80, 60, line), 8)));
        assertEquals(List.of(), reader.read(new GrayImage(1, 1, new byte[1]), 8));
    }

    @Test
    void theSameSeedTeachesTheSameNetwork() throws IOException {
        ByteArrayOutputStream once = new ByteArrayOutputStream();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        DigitLearning.teach(3, 320).write(once);
        DigitLearning.teach(3, 320).write(again);
        DigitLearning.teach(4, 320).write(other);
        assertArrayEquals(once.toByteArray(), again.toByteArray());
        assertFalse(Arrays.equals(once.toByteArray(), other.toByteArray()));
        assertTrue(once.size() <= 300_000);
        byte[] half = Arrays.copyOf(once.toByteArray(), once.size() / 2);
        assertThrows(IOException.class, () -> DigitNet.read(new ByteArrayInputStream(half)));
        assertThrows(
                IOException.class, () -> DigitNet.read(new ByteArrayInputStream(new byte[99])));
    }

    @Test
    void aHintShowsItsFieldAndPrivateOrUnsureFieldsGiveNone() {
        List<String> ids = List.of("copies", "number", "hidden", "words");
        RgbImage photograph = fives(ids.size());
        PaperForm form = new PaperForm("f", "", "f", 75, 75, fields(ids), List.of(), List.of());
        byte[] empty = new byte[75 * 4 * 75 * 4];
        Arrays.fill(empty, (byte) 255);
        FormBlank blank = new FormBlank(form, new GrayImage(300, 300, empty), 4);
        FieldReading written = new FieldReading(FieldReading.State.WRITTEN, 1);
        WhiteSheet sheet =
                WhiteSheet.of(
                        photograph,
                        form,
                        (x, y, px) -> {
                            px[0] = 8 * x;
                            px[1] = 8 * y;
                        });
        List<DigitHint> hints =
                new DigitHints()
                        .of(
                                sheet,
                                blank,
                                Map.of(
                                        "copies",
                                        written,
                                        "number",
                                        written,
                                        "words",
                                        written,
                                        "hidden",
                                        new FieldReading(FieldReading.State.UNSURE, 0)));
        assertEquals(List.of("copies"), hints.stream().map(DigitHint::fieldId).toList());
        assertEquals("5", hints.getFirst().text());
        assertTrue(hints.getFirst().confidence() > 0.6);
        assertTrue(hints.getFirst().picture().width() > 60);
    }

    private static RgbImage fives(int count) {
        GrayImage five = new DigitDrawing(new SplittableRandom(8)).picture(List.of(5));
        RgbImage photograph = new RgbImage(600, 600, new int[360_000]);
        Arrays.fill(photograph.dots(), 0xE0E0E0);
        for (int i = 0; i < count; i++) {
            for (int at = 0; at < five.dots().length; at++) {
                int x = 100 + at % five.width();
                int y = 40 + 120 * i + at / five.width();
                int gray = (five.dots()[at] & 0xFF) * 0xE0 / 255;
                photograph.dots()[y * 600 + x] = gray * 0x010101;
            }
        }
        return photograph;
    }

    private static List<FormField> fields(List<String> ids) {
        return ids.stream()
                .map(
                        id ->
                                new FormField(
                                        id,
                                        FormField.Kind.TEXT,
                                        new MmBox(
                                                11,
                                                4 + 15 * ids.indexOf(id),
                                                id.equals("words") ? 40 : 12,
                                                12),
                                        id,
                                        false,
                                        null,
                                        FormField.FilledBy.RESIDENT,
                                        null,
                                        id.equals("number")))
                .toList();
    }
}
