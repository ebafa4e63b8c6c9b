package jp.kakehashi.documents.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.HashMap;
import java.util.Map;

/// The bytes of a TrueType file and its tables (OpenType 1.9, "Organization of an OpenType font").
/// Kept outside the heap: the largest font has 46 MB. Reading past the end throws. Immutable.
final class FontData {
    private static final int MOST_TABLES = 64;
    private static final int FIRST_BYTES = 8 << 20;
    private static final int MOST_BYTES = 128 << 20;

    private final ByteBuffer bytes;
    private final Map<String, Table> tables = new HashMap<>();

    /// A stretch of the file.
    record Table(int offset, int length) {}

    FontData(ByteBuffer bytes) {
        this.bytes = bytes;
        int count = Math.min(u16(4), MOST_TABLES);
        for (int i = 0; i < count; i++) {
            int at = 12 + 16 * i;
            StringBuilder tag = new StringBuilder();
            for (int c = 0; c < 4; c++) {
                tag.append((char) u8(at + c));
            }
            tables.put(tag.toString(), new Table(i32(at + 8), i32(at + 12)));
        }
    }

    static FontData read(InputStream in) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(in);
        ByteBuffer all = ByteBuffer.allocateDirect(FIRST_BYTES);
        while (channel.read(all) >= 0) {
            if (!all.hasRemaining()) {
                if (all.capacity() >= MOST_BYTES) {
                    throw new IOException("a font of more than " + MOST_BYTES + " bytes");
                }
                all = ByteBuffer.allocateDirect(all.capacity() * 2).put(all.flip());
            }
        }
        return new FontData(all.flip().slice());
    }

    Table table(String tag) {
        Table found = tables.get(tag);
        if (found == null) {
            throw new IllegalStateException("the font has no table " + tag);
        }
        return found;
    }

    boolean has(String tag) {
        return tables.containsKey(tag);
    }

    byte[] copy(Table table) {
        return copy(table.offset(), table.length());
    }

    byte[] copy(int offset, int length) {
        byte[] copy = new byte[length];
        bytes.get(offset, copy);
        return copy;
    }

    int u8(int at) {
        return bytes.get(at) & 0xFF;
    }

    int u16(int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    int s16(int at) {
        return bytes.getShort(at);
    }

    int u24(int at) {
        return u8(at) << 16 | u16(at + 1);
    }

    int i32(int at) {
        return bytes.getInt(at);
    }
}
