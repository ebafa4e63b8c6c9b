package jp.kakehashi.vision.child;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.reading.ReadingJson;

/// What came of a picture.
///
/// @param scan a PDF; empty when none was wanted or the sheet is none that is known
public record Seen(SheetReading reading, Optional<byte[]> scan) {
    byte[] answer() {
        byte[] json = ReadingJson.write(reading).getBytes(StandardCharsets.UTF_8);
        byte[] pdf = scan.orElse(new byte[0]);
        return ByteBuffer.allocate(4 + json.length + pdf.length)
                .putInt(json.length)
                .put(json)
                .put(pdf)
                .array();
    }

    static Seen of(byte[] answer) {
        ByteBuffer bytes = ByteBuffer.wrap(answer);
        byte[] json = new byte[bytes.getInt()];
        bytes.get(json);
        byte[] pdf = new byte[bytes.remaining()];
        bytes.get(pdf);
        return new Seen(
                ReadingJson.read(json), pdf.length == 0 ? Optional.empty() : Optional.of(pdf));
    }
}
