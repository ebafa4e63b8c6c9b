package jp.kakehashi.ui.theme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/// A TrueType file as it is read, but with the variation selectors VS17 to VS256 drawn as nothing:
/// the toolkit knows no selectors and would draw a box for each. Only the copy in memory has them;
/// the file stays as its makers made it. Formats: OpenType 1.9 §cmap, subtable 12.
final class SelectorFont {
    private static final int FIRST = 0xE0100;
    private static final int COUNT = 240;
    // `.null` by the recommendations of TrueType: no outline, no advance.
    private static final int NOTHING = 1;
    private static final int RECORD = 16;
    private static final int GROUP = 12;
    private static final int GROUPS_AT = 16;

    private SelectorFont() {}

    /// `file` with its selectors; what it is lacking for that leaves it as it is.
    static InputStream of(InputStream file) throws IOException {
        byte[] start = file.readNBytes(12);
        int tables = u16(ByteBuffer.wrap(start), 4);
        byte[] directory = file.readNBytes(tables * RECORD);
        ByteBuffer records = ByteBuffer.wrap(directory);
        int cmap = -1;
        int end = 0;
        for (int at = 0; at < directory.length; at += RECORD) {
            if (new String(directory, at, 4, StandardCharsets.US_ASCII).equals("cmap")) {
                cmap = at;
            }
            end = Math.max(end, records.getInt(at + 8) + records.getInt(at + 12));
        }
        int read = start.length + directory.length;
        if (cmap < 0) {
            return joined(start, directory, file);
        }
        int offset = records.getInt(cmap + 8);
        byte[] between = file.readNBytes(offset - read);
        byte[] table = file.readNBytes(records.getInt(cmap + 12));
        int place = full(table);
        if (place < 0) {
            return joined(start, directory, between, table, file);
        }
        byte[] more = extended(table, place);
        ByteBuffer.wrap(table).putInt(recordOf(table, place) + 4, end - offset);
        records.putInt(cmap + 12, end - offset + more.length);
        byte[] rest = file.readNBytes(end - offset - table.length);
        return joined(start, directory, between, table, rest, more);
    }

    private static InputStream joined(Object... parts) {
        List<InputStream> all =
                List.of(parts).stream()
                        .map(
                                part ->
                                        part instanceof byte[] bytes
                                                ? new ByteArrayInputStream(bytes)
                                                : (InputStream) part)
                        .toList();
        return new SequenceInputStream(Collections.enumeration(all));
    }

    /// Where the subtable of all of Unicode is, negative without one.
    private static int full(byte[] table) {
        ByteBuffer cmap = ByteBuffer.wrap(table);
        for (int i = 0; i < u16(cmap, 2); i++) {
            int at = cmap.getInt(4 + i * 8 + 4);
            if (u16(cmap, at) == 12) {
                return at;
            }
        }
        return -1;
    }

    private static int recordOf(byte[] table, int place) {
        ByteBuffer cmap = ByteBuffer.wrap(table);
        int record = 4;
        while (cmap.getInt(record + 4) != place) {
            record += 8;
        }
        return record;
    }

    /// The subtable with one group more for each selector; they come after all that it has.
    private static byte[] extended(byte[] table, int place) {
        ByteBuffer cmap = ByteBuffer.wrap(table);
        int groups = cmap.getInt(place + 12);
        int length = GROUPS_AT + groups * GROUP;
        ByteBuffer more = ByteBuffer.allocate(length + COUNT * GROUP);
        more.put(table, place, length);
        more.putInt(4, more.capacity()).putInt(12, groups + COUNT);
        for (int i = 0; i < COUNT; i++) {
            more.putInt(FIRST + i).putInt(FIRST + i).putInt(NOTHING);
        }
        return more.array();
    }

    private static int u16(ByteBuffer from, int at) {
        return from.getShort(at) & 0xFFFF;
    }
}
