package jp.kakehashi.documents;

/// A sheet of paper and its margins, millimetres.
public record PageFormat(double widthMm, double heightMm, Margins margins) {
    private static final double LONGEST_MM = 5000;

    /// Nothing but finite sizes with room between the margins.
    public PageFormat {
        boolean sane =
                widthMm > 0
                        && heightMm > 0
                        && widthMm <= LONGEST_MM
                        && heightMm <= LONGEST_MM
                        && margins.left() + margins.right() < widthMm
                        && margins.top() + margins.bottom() < heightMm;
        if (!sane) {
            throw new IllegalArgumentException("no room on the page");
        }
    }

    /// Room left free at the edges.
    public record Margins(double top, double right, double bottom, double left) {
        /// Nothing may reach over the paper's edge.
        public Margins {
            if (!(top >= 0 && right >= 0 && bottom >= 0 && left >= 0)) {
                throw new IllegalArgumentException("a margin below 0");
            }
        }

        /// The same at each edge.
        public static Margins all(double mm) {
            return new Margins(mm, mm, mm, mm);
        }
    }

    /// The papers of an office.
    public enum Paper {
        /// 210 × 297 mm.
        A4(210, 297),
        /// 297 × 420 mm.
        A3(297, 420);

        private final double shortMm;
        private final double longMm;

        Paper(double shortMm, double longMm) {
            this.shortMm = shortMm;
            this.longMm = longMm;
        }
    }

    /// `paper` with margins of 12 mm, which every office printer can reach.
    public static PageFormat of(Paper paper, boolean landscape) {
        return landscape
                ? new PageFormat(paper.longMm, paper.shortMm, Margins.all(12))
                : new PageFormat(paper.shortMm, paper.longMm, Margins.all(12));
    }

    /// The same paper with other margins.
    public PageFormat with(Margins other) {
        return new PageFormat(widthMm, heightMm, other);
    }

    /// Width between the margins, points.
    public double innerWidth() {
        return Mm.points(widthMm - margins.left() - margins.right());
    }

    /// Height between the margins, points.
    public double innerHeight() {
        return Mm.points(heightMm - margins.top() - margins.bottom());
    }
}
