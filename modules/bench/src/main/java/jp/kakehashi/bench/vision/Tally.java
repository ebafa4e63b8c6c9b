package jp.kakehashi.bench.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kakehashi.bench.vision.PhotoTruths.Field;
import jp.kakehashi.bench.vision.PhotoTruths.Truth;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.SheetReading.Place;

/// Counts what was right and what was not, picture by picture. `unsure` is not right; what is
/// covered by 2 % and more is not counted.
final class Tally {
    private static final double COVERED = 0.02;
    private static final double EDGE_MM = 8;

    int forms;
    int recognised;
    int unknown;
    int accepted;
    int fields;
    int right;
    int pages;
    int pagesRight;
    int pencil;
    int pencilSeen;
    final List<Double> flatMm = new ArrayList<>();
    final List<Double> bentMm = new ArrayList<>();
    final List<Double> hdMillis = new ArrayList<>();
    final List<Double> uhdMillis = new ArrayList<>();

    /// How often each kind of mistake was made.
    final Map<String, Integer> causes = new TreeMap<>();

    void add(Truth truth, SheetReading reading) {
        double millis = reading.millis().total() - reading.millis().decode();
        (truth.width() > 2_000 ? uhdMillis : hdMillis).add(millis);
        if (truth.form() == null) {
            unknown++;
            accepted += reading.form() == null ? 0 : 1;
            return;
        }
        forms++;
        if (!truth.form().equals(reading.form())) {
            causes.merge("not recognised: " + reading.reason(), 1, Integer::sum);
            return;
        }
        recognised++;
        (truth.flat() ? flatMm : bentMm).add(offMm(truth, reading));
        boolean all = true;
        for (Map.Entry<String, Field> field : truth.fields().entrySet()) {
            FieldReading read = reading.fields().get(field.getKey());
            if (field.getValue().covered() < COVERED && read != null) {
                all &= field(field.getValue(), read);
            }
        }
        pages++;
        pagesRight += all ? 1 : 0;
    }

    private boolean field(Field truth, FieldReading read) {
        boolean good = truth.filled() ? read.state().filled() : read.state().blank();
        fields++;
        right += good ? 1 : 0;
        if (truth.filled() && truth.pen().equals("pencil")) {
            pencil++;
            pencilSeen += read.state().filled() ? 1 : 0;
        }
        if (!good) {
            String cause =
                    truth.type()
                            + (truth.filled() ? ", filled with " + truth.pen() : ", blank")
                            + ", read as "
                            + read.state().name().toLowerCase(java.util.Locale.ROOT);
            causes.merge(cause, 1, Integer::sum);
        }
        return good;
    }

    /// How far off the places of the truth's grid are, at least 8 mm from the edge: the value that
    /// 95 of 100 do not exceed, in millimetres.
    static double offMm(Truth truth, SheetReading reading) {
        PlaceGrid grid = new PlaceGrid(reading.toImage());
        List<Double> off = new ArrayList<>();
        double[] px = new double[2];
        for (Place place : truth.grid()) {
            if (place.xMm() >= EDGE_MM
                    && place.yMm() >= EDGE_MM
                    && place.xMm() <= grid.widthMm() - EDGE_MM
                    && place.yMm() <= grid.heightMm() - EDGE_MM) {
                grid.at(place.xMm(), place.yMm(), px);
                off.add(Math.hypot(px[0] - place.xPx(), px[1] - place.yPx()) / truth.dotsPerMm());
            }
        }
        off.sort(null);
        return off.isEmpty() ? 0 : off.get((int) (off.size() * 0.95));
    }
}
