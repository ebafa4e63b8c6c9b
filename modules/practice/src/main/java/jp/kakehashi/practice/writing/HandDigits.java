package jp.kakehashi.practice.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kakehashi.practice.chance.Dice;

/// Figures as hands write them, which no font shows: open and closed fours, crossed sevens, ones
/// with and without a flag. Control points in letter heights, rounded by Catmull-Rom.
final class HandDigits {
    private static final int BETWEEN = 5;
    private static final Pattern LINES = Pattern.compile(" / ");
    private static final Pattern NUMBERS = Pattern.compile(" ");

    private static final Map<Character, List<String>> SHAPES =
            Map.of(
                    '0',
                    List.of(
                            ".30 .08 .12 .22 .07 .5 .12 .8 .26 .92 .4 .8 .44 .5 .4 .2 .28 .08",
                            ".34 .12 .2 .1 .08 .3 .07 .6 .16 .88 .3 .9 .42 .66 .42 .34 .3 .1 .2 .14"),
                    '1',
                    List.of(
                            ".26 .08 .25 .5 .25 .93",
                            ".12 .24 .28 .08 .27 .5 .26 .93",
                            ".14 .24 .27 .08 .26 .92 / .1 .92 .42 .92"),
                    '2',
                    List.of(
                            ".1 .26 .18 .1 .34 .1 .42 .26 .36 .46 .2 .7 .07 .9 / .07 .9 .28 .89 .46"
                                    + " .88",
                            ".1 .24 .24 .08 .4 .16 .38 .4 .2 .72 .08 .84 .12 .74 .22 .8 .34 .92 .46"
                                    + " .86"),
                    '3',
                    List.of(
                            ".1 .18 .24 .08 .38 .16 .38 .34 .22 .46 .38 .52 .43 .7 .34 .9 .18 .92"
                                    + " .07 .82",
                            ".1 .1 .4 .1 / .4 .1 .22 .42 / .22 .42 .4 .5 .42 .74 .28 .92 .08 .84"),
                    '4',
                    List.of(
                            ".32 .08 .2 .36 .06 .64 / .06 .64 .46 .62 / .36 .4 .34 .66 .33 .94",
                            ".12 .1 .1 .36 .1 .54 / .1 .54 .44 .52 / .38 .08 .37 .5 .35 .94"),
                    '5',
                    List.of(
                            ".12 .1 .1 .42 / .1 .42 .26 .38 .42 .52 .42 .76 .28 .93 .08 .86 / .12"
                                    + " .1 .42 .1",
                            ".42 .1 .14 .1 / .14 .1 .11 .44 / .11 .44 .28 .38 .43 .56 .38 .84 .2 .94"
                                    + " .06 .84"),
                    '6',
                    List.of(
                            ".36 .08 .18 .24 .08 .56 .1 .84 .26 .93 .42 .8 .4 .58 .26 .5 .1 .66",
                            ".3 .06 .12 .4 .08 .74 .2 .93 .38 .9 .44 .7 .32 .56 .14 .66 .1 .78"),
                    '7',
                    List.of(
                            ".08 .12 .44 .11 / .44 .11 .3 .5 .2 .94",
                            ".09 .26 .1 .11 / .1 .11 .43 .11 / .43 .11 .32 .44 .28 .94",
                            ".08 .12 .44 .11 / .44 .11 .3 .5 .2 .94 / .14 .52 .42 .48"),
                    '8',
                    List.of(
                            ".4 .18 .26 .08 .12 .18 .16 .38 .36 .56 .42 .78 .28 .93 .1 .84 .1 .64"
                                    + " .3 .46 .41 .26 .36 .12",
                            ".26 .46 .12 .28 .2 .1 .34 .1 .4 .28 .26 .46 .1 .66 .12 .88 .3 .93 .42"
                                    + " .78 .36 .56 .24 .46"),
                    '9',
                    List.of(
                            ".4 .24 .28 .08 .12 .18 .1 .4 .24 .5 .38 .36 .4 .2 / .4 .2 .4 .5 .36 .93",
                            ".38 .14 .2 .1 .08 .3 .16 .48 .32 .42 .4 .16 / .4 .16 .42 .46 .34 .8 .14"
                                    + " .92"));

    private HandDigits() {}

    /// The lines of a figure in one of its shapes; empty for what is none.
    static List<double[]> of(int letter, Dice dice) {
        List<String> shapes = SHAPES.get((char) letter);
        if (shapes == null) {
            return List.of();
        }
        List<double[]> lines = new ArrayList<>();
        for (String line : LINES.splitAsStream(dice.one(shapes)).toList()) {
            lines.add(
                    rounded(
                            NUMBERS.splitAsStream(line)
                                    .mapToDouble(Double::parseDouble)
                                    .map(point -> point + dice.around(0.016))
                                    .toArray()));
        }
        return lines;
    }

    private static double[] rounded(double[] p) {
        int n = p.length / 2;
        double[] line = new double[2 * ((n - 1) * BETWEEN + 1)];
        int to = 0;
        for (int i = 0; i + 1 < n; i++) {
            for (int k = 0; k < BETWEEN; k++) {
                double u = k / (double) BETWEEN;
                line[to++] = curve(p, i, n, u, 0);
                line[to++] = curve(p, i, n, u, 1);
            }
        }
        line[to++] = p[2 * n - 2];
        line[to] = p[2 * n - 1];
        return line;
    }

    private static double curve(double[] p, int i, int n, double u, int axis) {
        double a = p[2 * Math.max(0, i - 1) + axis];
        double b = p[2 * i + axis];
        double c = p[2 * (i + 1) + axis];
        double d = p[2 * Math.min(n - 1, i + 2) + axis];
        return 0.5
                * (2 * b
                        + (c - a) * u
                        + (2 * a - 5 * b + 4 * c - d) * u * u
                        + (3 * b - a - 3 * c + d) * u * u * u);
    }
}
