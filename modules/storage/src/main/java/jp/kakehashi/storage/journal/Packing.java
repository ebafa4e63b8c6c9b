package jp.kakehashi.storage.journal;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Payloads as DEFLATE (RFC 1951), with their length in four bytes in front: rows of one group are
/// much alike, and fewer bytes are encrypted and forced faster.
final class Packing {
    private Packing() {}

    static byte[] pack(byte[] payload, int size) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(payload, 0, size);
            deflater.finish();
            ByteBuffer packed = ByteBuffer.allocate(4 + size).putInt(size);
            deflater.deflate(packed);
            // what does not fit has not become smaller; the caller then keeps it as it was
            return deflater.finished()
                    ? java.util.Arrays.copyOf(packed.array(), packed.position())
                    : new byte[size];
        }
    }

    static ByteBuffer unpack(ByteBuffer packed) {
        try (Inflater inflater = new Inflater(true)) {
            ByteBuffer payload = ByteBuffer.allocate(packed.getInt());
            inflater.setInput(packed.slice());
            while (payload.hasRemaining() && !inflater.finished()) {
                inflater.inflate(payload);
            }
            return payload.flip();
        } catch (DataFormatException e) {
            throw new IllegalStateException(e); // it was authenticated before
        }
    }
}
