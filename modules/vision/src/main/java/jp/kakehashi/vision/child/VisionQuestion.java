package jp.kakehashi.vision.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the child is asked.
///
/// @param scannedAt the time that the scan is to bear; null when none is wanted
/// @param masked whether private fields are burned out of the scan
@SuppressWarnings("ArrayRecordComponent") // on its way to the child
record VisionQuestion(byte[] file, @Nullable Instant scannedAt, boolean masked) {

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length + 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(masked);
            out.writeBoolean(scannedAt != null);
            out.writeLong(scannedAt == null ? 0 : scannedAt.toEpochMilli());
            out.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static VisionQuestion read(byte[] question) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(question))) {
            boolean masked = in.readBoolean();
            boolean scanned = in.readBoolean();
            Instant at = Instant.ofEpochMilli(in.readLong());
            return new VisionQuestion(in.readAllBytes(), scanned ? at : null, masked);
        }
    }
}
