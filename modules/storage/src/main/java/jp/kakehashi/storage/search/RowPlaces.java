package jp.kakehashi.storage.search;

import java.util.Arrays;
import java.util.UUID;

/// The ids of rows by their places and back, in 24 bytes a row. Places are given in order and never
/// given twice.
final class RowPlaces {
    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private int[] table = empty(4096);
    private int size;

    int size() {
        return size;
    }

    UUID id(int place) {
        return new UUID(high[place], low[place]);
    }

    /// The place of `id`, -1 when it has none.
    int find(UUID id) {
        int slot = slot(id.getMostSignificantBits(), id.getLeastSignificantBits());
        return table[slot];
    }

    /// The place of `id`, a new one when it had none.
    int take(UUID id) {
        long h = id.getMostSignificantBits();
        long l = id.getLeastSignificantBits();
        int slot = slot(h, l);
        if (table[slot] >= 0) {
            return table[slot];
        }
        if (size == high.length) {
            int more = size + size / 2;
            high = Arrays.copyOf(high, more);
            low = Arrays.copyOf(low, more);
        }
        high[size] = h;
        low[size] = l;
        table[slot] = size++;
        if (size * 2 > table.length) {
            widen();
        }
        return size - 1;
    }

    private void widen() {
        table = empty(table.length * 2);
        for (int i = 0; i < size; i++) {
            table[slot(high[i], low[i])] = i;
        }
    }

    private int slot(long h, long l) {
        long mixed = (h ^ l * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        int mask = table.length - 1;
        int slot = (int) (mixed >>> 32) & mask;
        while (table[slot] >= 0 && (high[table[slot]] != h || low[table[slot]] != l)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int[] empty(int length) {
        int[] table = new int[length];
        Arrays.fill(table, -1);
        return table;
    }
}
