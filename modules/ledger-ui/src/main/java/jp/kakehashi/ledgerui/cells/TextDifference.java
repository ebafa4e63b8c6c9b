package jp.kakehashi.ledgerui.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where two values differ, so that a person sees the one digit that changed. Compares code points
/// (a 𠮷 is one sign) by their longest common subsequence; texts over 400 signs are compared by
/// common beginning and end only. Pure.
public final class TextDifference {
    private static final int MAX_EXACT = 400;

    private TextDifference() {}

    /// A stretch of one of the two texts; `same` when the other text has it too.
    public record Part(String text, boolean same) {}

    /// Both texts cut into parts; joining the parts of a side gives that text back.
    public record Sides(List<Part> left, List<Part> right) {}

    /// Compares `left` with `right`.
    public static Sides between(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        boolean[] sameA = new boolean[a.length];
        boolean[] sameB = new boolean[b.length];
        int start = 0;
        while (start < a.length && start < b.length && a[start] == b[start]) {
            sameA[start] = true;
            sameB[start++] = true;
        }
        int endA = a.length;
        int endB = b.length;
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
            sameA[--endA] = true;
            sameB[--endB] = true;
        }
        if (endA - start <= MAX_EXACT && endB - start <= MAX_EXACT) {
            new Middle(
                            Arrays.copyOfRange(a, start, endA),
                            Arrays.copyOfRange(b, start, endB),
                            start)
                    .mark(sameA, sameB);
        }
        return new Sides(parts(a, sameA), parts(b, sameB));
    }

    /// What is left when the common beginning and end are taken off.
    private static final class Middle {
        private final int[] a;
        private final int[] b;
        private final int start;
        private final int[][] longest;

        Middle(int[] a, int[] b, int start) {
            this.a = a;
            this.b = b;
            this.start = start;
            longest = new int[a.length + 1][b.length + 1];
            for (int i = a.length - 1; i >= 0; i--) {
                for (int j = b.length - 1; j >= 0; j--) {
                    longest[i][j] =
                            a[i] == b[j]
                                    ? longest[i + 1][j + 1] + 1
                                    : Math.max(longest[i + 1][j], longest[i][j + 1]);
                }
            }
        }

        void mark(boolean[] sameA, boolean[] sameB) {
            int i = 0;
            int j = 0;
            while (i < a.length && j < b.length) {
                if (a[i] == b[j]) {
                    sameA[start + i++] = true;
                    sameB[start + j++] = true;
                } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
        }
    }

    private static List<Part> parts(int[] text, boolean[] same) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length; i++) {
            if (i == text.length || same[i] != same[from]) {
                parts.add(new Part(new String(text, from, i - from), same[from]));
                from = i;
            }
        }
        return List.copyOf(parts);
    }
}
