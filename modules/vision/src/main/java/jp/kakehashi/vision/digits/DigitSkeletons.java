package jp.kakehashi.vision.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How hands write figures: strokes of points in heights of the figure. A stroke that begins with
/// `~` is round, `|` straight from point to point.
final class DigitSkeletons {
    private static final Pattern STROKE = Pattern.compile("([~|])([^~|]*)");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final List<List<String>> SHAPES =
            List.of(
                    List.of(
                            "~.32 0 .1 .15 .02 .5 .12 .85 .3 1 .5 .85 .6 .5 .52 .15 .34 .01",
                            "~.5 .1 .25 .02 .04 .3 .05 .75 .28 1 .55 .8 .58 .35 .4 .04 .26 .06",
                            "~.3 .02 .55 .2 .58 .6 .4 .96 .15 .95 .02 .6 .1 .15 .36 0"),
                    List.of(
                            "|.2 0 .2 1",
                            "|.05 .2 .26 0 .26 1",
                            "~.02 .25 .16 .12 .24 0|.24 0 .22 1",
                            "|.05 .18 .25 0 .25 1|.02 1 .48 1",
                            "|.12 .12 .26 .02 .25 1"),
                    List.of(
                            "~.04 .26 .14 .05 .36 0 .54 .14 .52 .36 .3 .65 .02 .97|.02 .97 .62 .96",
                            "~.03 .2 .2 .02 .45 .06 .5 .3 .3 .62 .06 .92 .04 .8 .16 .76 .34 .96 .62 .9",
                            "~.06 .14 .3 0 .52 .16 .46 .44 .22 .72 0 1 .3 .94 .6 1",
                            "|.04 .03 .5 .03 .5 .4 .04 .97 .6 .97",
                            "~.03 .24 .1 .04 .3 0 .44 .12 .42 .34 .24 .6 .02 .95|.02 .95 .5 .95",
                            "~.04 .2 .16 .02 .36 .04 .42 .24 .3 .5 .1 .78 0 .98 .24 .96 .48 .98"),
                    List.of(
                            "~.06 .12 .26 0 .5 .1 .5 .34 .24 .46~.24 .46 .52 .54 .58 .76 .36 1 .02 .9",
                            "~.04 .06 .3 0 .48 .2 .36 .42 .2 .46 .46 .52 .56 .74 .4 .97 .14 1 0 .88",
                            "|.05 .02 .52 .02 .24 .4~.24 .4 .5 .46 .58 .72 .34 1 .03 .92"),
                    List.of(
                            "|.4 0 .02 .66 .64 .66|.46 .36 .44 1",
                            "|.44 0 0 .7 .62 .68|.45 .02 .45 1",
                            "|.12 .02 .06 .52 .6 .5|.5 .02 .46 1",
                            "~.3 0 .18 .3 .02 .6|.02 .6 .62 .58|.44 .3 .42 1",
                            "|.46 1 .48 0 .02 .64 .62 .66",
                            "|.34 0 .02 .62 .5 .62|.34 0 .34 1",
                            "~.26 .02 .14 .34 0 .62|.0 .62 .56 .6|.4 .3 .36 1",
                            "|.3 0 .0 .7 .44 .7|.31 0 .31 1",
                            "~.24 0 .12 .36 0 .6 .1 .64 .5 .6|.36 .24 .32 1"),
                    List.of(
                            "|.12 .02 .08 .44~.08 .44 .32 .34 .56 .52 .52 .84 .28 1 .02 .92|.12 .02"
                                    + " .56 .02",
                            "|.56 .02 .14 .03 .1 .46~.1 .46 .36 .36 .58 .56 .5 .88 .24 1 0 .9",
                            "~.54 0 .3 .04 .14 .04 .1 .3 .1 .44 .36 .38 .56 .6 .46 .9 .2 1 .02 .94",
                            "|.1 .06 .08 .46~.08 .46 .34 .38 .54 .58 .46 .9 .04 .98|.14 .02 .6 0"),
                    List.of(
                            "~.48 0 .22 .22 .04 .6 .12 .92 .34 1 .56 .86 .54 .6 .32 .5 .06 .7",
                            "~.34 0 .12 .3 .03 .7 .2 .98 .44 .96 .56 .74 .4 .56 .18 .58 .06 .78",
                            "~.56 .08 .34 0 .08 .36 .04 .76 .28 1 .54 .84 .48 .56 .2 .52 .05 .7",
                            "~.42 0 .2 .3 .04 .64 .1 .94 .34 1 .54 .8 .44 .56 .22 .56 .06 .76",
                            "~.42 0 .2 .18 .05 .5 .06 .8 .26 1 .52 .88 .58 .66 .44 .43 .22 .45 .06 .66",
                            "~.34 0 .14 .22 .03 .55 .1 .9 .3 1 .52 .86 .54 .6 .36 .44 .16 .5 .04 .68",
                            "~.5 .06 .28 .1 .08 .4 .04 .72 .2 .98 .44 .96 .56 .72 .42 .46 .18 .48 .05 .66"),
                    List.of(
                            "|.02 .03 .58 .03~.58 .03 .36 .45 .24 1",
                            "|.04 .28 .05 .04 .58 .03~.58 .03 .46 .3 .36 .6 .34 1",
                            "|.02 .03 .58 .03 .22 1|.16 .5 .52 .46",
                            "|.05 .24 .04 .02 .56 .05 .3 .98",
                            "~.02 .06 .3 .04 .56 .02 .42 .4 .26 1"),
                    List.of(
                            "~.5 .12 .3 0 .1 .12 .14 .34 .4 .54 .56 .78 .34 1 .06 .88 .08 .66 .36 .46"
                                    + " .52 .24 .44 .06",
                            "~.3 .47 .08 .26 .28 0 .5 .22 .3 .47~.3 .47 .02 .74 .28 1 .58 .74 .3 .47",
                            "~.46 .08 .2 .04 .1 .26 .36 .48 .56 .74 .3 1 .04 .8 .2 .52 .48 .3 .46 .08"),
                    List.of(
                            "~.54 .16 .34 0 .08 .14 .08 .38 .28 .5 .5 .36 .54 .14|.55 .12 .5 1",
                            "~.52 .2 .28 .02 .06 .24 .22 .48 .46 .34 .54 .1 .54 .5 .4 .88 .14 .98",
                            "~.54 .24 .36 0 .1 .1 .06 .36 .28 .46 .5 .28 .54 .06 .5 .5 .38 1",
                            "~.5 .1 .24 0 .04 .22 .2 .46 .52 .3|.54 .06 .53 1",
                            "~.5 .2 .36 .02 .12 .08 .06 .32 .22 .46 .44 .36 .52 .16 .5 .46 .3 1"));

