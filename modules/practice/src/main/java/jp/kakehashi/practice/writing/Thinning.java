package jp.kakehashi.practice.writing;

import java.util.ArrayList;
import java.util.List;

/// Thins a letter's shape to its middle lines (Zhang and Suen, 1984) and walks along them.
final class Thinning {
    private static final int[] DX = {0, 1, 1, 1, 0, -1, -1, -1};
    private static final int[] DY = {-1, -1, 0, 1, 1, 1, 0, -1};
    private static final int SHORTEST = 4;

    private final int side;
    private final boolean[] set;

    /// Of a square of `side` dots; the border has to be empty.
    Thinning(int side, boolean[] shape) {
        this.side = side;
        this.set = shape.clone();
        boolean changed = true;
        while (changed) {
            boolean first = pass(true);
            changed = pass(false) || first;
        }
    }

    private boolean pass(boolean odd) {
        List<Integer> gone = new ArrayList<>();
        for (int y = 1; y < side - 1; y++) {
            for (int x = 1; x < side - 1; x++) {
                if (set[y * side + x] && goes(x, y, odd)) {
                    gone.add(y * side + x);
                }
            }
        }
        gone.forEach(at -> set[at] = false);
        return !gone.isEmpty();
    }

    private boolean goes(int x, int y, boolean odd) {
        int around = 0;
        int turns = 0;
        for (int i = 0; i < 8; i++) {
            boolean here = on(x, y, i);
            around += here ? 1 : 0;
            turns += !here && on(x, y, (i + 1) % 8) ? 1 : 0;
        }
        if (around < 2 || around > 6 || turns != 1) {
            return false;
        }
        boolean up = on(x, y, 0);
        boolean right = on(x, y, 2);
        boolean down = on(x, y, 4);
        boolean left = on(x, y, 6);
        return odd
                ? !(up && right && down) && !(right && down && left)
                : !(up && right && left) && !(up && down && left);
    }

    private boolean on(int x, int y, int way) {
        return set[(y + DY[way]) * side + x + DX[way]];
    }

    /// The lines, each x, y, x, y …; straight on where lines cross, from open ends first.
    List<double[]> lines() {
        List<double[]> lines = new ArrayList<>();
        boolean[] been = new boolean[set.length];
        for (int ends = 1; ends >= 0; ends--) {
            for (int at = 0; at < set.length; at++) {
                if (set[at] && !been[at] && (ends == 0 || neighbours(at) == 1)) {
                    List<Integer> line = walk(at, been);
                    if (line.size() >= SHORTEST) {
                        lines.add(smooth(line));
                    }
                }
            }
        }
        return lines;
    }

    private int neighbours(int at) {
        int count = 0;
        for (int i = 0; i < 8; i++) {
            count += on(at % side, at / side, i) ? 1 : 0;
        }
        return count;
    }

    private List<Integer> walk(int from, boolean[] been) {
        List<Integer> line = new ArrayList<>();
        int at = from;
        while (at >= 0) {
            been[at] = true;
            line.add(at);
            at = onward(line, been);
        }
        return line;
    }

    private int onward(List<Integer> line, boolean[] been) {
        int at = line.getLast();
        int back = line.get(Math.max(0, line.size() - 5));
        double wayX = at % side - back % side;
        double wayY = at / side - back / side;
        int best = -1;
        double bestTurn = -Double.MAX_VALUE;
        int beside = -1;
        for (int i = 0; i < 8; i++) {
            int next = at + DY[i] * side + DX[i];
            if (!set[next]) {
                continue;
            }
            double turn = (wayX * DX[i] + wayY * DY[i]) / Math.hypot(DX[i], DY[i]);
            if (been[next]) {
                beside = line.contains(next) ? beside : next;
            } else if (turn > bestTurn) {
                bestTurn = turn;
                best = next;
            }
        }
        if (best < 0 && beside >= 0) {
            line.add(beside);
        }
        return best;
    }

    private double[] smooth(List<Integer> line) {
        int n = line.size();
        double[] xy = new double[2 * n];
        for (int i = 0; i < n; i++) {
            xy[2 * i] = line.get(i) % side;
            xy[2 * i + 1] = line.get(i) / side;
        }
        for (int round = 0; round < 4; round++) {
            double[] was = xy.clone();
            for (int i = 1; i < n - 1; i++) {
                for (int c = 0; c < 2; c++) {
                    xy[2 * i + c] =
                            (was[2 * i - 2 + c] + 2 * was[2 * i + c] + was[2 * i + 2 + c]) / 4;
                }
            }
        }
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (i % 3 == 0 || i == n - 1) {
                xy[2 * kept] = xy[2 * i];
                xy[2 * kept + 1] = xy[2 * i + 1];
                kept++;
            }
        }
        return java.util.Arrays.copyOf(xy, 2 * kept);
    }
}
