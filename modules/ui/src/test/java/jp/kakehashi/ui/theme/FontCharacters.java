package jp.kakehashi.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Which characters a TrueType font has, read from its `cmap` (format 4, OpenType 1.9 §cmap),
/// because the toolkit quietly takes missing ones from whatever font this computer happens to
/// have.
final class FontCharacters {
    private final ByteBuffer data;
    private final int subtable;

    FontCharacters(String file) throws IOException {
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
            data = ByteBuffer.wrap(in.readAllBytes());
        }
        subtable = subtable(table("cmap"));
    }

    boolean has(int character) {
        int segments = u16(subtable + 6) / 2;
        int ends = subtable + 14;
        int starts = ends + segments * 2 + 2;
        int deltas = starts + segments * 2;
        int offsets = deltas + segments * 2;
        for (int i = 0; i < segments; i++) {
            if (character <= u16(ends + i * 2)) {
                int start = u16(starts + i * 2);
                if (character < start) {
                    return false;
                }
                int offset = u16(offsets + i * 2);
                int glyph =
                        offset == 0
                                ? character
                                : u16(offsets + i * 2 + offset + (character - start) * 2);
                return glyph != 0 && ((glyph + u16(deltas + i * 2)) & 0xFFFF) != 0;
            }
        }
        return false;
    }

    private int table(String tag) {
        for (int i = 0; i < u16(4); i++) {
            int entry = 12 + i * 16;
            byte[] name = new byte[4];
            data.get(entry, name);
            if (tag.equals(new String(name, java.nio.charset.StandardCharsets.US_ASCII))) {
                return data.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("No table " + tag);
    }

    private int subtable(int cmap) {
        for (int i = 0; i < u16(cmap + 2); i++) {
            int candidate = cmap + data.getInt(cmap + 4 + i * 8 + 4);
            if (u16(candidate) == 4) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("No format 4");
    }

    private int u16(int at) {
        return data.getShort(at) & 0xFFFF;
    }
}
