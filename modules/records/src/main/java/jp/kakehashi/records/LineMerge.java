package jp.kakehashi.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Two texts that grew out of one, line by line. Pure, and the same whichever of the two comes
/// first.
final class LineMerge {
    /// Comparing more than this many pairs of lines is left to a person.
    private static final long MOST_PAIRS = 1_000_000;

    private LineMerge() {}

    /// `from` to `to` of the base (half open) became `lines`.
    private record Hunk(int from, int to, List<String> lines) {
        boolean inserts() {
            return from == to;
        }

        boolean grows() {
            return lines.size() > to - from;
        }

        /// Whether nobody could say what the two make together: both wrote the same line, or what
        /// one put in stands where the other put something in too.
        boolean clashes(Hunk other) {
            if (from < other.to && other.from < to) {
                return true;
            }
            boolean touches = to == other.from || other.to == from;
            return touches && ((inserts() && other.grows()) || (other.inserts() && grows()));
        }
    }

    /// The text with the lines that either changed; empty when both changed the same place.
    static Optional<String> merge(String base, String one, String other) {
        List<String> lines = lines(base);
        List<Hunk> left = hunks(lines, lines(one));
        List<Hunk> right = hunks(lines, lines(other));
        if (left == null || right == null) {
            return Optional.empty();
        }
        List<String> merged = new ArrayList<>();
        int at = 0;
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            Hunk a = l < left.size() ? left.get(l) : null;
            Hunk b = r < right.size() ? right.get(r) : null;
            boolean same = a != null && a.equals(b);
            if (!same && a != null && b != null && a.clashes(b)) {
                return Optional.empty();
            }
            Hunk next;
            if (a != null && (b == null || same || before(a, b))) {
                next = a;
                l++;
                r += same ? 1 : 0;
            } else {
                next = Objects.requireNonNull(b);
                r++;
            }
            merged.addAll(lines.subList(at, next.from()));
            merged.addAll(next.lines());
            at = next.to();
        }
        merged.addAll(lines.subList(at, lines.size()));
        return Optional.of(String.join("\n", merged));
    }

    private static boolean before(Hunk a, Hunk b) {
        return a.from() < b.from() || (a.from() == b.from() && a.to() <= b.to());
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    /// What was changed from `base` to `now`; null when that takes too long to find out.
    private static @Nullable List<Hunk> hunks(List<String> base, List<String> now) {
        int head = 0;
        int shorter = Math.min(base.size(), now.size());
        while (head < shorter && base.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && base.get(base.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<String> a = base.subList(head, base.size() - tail);
        List<String> b = now.subList(head, now.size() - tail);
        return (long) a.size() * b.size() > MOST_PAIRS ? null : hunks(head, a, b, common(a, b));
    }

    private static List<Hunk> hunks(int head, List<String> a, List<String> b, int[][] common) {
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            int fromA = i;
            int fromB = j;
            while (i < a.size() || j < b.size()) {
                boolean both = i < a.size() && j < b.size();
                if (both && a.get(i).equals(b.get(j))) {
                    break;
                }
                if (j == b.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
                    i++;
                } else {
                    j++;
                }
            }
            if (i > fromA || j > fromB) {
                hunks.add(new Hunk(head + fromA, head + i, List.copyOf(b.subList(fromB, j))));
            }
            while (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            }
        }
        return hunks;
    }

    /// The length of the longest common run of lines from each pair of places on.
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] =
                        a.get(i).equals(b.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
