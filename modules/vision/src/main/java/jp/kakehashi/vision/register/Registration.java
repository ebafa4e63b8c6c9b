package jp.kakehashi.vision.register;

import java.util.List;

/// Where a sheet lies, and how well that is known.
public final class Registration implements PageMap {
    private static final double FOUND = 0.5;

    private final PageMap map;
    private final List<Sighting> sightings;
    private final long inside;

    Registration(PageMap map, List<Sighting> sightings, long inside) {
        this.map = map;
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

    /// How many printed pieces lie inside the picture.
    public long inside() {
        return inside;
    }
}
