package jp.kakehashi.vision.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.SheetReading.Dot;
import jp.kakehashi.vision.SheetReading.Millis;
import jp.kakehashi.vision.SheetReading.Place;

/// A reading as JSON: `form, reason, pageCorners, toImage, fields, missing, millis`.
public final class ReadingJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadingJson() {}

    /// A reading as one object.
    public static String write(SheetReading reading) {
        ObjectNode root = JSON.createObjectNode();
        root.put("form", reading.form());
        root.put("reason", reading.reason());
        ArrayNode corners = root.putArray("pageCorners");
        reading.pageCorners().forEach(c -> corners.addArray().add(c.x()).add(c.y()));
        ArrayNode grid = root.putArray("toImage");
        for (Place p : reading.toImage()) {
            grid.addArray().add(p.xMm()).add(p.yMm()).add(p.xPx()).add(p.yPx());
        }
        ObjectNode fields = root.putObject("fields");
        reading.fields()
                .forEach(
                        (id, field) ->
                                fields.putObject(id)
                                        .put("state", field.state().name().toLowerCase(Locale.ROOT))
                                        .put("score", Math.round(field.score() * 1_000) / 1_000.0));
        ArrayNode missing = root.putArray("missing");
        reading.missing().forEach(missing::add);
        Millis millis = reading.millis();
        root.putObject("millis")
                .put("decode", millis.decode())
                .put("recognise", millis.recognise())
                .put("register", millis.register())
                .put("score", millis.score())
                .put("total", millis.total());
        return root.toString();
    }

    /// What {@link #write} wrote.
    public static SheetReading read(byte[] json) {
        try {
            return read(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SheetReading read(JsonNode root) {
        List<Dot> corners = new ArrayList<>();
        root.path("pageCorners")
                .forEach(c -> corners.add(new Dot(c.path(0).asDouble(), c.path(1).asDouble())));
        List<Place> grid = new ArrayList<>();
        root.path("toImage")
                .forEach(
                        p ->
                                grid.add(
                                        new Place(
                                                p.path(0).asDouble(),
                                                p.path(1).asDouble(),
                                                p.path(2).asDouble(),
                                                p.path(3).asDouble())));
        Map<String, FieldReading> fields = new LinkedHashMap<>();
        root.path("fields")
                .properties()
                .forEach(
                        f ->
                                fields.put(
                                        f.getKey(),
                                        new FieldReading(
                                                FieldReading.State.valueOf(
                                                        f.getValue()
                                                                .path("state")
                                                                .asText()
                                                                .toUpperCase(Locale.ROOT)),
                                                f.getValue().path("score").asDouble())));
        List<String> missing = new ArrayList<>();
        root.path("missing").forEach(m -> missing.add(m.asText()));
        JsonNode millis = root.path("millis");
        return new SheetReading(
                root.path("form").isTextual() ? root.path("form").asText() : null,
                root.path("reason").isTextual() ? root.path("reason").asText() : null,
                corners,
                grid,
                fields,
                missing,
                new Millis(
                        millis.path("decode").asDouble(),
                        millis.path("recognise").asDouble(),
                        millis.path("register").asDouble(),
                        millis.path("score").asDouble(),
                        millis.path("total").asDouble()));
    }
}
