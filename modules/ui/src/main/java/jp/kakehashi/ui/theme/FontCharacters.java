package jp.kakehashi.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Which characters of the basic plane one of our TrueType files has, read from its `cmap`
/// (format 4, OpenType 1.9 §cmap), because the toolkit quietly takes missing ones from whatever
/// font this computer happens to have. Immutable.
public final class FontCharacters {
    private final ByteBuffer data;
    private final int subtable;

    /// Reads `file`, one of those that {@link Fonts} loads.
    public FontCharacters(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The font " + file + " is missing");
            }
            data = ByteBuffer.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        subtable = subtable(table("cmap"));
    }

    /// Whether the font draws `character` itself.
    public boolean has(int character) {
        if (character > 0xFFFF) {
            return false;
        }
        int segments = u16(subtable + 6) / 2;
        int ends = subtable + 14;
        int starts = ends + segments * 2 + 2;
        int deltas = starts + segments * 2;
        int offsets = deltas + segments * 2;
        int at = segment(character, ends, segments);
        int start = u16(starts + at * 2);
        if (at == segments || character < start) {
            return false;
        }
        int offset = u16(offsets + at * 2);
        int glyph =
                offset == 0 ? character : u16(offsets + at * 2 + offset + (character - start) * 2);
        return glyph != 0 && ((glyph + u16(deltas + at * 2)) & 0xFFFF) != 0;
    }

    /// The first segment that ends at `character` or after it.
    private int segment(int character, int ends, int segments) {
        int low = 0;
        int high = segments;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (u16(ends + middle * 2) < character) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int table(String tag) {
        for (int i = 0; i < u16(4); i++) {
            int entry = 12 + i * 16;
            byte[] name = new byte[4];
            data.get(entry, name);
            if (tag.equals(new String(name, StandardCharsets.US_ASCII))) {
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
