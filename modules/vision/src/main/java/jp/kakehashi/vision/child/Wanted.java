package jp.kakehashi.vision.child;

import java.nio.ByteBuffer;
import java.time.Instant;

/// What is wanted of a picture beside its reading.
///
/// @param scan whether a clean scan is made of a sheet that is known
/// @param masked whether its private fields are burned in first
/// @param hints whether the figures of its small fields are read
/// @param at when the picture was taken; stands in the scan
public record Wanted(boolean scan, boolean masked, boolean hints, Instant at) {
    /// The reading alone.
    public static final Wanted READING = new Wanted(false, false, false, Instant.EPOCH);

    static final int BYTES = 9;
    private static final int SCAN = 1;
    private static final int MASKED = 2;
    private static final int HINTS = 4;

    /// A question to the child: this, then the file.
    byte[] question(byte[] file) {
        return ByteBuffer.allocate(BYTES + file.length)
                .put((byte) ((scan ? SCAN : 0) | (masked ? MASKED : 0) | (hints ? HINTS : 0)))
                .putLong(at.getEpochSecond())
                .put(file)
                .array();
    }

    static Wanted of(byte[] question) {
        ByteBuffer bytes = ByteBuffer.wrap(question);
        int flags = bytes.get();
        return new Wanted(
                (flags & SCAN) != 0,
                (flags & MASKED) != 0,
                (flags & HINTS) != 0,
                Instant.ofEpochSecond(bytes.getLong()));
    }
}
