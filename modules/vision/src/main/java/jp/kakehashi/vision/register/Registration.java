package jp.kakehashi.vision.register;

import java.util.List;

/// Where a sheet lies, and how well that is known.
public final class Registration implements PageMap {
    private static final double FOUND = 0.5;

    private final PageMap map;
    private final List<Sighting> sightings;
    private final long inside;

    private final double[][] corners;

    Registration(PageMap map, List<Sighting> sightings, long inside, double[][] corners) {
        this.map = map;
        this.corners = corners;
        this.sightings = sightings;
        this.inside = inside;
    }

    @Override
    public void map(double xMm, double yMm, double[] px) {
        map.map(xMm, yMm, px);
    }

    /// The share of the printed pieces inside the picture that are seen where they belong, 0 to 1.
    public double agreement() {
        return inside == 0
                ? 0
                : sightings.stream().filter(s -> s.likeness() > FOUND).count() / (double) inside;
    }

    /// The corners of the sheet itself in dots of the picture, clockwise from its own top left.
    public double[][] cornersPx() {
        double[][] px = new double[4][2];
        for (int i = 0; i < 4; i++) {
            map.map(corners[i][0], corners[i][1], px[i]);
        }
        return px;
    }

    /// How many printed pieces lie inside the picture.
    public long inside() {
        return inside;
    }
}
