package jp.kakehashi.bench.vision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kakehashi.vision.SheetReading.Place;
import org.jspecify.annotations.Nullable;

/// A folder of photographs of forms, each with its truth beside it (`x.jpg`, `x.json`).
final class PhotoTruths {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PhotoTruths() {}

    /// What is true of a photograph.
    ///
    /// @param form null when it shows none of the forms
    /// @param flat whether the sheet is neither curled nor folded
    /// @param dotsPerMm how large the sheet is seen
    /// @param grid where points of the template are seen
    record Truth(
            Path picture,
            @Nullable String form,
            boolean flat,
            int width,
            double dotsPerMm,
            List<Place> grid,
            Map<String, Field> fields) {}

    /// What is true of a field.
    ///
    /// @param covered the share of it that nobody can see
    record Field(String type, boolean filled, String pen, double covered) {}

    static List<Truth> in(Path folder) throws IOException {
        List<Path> pictures;
        try (Stream<Path> all = Files.list(folder)) {
            pictures = all.filter(p -> p.toString().endsWith(".jpg")).sorted().toList();
        }
        List<Truth> truths = new ArrayList<>();
        for (Path picture : pictures) {
            String name = String.valueOf(picture.getFileName());
            Path json = picture.resolveSibling(name.substring(0, name.length() - 4) + ".json");
            truths.add(read(picture, JSON.readTree(json.toFile())));
        }
        return truths;
    }

    private static Truth read(Path picture, JsonNode json) {
        List<Place> grid = new ArrayList<>();
        json.path("grid_mm_to_px")
                .forEach(
                        p ->
                                grid.add(
                                        new Place(
                                                p.path(0).asDouble(),
                                                p.path(1).asDouble(),
                                                p.path(2).asDouble(),
                                                p.path(3).asDouble())));
        Map<String, Field> fields = new LinkedHashMap<>();
        json.path("fields")
                .properties()
                .forEach(
                        f ->
                                fields.put(
                                        f.getKey(),
                                        new Field(
                                                f.getValue().path("type").asText(),
                                                f.getValue().path("filled").asBoolean(),
                                                f.getValue().path("pen").asText(),
                                                f.getValue().path("occluded").asDouble())));
        return new Truth(
                picture,
                json.path("template").isTextual() ? json.path("template").asText() : null,
                json.path("curlKind").asText("flat").equals("flat"),
                json.path("width").asInt(),
                json.path("ppmm").asDouble(),
                grid,
                fields);
    }
}
