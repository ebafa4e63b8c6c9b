package jp.kakehashi.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kakehashi.practice.scene.Layout;
import jp.kakehashi.practice.scene.Scene;
import jp.kakehashi.practice.sheet.BentSheet;
import jp.kakehashi.practice.writing.Filled;
import jp.kakehashi.vision.SheetReading.Dot;
import jp.kakehashi.vision.SheetReading.Place;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// What is true of a practice photograph.
///
/// @param form the form's id; null when the sheet is none of the forms or there is no sheet
/// @param corners of the paper in dots, clockwise from its own top left; empty without a sheet
/// @param grid where points of the template are seen, every 14 mm; empty without a form
/// @param fields by id
/// @param facts how the picture was made, as they stand in the file
public record PhotoTruth(
        @Nullable String form,
        List<Dot> corners,
        List<Place> grid,
        Map<String, FieldTruth> fields,
        ObjectNode facts) {
    private static final int COLUMNS = 15;
    private static final int ROWS = 21;
    private static final int PARTS_ACROSS = 24;
    private static final int PARTS_DOWN = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What is true of a field.
    ///
    /// @param how what was written or which mark; empty when nothing
    /// @param pen its name
    /// @param penWidth in millimetres
    /// @param occluded the share of its box that a hand covers or the picture cuts off
    public record FieldTruth(
            FormField field,
            boolean filled,
            String how,
            String pen,
            double penWidth,
            double occluded) {

        static FieldTruth of(FormField field, Filled filled, double occluded) {
            return new FieldTruth(
                    field,
                    filled.filled(),
                    filled.how(),
                    filled.pen().kind().code(),
                    filled.pen().widthMm(),
                    occluded);
        }
    }

    /// The JSON of the truth for the picture of that name.
    public byte[] json(String image) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("image", image);
        root.put("template", form);
        root.setAll(facts);
        ArrayNode all = root.putArray("pageCorners");
        corners.forEach(c -> all.addArray().add(rounded(c.x())).add(rounded(c.y())));
        ArrayNode places = root.putArray("grid_mm_to_px");
        for (Place place : grid) {
            places.addArray()
                    .add(Math.round(place.xMm() * 1000) / 1000.0)
                    .add(Math.round(place.yMm() * 1000) / 1000.0)
                    .add(rounded(place.xPx()))
                    .add(rounded(place.yPx()));
        }
        ObjectNode of = root.putObject("fields");
        fields.forEach((id, truth) -> field(truth, of.putObject(id)));
        try {
            return (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void field(FieldTruth truth, ObjectNode to) {
        to.put("type", truth.field().kind().name().toLowerCase(Locale.ROOT));
        to.put("required", truth.field().required());
        to.put("filled", truth.filled());
        to.put("how", truth.how());
        to.put("pen", truth.pen());
        to.put("penW", rounded(truth.penWidth()));
        to.put("occluded", rounded(truth.occluded()));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    static List<Dot> corners(Scene scene) {
        double w = scene.print().widthMm();
        double h = scene.print().heightMm();
        return List.of(
                dot(scene.paperSeen(0, 0)),
                dot(scene.paperSeen(w, 0)),
                dot(scene.paperSeen(w, h)),
                dot(scene.paperSeen(0, h)));
    }

    private static Dot dot(double[] at) {
        return new Dot(at[0], at[1]);
    }

    static List<Place> grid(Scene scene, PaperForm form) {
        java.util.ArrayList<Place> all = new java.util.ArrayList<>();
        for (int row = 0; row <= ROWS; row++) {
            for (int column = 0; column <= COLUMNS; column++) {
                double x = form.widthMm() * column / COLUMNS;
                double y = form.heightMm() * row / ROWS;
                double[] seen = scene.templateSeen(x, y);
                all.add(new Place(x, y, seen[0], seen[1]));
            }
        }
        return List.copyOf(all);
    }

    /// The share of a box that cannot be seen.
    static double hidden(Scene scene, MmBox box) {
        int hidden = 0;
        for (int j = 0; j < PARTS_DOWN; j++) {
            for (int i = 0; i < PARTS_ACROSS; i++) {
                double[] seen =
                        scene.templateSeen(
                                box.x() + (i + 0.5) / PARTS_ACROSS * box.w(),
                                box.y() + (j + 0.5) / PARTS_DOWN * box.h());
                hidden += scene.hidden(seen[0], seen[1]) ? 1 : 0;
            }
        }
        return hidden / (double) (PARTS_ACROSS * PARTS_DOWN);
    }

    /// How the camera stood and the sheet lay.
    static ObjectNode facts(Scene scene, BentSheet sheet, boolean code, boolean hand) {
        Layout layout = scene.layout();
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("qr", code).put("width", layout.width()).put("height", layout.height());
        facts.put("tiltDeg", Math.round(layout.tiltDeg() * 10) / 10.0);
        facts.put("rotDeg", Math.round(layout.rotDeg() * 10) / 10.0);
        facts.put("k1", layout.stand().k1()).put("f", layout.stand().focal());
        facts.put("curlMm", sheet.curlMm());
        facts.put("curlKind", sheet.kind().name().toLowerCase(Locale.ROOT));
        facts.put("printScale", scene.print().scale());
        facts.putArray("printOffset").add(scene.print().right()).add(scene.print().down());
        facts.put("hand", hand).put("bg", scene.deskKind());
        facts.put("underSheet", scene.sheetBelow());
        return facts;
    }
}
