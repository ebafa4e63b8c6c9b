package jp.kakehashi.kernel.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;

/// Bytes in the pieces in which they came: one array that grows takes three times their room, which
/// the answer of a child may not have. They are let go as they are read. Written first, then read;
/// for one thread at a time.
final class Pieces extends OutputStream {
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private long bytes;

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int at, int length) {
        if (length > 0) {
            pieces.addLast(Arrays.copyOfRange(from, at, at + length));
            bytes += length;
        }
    }

    /// Everything, once.
    InputStream read() {
        return new Reading();
    }

    private final class Reading extends InputStream {
        private int at;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            Objects.checkFromIndexSize(from, length, to.length);
            byte[] first = pieces.peekFirst();
            if (first == null) {
                return length == 0 ? 0 : -1;
            }
            int given = Math.min(length, first.length - at);
            System.arraycopy(first, at, to, from, given);
            at += given;
            bytes -= given;
            if (at == first.length) {
                pieces.removeFirst();
                at = 0;
            }
            return given;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, bytes);
        }
    }
}
