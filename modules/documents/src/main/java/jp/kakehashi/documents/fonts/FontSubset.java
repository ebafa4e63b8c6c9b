package jp.kakehashi.documents.fonts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.documents.fonts.FontData.Table;

/// Cuts a font down to some glyphs, as PDF embeds it (ISO 32000-2, 9.9.2): the tables a renderer
/// needs, glyphs renumbered in the order given, the parts of composite glyphs behind them.
final class FontSubset {
    private static final List<String> COPIED = List.of("cvt ", "fpgm", "prep");
    private static final int WORDS = 0x0001;
    private static final int SCALE = 0x0008;
    private static final int MORE = 0x0020;
    private static final int SCALE_X_Y = 0x0040;
    private static final int SCALE_2_BY_2 = 0x0080;

    private final FontData data;
    private final int widths;
    private final boolean longOffsets;

    FontSubset(FontData data, int widths) {
        this.data = data;
        this.widths = widths;
        this.longOffsets = data.u16(data.table("head").offset() + 50) == 1;
    }

    byte[] of(List<Integer> wanted) {
        List<Integer> order = new ArrayList<>(wanted);
        Map<Integer, Integer> parts = new HashMap<>();
        ByteArrayOutputStream outlines = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        // Grows while composite glyphs are found.
        for (int i = 0; i < order.size(); i++) {
            offsets.add(outlines.size());
            outlines.writeBytes(glyph(order.get(i), order, parts));
            while (outlines.size() % 4 != 0) {
                outlines.write(0);
            }
        }
        offsets.add(outlines.size());
        Map<String, byte[]> tables = new LinkedHashMap<>();
        for (String tag : COPIED) {
            if (data.has(tag)) {
                tables.put(tag, data.copy(data.table(tag)));
            }
        }
        tables.put("glyf", outlines.toByteArray());
        tables.put("head", head());
        tables.put("hhea", counted("hhea", 34, order.size()));
        tables.put("hmtx", hmtx(order));
        ByteBuffer loca = ByteBuffer.allocate(4 * offsets.size());
        offsets.forEach(loca::putInt);
        tables.put("loca", loca.array());
        tables.put("maxp", counted("maxp", 4, order.size()));
        return file(new java.util.TreeMap<>(tables));
    }

    private byte[] glyph(int glyph, List<Integer> order, Map<Integer, Integer> parts) {
        int start = offset(glyph);
        byte[] bytes = data.copy(data.table("glyf").offset() + start, offset(glyph + 1) - start);
        if (bytes.length < 10 || bytes[0] >= 0) {
            return bytes;
        }
        ByteBuffer composite = ByteBuffer.wrap(bytes);
        int at = 10;
        int flags;
        do {
            flags = composite.getShort(at);
            int part = composite.getShort(at + 2) & 0xFFFF;
            Integer place = parts.get(part);
            if (place == null) {
                place = order.size();
                order.add(part);
                parts.put(part, place);
            }
            composite.putShort(at + 2, place.shortValue());
            at += 4 + ((flags & WORDS) != 0 ? 4 : 2);
            if ((flags & SCALE) != 0) {
                at += 2;
            } else if ((flags & SCALE_X_Y) != 0) {
                at += 4;
            } else if ((flags & SCALE_2_BY_2) != 0) {
                at += 8;
            }
        } while ((flags & MORE) != 0);
        return bytes;
    }

    private int offset(int glyph) {
        int loca = data.table("loca").offset();
        return longOffsets ? data.i32(loca + 4 * glyph) : 2 * data.u16(loca + 2 * glyph);
    }

    private byte[] head() {
        ByteBuffer head = ByteBuffer.wrap(data.copy(data.table("head")));
        head.putInt(8, 0);
        head.putShort(50, (short) 1);
        return head.array();
    }

    private byte[] counted(String tag, int at, int count) {
        ByteBuffer table = ByteBuffer.wrap(data.copy(data.table(tag)));
        table.putShort(at, (short) count);
        return table.array();
    }

    private byte[] hmtx(List<Integer> order) {
        Table table = data.table("hmtx");
        ByteBuffer metrics = ByteBuffer.allocate(4 * order.size());
        for (int glyph : order) {
            int width = table.offset() + 4 * Math.min(glyph, widths - 1);
            int bearing =
                    glyph < widths ? width + 2 : table.offset() + 4 * widths + 2 * (glyph - widths);
            metrics.putShort((short) data.u16(width)).putShort((short) data.u16(bearing));
        }
        return metrics.array();
    }

    private static byte[] file(Map<String, byte[]> tables) {
        int size = 12 + 16 * tables.size();
        for (byte[] table : tables.values()) {
            size += padded(table.length);
        }
        ByteBuffer file = ByteBuffer.allocate(size);
        int power = Integer.highestOneBit(tables.size());
        file.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (16 * power));
        file.putShort((short) Integer.numberOfTrailingZeros(power));
        file.putShort((short) (16 * (tables.size() - power)));
        int body = 12 + 16 * tables.size();
        int head = 0;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            file.put(table.getKey().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            file.putInt(0).putInt(body).putInt(table.getValue().length);
            file.put(body, table.getValue());
            file.putInt(file.position() - 12, sum(file, body, padded(table.getValue().length)));
            if (table.getKey().equals("head")) {
                head = body;
            }
            body += padded(table.getValue().length);
        }
        // The whole file's sum, "Calculating checksums".
        return file.putInt(head + 8, 0xB1B0AFBA - sum(file, 0, size)).array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static int sum(ByteBuffer file, int from, int length) {
        int sum = 0;
        for (int at = from; at < from + length; at += 4) {
            sum += file.getInt(at);
        }
        return sum;
    }
}
