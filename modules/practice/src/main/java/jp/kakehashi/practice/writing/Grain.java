package jp.kakehashi.practice.writing;

import jp.kakehashi.practice.chance.Dice;

/// The grain of paper, which a pencil shows: a tile of roughness from 0 to 1, fine and coarse.
final class Grain {
    private static final int SIDE = 512;
    private static final byte[] PAPER = made();

    private Grain() {}

    static byte[] paper() {
        return PAPER;
    }

    static double at(byte[] grain, int x, int y) {
        return (grain[(y & (SIDE - 1)) * SIDE + (x & (SIDE - 1))] & 0xFF) / 255.0;
    }

    private static byte[] made() {
        Dice dice = new Dice(20_260_401);
        double[] sum = new double[SIDE * SIDE];
        for (int cell : new int[] {2, 4, 16, 64}) {
            int n = SIDE / cell;
            double[] node = new double[n * n];
            for (int i = 0; i < node.length; i++) {
                node[i] = dice.around(1);
            }
            double weight = cell <= 4 ? 1 : 0.55;
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    sum[y * SIDE + x] += weight * between(node, n, x, y, cell);
                }
            }
        }
        byte[] tile = new byte[sum.length];
        for (int i = 0; i < sum.length; i++) {
            tile[i] = (byte) Math.clamp(Math.round(127 + 75 * sum[i]), 0, 255);
        }
        return tile;
    }

    private static double between(double[] node, int n, int x, int y, int cell) {
        double fx = x / (double) cell;
        double fy = y / (double) cell;
        int i = (int) fx;
        int j = (int) fy;
        double u = fx - i;
        double v = fy - j;
        int right = (i + 1) % n;
        int below = (j + 1) % n;
        return (1 - v) * ((1 - u) * node[j * n + i] + u * node[j * n + right])
                + v * ((1 - u) * node[below * n + i] + u * node[below * n + right]);
    }
}
