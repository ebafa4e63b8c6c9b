package jp.kakehashi.storage.search;

import java.util.Arrays;

/// For each of 2,048 classes of characters that stand together the rows in which some of them do, a
/// bit a row. Says of most rows that they cannot hold a word; the others are looked at. Digits are
/// few and everywhere, so they are taken by threes too. 256 bytes a row.
final class PairBits {
    private static final int CLASSES = 2048;
    private static final int GROWTH_WORDS = 256;

    private long[][] bits = new long[CLASSES][0];
    private int words;

    void add(int row, String text) {
        ensure(row);
        int word = row >> 6;
        long bit = 1L << row;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i > 0 ? text.charAt(i - 1) : 0;
            if (alone(c)) {
                bits[type(c, 0, 0)][word] |= bit;
            }
            if (pair(before, c)) {
                bits[type(before, c, 0)][word] |= bit;
                char first = i > 1 ? text.charAt(i - 2) : 0;
                if (triple(first, before, c)) {
                    bits[type(first, before, c)][word] |= bit;
                }
            }
        }
    }

    private static boolean edge(char c) {
        return c < FindWay.AFTER_EDGES;
    }

    private static boolean alone(char c) {
        return !edge(c) && (c < '0' || c > '9');
    }

    private static boolean pair(char before, char c) {
        return before != 0 && !edge(c);
    }

    private static boolean triple(char first, char before, char c) {
        return first != 0
                && !edge(before)
                && (edge(first) || (first < 128 && before < 128 && c < 128));
    }

    void clear(int row) {
        int word = row >> 6;
        long mask = ~(1L << row);
        for (long[] each : bits) {
            each[word] &= mask;
        }
    }

    /// Adds to `rows` those of `living` that may hold `needle`.
    void mayHold(String needle, long[] living, long[] rows) {
        int used = rows.length;
        long[] all = Arrays.copyOf(living, used);
        for (int i = 0; i < needle.length(); i++) {
            char c = needle.charAt(i);
            char before = i > 0 ? needle.charAt(i - 1) : 0;
            char first = i > 1 ? needle.charAt(i - 2) : 0;
            if (triple(first, before, c)) {
                and(all, type(first, before, c));
            } else if (pair(before, c)) {
                and(all, type(before, c, 0));
            } else if (alone(c) && needle.length() == 1) {
                and(all, type(c, 0, 0));
            }
        }
        for (int i = 0; i < used; i++) {
            rows[i] |= all[i];
        }
    }

    private void and(long[] all, int type) {
        long[] with = bits[type];
        for (int i = 0; i < all.length; i++) {
            all[i] &= with[i];
        }
    }

    private void ensure(int row) {
        if (row >> 6 >= words) {
            words = (row >> 6) + 1 + Math.max(GROWTH_WORDS, words / 4);
            for (int i = 0; i < CLASSES; i++) {
                bits[i] = Arrays.copyOf(bits[i], words);
            }
        }
    }

    private static int type(int a, int b, int c) {
        int hash = a * 0x9E3779B1 + b * 0x85EBCA6B + c * 0xC2B2AE35;
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return (hash ^ hash >>> 13) & (CLASSES - 1);
    }
}