    private DigitSkeletons() {}

    /// The ways to write a digit.
    static List<String> of(int digit) {
        return SHAPES.get(digit);
    }

    /// One stroke of a way.
    @SuppressWarnings("ArrayRecordComponent") // points, handed on and not compared
    record Stroke(boolean round, double[] points) {}

    static List<Stroke> strokes(String way) {
        List<Stroke> strokes = new ArrayList<>();
        Matcher one = STROKE.matcher(way);
        while (one.find()) {
            String[] numbers = SPACE.split(one.group(2), -1);
            double[] points = new double[numbers.length];
            for (int i = 0; i < points.length; i++) {
                points[i] = Double.parseDouble(numbers[i]);
            }
            strokes.add(new Stroke(one.group(1).equals("~"), points));
        }
        return strokes;
    }

    /// A curve through the points (Catmull and Rom).
    static double[] rounded(double[] points, int pieces) {
        int count = points.length / 2;
        double[] curve = new double[2 * ((count - 1) * pieces + 1)];
        for (int i = 0; i < count - 1; i++) {
            for (int k = 0; k < pieces; k++) {
                for (int c = 0; c < 2; c++) {
                    double a = points[2 * Math.max(0, i - 1) + c];
                    double b = points[2 * i + c];
                    double d = points[2 * i + 2 + c];
                    double e = points[2 * Math.min(count - 1, i + 2) + c];
                    double t = (double) k / pieces;
                    curve[2 * (i * pieces + k) + c] =
                            b
                                    + t
                                            * 0.5
                                            * (d
                                                    - a
                                                    + t
                                                            * (2 * a
                                                                    - 5 * b
                                                                    + 4 * d
                                                                    - e
                                                                    + t * (3 * (b - d) + e - a)));
                }
            }
        }
        curve[curve.length - 2] = points[points.length - 2];
        curve[curve.length - 1] = points[points.length - 1];
        return curve;
    }
}
