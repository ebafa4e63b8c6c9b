package jp.kakehashi.documents.print;

import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Margins;
import jp.kakehashi.documents.PageFormat.Paper;

/// Where the labels lie on a sheet of them, millimetres from the sheet's top left corner.
///
/// @param pitch from one label to the next, by their top left corners
public record LabelGrid(
        int columns,
        int rows,
        double widthMm,
        double heightMm,
        double leftMm,
        double topMm,
        Pitch pitch) {
    private static final double SLACK_MM = 0.5;

    /// Only labels that lie on an A4 sheet and not on each other.
    public LabelGrid {
        boolean fits =
                columns >= 1
                        && rows >= 1
                        && columns <= 50
                        && rows <= 100
                        && widthMm >= 10
                        && heightMm >= 5
                        && leftMm >= 0
                        && topMm >= 0
                        && pitch.xMm() >= widthMm - SLACK_MM
                        && pitch.yMm() >= heightMm - SLACK_MM
                        && leftMm + (columns - 1) * pitch.xMm() + widthMm <= 210 + SLACK_MM
                        && topMm + (rows - 1) * pitch.yMm() + heightMm <= 297 + SLACK_MM;
        if (!fits) {
            throw jp.kakehashi.kernel.Problem.invalid("problem.document.label_grid").asException();
        }
    }

    /// From one label to the next.
    public record Pitch(double xMm, double yMm) {}

    /// Twelve on A4, 2 × 6 of 86.4 × 42.3 mm.
    public static LabelGrid twelve() {
        return new LabelGrid(2, 6, 86.4, 42.3, 18.6, 21.6, new Pitch(86.4, 42.3));
    }

    /// Ten on A4, 2 × 5 of 86.4 × 50.8 mm.
    public static LabelGrid ten() {
        return new LabelGrid(2, 5, 86.4, 50.8, 18.6, 21.5, new Pitch(86.4, 50.8));
    }

    /// Twenty-one on A4 without edges, 3 × 7 of 70 × 42.3 mm.
    public static LabelGrid twentyOne() {
        return new LabelGrid(3, 7, 70, 42.3, 0, 0.45, new Pitch(70, 42.3));
    }

    /// Forty-four on A4, 4 × 11 of 48.3 × 25.4 mm.
    public static LabelGrid fortyFour() {
        return new LabelGrid(4, 11, 48.3, 25.4, 8.4, 8.8, new Pitch(48.3, 25.4));
    }

    /// Twenty-four on A4, 3 × 8 of 66 × 33.9 mm.
    public static LabelGrid twentyFour() {
        return new LabelGrid(3, 8, 66, 33.9, 6, 12.9, new Pitch(66, 33.9));
    }

    /// Labels on a sheet.
    public int count() {
        return columns * rows;
    }

    PageFormat sheet() {
        return PageFormat.of(Paper.A4, false).with(Margins.all(0));
    }
}
