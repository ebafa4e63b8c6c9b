package jp.kakehashi.vision.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.digits.DigitHint;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.reading.ReadingJson;

/// What came of a picture.
///
/// @param scan a PDF; empty when none was wanted or the sheet is none that is known
/// @param hints what small fields seem to say, to be shown beside their pictures
public record Seen(SheetReading reading, Optional<byte[]> scan, List<DigitHint> hints) {
    byte[] answer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        put(out, ReadingJson.write(reading).getBytes(StandardCharsets.UTF_8));
        put(out, scan.orElse(new byte[0]));
        out.writeInt(hints.size());
        for (DigitHint hint : hints) {
            out.writeUTF(hint.fieldId());
            out.writeUTF(hint.text());
            out.writeDouble(hint.confidence());
            out.writeInt(hint.picture().width());
            out.writeInt(hint.picture().height());
            for (int dot : hint.picture().dots()) {
                out.writeInt(dot);
            }
        }
        return bytes.toByteArray();
    }

    static Seen of(byte[] answer) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer));
        SheetReading reading = ReadingJson.read(in.readNBytes(in.readInt()));
        byte[] pdf = in.readNBytes(in.readInt());
        int count = in.readInt();
        List<DigitHint> hints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hints.add(new DigitHint(in.readUTF(), in.readUTF(), in.readDouble(), picture(in)));
        }
        return new Seen(reading, pdf.length == 0 ? Optional.empty() : Optional.of(pdf), hints);
    }

    private static RgbImage picture(DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        int[] dots = new int[width * height];
        for (int i = 0; i < dots.length; i++) {
            dots[i] = in.readInt();
        }
        return new RgbImage(width, height, dots);
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
