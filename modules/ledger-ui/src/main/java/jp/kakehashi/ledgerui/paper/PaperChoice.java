package jp.kakehashi.ledgerui.paper;

import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.print.LabelGrid;
import jp.kakehashi.ledger.PaperOrder.PaperShape;

/// What a person chooses about paper, except which rows and fields. Immutable.
///
/// @param firstLabel the place of the first label on its sheet, from 1
public record PaperChoice(
        Shape shape,
        Paper paper,
        boolean landscape,
        Letters letters,
        Labels labels,
        int firstLabel,
        boolean code) {
    /// A list on A4, landscape.
    public static final PaperChoice USUAL =
            new PaperChoice(Shape.TABLE, Paper.A4, true, Letters.USUAL, Labels.TWELVE, 1, false);

    /// No place beside the sheet.
    public PaperChoice {
        firstLabel = Math.clamp(firstLabel, 1, labels.grid().count());
    }

    /// The shapes of paper.
    public enum Shape {
        /// One line a row.
        TABLE,
        /// One page a row.
        RECORDS,
        /// One label a row.
        LABELS,
        /// An old blank form filled in for each row.
        FORM
    }

    /// How large the letters of a list are.
    public enum Letters {
        /// 7.5 points.
        SMALL(7.5),
        /// 9 points.
        USUAL(9),
        /// 11 points.
        LARGE(11);

        private final double points;

        Letters(double points) {
            this.points = points;
        }
    }

    /// Sheets of labels that offices buy.
    public enum Labels {
        TEN(86.4, 50.8),
        TWELVE(86.4, 42.3),
        TWENTY_ONE(70, 42.3),
        TWENTY_FOUR(66, 33.9),
        FORTY_FOUR(48.3, 25.4);

        private final double widthMm;
        private final double heightMm;

        Labels(double widthMm, double heightMm) {
            this.widthMm = widthMm;
            this.heightMm = heightMm;
        }

        /// Where they lie.
        public LabelGrid grid() {
            return switch (this) {
                case TEN -> LabelGrid.ten();
                case TWELVE -> LabelGrid.twelve();
                case TWENTY_ONE -> LabelGrid.twentyOne();
                case TWENTY_FOUR -> LabelGrid.twentyFour();
                case FORTY_FOUR -> LabelGrid.fortyFour();
            };
        }

        /// `86.4 × 42.3 mm`.
        public String size() {
            return widthMm + " × " + heightMm + " mm";
        }
    }

    /// As the service wants it told; of a form {@link FormChoice} knows.
    PaperShape told() {
        PageFormat format = PageFormat.of(paper, landscape);
        return switch (shape) {
            case TABLE -> new PaperShape.Table(format, letters.points);
            case RECORDS, FORM -> new PaperShape.Records(format);
            case LABELS -> new PaperShape.Labels(labels.grid(), firstLabel - 1, code);
        };
    }

    /// In another shape, with the paper that is usual for it.
    public PaperChoice as(Shape other) {
        boolean lying = other == Shape.TABLE;
        return new PaperChoice(other, paper, lying, letters, labels, firstLabel, code);
    }

    /// On another paper.
    public PaperChoice on(Paper other, boolean lying) {
        return new PaperChoice(shape, other, lying, letters, labels, firstLabel, code);
    }

    /// In other letters.
    public PaperChoice in(Letters other) {
        return new PaperChoice(shape, paper, landscape, other, labels, firstLabel, code);
    }

    /// On other labels, from that place on.
    public PaperChoice labels(Labels other, int first) {
        return new PaperChoice(shape, paper, landscape, letters, other, first, code);
    }

    /// With or without the code on labels.
    public PaperChoice coded(boolean wanted) {
        return new PaperChoice(shape, paper, landscape, letters, labels, firstLabel, wanted);
    }
}
