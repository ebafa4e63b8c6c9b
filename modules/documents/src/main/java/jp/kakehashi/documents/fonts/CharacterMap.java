package jp.kakehashi.documents.fonts;

/// From characters to glyphs: subtable 12 of `cmap` for single code points and subtable 14 for
/// kanji with a variation selector (OpenType 1.9, "cmap"). Searches where the table lies, so that
/// nothing is read ahead. Immutable.
final class CharacterMap {
    /// The answer of {@link #variant} where the font does not know the pair.
    static final int UNKNOWN = -1;

    private static final int MOST_GROUPS = 200_000;
    private static final int MOST_SELECTORS = 256;

    private final FontData data;
    private final int plain;
    private final int groups;
    private final int variants;
    private final int selectors;

    CharacterMap(FontData data) {
        this.data = data;
        int start = data.table("cmap").offset();
        int found12 = 0;
        int found14 = 0;
        for (int i = 0; i < Math.min(data.u16(start + 2), 32); i++) {
            int subtable = start + data.i32(start + 4 + 8 * i + 4);
            switch (data.u16(subtable)) {
                case 12 -> found12 = subtable;
                case 14 -> found14 = subtable;
                default -> {
                    // Older forms of the same table.
                }
            }
        }
        if (found12 == 0) {
            throw new IllegalStateException("the font has no cmap of format 12");
        }
        plain = found12;
        groups = Math.clamp(data.i32(plain + 12), 0, MOST_GROUPS);
        variants = found14;
        selectors = found14 == 0 ? 0 : Math.clamp(data.i32(found14 + 6), 0, MOST_SELECTORS);
    }

    /// The glyph of a code point, 0 when there is none.
    int glyph(int codePoint) {
        int low = 0;
        int high = groups - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = plain + 16 + 12 * middle;
            if (codePoint < data.i32(at)) {
                high = middle - 1;
            } else if (codePoint > data.i32(at + 4)) {
                low = middle + 1;
            } else {
                return data.i32(at + 8) + codePoint - data.i32(at);
            }
        }
        return 0;
    }

    /// The glyph of `base` followed by `selector`, or {@link #UNKNOWN}.
    int variant(int base, int selector) {
        for (int i = 0; i < selectors; i++) {
            int at = variants + 10 + 11 * i;
            if (data.u24(at) == selector) {
                int usual = data.i32(at + 3);
                int special = data.i32(at + 7);
                if (usual != 0 && usual(variants + usual, base)) {
                    return glyph(base);
                }
                return special == 0 ? UNKNOWN : special(variants + special, base);
            }
        }
        return UNKNOWN;
    }

    private boolean usual(int table, int base) {
        int low = 0;
        int high = Math.clamp(data.i32(table), 0, MOST_GROUPS) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = table + 4 + 4 * middle;
            int first = data.u24(at);
            if (base < first) {
                high = middle - 1;
            } else if (base > first + data.u8(at + 3)) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private int special(int table, int base) {
        int low = 0;
        int high = Math.clamp(data.i32(table), 0, MOST_GROUPS) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = table + 4 + 5 * middle;
            int here = data.u24(at);
            if (base < here) {
                high = middle - 1;
            } else if (base > here) {
                low = middle + 1;
            } else {
                return data.u16(at + 3);
            }
        }
        return UNKNOWN;
    }
}
