package jp.kakehashi.storage.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing run of bytes that can be cut back. Numbers are written in groups of seven bits, lowest
/// first, so that small ones take one byte.
final class Bytes {
    private byte[] data = new byte[4096];
    private int size;

    int size() {
        return size;
    }

    void cutTo(int newSize) {
        size = newSize;
    }

    byte[] array() {
        return data;
    }

    void put(int value) {
        ensure(1);
        data[size++] = (byte) value;
    }

    void number(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            data[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        data[size++] = (byte) rest;
    }

    void fixed(long value) {
        ensure(8);
        ByteBuffer.wrap(data).putLong(size, value);
        size += 8;
    }

    void run(byte[] bytes) {
        number(bytes.length);
        ensure(bytes.length);
        System.arraycopy(bytes, 0, data, size, bytes.length);
        size += bytes.length;
    }

    void text(String text) {
        run(text.getBytes(StandardCharsets.UTF_8));
    }

    private void ensure(int more) {
        if (size + more > data.length) {
            data = Arrays.copyOf(data, Math.max(Math.addExact(size, more), grown(data.length)));
        }
    }

    private static int grown(int length) {
        return length > Integer.MAX_VALUE / 2 - 8 ? Integer.MAX_VALUE - 8 : 2 * length;
    }

    static long number(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    static byte[] run(ByteBuffer from) {
        byte[] bytes = new byte[Math.toIntExact(number(from))];
        from.get(bytes);
        return bytes;
    }

    static String text(ByteBuffer from) {
        return new String(run(from), StandardCharsets.UTF_8);
    }
}
