package jp.kakehashi.vision.child;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildMain;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.SheetReading.Millis;
import jp.kakehashi.vision.digits.DigitHint;
import jp.kakehashi.vision.digits.DigitHints;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.PictureFile;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.reading.SheetReader;
import jp.kakehashi.vision.register.Registration;
import jp.kakehashi.vision.scan.CleanScan;
import jp.kakehashi.vision.scan.WhiteSheet;

/// The child that looks at pictures: greeted with the forms and their blanks, asked with a file,
/// answers with a reading.
public final class VisionChild {
    static final int MOST_BYTES = 1 << 30;

    private VisionChild() {}

    /// Serves until nobody asks.
    public static void main(String[] args) throws IOException {
        ChildMain.serve(VisionChild::greeted, MOST_BYTES);
    }

    private static ChildMain.Answering greeted(byte[] greeting) {
        SheetReader reader = new SheetReader(blanks(greeting));
        return question -> answer(reader, question);
    }

    private static byte[] answer(SheetReader reader, byte[] question) throws IOException {
        long begin = System.nanoTime();
        try {
            byte[] file = Arrays.copyOfRange(question, Wanted.BYTES, question.length);
            RgbImage picture = PictureFile.read(file);
            SheetReader.Sheet sheet = reader.read(picture, (System.nanoTime() - begin) / 1e6);
            Wanted wanted = Wanted.of(question);
            return new Seen(
                            sheet.reading(),
                            scan(picture, sheet, wanted),
                            hints(reader, picture, sheet, wanted))
                    .answer();
        } catch (ProblemException e) {
            return new Seen(
                            SheetReading.none(reason(e.problem().key()), new Millis(0, 0, 0, 0, 0)),
                            Optional.empty(),
                            List.of())
                    .answer();
        }
    }

    private static List<DigitHint> hints(
            SheetReader reader, RgbImage picture, SheetReader.Sheet sheet, Wanted wanted) {
        PaperForm form = sheet.form();
        Registration place = sheet.place();
        return !wanted.hints() || form == null || place == null
                ? List.of()
                : new DigitHints()
                        .of(
                                WhiteSheet.of(picture, form, place),
                                reader.blank(form),
                                sheet.reading().fields());
    }

    private static Optional<byte[]> scan(RgbImage picture, SheetReader.Sheet sheet, Wanted wanted) {
        PaperForm form = sheet.form();
        Registration place = sheet.place();
        return !wanted.scan() || form == null || place == null
                ? Optional.empty()
                : Optional.of(CleanScan.of(picture, form, place, wanted.masked(), wanted.at()));
    }

    private static String reason(String problem) {
        return problem.equals("problem.picture.too_large") ? "too-large" : "unreadable-image";
    }

    static List<FormBlank> blanks(byte[] greeting) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(greeting))) {
            List<FormBlank> blanks = new ArrayList<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                byte[] form = in.readNBytes(in.readInt());
                double dotsPerMm = in.readDouble();
                int width = in.readInt();
                int height = in.readInt();
                byte[] dots = in.readNBytes(width * height);
                blanks.add(
                        new FormBlank(
                                FormFile.read(form),
                                new GrayImage(width, height, dots),
                                dotsPerMm));
            }
            return blanks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
