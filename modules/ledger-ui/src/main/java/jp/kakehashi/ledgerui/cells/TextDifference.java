package jp.kakehashi.ledgerui.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where two values differ, so that a person sees the one digit that changed. Compares signs
/// (𠮷 is one, and 葛󠄀 with its variation selector) by their longest common subsequence; texts over
/// 400 signs are compared by common beginning and end only. Pure.
public final class TextDifference {
    private static final int MAX_EXACT = 400;

    private TextDifference() {}

    /// A stretch of one of the two texts; `same` when the other text has it too.
    public record Part(String text, boolean same) {}

    /// Both texts cut into parts; joining the parts of a side gives that text back.
    public record Sides(List<Part> left, List<Part> right) {}

    /// Compares `left` with `right`.
    public static Sides between(String left, String right) {
        String[] a = signs(left);
        String[] b = signs(right);
        boolean[] sameA = new boolean[a.length];
        boolean[] sameB = new boolean[b.length];
        int start = 0;
        while (start < a.length && start < b.length && a[start].equals(b[start])) {
            sameA[start] = true;
            sameB[start++] = true;
        }
        int endA = a.length;
        int endB = b.length;
        while (endA > start && endB > start && a[endA - 1].equals(b[endB - 1])) {
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

    private static String[] signs(String text) {
        List<String> signs = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            i += Character.charCount(text.codePointAt(i));
            if (i == text.length() || !selector(text.codePointAt(i))) {
                signs.add(text.substring(from, i));
                from = i;
            }
        }
        return signs.toArray(String[]::new);
    }

    private static boolean selector(int character) {
        return Character.UnicodeBlock.VARIATION_SELECTORS.equals(
                        Character.UnicodeBlock.of(character))
                || Character.UnicodeBlock.VARIATION_SELECTORS_SUPPLEMENT.equals(
                        Character.UnicodeBlock.of(character));
    }

    /// What is left when the common beginning and end are taken off.
    private static final class Middle {
        private final String[] a;
        private final String[] b;
        private final int start;
        private final int[][] longest;

        Middle(String[] a, String[] b, int start) {
            this.a = a;
            this.b = b;
            this.start = start;
            longest = new int[a.length + 1][b.length + 1];
            for (int i = a.length - 1; i >= 0; i--) {
                for (int j = b.length - 1; j >= 0; j--) {
                    longest[i][j] =
                            a[i].equals(b[j])
                                    ? longest[i + 1][j + 1] + 1
                                    : Math.max(longest[i + 1][j], longest[i][j + 1]);
                }
            }
        }

        void mark(boolean[] sameA, boolean[] sameB) {
            int i = 0;
            int j = 0;
            while (i < a.length && j < b.length) {
                if (a[i].equals(b[j])) {
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

    private static List<Part> parts(String[] text, boolean[] same) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length; i++) {
            if (i == text.length || same[i] != same[from]) {
                String part = String.join("", List.of(text).subList(from, i));
                parts.add(new Part(part, same[from]));
                from = i;
            }
        }
        return List.copyOf(parts);
    }
}
