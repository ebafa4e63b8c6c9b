package jp.kakehashi.vision.boxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Connected white patches of a page, found run by run.
final class WhitePatches {
    /// A patch: its outermost dots, inclusive, and how many dots it has.
    record Patch(int left, int top, int right, int bottom, int area) {
        int width() {
            return right - left + 1;
        }

        int height() {
            return bottom - top + 1;
        }

        double filled() {
            return area / ((double) width() * height());
        }
    }

    private int[] parent = new int[1_024];
    private int[] left = new int[1_024];
    private int[] right = new int[1_024];
    private int[] top = new int[1_024];
    private int[] bottom = new int[1_024];
    private int[] area = new int[1_024];
    private int count;

    private WhitePatches() {}

    /// The patches of what is not `dark`, row by row `width` wide.
    static List<Patch> of(boolean[] dark, int width, int height) {
        WhitePatches patches = new WhitePatches();
        int firstAbove = 0;
        int endAbove = 0;
        for (int y = 0; y < height; y++) {
            int first = patches.count;
            for (int x = 0; x < width; x++) {
                if (dark[y * width + x]) {
                    continue;
                }
                int from = x;
                while (x < width && !dark[y * width + x]) {
                    x++;
                }
                patches.run(from, x - 1, y);
            }
            patches.join(firstAbove, endAbove, first, patches.count);
            firstAbove = first;
            endAbove = patches.count;
        }
        return patches.gathered();
    }

    private void run(int from, int to, int y) {
        if (count == parent.length) {
            int more = count * 2;
            parent = Arrays.copyOf(parent, more);
            left = Arrays.copyOf(left, more);
            right = Arrays.copyOf(right, more);
            top = Arrays.copyOf(top, more);
            bottom = Arrays.copyOf(bottom, more);
            area = Arrays.copyOf(area, more);
        }
        parent[count] = count;
        left[count] = from;
        right[count] = to;
        top[count] = y;
        bottom[count] = y;
        area[count] = to - from + 1;
        count++;
    }

    private void join(int above, int endAbove, int run, int end) {
        int a = above;
        int b = run;
        while (a < endAbove && b < end) {
            if (left[a] <= right[b] && left[b] <= right[a]) {
                parent[root(b)] = root(a);
            }
            if (right[a] < right[b]) {
                a++;
            } else {
                b++;
            }
        }
    }

    private int root(int run) {
        int at = run;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private List<Patch> gathered() {
        int[] l = left.clone();
        int[] r = right.clone();
        int[] t = top.clone();
        int[] b = bottom.clone();
        int[] n = new int[count];
        for (int run = 0; run < count; run++) {
            int root = root(run);
            l[root] = Math.min(l[root], left[run]);
            r[root] = Math.max(r[root], right[run]);
            t[root] = Math.min(t[root], top[run]);
            b[root] = Math.max(b[root], bottom[run]);
            n[root] += area[run];
        }
        List<Patch> all = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            if (parent[run] == run) {
                all.add(new Patch(l[run], t[run], r[run], b[run], n[run]));
            }
        }
        return all;
    }
}
