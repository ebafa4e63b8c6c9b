package jp.kakehashi.vision.register;

import jp.kakehashi.vision.algebra.BandSystem;
import org.jspecify.annotations.Nullable;

/// What it costs a grid of numbers to bend: the squares of its second differences at every node,
/// each charged by its logarithm when it is known how much it bends already (Cauchy).
final class Bending {
    private static final double[] XX = {0, 0, 0, 1, -2, 1, 0, 0, 0};
    private static final double[] YY = {0, 1, 0, 0, -2, 0, 0, 1, 0};
    private static final double[] XY = {.25, 0, -.25, 0, 0, 0, -.25, 0, .25};

    private final int columns;
    private final int rows;
    private final double bend;

    /// @param bend how much is usual
    Bending(int columns, int rows, double bend) {
        this.columns = columns;
        this.rows = rows;
        this.bend = bend;
    }

    /// Adds the cost to `system`; `now` are the numbers of the last round, null to charge plain
    /// squares.
    void charge(BandSystem system, double @Nullable [] now) {
        int[] nodes = new int[9];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                boolean inner = row > 0 && column > 0 && row + 1 < rows && column + 1 < columns;
                if (inner) {
                    around(nodes, row * columns + column);
                    charge(system, now, nodes, XX, 9, 1);
                    charge(system, now, nodes, YY, 9, 1);
                    charge(system, now, nodes, XY, 9, Math.sqrt(2));
                } else {
                    edge(system, now, nodes, row, column);
                }
            }
        }
    }

    private void around(int[] nodes, int middle) {
        for (int i = 0; i < 9; i++) {
            nodes[i] = middle + (i / 3 - 1) * columns + i % 3 - 1;
        }
    }

    private void edge(
            BandSystem system, double @Nullable [] now, int[] nodes, int row, int column) {
        double[] straight = {1, -2, 1};
        int p = row * columns + column;
        if (column > 0 && column + 1 < columns) {
            nodes[0] = p - 1;
            nodes[1] = p;
            nodes[2] = p + 1;
            charge(system, now, nodes, straight, 3, 1);
        }
        if (row > 0 && row + 1 < rows) {
            nodes[0] = p - columns;
            nodes[1] = p;
            nodes[2] = p + columns;
            charge(system, now, nodes, straight, 3, 1);
        }
    }

    private void charge(
            BandSystem system,
            double @Nullable [] now,
            int[] nodes,
            double[] factors,
            int count,
            double times) {
        double usual = bend / times;
        double weight = 1 / (usual * usual);
        if (now != null) {
            double bent = 0;
            for (int k = 0; k < count; k++) {
                bent += factors[k] * now[nodes[k]];
            }
            weight /= Math.sqrt(1 + bent * bent / (usual * usual));
        }
        system.addSquare(nodes, factors, count, 0, weight);
    }
}
