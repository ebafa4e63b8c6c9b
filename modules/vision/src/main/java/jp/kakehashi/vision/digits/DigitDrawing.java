package jp.kakehashi.vision.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import jp.kakehashi.vision.GrayImage;

/// Draws figures as hands write and cameras see them, and much that is no figure: what the network
/// learns from. Nobody's handwriting is in it.
public final class DigitDrawing {
    private static final int ROUNDING = 6;
    private static final double NONE = 0.2;

    private final SplittableRandom random;

    /// Draws by these dice.
    public DigitDrawing(SplittableRandom random) {
        this.random = random;
    }

    /// What the network looks at, and what it is to say; 10 is no digit.
    @SuppressWarnings("ArrayRecordComponent") // handed on and not compared
    record Sample(float[] dots, int answer) {}

    Sample next() {
        while (true) {
            int answer = random.nextDouble() < NONE ? DigitNet.ANSWERS - 1 : random.nextInt(10);
            boolean touching = answer == 10 && random.nextDouble() < 0.2;
            GrayImage picture =
                    answer < 10
                            ? picture(List.of(answer))
                            : touching ? pair(random.nextInt(10)) : other();
            List<DigitGlyphs.Glyph> glyphs = DigitGlyphs.of(picture, 8);
            if (answer == 10 && !touching && !glyphs.isEmpty()) {
                return new Sample(glyphs.get(random.nextInt(glyphs.size())).dots(), answer);
            }
            if (glyphs.size() == 1) {
                return new Sample(glyphs.getFirst().dots(), answer);
            }
        }
    }

    /// A field of 8 dots a millimetre with these digits side by side.
    public GrayImage picture(List<Integer> digits) {
        return picture(digits, between(0.1, 0.3));
    }

    /// Two that touch are no digit.
    private GrayImage pair(int first) {
        return picture(List.of(first, random.nextInt(10)), between(-0.1, 0.05));
    }

    private GrayImage picture(List<Integer> digits, double gap) {
        double height = between(15, 46);
        List<double[]> strokes = new ArrayList<>();
        double right = 0;
        double slant = between(-0.4, 0.4);
        for (int digit : digits) {
            List<double[]> one = digit(digit, slant + between(-0.08, 0.08));
            double[] box = box(one);
            double move = right - box[0];
            one.forEach(stroke -> shift(stroke, move, 0));
            right = box[2] + move + gap;
            strokes.addAll(one);
        }
        return drawn(strokes, height);
    }

    private GrayImage drawn(List<double[]> strokes, double height) {
        double[] box = box(strokes);
        for (double[] stroke : strokes) {
            shift(stroke, -box[0], -box[1]);
            for (int i = 0; i < stroke.length; i++) {
                stroke[i] = stroke[i] * height + 9;
            }
        }
        int width = (int) Math.ceil((box[2] - box[0]) * height) + 18;
        int down = (int) Math.ceil((box[3] - box[1]) * height) + 18;
        float[] ink = new float[width * down];
        // At 8 dots a millimetre: pencils and ballpoints, now and then a felt pen; focus and size
        // of
        // the camera's dots from sharp to half a millimetre.
        double pen = random.nextDouble() < 0.3 ? between(3, 9) : between(1, 4);
        double soft = between(0.8, 6);
        for (double[] stroke : strokes) {
            double pressed = pen * between(0.9, 1.1);
            for (int i = 2; i < stroke.length; i += 2) {
                line(ink, width, stroke, i, pressed, soft);
            }
        }
        return seen(ink, width, down);
    }

    private GrayImage seen(float[] ink, int width, int down) {
        double dark = between(0.22, 0.9);
        double noise = between(0, 0.05);
        byte[] dots = new byte[width * down];
        for (int i = 0; i < dots.length; i++) {
            double share = 1 - dark * ink[i] + noise * random.nextGaussian();
            dots[i] = (byte) Math.clamp(Math.round(share * 255), 0, 255);
        }
        return new GrayImage(width, down, dots);
    }

