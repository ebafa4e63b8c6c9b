package jp.kakehashi.vision.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildMain;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.SheetReading.Millis;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.picture.PictureFile;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.reading.ReadingJson;
import jp.kakehashi.vision.reading.SheetReader;
import jp.kakehashi.vision.scan.CleanScan;

/// The child that looks at pictures: greeted with the forms and their blanks, asked with a file,
/// answers with a reading and, when asked for, the scan.
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
        VisionQuestion asked = VisionQuestion.read(question);
        long begin = System.nanoTime();
        SheetReading reading;
        byte[] scan = new byte[0];
        try {
            RgbImage picture = PictureFile.read(asked.file());
            SheetReader.Sheet sheet = reader.read(picture, (System.nanoTime() - begin) / 1e6);
            reading = sheet.reading();
            Instant at = asked.scannedAt();
            if (at != null && sheet.form() != null && sheet.place() != null) {
                scan = CleanScan.of(picture, sheet.form(), sheet.place(), asked.masked(), at);
            }
        } catch (ProblemException e) {
            reading = SheetReading.none(reason(e.problem().key()), new Millis(0, 0, 0, 0, 0));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] json = ReadingJson.write(reading).getBytes(StandardCharsets.UTF_8);
            out.writeInt(json.length);
            out.write(json);
            out.write(scan);
        }
        return bytes.toByteArray();
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