    private static void line(
            float[] ink, int width, double[] stroke, int at, double pen, double soft) {
        double ax = stroke[at - 2];
        double ay = stroke[at - 1];
        double bx = stroke[at];
        double by = stroke[at + 1];
        double reach = pen / 2 + soft;
        int down = ink.length / width;
        int top = Math.max(0, (int) (Math.min(ay, by) - reach));
        int bottom = Math.min(down - 1, (int) (Math.max(ay, by) + reach) + 1);
        int left = Math.max(0, (int) (Math.min(ax, bx) - reach));
        int right = Math.min(width - 1, (int) (Math.max(ax, bx) + reach) + 1);
        double length = Math.max(1e-9, (bx - ax) * (bx - ax) + (by - ay) * (by - ay));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double along =
                        Math.clamp(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0, 1);
                double off = Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
                float dark = (float) Math.clamp((pen / 2 + soft / 2 - off) / soft, 0, 1);
                ink[y * width + x] = Math.max(ink[y * width + x], dark);
            }
        }
    }

    private List<double[]> digit(int digit, double slant) {
        List<String> ways = DigitSkeletons.of(digit);
        String way = ways.get(random.nextInt(ways.size()));
        double wide = between(0.55, 1.4);
        double turn = between(-0.18, 0.18);
        double loose = between(0.01, 0.06);
        double bendX = between(-0.06, 0.06);
        double bendAt = between(0, 6);
        List<double[]> strokes = new ArrayList<>();
        for (DigitSkeletons.Stroke shape : DigitSkeletons.strokes(way)) {
            double[] stroke = shape.points().clone();
            for (int i = 0; i < stroke.length; i += 2) {
                double x = (stroke[i] - 0.3 + loose * random.nextGaussian()) * wide;
                double y = stroke[i + 1] - 0.5 + loose * random.nextGaussian();
                x += -slant * y + bendX * Math.sin(bendAt + 4 * y);
                stroke[i] = x * Math.cos(turn) - y * Math.sin(turn);
                stroke[i + 1] = x * Math.sin(turn) + y * Math.cos(turn);
            }
            strokes.add(shape.round() ? DigitSkeletons.rounded(stroke, ROUNDING) : stroke);
        }
        return strokes;
    }

    private GrayImage other() {
        int kind = random.nextInt(6);
        List<double[]> strokes = new ArrayList<>();
        int count = kind == 0 ? 1 : kind == 1 ? 2 : 3 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            strokes.add(anything(kind));
        }
        return drawn(strokes, between(15, 46));
    }

    private double[] anything(int kind) {
        double x = between(0, 0.8);
        double y = between(0, 0.9);
        if (kind <= 1) {
            // A flat line, a dot, a cross: an upright line would be a one.
            double length = random.nextDouble() < 0.3 ? 0.12 : between(0.4, 1.2);
            double angle = between(-0.7, 0.7);
            return new double[] {x, y, x + length * Math.cos(angle), y + length * Math.sin(angle)};
        }
        int points = 2 + random.nextInt(3);
        double[] stroke = new double[2 * points];
        for (int i = 0; i < points; i++) {
            stroke[2 * i] = between(0, 1);
            stroke[2 * i + 1] = between(0, 1);
        }
        if (kind >= 4 && points == 2) {
            // Upright and level strokes, as in kana and kanji.
            stroke[random.nextBoolean() ? 2 : 3] = stroke[random.nextBoolean() ? 0 : 1];
        }
        return stroke;
    }

    private double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    private static void shift(double[] stroke, double x, double y) {
        for (int i = 0; i < stroke.length; i += 2) {
            stroke[i] += x;
            stroke[i + 1] += y;
        }
    }

    private static double[] box(List<double[]> strokes) {
        double[] box = {1e9, 1e9, -1e9, -1e9};
        for (double[] stroke : strokes) {
            for (int i = 0; i < stroke.length; i += 2) {
                box[0] = Math.min(box[0], stroke[i]);
                box[1] = Math.min(box[1], stroke[i + 1]);
                box[2] = Math.max(box[2], stroke[i]);
                box[3] = Math.max(box[3], stroke[i + 1]);
            }
        }
        return box;
    }
}
